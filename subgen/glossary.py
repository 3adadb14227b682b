"""Glossaries: how words are written right, what they are in English, and how they are often misheard."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

DEFAULT = "default"
"""The origin of the entries that ship with subgen."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or a name."""

    source: str
    """How it is written in the Chinese text when it is right; may be English: ``OpenAI``."""
    target: str
    """Its English. Empty where there is nothing to say of it; English words are their own."""
    heard: tuple[str, ...] = ()
    """How recognisers write it when they mishear it."""
    origin: str = ""
    """The name of the file that it is from, or ``default``."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Entries that fit together: no source and nothing misheard is in it twice."""

    entries: tuple[Entry, ...] = ()

    def overridden(self, entries: Iterable[Entry]) -> "Glossary":
        """This glossary with others' entries, which win wherever the two say something of the same words."""
        added = tuple(entries)
        taken = {spelling_key(form) for entry in added for form in (entry.source, *entry.heard)}
        kept = (
            replace(entry, heard=tuple(form for form in entry.heard if spelling_key(form) not in taken))
            for entry in self.entries
            if spelling_key(entry.source) not in taken
        )
        return Glossary((*kept, *added))


def spelling_key(form: str) -> str:
    """What spellings of the same letters have in common: ``Open AI`` and ``open-ai`` are ``openai``."""
    return "".join(char for char in form.casefold() if char not in " \u3000\t-_")
