"""The talk in a track: its Chinese, in the order of time, as the source that subtitles are made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from subgen.formats.transcript import stops_are_cuts
from subgen.source import Heard, Piece, Source
from subgen.span import Span
from subgen.track import TimedWord, Track, TrackCue

_LONGEST_GAP = 60
"""In so many characters behind a word the next one is looked for: between them stand words without times."""


def talk(track: Track) -> tuple[Source, tuple[str, ...]]:
    """The Chinese of a track, and what of the track is not in it, each in one line that names file and line.

    Each cue is a piece with its span; its lines stay lines. English that stands beside it is left
    out, as are cues without text and those that end before they begin. A cue that runs into the next ends
    where that begins; cues that begin together become one.

    Where the words of most cues have times, the cues are only where a recogniser cut: all of it is one piece
    without a span, to be cut anew by when its words were heard.
    """
    warnings = []
    if english := sum(1 for cue in track.cues if cue.en):
        warnings.append(f"holds English as well; it is left out, and only the Chinese read ({english} cues)")
    kept, lost = _usable(track.cues)
    warnings += lost
    ordered = sorted(kept, key=lambda cue: cue.span.start_ms)
    if ordered != kept:
        late = next(cue for cue, after in zip(kept, ordered, strict=True) if cue is not after)
        warnings.append(f"line {late.line}: cues are out of order from here; they were sorted by time")
    ordered, overlaps = _apart(ordered)
    if overlaps:
        warnings.append(
            f"line {overlaps[0]}: this cue begins before the one ahead of it ends ({len(overlaps)} in all); "
            "the earlier one was ended there, or joined with it where both begin together"
        )
    text = "\n".join(cue.text for cue in ordered)
    if 2 * sum(bool(cue.words) for cue in ordered) > len(ordered):
        source = Source(
            track.name,
            text,
            (Piece(0, len(text)),),
            track.title,
            trusted_stops=not stops_are_cuts([cue.text for cue in ordered]),
            heard=tuple(_heard(ordered)),
        )
    else:
        source = Source(track.name, text, tuple(_pieces(ordered)), track.title)
    return source, tuple(f"{track.name}: {warning}" for warning in warnings)


@dataclass(frozen=True, slots=True)
class _Cue:
    line: int
    span: Span
    text: str
    words: tuple[TimedWord, ...]


def _usable(cues: Sequence[TrackCue]) -> tuple[list[_Cue], list[str]]:
    kept, warnings = [], []
    for cue in cues:
        if not cue.zh:
            continue
        if cue.start_ms < cue.end_ms:
            kept.append(_Cue(cue.line, Span(cue.start_ms, cue.end_ms), "\n".join(cue.zh), cue.words))
        else:
            warnings.append(f"line {cue.line}: ends before it has begun; the cue is left out")
    return kept, warnings


def _apart(cues: Sequence[_Cue]) -> tuple[list[_Cue], list[int]]:
    """Sorted cues without overlap, and the lines of those that began too early."""
    apart: list[_Cue] = []
    lines = []
    for start_ms, group in groupby(cues, key=lambda cue: cue.span.start_ms):
        together = list(group)
        if apart and start_ms < apart[-1].span.end_ms:
            lines.append(together[0].line)
            apart[-1] = replace(apart[-1], span=Span(apart[-1].span.start_ms, start_ms))
        lines += [cue.line for cue in together[1:]]
        apart.append(
            _Cue(
                together[0].line,
                Span(start_ms, max(cue.span.end_ms for cue in together)),
                " ".join(cue.text for cue in together),
                tuple(word for cue in together for word in cue.words),
            )
        )
    return apart, lines


def _pieces(cues: Sequence[_Cue]) -> Iterator[Piece]:
    offset = 0
    for cue in cues:
        yield Piece(offset, offset + len(cue.text), cue.span)
        offset += len(cue.text) + 1


def _heard(cues: Sequence[_Cue]) -> Iterator[Heard]:
    """When the words were heard; of a cue without any, the whole."""
    offset = 0
    for cue in cues:
        yield from _words(cue, offset) or [Heard(offset, offset + len(cue.text), cue.span, "given", 1.0)]
        offset += len(cue.text) + 1


def _words(cue: _Cue, offset: int) -> list[Heard]:
    """The words of a cue that begins at ``offset``, as far as they are found in it and go forward in time."""
    found: list[Heard] = []
    position = 0
    for word in cue.words:
        said = word.text.strip()
        at = cue.text.find(said, position, position + len(said) + _LONGEST_GAP)
        start_ms, end_ms = (min(max(ms, cue.span.start_ms), cue.span.end_ms) for ms in _times(word.span))
        if not said or at < 0 or (found and start_ms < found[-1].span.start_ms):
            continue
        if found and start_ms < found[-1].span.end_ms:
            found[-1] = replace(found[-1], span=Span(found[-1].span.start_ms, start_ms))
        position = at + len(said)
        span = word.span if (start_ms, end_ms) == _times(word.span) else Span(start_ms, end_ms)
        found.append(Heard(offset + at, offset + position, span, "given", word.confidence))
    return found


def _times(span: Span) -> tuple[int, int]:
    return span.start_ms, span.end_ms
