"""SubRip (SRT): for players, for uploading, and as a source that brings its own times.

Writing goes through the ``srt`` library. Reading does not: it must say on which line a broken cue stands,
lose no other for it, and stay linear in whatever it is given.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.reader import Reader
from subgen.formats.shown import Language, check_end, full_width, shown_lines
from subgen.source import Piece, Source
from subgen.span import Span

_LIMIT_MS = 100 * 3_600_000

_TIME = r"(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,，]([0-9]{1,3}))?"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_TIME_START = re.compile(r"[0-9]{1,3}:[0-9]{1,2}:[0-9]{1,2}")
_NUMBER = re.compile(r"[ \t]*[0-9]{1,9}[ \t]*")
_TAG = re.compile(r"</?(?:i|b|u|s|font)(?:[ \t][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)

_ANGLES = str.maketrans("<>", "＜＞")
_STAMP = re.compile(r"(\d):(?=\d{1,2}:\d{1,2}[.,]\d)")
_BARE_NUMBER = re.compile(r"-?\d+\.?\d*")
_LRM = "\u200e"
_MARKED_NUMBER = re.compile(rf"({_BARE_NUMBER.pattern}){_LRM}")


def to_srt(cues: Sequence[LaidCue], languages: Sequence[Language]) -> str:
    """An SRT file of ``cues``, numbered from 1, each with its lines in the first language, then in the next.

    Nothing in a line is taken for a sign of the file's own by the libraries srt and pysubs2 or by ffmpeg.
    Besides what ``shown`` changes, ``-->`` becomes ``→``; the angle brackets of a line that opens one become
    full-width, as does the first colon of a clock time with fractions; and a line below the first that is
    nothing but a number, and might be the next cue's, gets an invisible left-to-right mark at its end.

    Raises:
        InputError: a cue has no text in ``languages``.
        OutputError: a cue ends at or after 100 hours.
    """
    import srt  # type: ignore[import-untyped]

    check_end(cues, _LIMIT_MS, "SRT")
    blocks = []
    for number, cue in enumerate(cues, 1):
        lines = [line for part in shown_lines(cue, number, languages, shown_line) for line in part]
        lines[1:] = [line + _LRM if _BARE_NUMBER.fullmatch(line) else line for line in lines[1:]]
        start, end = (timedelta(milliseconds=ms) for ms in (cue.span.start_ms, cue.span.end_ms))
        blocks.append(srt.Subtitle(number, start, end, "\n".join(lines)))
    # Left to itself, the library drops cues and changes their order, and the languages no longer pair.
    text: str = srt.compose(blocks, reindex=False)
    return text


def shown_line(line: str) -> str:
    """A line of text as an SRT file holds it."""
    line = _STAMP.sub(r"\1：", full_width(line).replace("-->", "→"))
    return line.translate(_ANGLES) if "<" in line else line


def recognises(text: str) -> bool:
    """Whether ``text`` holds a line with two times and an arrow."""
    return any("-->" in line and _TIMES.fullmatch(line) for line in text.split("\n"))


def read(text: str, name: str) -> tuple[Source, tuple[str, ...]]:
    """The cues of an SRT file, in the order of their times, and what was wrong with it.

    Each cue is a piece with its span; its lines are joined by a space, and tags are dropped. Cues without
    text are left out, and broken ones with a warning that names their line. A cue that runs into the next
    ends where that begins; cues that begin together become one.
    """
    raw, warnings = _cues(text.split("\n"))
    kept = sorted(raw, key=lambda cue: cue.span.start_ms)
    if kept != raw:
        late = next(cue for cue, ordered in zip(raw, kept, strict=True) if cue is not ordered)
        warnings.append(f"line {late.line}: cues are out of order from here; they were sorted by time")
    kept, overlaps = _apart(kept)
    if overlaps:
        warnings.append(
            f"line {overlaps[0]}: this cue begins before the one ahead of it ends ({len(overlaps)} in all); "
            "the earlier one was ended there, or joined with it where both begin together"
        )
    pieces = []
    offset = 0
    for cue in kept:
        pieces.append(Piece(offset, offset + len(cue.text), cue.span))
        offset += len(cue.text) + 1
    source = Source(name, "\n".join(cue.text for cue in kept), tuple(pieces))
    return source, tuple(f"{name}: {warning}" for warning in warnings)


@dataclass(frozen=True, slots=True)
class _Cue:
    line: int
    """The number of its time line, from 1."""
    span: Span
    text: str


def _cues(lines: Sequence[str]) -> tuple[list[_Cue], list[str]]:
    """The whole cues in the order of the file, and a warning for everything else that holds text."""
    cues, warnings = [], []
    for head, body in _blocks(lines):
        text = " ".join(shown for line in body if (shown := _shown(line)))
        if not text:
            continue
        if head is None:
            warnings.append("line 1: the text before the first time line is left out")
        elif (span := _span(lines[head])) is None:
            warnings.append(
                f"line {head + 1}: unusable times ({lines[head].strip()[:40]!r}); the cue is left out"
            )
        else:
            cues.append(_Cue(head + 1, span, text))
    return cues, warnings


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int | None, Sequence[str]]]:
    """Each time line's index, and the lines of text under it; first what stands before any (None)."""
    head = None
    first = 0
    for index in range(len(lines)):
        if _is_head(lines, index):
            number = index - 1
            end = number if number >= first and _NUMBER.fullmatch(lines[number]) else index
            yield head, lines[first:end]
            head, first = index, index + 1
    yield head, lines[first:]


