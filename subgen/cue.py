"""The data that the stages hand on: what was taken out, sentences, cues."""

from dataclasses import dataclass
from typing import Literal

from subgen.span import Span, Timing


@dataclass(frozen=True, slots=True)
class Removal:
    """A filler or a stutter that is not shown and not translated."""

    start: int
    """Offset of its first character in the source's text."""
    end: int
    """Offset after its last character."""
    text: str
    """What stood there, as it stood there."""
    why: Literal["filler", "stutter"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was misheard, and what the glossary puts in its place."""

    start: int
    """Offset of its first character in the source's text."""
    end: int
    """Offset after its last character."""
    text: str
    """What stood there, as it stood there."""
    to: str
    """What is meant."""
    why: Literal["listed", "spelling", "sound"]
    """The glossary lists it as misheard; it is spelt almost like it; or it sounds like it."""
    glossary: str
    """Which glossary says so: the name of its file, or ``default``."""
    shown: bool
    """Whether it is put right on screen too, and not only for the translator."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is translated in one go: one or more clauses, and the English for them."""

    start: int
    end: int
    zh: str
    """The Chinese as the translator gets it, its end marked by 。, ？ or ！."""
    en: str = ""
    """The English of the whole sentence; empty before translation."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle in both languages, shown for one span of time: a pair that can't drift apart."""

    id: str
    """Stays the same while the Chinese of the cue does."""
    span: Span
    zh: str
    """The Chinese as it is shown, in one line; it is broken into lines when a file is written."""
    en: str
    """The English, likewise; empty before translation."""
    start: int
    """Where its Chinese begins in the source's text."""
    end: int
    """Where its Chinese ends in the source's text."""
    sentence: int
    """The index of the sentence that it is part of."""
    timing: Timing
    """How its times were found: the lower grade of its in and its out time."""
    confidence: float = 0.0
    """How sure its times are, from 0 to 1, the lower of both; 0 where only the text was asked."""
    notes: tuple[str, ...] = ()
    """What a person should look at, such as a limit that could not be kept, with the reason."""
    edited: bool = False
    """Whether a person has changed it; such a cue is never overwritten."""


@dataclass(frozen=True, slots=True)
class LaidCue:
    """A cue as a file holds it: both texts broken into lines."""

    span: Span
    zh: tuple[str, ...]
    en: tuple[str, ...]
    """No lines before translation."""
    id: str = ""
    """The cue's id in its project; empty where it comes from elsewhere."""
    notes: tuple[str, ...] = ()
    """What a person should look at."""
    sentence: int | None = None
    """The index of the sentence that it is part of, where that is known."""
