"""What a recogniser heard in all of a recording: its syllables, and when each of them is said."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from subgen.align.recogniser import Token
from subgen.align.sounds import sounds
from subgen.align.windows import Window
from subgen.span import Span

_EARLY_MS = 80
"""Whisper's attention moves on to a token before its sound: by 50 ms in synthetic speech, 110 in read
speech, as far as their own times can be trusted (base model, 500 syllables that follow another at once)."""
_SNAP_MS = 300
"""The first syllable after a pause begins where the speech does, if it seems to begin no later than this."""
_LAST_MS = 40
"""A syllable that reaches less than this into a stretch of speech was said before it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A syllable that was heard."""

    sound: str
    span: Span
    chance: float
    """How sure the recogniser is of it, from 0 to 1."""


def said(heard: Iterable[tuple[Window, Sequence[Token]]], speech: Sequence[Span]) -> list[Said]:
    """The syllables of all windows, in the order of time, inside of the speech."""
    result: list[Said] = []
    edge = _Edge(speech)
    for window, tokens in heard:
        own = []
        for token in tokens:
            start_ms = window.recording_ms(token.start_ms + _EARLY_MS)
            if token.text and window.counts(start_ms):
                end_ms = max(window.recording_ms(token.end_ms + _EARLY_MS), start_ms)
                own.append((token, edge.inside(Span(start_ms, end_ms))))
        result += _syllables(own)
    return result


def _syllables(tokens: Sequence[tuple[Token, Span]]) -> Iterator[Said]:
    """The syllables of tokens; those of one token, or of one number, share its time."""
    text = "".join(token.text for token, _ in tokens)
    starts: list[int] = []
    ends: list[int] = []
    chances: list[float] = []
    for token, span in tokens:
        starts += [each.start_ms for each in shares(span, len(token.text))]
        ends += [each.end_ms for each in shares(span, len(token.text))]
        chances += [token.chance] * len(token.text)
    for (start, end), group in groupby(sounds(text), key=lambda syllable: (syllable.start, syllable.end)):
        read = list(group)
        span = Span(starts[start], max(ends[end - 1], starts[start]))
        for syllable, share in zip(read, shares(span, len(read)), strict=True):
            yield Said(syllable.sound, share, chances[start])


def shares(span: Span, count: int) -> list[Span]:
    """A span in equal shares."""
    edges = [span.start_ms + span.duration_ms * at // count for at in range(count + 1)]
    return [Span(start, end) for start, end in pairwise(edges)]


class _Edge:
    """Cuts tokens, one after the other, to where someone speaks: a recogniser lets the first one after a
    pause begin with the pause."""

    def __init__(self, speech: Sequence[Span]) -> None:
        self._speech = speech
        self._starts = [span.start_ms for span in speech]
        self._before = -1
        self._free_ms = 0

    def inside(self, span: Span) -> Span:
        """The part of a token's time that is speech, after the token before."""
        at = max(bisect_right(self._starts, span.end_ms - _LAST_MS) - 1, self._before, 0)
        inside = self._speech[at]
        start = max(span.start_ms, inside.start_ms, self._free_ms)
        if at != self._before and start - inside.start_ms <= _SNAP_MS and inside.start_ms >= self._free_ms:
            start = inside.start_ms
        start = min(start, max(inside.end_ms, self._free_ms))
        end = max(min(span.end_ms, inside.end_ms), start)
        self._before, self._free_ms = at, end
        return Span(start, end)