def _shown(line: str) -> str:
    """What a player shows of a line of text; ``to_srt``'s mark after a number is gone, too."""
    text = _TAG.sub("", line).strip()
    number = _MARKED_NUMBER.fullmatch(text)
    return number[1] if number else text


def _is_head(lines: Sequence[str], index: int) -> bool:
    """Whether a line is a time line, or stands in the place of one and tries to be one."""
    line = lines[index]
    if "-->" in line:
        return bool(_TIMES.fullmatch(line)) or _opens_block(lines, index)
    return line[:1].isdigit() and bool(_TIME_START.match(line)) and _opens_block(lines, index)


def _opens_block(lines: Sequence[str], index: int) -> bool:
    """Whether at most a number stands between a line and the blank line, or the file's start, above it."""
    above = index - 1
    if above >= 0 and _NUMBER.fullmatch(lines[above]):
        above -= 1
    return above < 0 or not lines[above].strip()


def _span(line: str) -> Span | None:
    """The times of a time line; None where there are none, or the cue would not last."""
    match = _TIMES.fullmatch(line)
    if not match:
        return None
    start_ms, end_ms = _ms(*match.groups()[:4]), _ms(*match.groups()[4:])
    return Span(start_ms, end_ms) if start_ms < end_ms else None


def _ms(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def _apart(cues: Sequence[_Cue]) -> tuple[list[_Cue], list[int]]:
    """Sorted cues without overlap, and the lines of those that began too early."""
    apart: list[_Cue] = []
    lines = []
    for cue in cues:
        if apart and cue.span.start_ms < apart[-1].span.end_ms:
            lines.append(cue.line)
            before = apart.pop()
            if cue.span.start_ms == before.span.start_ms:
                end_ms = max(before.span.end_ms, cue.span.end_ms)
                cue = _Cue(before.line, Span(cue.span.start_ms, end_ms), f"{before.text} {cue.text}")
            else:
                apart.append(replace(before, span=Span(before.span.start_ms, cue.span.start_ms)))
        apart.append(cue)
    return apart, lines


def _format(suffix: str, label: str, languages: tuple[Language, ...]) -> Format:
    def write(cues: Sequence[LaidCue], title: str) -> str:  # noqa: ARG001
        return to_srt(cues, languages)

    return Format(
        suffix=suffix,
        label=label,
        write=write,
        languages=languages,
        needs_english="en" in languages,
        shows=shown_line,
    )


FORMATS = (
    _format("zh.srt", "Chinese (SRT)", ("zh",)),
    _format("en.srt", "English (SRT)", ("en",)),
    _format("zh-en.srt", "both languages in each cue (SRT)", ("zh", "en")),
)
READER = Reader("SRT", recognises, read)
