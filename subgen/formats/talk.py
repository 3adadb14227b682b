"""The talk in a track: its Chinese, in the order of time, as the source that subtitles are made from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from subgen.source import Piece, Source
from subgen.span import Span
from subgen.track import Track, TrackCue


def talk(track: Track) -> tuple[Source, tuple[str, ...]]:
    """The Chinese of a track, and what of the track is not in it, each in one line that names file and line.

    Each cue is a piece with its span; its lines are joined by a space. English that stands beside it is left
    out, as are cues without text and those that end before they begin. A cue that runs into the next ends
    where that begins; cues that begin together become one.
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
    pieces = []
    offset = 0
    for cue in ordered:
        pieces.append(Piece(offset, offset + len(cue.text), cue.span))
        offset += len(cue.text) + 1
    source = Source(track.name, "\n".join(cue.text for cue in ordered), tuple(pieces), track.title)
    return source, tuple(f"{track.name}: {warning}" for warning in warnings)


@dataclass(frozen=True, slots=True)
class _Cue:
    line: int
    span: Span
    text: str


def _usable(cues: Sequence[TrackCue]) -> tuple[list[_Cue], list[str]]:
    kept, warnings = [], []
    for cue in cues:
        if not cue.zh:
            continue
        if cue.start_ms < cue.end_ms:
            kept.append(_Cue(cue.line, Span(cue.start_ms, cue.end_ms), " ".join(cue.zh)))
        else:
            warnings.append(f"line {cue.line}: ends before it has begun; the cue is left out")
    return kept, warnings


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
