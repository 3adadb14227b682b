"""LRC: lyrics, a line of text after a time of minutes, seconds and hundredths.

A line is shown until the next begins; one without text ends what is shown, and stands before longer pauses
only, as players show an empty line for it. Two lines with the same time are the two languages of a cue.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, zip_longest
from statistics import median

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.formats.format import Format
from subgen.formats.grid import on_grid
from subgen.formats.reader import Found, RawCue, Reader
from subgen.formats.shown import check_end, full_backslash, plain, shown_lines
from subgen.formats.turns import heads
from subgen.formats.word_times import timed_words
from subgen.span import Span, clock_ms
from subgen.tags import Language
from subgen.width import is_han

_GRID_MS = 10
_GAP_MS = 1000
_LIMIT_MS = 1000 * 60_000
_TAG_LIKE = re.compile(r"^\[|<(?=\d+:\d)")
_TAG = re.compile(r"\[([A-Za-z#][^:\[\]]*):(.*)\]")
_TIME = r"([0-9]{1,3}):([0-9]{1,2})(?::([0-9]{1,2}))?(?:\.([0-9]{1,3}))?"
_STAMP = re.compile(rf"\[{_TIME}\][ \t]*")
_INNER = re.compile(rf"<{_TIME}>")
_OFFSET = re.compile(r"[+-]?[0-9]{1,7}")
_LAST_MS = 5000
"""How long the last line lasts, where none follows that ends it."""
_FULL_WIDTH = {"[": "［", "<": "＜"}


def to_lrc(cues: Sequence[LaidCue], title: str, languages: Sequence[Language]) -> str:
    """An LRC file of ``cues``, a line for each language that a cue has.

    Times are whole centiseconds (see ``on_grid``). A line break inside a cue becomes a space. A cue ends
    where the next begins, if it overlaps that or the gap is shorter than a second.

    Raises:
        InputError: a cue has no text in ``languages``.
        OutputError: a cue ends at or after 1000 minutes.
    """
    check_end(cues, _LIMIT_MS, "LRC")
    spans = on_grid([cue.span for cue in cues], _GRID_MS)
    lines = [f"[ti:{' '.join(plain(title).split())}]", "[re:subgen]"]
    for number, (cue, span, end_ms) in enumerate(zip(cues, spans, _ends(spans), strict=True), 1):
        for part in shown_lines(cue, number, languages, shown_line):
            if part:
                lines.append(_stamp(span.start_ms) + " ".join(part))
        if end_ms is not None:
            lines.append(_stamp(end_ms))
    return "\n".join(lines) + "\n"


def shown_line(line: str) -> str:
    r"""A line of text as an LRC file holds it: full-width are ``\`` and brackets in a tag's place."""
    return _TAG_LIKE.sub(lambda bracket: _FULL_WIDTH[bracket[0]], full_backslash(line))


_MOST_REPEATED = 10
"""Lines that are said several times make no more text than so many times that of the file."""
_LONGEST_LINE = 32
"""More Chinese characters than a screen holds aren't in half of the lines of a song or of subtitles."""
_JUDGED = 1000
"""So many lines say what a file is."""


def recognises(text: str) -> bool:
    """Whether at least half of the first lines of ``text`` begin with a time in brackets.

    It is no transcript: that has its times on lines of their own, ahead of paragraphs, or in whole seconds
    ahead of names.
    """
    stripped = (line.strip() for line in text.split("\n"))
    lines = list(islice((line for line in stripped if line and not _TAG.fullmatch(line)), _JUDGED))
    stamps = [stamp for stamp in map(_STAMP.match, lines) if stamp]
    if not 0 < len(lines) <= 2 * len(stamps):
        return False
    paragraphs = median(sum(map(is_han, stamp.string)) for stamp in stamps) > _LONGEST_LINE
    alone = len(lines) > len(stamps) and all(stamp.end() == len(stamp.string) for stamp in stamps)
    named = sum(bool(head.name) for head in heads(lines).values()) * 2 > len(stamps)
    return not paragraphs and not alone and not (named and not any(stamp[4] for stamp in stamps))


