"""What a reader is, to those who don't know any format, and what it hands on.

A reader of a subtitle format takes text as ``decode.normalise`` gives it and finds the cues in it, right or
wrong, with their lines; broken ones are its warnings. It neither sorts nor mends, nor need it know which line
is in which language: ``languages`` tells them apart with what all cues of the file show together.
"""

from collections.abc import Callable
from dataclasses import dataclass

from subgen.track import TimedWord, TrackCue


@dataclass(frozen=True, slots=True)
class RawCue:
    """A cue as its reader found it, its languages not told apart yet."""

    line: int
    """The line on which it begins in its file, from 1."""
    start_ms: int
    """0 or later."""
    end_ms: int
    """May lie at or before ``start_ms``."""
    lines: tuple[str, ...]
    """What a player shows, line by line, without markup; no line is empty, but there may be none."""
    markup: tuple[str, ...] = ()
    """The tags and commands that stood in its text, in their order."""
    words: tuple[TimedWord, ...] = ()
    """Those of its words that have times of their own, in the order of its text."""
    kinds: tuple[str, ...] = ()
    """For each line what may set one language apart from the other, such as the name of its style; nothing
    where the format knows no such thing."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that a reader found in a file."""

    cues: tuple[RawCue, ...] | tuple[TrackCue, ...]
    """In the order of the file. ``TrackCue``s from a format that says which text is in which language, such
    as a table with a column for each; ``RawCue``s from any other."""
    warnings: tuple[str, ...] = ()
    """What was wrong, each in one line that says where: ``line 12: unusable times; the cue is left out``."""
    title: str = ""
    """The talk's title, where the file has one."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of subtitle file that is read. Its functions get text as ``normalise`` gives it.

    Both take time in step with the length of the text, whatever it says, and raise nothing but InputError
    (without the file's name, which ``read_track`` adds).
    """

    label: str
    """What it is, in a word or two for people."""
    recognises: Callable[[str], bool]
    """Whether a text is of this kind, by its content."""
    read: Callable[[str], Found]
    """From the text of a file to its cues."""
