"""When each word is spoken, where stretches of the text have known times (``Source.heard``)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import get_args

from subgen.source import Heard, Source
from subgen.span import Span, Timing
from subgen.text.syllables import PAUSE_SYLLABLES, syllable_sums
from subgen.text.words import Word

_GRADES: tuple[Timing, ...] = get_args(Timing)
_FASTEST_MS, _SLOWEST_MS = 100, 500
"""A syllable lasts no shorter and no longer, on average, whatever was heard."""
_MOST_STRETCHED = 2.0
"""Words that were not heard fill the time they have up to so many times their own; then there is silence."""


def heard_spans(source: Source, words: Sequence[Word], *, rate: float, duration_ms: int | None) -> list[Span]:
    """The span of every word, by what was heard.

    A word in a longer stretch gets its share of it by syllables. Words that were not heard get the time
    between the stretches on both sides: they are said at the pace of the others, and the silence that is left
    over goes to where the text pauses. Those before the first stretch and after the last go at that pace.

    Args:
        words: in order.
        rate: syllables a second, where too little was heard to tell.
        duration_ms: the length of the media, which no word that wasn't heard passes if it can be helped.
    """
    sums = syllable_sums(source.text)
    pace_ms = _pace_ms(source.heard, sums, rate)
    spans: list[Span] = []
    previous: Word | None = None
    for place, group in groupby(words, key=lambda word: _place(source.heard, word)):
        run = list(group)
        if place < 0:  # heard
            spans += [_known(source.heard, word, sums) for word in run]
        else:
            before = source.heard[place - 1].span.end_ms if place else None
            after = source.heard[place].span.start_ms if place < len(source.heard) else None
            lead = PAUSE_SYLLABLES[previous.pause] if previous else 0.0
            spans += _filled(_efforts(run, sums, lead), pace_ms, before, after, duration_ms)
        previous = run[-1]
    return spans


def grade(source: Source, first: Word, last: Word) -> tuple[Timing, float]:
    """How the times of the stretch between two words were found, and how sure they are, from 0 to 1.

    Both are the lower ones of its beginning and its end.
    """
    if source.timed and not source.heard:
        return "given", 1.0
    found: list[tuple[Timing, float]] = []
    for word, at_end in ((first, False), (last, True)):
        low, high = _overlap(source.heard, word)
        near = source.heard[high - 1 if at_end else low] if low < high else None
        found.append((near.timing, near.confidence) if near else ("rate", 0.0))
    return lowest(found)


def lowest(grades: Sequence[tuple[Timing, float]]) -> tuple[Timing, float]:
    """The lowest of some grades, and of how sure they are; of one at least."""
    return max((timing for timing, _ in grades), key=_GRADES.index), min(sure for _, sure in grades)


def _overlap(heard: Sequence[Heard], word: Word) -> tuple[int, int]:
    """From which to before which stretch the word was heard; equal where it wasn't."""
    low = bisect_right(heard, word.start, key=lambda each: each.end)
    return low, max(low, bisect_left(heard, word.end, key=lambda each: each.start))


def _place(heard: Sequence[Heard], word: Word) -> int:
    """Before which stretch a word stands that was not heard; -1 for one that was."""
    low, high = _overlap(heard, word)
    return -1 if low < high else low


def _known(heard: Sequence[Heard], word: Word, sums: Sequence[float]) -> Span:
    low, high = _overlap(heard, word)
    return Span(_at(heard[low], word.start, sums), _at(heard[high - 1], word.end, sums))


def _at(heard: Heard, offset: int, sums: Sequence[float]) -> int:
    """When the speech reaches ``offset``, which may lie outside of the stretch."""
    offset = min(max(offset, heard.start), heard.end)
    done, whole = sums[offset] - sums[heard.start], sums[heard.end] - sums[heard.start]
    if not whole:
        done, whole = offset - heard.start, max(heard.end - heard.start, 1)
    return heard.span.start_ms + round(heard.span.duration_ms * done / whole)


def _pace_ms(heard: Sequence[Heard], sums: Sequence[float], rate: float) -> float:
    """How long a syllable lasts."""
    count = sum(sums[each.end] - sums[each.start] for each in heard)
    lasted = sum(each.span.duration_ms for each in heard)
    pace = lasted / count if count >= 20 else 1000 / rate
    return min(max(pace, _FASTEST_MS), _SLOWEST_MS)


def _efforts(words: Sequence[Word], sums: Sequence[float], lead: float) -> list[tuple[float, float]]:
    """For every word: the pause ahead of it and its speech, in syllables; a last pause without speech.

    What was said between two words, such as a filler that isn't shown, counts as the speech of the first.
    """
    result = []
    pause = lead
    for word, after in zip(words, [*words[1:], None], strict=True):
        end = after.start if after and after.start > word.start else word.end
        result.append((pause, max(sums[end] - sums[word.start], 0.5)))
        pause = PAUSE_SYLLABLES[word.pause]
    return [*result, (pause, 0.0)]


def _filled(
    efforts: Sequence[tuple[float, float]],
    pace_ms: float,
    before: int | None,
    after: int | None,
    duration_ms: int | None,
) -> list[Span]:
    """Spans between two times, either of which may be unknown."""
    speech = sum(each for _, each in efforts) * pace_ms
    pauses = sum(each for each, _ in efforts) * pace_ms
    if before is None:
        before = max(round((after or 0) - speech - pauses), 0) if after is not None else 0
    if after is None:
        after = round(before + speech + pauses)
        after = after if duration_ms is None or duration_ms <= before else min(after, duration_ms)
    room = after - before
    silence = max(room - speech, 0.0)
    if not pauses:  # no place to pause at: they are said slowly, up to a point, in the middle
        silence = max(room - _MOST_STRETCHED * speech, 0.0)
    stretch = (room - silence) / speech
    spans = []
    now = float(before) + (0.0 if pauses else silence / 2)
    for pause, spoken in efforts[:-1]:
        now += silence * pause * pace_ms / pauses if pauses else 0.0
        end = now + spoken * pace_ms * stretch
        spans.append(Span(round(now), min(round(end), after)))
        now = end
    return spans
