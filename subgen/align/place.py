"""The script's syllables in time: those that were heard, those between them, and those that nobody said."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from subgen.align.match import Pair
from subgen.align.said import Said
from subgen.align.sounds import Syllable
from subgen.align.speech_clock import SpeechClock
from subgen.source import Heard
from subgen.span import Span

_STRAY = 3.0
"""Likeness that a run of pairs must have in all, to count where much around it has no counterpart."""
_MUCH = 4
"""So many syllables without a counterpart before and after make a short run of pairs a stray one."""
_FEW = 2
"""So many syllables without a counterpart between two that have one are always said between them."""
_LEAST_MS = 90
"""Speech that a syllable which was not made out needs at least, to have been said."""
_GUESSED = 0.3
"""Confidence in a syllable that was not made out, where there is speech that can hold it."""
_LONG = 12
"""A stretch of more syllables has clauses of its own, which are fitted to the pauses."""
_AROUND = 4
"""Syllables on each side that tell how sure a syllable's time is."""


class Guess(Protocol):
    """Fits a stretch of the script to where someone speaks."""

    def __call__(self, first: int, last: int, within: Span) -> Sequence[Span | None]:
        """The spans of the syllables from ``first`` to before ``last``, all inside of ``within``; None for
        those that seem not to be said."""
        ...


def place(
    syllables: Sequence[Syllable],
    heard: Sequence[Said],
    pairs: Sequence[Pair],
    speech: Sequence[Span],
    guess: Guess,
) -> tuple[Heard, ...]:
    """When the script is said, syllable by syllable; what nobody says is left out.

    Args:
        guess: asked for long stretches of the script that were not made out.
    """
    pairs = _without_strays(pairs, len(syllables))
    spans: list[Span | None] = [None] * len(syllables)
    likeness = [0.0] * len(syllables)
    for index, other, like in pairs:
        spans[index] = heard[other].span
        likeness[index] = like
    clock = SpeechClock(speech)
    ends = [(-1, 0), *((index, heard[other].span.end_ms) for index, other, _ in pairs)]
    starts = [*((index, heard[other].span.start_ms) for index, other, _ in pairs)]
    starts.append((len(syllables), speech[-1].end_ms if speech else 0))
    for (before, from_ms), (after, to_ms) in zip(ends, starts, strict=True):
        missing = after - before - 1
        if missing > 0 and to_ms > from_ms:
            inner = before >= 0 and after < len(syllables)
            room_ms = clock.passed(from_ms, to_ms)
            if (inner and missing <= _FEW) or room_ms >= missing * _LEAST_MS:
                if missing > _LONG:
                    found = guess(before + 1, after, Span(from_ms, to_ms))
                else:
                    found = clock.shares(from_ms, to_ms, missing)
                spans[before + 1 : after] = found
                likeness[before + 1 : after] = [_GUESSED] * missing
    return tuple(_heard(syllables, spans, likeness))


def _without_strays(pairs: Sequence[Pair], count: int) -> list[Pair]:
    """The pairs without short runs that stand alone: two words alike in a sentence that nobody says."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and pair[0] - runs[-1][-1][0] <= _FEW and pair[1] - runs[-1][-1][1] <= _MUCH:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    result: list[Pair] = []
    for index, run in enumerate(runs):
        before = runs[index - 1][-1] if index else (-1, -1, 0.0)
        after = runs[index + 1][0] if index + 1 < len(runs) else (count, run[-1][1] + _MUCH + 1, 0.0)
        alone = _apart(before, run[0]) and _apart(run[-1], after)
        if not (alone and sum(like for _, _, like in run) < _STRAY):
            result += run
    return result


def _apart(before: Pair, after: Pair) -> bool:
    return max(after[0] - before[0], after[1] - before[1]) > _MUCH


def _heard(
    syllables: Sequence[Syllable], spans: Sequence[Span | None], likeness: Sequence[float]
) -> Iterator[Heard]:
    """Syllables that are read from the same characters, such as a number's, as one."""
    position = 0
    for _, group in groupby(syllables, key=lambda syllable: syllable.start):
        size = len(list(group))
        found = [span for span in spans[position : position + size] if span is not None]
        if found:
            guessed = likeness[position] == _GUESSED
            low, high = max(0, position - _AROUND), position + size + _AROUND
            around = likeness[low:high]
            yield Heard(
                start=syllables[position].start,
                end=syllables[position].end,
                span=Span(found[0].start_ms, found[-1].end_ms),
                timing="vad" if guessed else "align",
                confidence=round(sum(around) / len(around), 2),
            )
        position += size
