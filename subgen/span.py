"""Time: integer milliseconds, spans, and the clocks that subtitle files write."""

import re
from dataclasses import dataclass
from typing import Literal

Timing = Literal["given", "align", "vad", "rate"]
"""How a time was found, the best first: it came with the source; the text was found in the recording; it was
fitted to where someone speaks there; it was worked out from the rate of speech."""

_DURATION = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+)(?:[.,](\d{1,3}))?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of time, from its in time to its out time, in milliseconds from the start of the media.

    Raises:
        ValueError: the span starts before zero or ends before it starts.
    """

    start_ms: int
    end_ms: int

    def __post_init__(self) -> None:
        if not 0 <= self.start_ms <= self.end_ms:
            raise ValueError(f"not a span of time: {self.start_ms} to {self.end_ms} ms")

    @property
    def duration_ms(self) -> int:
        """How long the span lasts, in milliseconds."""
        return self.end_ms - self.start_ms


def clock(ms: int, mark: str = ",") -> str:
    """``3723004`` as ``01:02:03,004``; ``mark`` stands before the milliseconds."""
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{mark}{ms:03d}"


def clock_ms(hours: str | None, minutes: str | None, seconds: str, fraction: str | None) -> int:
    """The milliseconds of a clock's figures; ``fraction``, of a second, has three at most."""
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def parse_duration(text: str) -> int:
    """A length of time as people write it, in milliseconds: ``1:23:45``, ``83:20``, ``95.5`` (seconds).

    Raises:
        ValueError: the text is no length of time, or none above zero.
    """
    match = _DURATION.fullmatch(text.strip())
    if not match:
        raise ValueError(f"not a length of time: {text!r} (write 1:23:45, 83:20 or 95.5)")
    ms = clock_ms(*match.groups())
    if ms == 0:
        raise ValueError("a talk lasts longer than zero seconds")
    return ms