def read(text: str) -> Found:
    """The lines of an LRC file as cues, in the order of time, each lasting until the next begins.

    A line with several times is said at each of them; lines with the same time are one cue. Times inside of
    a line (enhanced LRC) are those of its words. Lines without a time are left out, with a warning.
    """
    rows = [line.strip() for line in text.split("\n")]
    tags = {tag[1].lower(): tag[2].strip() for tag in map(_TAG.fullmatch, rows) if tag}
    clock = _Clock.of(text, tags.get("offset", ""))
    entries: list[_Entry] = []
    warnings = []
    chars = 0
    for number, row in enumerate(rows, 1):
        if row and not _TAG.fullmatch(row):
            starts, rest = clock.taken_off(row)
            shown = plain(_INNER.sub("", rest))
            # The times inside are those of one time only.
            entries += [_Entry(number, ms, shown, rest if len(starts) == 1 else "") for ms in starts]
            chars += len(shown) * len(starts)
            if chars > _MOST_REPEATED * len(text):
                raise InputError(f"line {number}: text at so many times is no talk: give each its own line")
            if not starts:
                warnings.append(f"line {number}: no time before it; it is left out")
    entries.sort(key=lambda entry: entry.start_ms)
    moments = [list(group) for _, group in groupby(entries, key=lambda entry: entry.start_ms)]
    cues = []
    for moment, following in zip_longest(moments, moments[1:]):
        said = [entry for entry in moment if entry.shown or entry.sung]
        end_ms = following[0].start_ms if following else moment[0].start_ms + _LAST_MS
        if said:
            cues.append(_cue(said, end_ms, clock))
            if not following:
                seconds = f"{_LAST_MS / 1000:g} s"
                warnings.append(f"line {said[0].number}: nothing ends the last line; it gets {seconds}")
    return Found(tuple(cues), tuple(warnings), tags.get("ti", ""))


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    """Of its line in the file, from 1."""
    start_ms: int
    shown: str
    sung: str
    """The same with the times inside of it, where they hold; else nothing."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """How the times of a file are to be understood."""

    hours: bool
    """Whether 1:02:03 is an hour and more; otherwise it is a minute, 2 seconds and 3 hundredths."""
    offset_ms: int
    """How much sooner everything is said."""

    @classmethod
    def of(cls, text: str, offset: str) -> "_Clock":
        thirds = [match[3] for match in _STAMP.finditer(text) if match[3] and not match[4]]
        return cls(all(int(third) < 60 for third in thirds), int(offset) if _OFFSET.fullmatch(offset) else 0)

    def ms(self, match: re.Match[str]) -> int:
        """A time of which ``_TIME`` found the parts."""
        first, second, third, fraction = match.groups()
        if third and (fraction or self.hours):
            ms = clock_ms(first, second, third, fraction)
        else:
            ms = clock_ms(None, first, second, third or fraction)
        return max(ms - self.offset_ms, 0)

    def taken_off(self, row: str) -> tuple[list[int], str]:
        """The times at the beginning of a line, and what follows them."""
        starts, position = [], 0
        while stamp := _STAMP.match(row, position):
            starts.append(self.ms(stamp))
            position = stamp.end()
        return starts, row[position:].strip()


def _cue(said: Sequence[_Entry], end_ms: int, clock: _Clock) -> RawCue:
    start_ms = said[0].start_ms
    lines = tuple(entry.shown for entry in said if entry.shown)
    sung = said[0].sung
    inner = list(_INNER.finditer(sung))
    if not inner or len(said) > 1:
        return RawCue(said[0].number, start_ms, end_ms, lines)
    marks = [(0, start_ms), *((match.end(), clock.ms(match)) for match in inner)]
    ends = [*(match.start() for match in inner), len(sung)]
    pieces = [(sung[first:end], ms) for (first, ms), end in zip(marks, ends, strict=True)]
    return RawCue(said[0].number, start_ms, end_ms, lines, words=timed_words(pieces, end_ms))


def _ends(spans: Sequence[Span]) -> Iterator[int | None]:
    """Of each cue, when a line without text has to end it; None where the next cue does."""
    end_ms = 0
    for span, following in zip_longest(spans, spans[1:]):
        end_ms = max(end_ms, span.end_ms)  # of all that begin together
        ended = following is None or end_ms + _GAP_MS <= following.start_ms
        yield end_ms if ended else None
        if following is not None and following.start_ms > span.start_ms:
            end_ms = 0


def _stamp(ms: int) -> str:
    minutes, ms = divmod(ms, 60_000)
    return f"[{minutes:02d}:{ms // 1000:02d}.{ms % 1000 // 10:02d}]"


def _format(languages: tuple[Language, ...], label: str) -> Format:
    def write(cues: Sequence[LaidCue], title: str) -> str:
        return to_lrc(cues, title, languages)

    return Format(
        suffix=f"{'-'.join(languages)}.lrc",
        label=label,
        write=write,
        languages=languages,
        needs_english="en" in languages,
        shows=shown_line,
        grid_ms=_GRID_MS,
        gap_ms=_GAP_MS,
        overlaps=False,
        breaks=False,
        on_screen=False,
    )


FORMATS = (
    _format(("zh",), "Chinese (LRC)"),
    _format(("en",), "English (LRC)"),
    _format(("zh", "en"), "both languages, a line each (LRC)"),
)
READER = Reader("LRC", recognises, read)
