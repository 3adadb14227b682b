"""The speech of a recording in windows that a recogniser takes: cut in pauses, long pauses left out."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from subgen.align.hearing import LEVEL_MS, Levels
from subgen.media.sound import RATE, Sound
from subgen.span import Span

WINDOW_MS = 10_000
"""The most sound in a window. Whisper can take 30 s, but leaves out whole sentences then: of five minutes
with many speakers it heard 64 % in windows of 28 s, 66 % of 14 s, 83 % of 10 s."""
_PAD_MS = 240
"""Sound around speech that is kept with it."""
_LONG_PAUSE_MS = 1_000
"""A longer pause is left out but for the padding."""
_OVERLAP_MS = 1_500
"""How far windows reach into each other where speech has no pause to cut in."""
_SEARCH_MS = 3_000
"""How far back from a window's limit its cut may lie, where speech has no pause."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the recording in a window."""

    span: Span
    """What is listened to."""
    kept: Span
    """Only words that begin in here count; the rest of ``span`` is another window's too."""


@dataclass(frozen=True, slots=True)
class Window:
    """Stretches of the recording, put together in order."""

    parts: tuple[Part, ...]

    @property
    def length_ms(self) -> int:
        """How much sound it holds."""
        return sum(part.span.duration_ms for part in self.parts)

    def recording_ms(self, window_ms: int) -> int:
        """The moment of the recording at a moment of the window; past its end, its end."""
        passed = 0
        for part in self.parts:
            if window_ms < passed + part.span.duration_ms:
                return part.span.start_ms + max(window_ms - passed, 0)
            passed += part.span.duration_ms
        return self.parts[-1].span.end_ms

    def window_ms(self, span: Span) -> Iterator[Span]:
        """What of a stretch of the recording is in the window, and when."""
        passed = 0
        for part in self.parts:
            start = max(span.start_ms, part.span.start_ms)
            end = min(span.end_ms, part.span.end_ms)
            if start < end:
                yield Span(passed + start - part.span.start_ms, passed + end - part.span.start_ms)
            passed += part.span.duration_ms

    def counts(self, recording_ms: int) -> bool:
        """Whether a word that begins then is this window's own."""
        return any(part.kept.start_ms <= recording_ms < part.kept.end_ms for part in self.parts)


def windows(speech: Sequence[Span], levels: Levels, duration_ms: int) -> Iterator[Window]:
    """All speech in windows, in order."""
    parts: list[Part] = []
    length = 0
    for part in _parts(speech, levels, duration_ms):
        if parts and length + part.span.duration_ms > WINDOW_MS:
            yield Window(tuple(parts))
            parts, length = [], 0
        parts.append(part)
        length += part.span.duration_ms
    if parts:
        yield Window(tuple(parts))


def _parts(speech: Sequence[Span], levels: Levels, duration_ms: int) -> Iterator[Part]:
    """Speech with its short pauses, each part no longer than a window."""
    for index, run in enumerate(runs := list(_runs(speech))):
        low = 0 if index == 0 else (runs[index - 1][-1].end_ms + run[0].start_ms) // 2
        high = duration_ms if index + 1 == len(runs) else (run[-1].end_ms + runs[index + 1][0].start_ms) // 2
        start = max(run[0].start_ms - _PAD_MS, low)
        end = min(run[-1].end_ms + _PAD_MS, high)
        cuts = [start]
        while end - cuts[-1] > WINDOW_MS:
            cuts.append(_cut(run, levels, cuts[-1]))
        cuts.append(end)
        for at, (begin, stop) in enumerate(pairwise(cuts)):
            reach = (begin - _OVERLAP_MS * (at > 0), stop + _OVERLAP_MS * (at + 2 < len(cuts)))
            yield Part(Span(max(reach[0], start), min(reach[1], end)), Span(begin, stop))


def _runs(speech: Sequence[Span]) -> Iterator[list[Span]]:
    run: list[Span] = []
    for span in speech:
        if run and span.start_ms - run[-1].end_ms > _LONG_PAUSE_MS:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _cut(run: Sequence[Span], levels: Levels, begin: int) -> int:
    """Where to cut a run that began at ``begin``: in its last long enough pause, or where it is quietest."""
    limit = begin + WINDOW_MS - 2 * _OVERLAP_MS
    gaps = [
        (after.start_ms - before.end_ms, (before.end_ms + after.start_ms) // 2)
        for before, after in pairwise(run)
        if begin + WINDOW_MS // 3 < (before.end_ms + after.start_ms) // 2 <= limit
    ]
    if gaps:
        longest = max(gap for gap, _ in gaps)
        return max(at for gap, at in gaps if gap >= min(longest, 300))
    first = (limit - _SEARCH_MS) // LEVEL_MS
    around = np.convolve(levels[first : limit // LEVEL_MS], np.ones(9) / 9, mode="same")
    return (first + int(around.argmin())) * LEVEL_MS


def with_sound(found: Iterable[Window], blocks: Iterable[Sound]) -> Iterator[tuple[Window, Sound]]:
    """Each window with its samples, out of the recording's; no more than a window is held."""
    stream = _Stream(blocks)
    for window in found:
        yield window, np.concatenate([stream.take(part.span) for part in window.parts])


class _Stream:
    """Samples that are taken in order; a stretch may begin before the end of the one before."""

    def __init__(self, blocks: Iterable[Sound]) -> None:
        self._blocks = iter(blocks)
        self._held: deque[Sound] = deque()
        self._first = 0
        """The index of the first sample that is held."""
        self._end = 0

    def take(self, span: Span) -> Sound:
        start, stop = span.start_ms * RATE // 1000, span.end_ms * RATE // 1000
        keep = max(start - 2 * _OVERLAP_MS * RATE // 1000, 0)
        for block in self._blocks:
            self._held.append(block)
            self._end += len(block)
            while self._held and self._first + len(self._held[0]) <= keep:
                self._first += len(self._held.popleft())
            if self._end >= stop:
                break
        joined = np.concatenate([*self._held, np.zeros(0, np.float32)])
        self._held = deque([joined])
        return joined[start - self._first : stop - self._first]
