"""A project: everything that is known about one talk's subtitles."""

from dataclasses import dataclass, field, replace

from subgen.cue import Correction, Cue, Removal, Sentence
from subgen.glossary import Entry
from subgen.profile import DEFAULT_PROFILE
from subgen.source import Source

DEFAULT_RATE = 4.5
"""Syllables a second while someone speaks: the middle of the lectures that were measured (4 to 5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person chose. Nothing else decides what comes out, besides the source and the model."""

    profile: str = DEFAULT_PROFILE
    verbatim: bool = False
    """Keep fillers and stutters on screen."""
    duration_ms: int | None = None
    """The talk's length, where it is known."""
    rate: float = DEFAULT_RATE
    """Syllables a second, where the length is not known."""
    glossary: tuple[Entry, ...] = ()
    """The entries of one's own glossaries; they win over the default ones."""
    default_glossary: bool = True
    """Use the glossary of the AI and computing field that ships with subgen."""


@dataclass(frozen=True, slots=True)
class ModelId:
    """Which model translated."""

    name: str
    """Such as ``translate-zh_en``."""
    version: str
    sha256: str
    """Of the weights (``model/model.bin``)."""


@dataclass(frozen=True, slots=True)
class Project:
    """A talk on its way from text to subtitles: ``split`` makes one, ``translate`` completes it."""

    source: Source
    settings: Settings = field(default_factory=Settings)
    removals: tuple[Removal, ...] = ()
    corrections: tuple[Correction, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    cues: tuple[Cue, ...] = ()
    model: ModelId | None = None

    @property
    def translated(self) -> bool:
        """Whether every cue has its English."""
        return bool(self.cues) and all(cue.en for cue in self.cues)

    def with_cues(self, cues: tuple[Cue, ...]) -> "Project":
        """The same project with other cues."""
        return replace(self, cues=cues)
