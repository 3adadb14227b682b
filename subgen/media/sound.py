"""A media file's sound, decoded in a stream: never more than a second or so of it is held."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from subgen.errors import InputError
from subgen.media.header import opened

if TYPE_CHECKING:
    from av.audio.resampler import AudioResampler

Sound = npt.NDArray[np.float32]
"""Samples from -1 to 1, one channel, ``RATE`` a second."""

RATE = 16_000
"""Samples a second: what Silero and Whisper listen to."""

_STEP_MS = 80
"""A track that is off its own clock by more than this has a hole or says something twice. What a codec's
frames and a resampler hold back is less."""


def read_sound(path: Path, track: int) -> Iterator[Sound]:
    """The sound of an audio track, block after block, from the first moment of the file.

    A block's length differs from the next one's. Sample n of all blocks together is heard n / ``RATE``
    seconds after the file begins: where the track begins late or has a hole there is silence. What can't be
    decoded is left out likewise, and what a file lacks at its end is not made up.

    Args:
        track: the audio track, from 1.

    Raises:
        InputError: the file can't be read, or none of the track can be decoded.
    """
    import av

    with opened(path) as container:
        stream = container.streams.audio[track - 1]
        begin_s = (container.start_time or 0) / av.time_base
        clock = _Clock(begin_s)
        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets, None)
            except (av.FFmpegError, ValueError):
                break  # cut off: what came before it is good
            if packet is None:
                break
            try:
                frames = packet.decode()
            except (av.FFmpegError, ValueError):
                continue  # a damaged stretch; the clock sees that it is missing
            for frame in frames:
                yield from clock.place(frame)
        yield from clock.rest()
        if not clock.samples:
            raise InputError(f"{path}: the sound of its track {track} can't be decoded; it is damaged")


class _Clock:
    """Puts decoded frames at the times that they say they have."""

    def __init__(self, begin_s: float) -> None:
        self.samples = 0
        """How many have been handed on."""
        self._begin_s = begin_s
        self._resampler: AudioResampler | None = None
        self._fed_ms = 0.0
        """Until when the frames so far last."""
        self._shape: tuple[Any, ...] = ()

    def place(self, frame: Any) -> Iterator[Sound]:
        """The samples that a frame adds, silence before it and all."""
        import av

        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        at_ms = self._fed_ms if frame.time is None else (frame.time - self._begin_s) * 1000
        off_ms = at_ms - self._fed_ms
        if off_ms < -_STEP_MS:
            return  # said already
        if off_ms > _STEP_MS or shape != self._shape or self._resampler is None:
            yield from self.rest()
            if off_ms > _STEP_MS:
                yield from self._silence(round(at_ms * RATE / 1000) - self.samples)
                self._fed_ms = at_ms
            self._shape = shape
            self._resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        self._fed_ms += frame.samples * 1000 / frame.sample_rate
        frame.pts = None  # its place is known; the resampler is not to correct it once more
        yield from self._resampled(frame)

    def rest(self) -> Iterator[Sound]:
        """What the resampler still holds."""
        if self._resampler is not None:
            yield from self._resampled(None)
            self._resampler = None

    def _resampled(self, frame: Any) -> Iterator[Sound]:
        if self._resampler is None:
            raise RuntimeError("there is no resampler")
        for part in self._resampler.resample(frame):
            samples = part.to_ndarray()[0]
            self.samples += len(samples)
            yield samples

    def _silence(self, count: int) -> Iterator[Sound]:
        while count > 0:
            block = np.zeros(min(count, RATE), np.float32)
            self.samples += len(block)
            count -= len(block)
            yield block
