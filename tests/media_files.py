"""Media files for tests, made by PyAV: no ffmpeg binary is needed."""

from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np

RATE = 48_000
_CODECS = {".mp3": "libmp3lame", ".flac": "flac", ".wav": "pcm_s16le", ".webm": "libopus"}


def tone(seconds: float, begin_s: float = 0.0) -> np.ndarray:
    """Silence, and from ``begin_s`` on a tone."""
    time = np.arange(int(seconds * RATE)) / RATE
    return np.where(time >= begin_s, 0.5 * np.sin(2 * np.pi * 440 * time), 0).astype(np.float32)


def write_media(
    path: Path, tracks: Sequence[np.ndarray], *, video: str | None = None, languages: Sequence[str] = ()
) -> Path:
    """Write a file, its container told by its name's ending: an audio track for each row of samples, and a
    second of black pictures if ``video`` names a codec."""
    codec = _CODECS.get(path.suffix, "aac")
    with av.open(str(path), "w") as container:
        pictures = container.add_stream(video, rate=10) if video else None
        if pictures:
            pictures.width = pictures.height = 64
            pictures.pix_fmt = "yuv420p"
        streams = [container.add_stream(codec, rate=RATE, layout="mono") for _ in tracks]
        for stream, language in zip(streams, languages, strict=False):
            stream.metadata["language"] = language
        if pictures:
            for _ in range(10):
                black = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), "rgb24")
                container.mux(pictures.encode(black))
            container.mux(pictures.encode(None))
        for stream, samples in zip(streams, tracks, strict=True):
            _encode(container, stream, samples)
    return path


def _encode(container: av.container.OutputContainer, stream: av.AudioStream, samples: np.ndarray) -> None:
    whole = (np.clip(samples, -1, 1) * 32767).astype(np.int16)
    for start in range(0, len(whole), RATE // 10):
        block = whole[None, start : start + RATE // 10]
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block), "s16", "mono")
        frame.sample_rate, frame.pts = RATE, start
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
