"""Which lines of a subtitle file are Chinese and which are their English: a question to the whole file.

English that is shown together with Chinese is its translation; English that is shown alone was said in
English, and is part of the talk (a cue that says only "Transformer"). One cue proves nothing, so a file is
taken for a bilingual one only where much of its Chinese has English at its side: in the same cue, or in
another cue at the same time.
"""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from pathlib import PurePath
from typing import NamedTuple

from subgen.formats.pairing import paired
from subgen.formats.reader import RawCue
from subgen.tags import Language, split_tag
from subgen.track import TrackCue
from subgen.width import HAN

_OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}

_HAN = re.compile(HAN)
_WORD = re.compile(r"[^\W\d_\u2e80-\U0003ffff]+")
_UNSPACED = re.compile("[!-~]+")
_ADDRESS = re.compile(r"\w/\w|\w\.\w|//|@", re.ASCII)
_BILINGUAL = 1 / 3
"""With so many of its Chinese cues in English as well, a file is bilingual: in talks that mix languages, one
cue in ten may have a line of nothing but English; in bilingual files, nine in ten have."""
_ENGLISH = 0.9
"""A style, or a file, with so much of its text in English is English, with some Chinese left in it."""
_QUOTED = 3
"""So many words are not the same twice by chance."""
_FEW = 10
"""Of fewer cues nothing like that can be said."""


class _Counts(NamedTuple):
    """What a line is made of."""

    han: int
    words: int
    """Runs of letters that are not Chinese; an address, which is of no language, has none."""


class _Shape(NamedTuple):
    """What the lines of a cue are, by their scripts alone."""

    found: frozenset[Language | None]
    """Their languages: English where there are letters, but no Chinese; None of 42 and ♪."""
    first: Language | None
    last: Language | None

    @property
    def language(self) -> Language | None:
        """Chinese if any line is, else English if any is."""
        return "zh" if "zh" in self.found else "en" if "en" in self.found else None


_shape = cache(_Shape)
_counts = cache(_Counts)
"""There are few of both: one of each kind is kept, not one for each cue or line."""


def told_apart(raw: Sequence[RawCue], name: str) -> tuple[TrackCue, ...]:
    """The cues with their lines in Chinese and in English, in the order of the file.

    In a bilingual file, a cue in Chinese and one in English that have the same times become one, at the place
    of the first; so do those that share most of their times, which then are the Chinese cue's. In any other
    file all lines are in one language: Chinese, unless there is next to none; ``name`` is asked where there
    is little (``talk.en.srt``).
    """
    shapes = [_shape_of(cue.lines) for cue in raw]
    if _accompanied(raw, shapes) >= _BILINGUAL:
        return paired(_split(raw, shapes))
    if _is_english(shapes, name):
        return tuple(_as_read(cue, (), cue.lines) for cue in raw)
    return tuple(_as_read(cue, cue.lines, ()) for cue in raw)


def _count(line: str) -> _Counts:
    han = 0 if line.isascii() else len(_HAN.findall(line))
    if _ADDRESS.search(line):
        line = _UNSPACED.sub(lambda part: " " if _ADDRESS.search(part[0]) else part[0], line)
    return _counts(han, len(_WORD.findall(line)))


def _language(line: str) -> Language | None:
    if not line.isascii() and _HAN.search(line):
        return "zh"
    return "en" if _WORD.search(line) else None


def _shape_of(lines: Sequence[str]) -> _Shape:
    if not lines:
        return _shape(frozenset(), None, None)
    found = frozenset(map(_language, lines))
    return _shape(found, _language(lines[0]), _language(lines[-1]))


def _as_read(cue: RawCue, zh: tuple[str, ...], en: tuple[str, ...]) -> TrackCue:
    return TrackCue(cue.line, cue.start_ms, cue.end_ms, zh, en, cue.markup, cue.words if zh else ())


def _accompanied(cues: Sequence[RawCue], shapes: Sequence[_Shape]) -> float:
    """How much of the Chinese is shown together with English: the share of the cues that have any."""
    english = _Cover(
        (cue.start_ms, cue.end_ms)
        for cue, shape in zip(cues, shapes, strict=True)
        if cue.start_ms < cue.end_ms and shape.language == "en"
    )
    chinese = together = 0
    for cue, shape in zip(cues, shapes, strict=True):
        if shape.language == "zh":
            chinese += 1
            at_side = "en" in (shape.first, shape.last)
            length = cue.end_ms - cue.start_ms
            together += at_side or 2 * english.within(cue.start_ms, cue.end_ms) >= max(length, 1)
    return together / max(chinese, 1)


