"""What a format is, to those who don't know any of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from subgen.cue import LaidCue
from subgen.styles.preset import Preset
from subgen.tags import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of subtitle file that cues can be written as, and what such a file can't hold."""

    suffix: str
    """What follows the talk's name and a dot: ``zh-en.srt``."""
    label: str
    """What it is, in a few words for people."""
    write: Callable[[Sequence[LaidCue], str], str]
    """From the cues, in the order of their in times, and the talk's title to the whole file. A cue may lack
    one of several languages (no lines at all), but not all of them.

    Raises:
        InputError: a cue has no text to show.
        OutputError: the format can't hold a cue's time.
    """
    languages: tuple[Language, ...]
    """The languages that it shows, in this order."""
    needs_english: bool
    """Whether the cues must have been translated."""
    shows: Callable[[str], str]
    """A line of text as the file holds it: what it can't hold is gone, or is replaced by its likeness."""
    grid_ms: int | None = 1
    """The grid of its times in milliseconds; None where it has no times."""
    gap_ms: int = 0
    """A gap shorter than this is closed: the cue before it lasts until the next."""
    overlaps: bool = True
    """Whether cues can overlap in it."""
    breaks: bool = True
    """Whether it keeps the line breaks inside a cue."""
    on_screen: bool = True
    """Whether its lines are broken for a screen; otherwise only by hand."""
    notes: bool = False
    """Whether it holds the ids and the notes of cues."""
    styled: Callable[[Sequence[LaidCue], str, Preset], str] | None = None
    """The same as ``write``, in the look of a preset; None where the format has no looks."""

    @property
    def kind(self) -> str:
        """The suffix without languages: ``srt``."""
        return self.suffix.rpartition(".")[2]
