"""Time that is counted only while someone speaks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from subgen.span import Span


class SpeechClock:
    """Counts the time in which someone speaks, and deals it out."""

    def __init__(self, speech: Sequence[Span]) -> None:
        """``speech`` is in order, and nothing of it overlaps."""
        self._speech = speech
        self._ends = [span.end_ms for span in speech]

    def passed(self, from_ms: int, to_ms: int) -> int:
        """The milliseconds of speech between two moments."""
        return sum(span.duration_ms for span in self._within(from_ms, to_ms))

    def dealt(self, span: Span, first: float, last: float) -> Iterator[tuple[float, float, Span]]:
        """The speech in ``span`` from one share of it to another, such as 0.5 to 0.75: a stretch between two
        pauses at a time, with the shares of it, from 0 to 1, at which each begins and ends."""
        inside = list(self._within(span.start_ms, span.end_ms))
        total = sum(each.duration_ms for each in inside)
        start, end = round(total * first), round(total * last)
        passed = 0
        for each in inside:
            low, high = max(start - passed, 0), min(end - passed, each.duration_ms)
            if high > low:
                share = (passed + low - start) / (end - start), (passed + high - start) / (end - start)
                yield *share, Span(each.start_ms + low, each.start_ms + high)
            passed += each.duration_ms

    def shares(self, from_ms: int, to_ms: int, count: int) -> list[Span]:
        """The speech between two moments in equal shares, none of them over a pause."""
        around = Span(from_ms, to_ms)
        if not self.passed(from_ms, to_ms):
            edges = [from_ms + around.duration_ms * at // count for at in range(count + 1)]
            return [Span(start, end) for start, end in pairwise(edges)]
        result: list[Span] = []
        last = Span(from_ms, from_ms)
        for at in range(count):
            parts = [part for _, _, part in self.dealt(around, at / count, (at + 1) / count)]
            last = max(parts, key=lambda part: part.duration_ms, default=Span(last.end_ms, last.end_ms))
            result.append(last)
        return result

    def _within(self, from_ms: int, to_ms: int) -> Iterator[Span]:
        at = bisect_left(self._ends, from_ms)
        while at < len(self._speech) and self._speech[at].start_ms < to_ms:
            span = self._speech[at]
            start, end = max(span.start_ms, from_ms), min(span.end_ms, to_ms)
            if end > start:
                yield Span(start, end)
            at += 1
