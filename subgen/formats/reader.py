"""What a reader is, to those who don't know any format."""

from collections.abc import Callable
from dataclasses import dataclass

from subgen.source import Source


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of text file that a talk can be read from. Its functions get text as ``normalise`` gives it."""

    label: str
    """What it is, in a word or two for people."""
    recognises: Callable[[str], bool]
    """Whether a text is of this kind, by its content."""
    read: Callable[[str, str], tuple[Source, tuple[str, ...]]]
    """From the text and the file's name to the source, and warnings of one line that name file and line."""
