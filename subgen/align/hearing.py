"""What is heard in a recording before any word is known: where someone speaks, and how loud it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from subgen.media.sound import RATE, Sound
from subgen.progress import Progress
from subgen.span import Span

LEVEL_MS = 10
"""From one level of loudness to the next."""
CHANCE_SAMPLES = 512
"""Samples from one chance of speech to the next: 32 ms."""

_LEVEL_SAMPLES = RATE * LEVEL_MS // 1000
_SILENCE_DB = -90.0
_TELL_SAMPLES = 10 * RATE

Levels = npt.NDArray[np.float32]
"""How loud each ``LEVEL_MS`` is, in dB of full scale."""


class SpeechDetector(Protocol):
    """Says whether someone speaks."""

    def __call__(self, samples: Sound) -> float:
        """The chance, from 0 to 1, that the next ``CHANCE_SAMPLES`` samples are speech."""
        ...


@dataclass(frozen=True, slots=True)
class Hearing:
    """A recording without its words."""

    duration_ms: int
    """How much sound there was."""
    speech: tuple[Span, ...]
    """Where someone speaks, from one pause to the next, in order."""
    levels: Levels


def listen(
    blocks: Iterable[Sound], detector: SpeechDetector, duration_ms: int | None, progress: Progress
) -> Hearing:
    """Listen to a recording once. Only its levels and chances are kept, half a megabyte an hour.

    Args:
        blocks: its samples, ``RATE`` a second.
        duration_ms: what its header says, for ``progress``, which counts seconds.
    """
    chances: list[float] = []
    levels: list[Levels] = []
    samples = told = 0
    total = (duration_ms or 0) // 1000
    for block in _evened(blocks):
        levels.append(_levels(block))
        samples += len(block)
        for start in range(0, len(block) - CHANCE_SAMPLES + 1, CHANCE_SAMPLES):
            chances.append(detector(block[start : start + CHANCE_SAMPLES]))
        if samples - told >= _TELL_SAMPLES:
            told = samples
            done = samples // RATE
            progress("listen for speech", min(done, total or done), total)
    heard = np.concatenate(levels) if levels else np.zeros(0, np.float32)
    duration = samples * 1000 // RATE
    return Hearing(duration, tuple(speech_spans(chances, heard, duration)), heard)


def _evened(blocks: Iterable[Sound]) -> Iterator[Sound]:
    """The samples in blocks that both chances and levels divide; the last one may be shorter."""
    size = CHANCE_SAMPLES * _LEVEL_SAMPLES // 32
    held = np.zeros(0, np.float32)
    for block in blocks:
        held = np.concatenate([held, block])
        whole = len(held) // size * size
        for start in range(0, whole, size):
            yield held[start : start + size]
        held = held[whole:]
    if len(held):
        yield held


def _levels(block: Sound) -> Levels:
    even = np.pad(block, (0, -len(block) % _LEVEL_SAMPLES)).reshape(-1, _LEVEL_SAMPLES)
    power = np.mean(even.astype(np.float32) ** 2, axis=1)
    return np.asarray(10 * np.log10(power + 10 ** (_SILENCE_DB / 10)), dtype=np.float32)


_ON, _OFF = 0.5, 0.3
"""Speech begins at the one chance, and ends under the other: a chance that wavers parts nothing."""
_SHORTEST_SPEECH_MS = 60
_SHORTEST_PAUSE_MS = 130
"""What is shorter is a stop consonant, not a pause."""
_EDGE_MS = 160
"""How far the detector's edges may be off what the loudness says."""
_ONSET_SHARE = 0.25
"""Of the way in dB from the quiet before to the loudness after an edge: there the sound begins."""
_LEAST_RISE_DB = 6.0
"""Where the loudness tells no more than that, the detector's own edge stays."""


def speech_spans(chances: Sequence[float], levels: Levels, duration_ms: int) -> Iterator[Span]:
    """Where someone speaks: the detector's stretches, their edges set by the loudness around them."""
    raw = _joined(_stretches(chances))
    free_ms = 0
    for index, (start, end) in enumerate(raw):
        room_ms = raw[index + 1][0] if index + 1 < len(raw) else duration_ms
        start_ms = max(_onset(levels, start), free_ms)
        end_ms = min(_offset(levels, end), room_ms, duration_ms)
        if end_ms > start_ms:
            free_ms = end_ms
            yield Span(start_ms, end_ms)


def _stretches(chances: Sequence[float]) -> Iterator[tuple[int, int]]:
    """From when to when the chances say speech, in milliseconds."""
    begun: int | None = None
    for index, chance in enumerate([*chances, 0.0]):
        if begun is None and chance >= _ON:
            begun = index
        elif begun is not None and chance < _OFF:
            yield _chance_ms(begun), _chance_ms(index)
            begun = None


def _chance_ms(index: int) -> int:
    return index * CHANCE_SAMPLES * 1000 // RATE


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for start, end in stretches:
        if result and start - result[-1][1] < _SHORTEST_PAUSE_MS:
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return [(start, end) for start, end in result if end - start >= _SHORTEST_SPEECH_MS]


def _onset(levels: Levels, ms: int) -> int:
    """Where the sound begins whose beginning the detector set at ``ms``."""
    first = max((ms - _EDGE_MS) // LEVEL_MS, 0)
    rise = _rise(levels[first : (ms + _EDGE_MS) // LEVEL_MS])
    return ms if rise is None else (first + rise) * LEVEL_MS


def _offset(levels: Levels, ms: int) -> int:
    """Where the sound ends whose end the detector set at ``ms``."""
    first = max((ms - 2 * _EDGE_MS) // LEVEL_MS, 0)
    around = levels[first : (ms + _EDGE_MS) // LEVEL_MS]
    rise = _rise(around[::-1])
    return ms if rise is None else (first + len(around) - rise) * LEVEL_MS


def _rise(around: Levels) -> int | None:
    """Where the levels leave their quiet on the way to the loudest, as an index; None if they hardly rise."""
    if not len(around):
        return None
    top = int(around.argmax())
    floor = float(around[: top + 1].min())
    rise = float(around[top]) - floor
    if rise < _LEAST_RISE_DB:
        return None
    quiet = np.flatnonzero(around[: top + 1] < floor + _ONSET_SHARE * rise)
    return int(quiet[-1]) + 1
