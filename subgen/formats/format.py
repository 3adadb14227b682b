"""What a format is, to those who don't know any of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from subgen.cue import LaidCue


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of subtitle file that cues can be written as."""

    suffix: str
    """What follows the talk's name and a dot: ``zh-en.srt``."""
    label: str
    """What it is, in a few words for people."""
    write: Callable[[Sequence[LaidCue], str], str]
    """From the cues, in the order of their times and without overlap, and the talk's title to the whole file.

    Raises:
        InputError: a cue has no text in a language that the format shows.
        OutputError: the format can't hold a cue's time.
    """
    needs_english: bool
    """Whether the cues must have been translated."""
