"""Which lines of a subtitle file are Chinese and which are their English: a question to the whole file.

English that is shown together with Chinese is its translation; English that is shown alone was said in
English, and is part of the talk (a cue that says only "Transformer"). One cue proves nothing, so a file is
taken for a bilingual one only where much of its Chinese has English at its side: in the same cue, or in
another cue at the same time.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain
from operator import add, sub
from pathlib import PurePath
from string import punctuation
from typing import NamedTuple

from subgen.formats.pairing import paired
from subgen.formats.reader import RawCue
from subgen.tags import Language, split_tag
from subgen.track import TrackCue
from subgen.width import HAN

_OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}

_HAN = re.compile(HAN)
_WORD = re.compile(r"[^\W\d_\u2e80-\U0003ffff]+")
_SAID = re.compile(r"[^\W_\u2e80-\U0003ffff]+")
_UNSPACED = re.compile("[!-~]+")
_ADDRESS = re.compile(r"\w/\w|\w\.\w|//|@", re.ASCII)
_BILINGUAL = 1 / 3
"""With so many of its Chinese cues in English as well, a file is bilingual: in talks that mix languages, one
cue in ten may have a line of nothing but English; in bilingual files, nine in ten have."""
_ENGLISH = 0.9
"""A style, or a file, with so much of its text in English is English, with some Chinese left in it."""
_NEARLY_ALL = 0.9
"""With so many of its cues in both languages, or all but one, a file is made of pairs; a cue of several lines
without Chinese, which may be such a pair or not, tells nothing of that."""
_FEW = 10
"""Of fewer cues nothing like that can be said."""


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
"""There are few: one of each kind is kept, not one for each cue."""


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
    pairs = [shape for shape in shapes if {"zh", "en"} <= shape.found]
    first = Counter(shape.first for shape in pairs)
    english_first = first["en"] > first["zh"]
    plain = sum(
        shape.language == "zh" or (shape.language == "en" and len(cue.lines) == 1)
        for cue, shape in zip(cues, shapes, strict=True)
    )
    in_pairs = len(pairs) >= min(_NEARLY_ALL * plain, plain - 1)
    result = []
    for cue in cues:
        kinds = cue.kinds or ("",) * len(cue.lines)
        by_script = [index for index, kind in enumerate(kinds) if kind not in known]
        languages: list[Language] = [known.get(kind, "zh") for kind in kinds]
        blocks = _blocks([cue.lines[index] for index in by_script], english_first, in_pairs)
        for index, language in zip(by_script, blocks, strict=True):
            languages[index] = language
        zh, en = (
            tuple(line for line, language in zip(cue.lines, languages, strict=True) if language == wanted)
            for wanted in ("zh", "en")
        )
        result.append(_as_read(cue, zh, en))
    return result


def _languages_of_kinds(cues: Sequence[RawCue]) -> dict[str, Language]:
    """The language of each kind of line that has one; none at all where they don't differ in it.

    A kind is asked what a file is: whether its Chinese has its English at its side, and else which it is.
    """
    of_kind: defaultdict[str, list[RawCue]] = defaultdict(list)
    for cue in cues:
        lines: defaultdict[str, list[str]] = defaultdict(list)
        for kind, line in zip(cue.kinds, cue.lines, strict=False):
            lines[kind].append(line)
        for kind, its in lines.items():
            of_kind[kind].append(RawCue(cue.line, cue.start_ms, cue.end_ms, tuple(its)))
    known: dict[str, Language] = {}
    for kind, row in of_kind.items():
        shapes = [_shape_of(cue.lines) for cue in row]
        if _accompanied(row, shapes) < _BILINGUAL:
            languages = Counter(shape.language for shape in shapes)
            known[kind] = "en" if languages["zh"] < _BILINGUAL * (languages["zh"] + languages["en"]) else "zh"
    return known if len(set(known.values())) == 2 else {}


def _blocks(lines: Sequence[str], english_first: bool, in_pairs: bool) -> list[Language]:
    """The languages of a cue's lines: all of one stand above all of the other."""
    size = len(lines)
    if any(map(_HAN.search, lines)):
        cut, reverse = _cut(lines, english_first)
    elif twice := _same_twice(lines):  # Transformer, in both languages
        cut, reverse = twice, english_first
    elif in_pairs and (named := _named_twice(lines, english_first)):
        cut, reverse = named, english_first
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


def _named_twice(lines: Sequence[str], english_first: bool) -> int:
    """After how many lines the language changes in a cue whose Chinese is nothing but names and numbers.

    The English has them as well, or most of them. Where it has not, all lines are what one person said in
    English: 0.
    """
    size = len(lines)
    if size < 2:
        return 0
    words = [_words(line) for line in lines]
    apart = list(map(add, _only_above(words), reversed(_only_above(words[::-1]))))
    cut = min(range(1, size), key=lambda cut: (apart[cut], abs(2 * cut - size)))
    above, below = ({word for line in part for word in line} for part in (words[:cut], words[cut:]))
    zh = below if english_first else above
    return cut if 2 * len(above & below) >= max(len(zh), 1) else 0


def _cut(lines: Sequence[str], english_first: bool) -> tuple[int, bool]:
    """After how many lines the language changes, and whether it is the English that stands above.

    Of two orders that are equally good, it is the file's usual one. Some line is Chinese.
    """
    size = len(lines)
    han = [len(_HAN.findall(line)) for line in lines]
    words = [[word for word in _words(line) if not word.isdigit()] for line in lines]  # 42 is in no language
    above, below = _best_cut(han, words), _best_cut(han[::-1], words[::-1])
    reverse = english_first if above[0] == below[0] else below[0] > above[0]
    return (size - below[-1] if reverse else above[-1]), reverse


def _best_cut(han: Sequence[int], words: Sequence[Sequence[str]]) -> tuple[int, int, int]:
    """The best cut of a cue with its Chinese above: how good it is, how near to the middle, and where it is.

    Above it stand most Chinese characters, at least one, and fewest foreign words; but those that come below
    too, as names and quotations do, are in both languages.
    """
    gains = list(map(sub, accumulate(han, initial=0), _only_above(words)))
    first = next(index for index, count in enumerate(han) if count)
    return max((gains[cut], -abs(2 * cut - len(han)), cut) for cut in range(first + 1, len(han) + 1))


def _only_above(words: Sequence[Sequence[str]]) -> list[int]:
    """For each number of lines, from none, how many of their words come in no later line."""
    times = Counter(chain.from_iterable(words))
    last = {word: index for index, line in enumerate(words) for word in line}
    found = [0] * (len(words) + 1)
    for word, index in last.items():
        found[index + 1] += times[word]
    return list(accumulate(found))


def _words(line: str) -> list[str]:
    """Its words that are not Chinese, and its numbers; an address is one word."""
    words: list[str] = []
    line = line.casefold()
    if _ADDRESS.search(line):
        words = [part.strip(punctuation) for part in _UNSPACED.findall(line) if _is_address(part)]
        line = _UNSPACED.sub(lambda part: " " if _is_address(part[0]) else part[0], line)
    return [*words, *_SAID.findall(line)]


def _is_address(part: str) -> bool:
    return bool(_ADDRESS.search(part) and _WORD.search(part))
