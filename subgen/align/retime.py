"""Subtitles whose text is right and whose times are not: shifted, stretched, or made for another cut."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from subgen.cue import Cue
from subgen.cues.fit import fit
from subgen.profile import Profile
from subgen.source import Heard, Piece, Source
from subgen.span import Span, Timing
from subgen.text.syllables import syllable_sums

_ENOUGH = 0.4
"""Which share of a cue's syllables must have been heard, to take its time from them."""
_SAME_MS = 400
"""Cues on both sides that moved by amounts no further apart than this belong to one take; otherwise the
recording was cut between them, and a cue in between moved with the nearer one."""


@dataclass(frozen=True, slots=True)
class Retimed:
    """New times of cues."""

    spans: tuple[Span, ...]
    heard: tuple[bool, ...]
    """Which of them were heard; the others moved with their neighbours."""
    moved_ms: tuple[int, ...]
    """By how much each in time moved."""


def retimed_source(source: Source, profile: Profile, end_ms: int) -> Source:
    """The source whose pieces had times of their own, with those that were heard in their place.

    Args:
        end_ms: the end of the recording.
    """
    old = [piece.span or Span(0, 0) for piece in source.pieces]
    found = retime(source.text, source.pieces, old, source.heard, profile, end_ms)
    pieces = [replace(piece, span=span) for piece, span in zip(source.pieces, found.spans, strict=True)]
    return replace(source, pieces=tuple(pieces))


def retimed_cues(cues: Sequence[Cue], source: Source, profile: Profile, end_ms: int) -> tuple[Cue, ...]:
    """Cues with the times of what was heard of their text; the text stays as it is.

    Args:
        source: what their offsets point into, and when it was heard.
        end_ms: the end of the recording.
    """
    pieces = [Piece(cue.start, cue.end) for cue in cues]
    found = retime(source.text, pieces, [cue.span for cue in cues], source.heard, profile, end_ms)
    result = []
    for cue, span, was_heard in zip(cues, found.spans, found.heard, strict=True):
        inside = [each for each in source.heard if cue.start <= each.start < cue.end] if was_heard else []
        timing: Timing = "align" if inside and all(each.timing == "align" for each in inside) else "vad"
        sure = round(sum(each.confidence for each in inside) / max(len(inside), 1), 2)
        result.append(replace(cue, span=span, timing=timing if inside else "rate", confidence=sure))
    return tuple(result)


def retime(
    text: str,
    pieces: Sequence[Piece],
    old: Sequence[Span],
    heard: Sequence[Heard],
    profile: Profile,
    end_ms: int,
) -> Retimed:
    """New spans for cues: at what was heard of them, or moved as their neighbours were.

    Args:
        pieces: where the text of each cue is in ``text``, in order; empty where it has nothing that is said.
        old: when each was shown.
        heard: when stretches of ``text`` are said.
        profile: the limits that spans on top of speech keep.
        end_ms: the end of the recording, which no cue passes.
    """
    sums = syllable_sums(text)
    spoken = [_spoken(piece, heard, sums) for piece in pieces]
    known = [index for index, span in enumerate(spoken) if span is not None]
    result: list[Span] = []
    for index, (span, was) in enumerate(zip(spoken, old, strict=True)):
        if span is None:
            by_ms = _shift(index, known, spoken, old)
            span = Span(max(was.start_ms + by_ms, 0), max(was.end_ms + by_ms, 0))
        if result and span.start_ms < result[-1].start_ms:
            span = Span(result[-1].start_ms, max(span.end_ms, result[-1].start_ms))
        result.append(span)
    spans = tuple(fit(result, profile, end_ms, heard=known[-1] + 1 if known else 0))
    return Retimed(
        spans=spans,
        heard=tuple(span is not None for span in spoken),
        moved_ms=tuple(new.start_ms - was.start_ms for new, was in zip(spans, old, strict=True)),
    )


def _spoken(piece: Piece, heard: Sequence[Heard], sums: Sequence[float]) -> Span | None:
    """When the text of a cue is said; None where too little of it was heard."""
    low = bisect_left(heard, piece.start, key=lambda each: each.start)
    high = bisect_left(heard, piece.end, key=lambda each: each.start)
    inside = heard[low:high]
    count = sum(sums[each.end] - sums[each.start] for each in inside)
    if not count or count < _ENOUGH * (sums[piece.end] - sums[piece.start]):
        return None
    return Span(inside[0].span.start_ms, inside[-1].span.end_ms)


def _shift(index: int, known: Sequence[int], spoken: Sequence[Span | None], old: Sequence[Span]) -> int:
    """By how much a cue moves that was not heard."""
    at = bisect_left(known, index)
    near = []
    for place in known[max(at - 1, 0) : at + 1]:
        span = spoken[place]
        if span is not None:
            away = abs(old[place].start_ms - old[index].start_ms)
            near.append((away, span.start_ms - old[place].start_ms))
    if not near:
        return 0
    if len(near) == 1 or abs(near[0][1] - near[1][1]) > _SAME_MS:
        return min(near)[1]
    (left, first), (right, second) = near
    return round((first * right + second * left) / max(left + right, 1))
