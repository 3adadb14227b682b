"""What a speech recogniser gives: what it heard in a window of sound, and when."""

from dataclasses import dataclass
from typing import Protocol

from subgen.media.sound import Sound


@dataclass(frozen=True, slots=True)
class Token:
    """The smallest piece of text that the recogniser times: a character or two, or a part of a word."""

    text: str
    start_ms: int
    """From the beginning of the window."""
    end_ms: int
    chance: float
    """How sure the recogniser is of it, from 0 to 1."""


class Recogniser(Protocol):
    """Writes down what is said."""

    @property
    def signature(self) -> str:
        """All that its results depend on besides the sound: the model's name and hash, its settings."""
        ...

    def recognise(self, sound: Sound) -> tuple[Token, ...]:
        """What is said in a window of sound of at most 30 s, in order."""
        ...
