"""A subtitle file as it was read: its cues, right or wrong, and where each of them stands.

Nothing is mended here. What a talk is made from (``Source``) and what is checked, converted and packed all
come from a track.
"""

from dataclasses import dataclass

from subgen.span import Span


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word of a cue with its own time, as speech recognisers write them."""

    text: str
    """As it stands in the cue's text, perhaps with spaces or marks around it."""
    span: Span
    confidence: float
    """From 0 to 1; 1 where the file says nothing of it."""


@dataclass(frozen=True, slots=True)
class TrackCue:
    """A cue as its file holds it."""

    line: int
    """The line on which it begins in its file, from 1."""
    start_ms: int
    end_ms: int
    """May lie at or before ``start_ms``."""
    zh: tuple[str, ...]
    """Its lines in Chinese, without markup; none where it has no Chinese."""
    en: tuple[str, ...]
    """Its lines in English, likewise."""
    markup: tuple[str, ...] = ()
    """The tags and commands that stood in its text and are not shown, such as ``<i>``, in their order."""
    words: tuple[TimedWord, ...] = ()
    """The words of its Chinese that have times of their own, in the order of the text."""
    id: str = ""
    """The id of a project's cue, in a table that was made from that project."""
    notes: tuple[str, ...] = ()
    """What the file says beside the text that a person should look at."""


@dataclass(frozen=True, slots=True)
class Track:
    """The cues of a file, in the order of the file; they may overlap and be out of order."""

    name: str
    """The file's name, or ``-`` for standard input."""
    format: str
    """What it is, as its reader calls it: ``SRT``."""
    encoding: str
    """As Python names it: ``utf-8``, ``utf-8-sig``, ``gb18030``."""
    cues: tuple[TrackCue, ...]
    title: str = ""

    @property
    def has_chinese(self) -> bool:
        """Whether any cue has Chinese."""
        return any(cue.zh for cue in self.cues)

    @property
    def has_english(self) -> bool:
        """Whether any cue has English."""
        return any(cue.en for cue in self.cues)