class _Cover:
    """The time that some spans cover together."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)
        lengths = (end - start for start, end in zip(self._starts, self._ends, strict=True))
        self._before = [0, *accumulate(lengths)]

    def within(self, start: int, end: int) -> int:
        """How much of the time from ``start`` to ``end`` is covered."""
        return self._until(end) - self._until(start)

    def _until(self, time: int) -> int:
        index = bisect_right(self._starts, time)
        return self._before[index] - max(self._ends[index - 1] - time, 0) if index else 0


def _is_english(shapes: Sequence[_Shape], name: str) -> bool:
    languages = Counter(shape.language for shape in shapes)
    share = languages["en"] / max(languages["en"] + languages["zh"], 1)
    if split_tag(PurePath(name).stem)[1] == ("en",) and share > 1 / 2:
        return True
    return share == 1 or (share > _ENGLISH and languages["en"] >= _FEW)


def _split(cues: Sequence[RawCue], shapes: Sequence[_Shape]) -> list[TrackCue]:
    """The cues of a bilingual file, each with its lines told apart."""
    known = _languages_of_kinds(cues)
    first = Counter(shape.first for shape in shapes if {"zh", "en"} <= shape.found)
    english_first = first["en"] > first["zh"]
    result = []
    for cue in cues:
        kinds = cue.kinds or ("",) * len(cue.lines)
        by_script = [index for index, kind in enumerate(kinds) if kind not in known]
        languages: list[Language] = [known.get(kind, "zh") for kind in kinds]
        blocks = _blocks([cue.lines[index] for index in by_script], english_first)
        for index, language in zip(by_script, blocks, strict=True):
            languages[index] = language
        zh, en = (
            tuple(line for line, language in zip(cue.lines, languages, strict=True) if language == wanted)
            for wanted in ("zh", "en")
        )
        result.append(_as_read(cue, zh, en))
    return result


def _languages_of_kinds(cues: Sequence[RawCue]) -> dict[str, Language]:
    """The language of each kind of line that has one; none at all where they don't differ in it."""
    scripts: defaultdict[str, Counter[Language | None]] = defaultdict(Counter)
    for cue in cues:
        for kind, line in zip(cue.kinds, cue.lines, strict=False):
            scripts[kind][_language(line)] += 1
    known: dict[str, Language] = {}
    for kind, found in scripts.items():
        english = found["en"] / max(found["en"] + found["zh"], 1)
        if english >= _ENGLISH:
            known[kind] = "en"
        elif english < _BILINGUAL:
            known[kind] = "zh"
    return known if len(set(known.values())) == 2 else {}


def _blocks(lines: Sequence[str], english_first: bool) -> list[Language]:
    """The languages of a cue's lines: all of one stand above all of the other."""
    counts = [_count(line) for line in lines]
    size = len(lines)
    if any(count.han for count in counts):
        cut, reverse = _cut(counts, _between_quotes(lines, counts), english_first)
    elif twice := _same_twice(lines):  # Transformer, in both languages
        cut, reverse = twice, english_first
    else:
        cut, reverse = size, any(map(_WORD.search, lines))
    above: Language = "en" if reverse else "zh"
    return [above] * cut + [_OTHER[above]] * (size - cut)


def _same_twice(lines: Sequence[str]) -> int:
    """After how many lines the same words come again, however they are broken and marked; 0 if they don't."""
    said = ["".join(char for char in line.casefold() if char.isalnum()) for line in lines]
    if not any(said):
        said = list(lines)  # ♪
    text, ends = "".join(said), list(accumulate(map(len, said)))
    half = len(text) // 2
    if not text or text != text[:half] * 2 or half not in ends:
        return 0
    return ends.index(half) + 1


def _between_quotes(lines: Sequence[str], counts: Sequence[_Counts]) -> range:
    """After how many lines the language may change: where a line of some words is there twice, between them.

    It is a quotation, which the Chinese has in English too.
    """
    first: dict[str, int] = {}
    for index, (line, count) in enumerate(zip(lines, counts, strict=True)):
        said = "".join(filter(str.isalnum, line.casefold()))
        if not count.han and count.words >= _QUOTED and first.setdefault(said, index) < index:
            return range(first[said] + 1, index + 1)
    return range(len(lines) + 1)


def _cut(counts: Sequence[_Counts], cuts: range, english_first: bool) -> tuple[int, bool]:
    """After how many lines the language changes, and whether it is the English that stands above.

    Of the places in ``cuts``, the one at which most Chinese characters and fewest foreign words are on the
    Chinese side, which has some; of equal ones that with the file's usual order, then the one nearest to the
    middle. Some line is Chinese.
    """
    size = len(counts)
    gains = [0, *accumulate(count.han - count.words for count in counts)]
    han = [0, *accumulate(count.han for count in counts)]
    nowhere = (-math.inf, 0, 0)
    above = max([(gains[cut], -abs(2 * cut - size), cut) for cut in cuts if han[cut]], default=nowhere)
    below = max(
        [(gains[-1] - gains[cut], -abs(2 * cut - size), cut) for cut in cuts if han[cut] < han[-1]],
        default=nowhere,
    )
    reverse = english_first if above[0] == below[0] else below[0] > above[0]
    return (below if reverse else above)[-1], reverse
