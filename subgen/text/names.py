"""Chinese people's names: how they are built, and how they are spelt in English, the surname first."""

import tomllib
from collections.abc import Iterable
from functools import cache

from subgen.shipped import shipped_text
from subgen.text.sound import syllables
from subgen.text.splitter import NameFinder

_GIVEN_CHARS = (1, 2)


def names_among(words: Iterable[str], splitter: NameFinder) -> dict[str, str]:
    """What of ``words`` may be somebody's full name, each with its English.

    Only by its characters and the splitter: 汤姆 is among them. One whose reading is not sure is not.
    """
    found = [
        word
        for word in dict.fromkeys(words)
        if _parted(word) and not _table("read_in_two_ways") & set(word[1:]) and splitter.names(word) == [word]
    ]
    return {word: spelt_name(word) for word in found}  # spelt last: the readings are slow to load


def spelt_name(name: str) -> str:
    """The English of a full name, such as Zhuge Liang for 诸葛亮; nothing if it can't be one."""
    parts = _parted(name)
    if not parts:
        return ""
    surname, given = parts
    return f"{_surnames_read().get(surname) or _joined(syllables(surname))} {_joined(syllables(given))}"


def _parted(name: str) -> tuple[str, str] | None:
    """The surname and the given name; None if it can't be a full name."""
    size = 2 if name[:2] in _table("compound") else 1
    surname, given = name[:size], name[size:]
    known = size > 1 or surname in _table("surnames")
    if not known or len(given) not in _GIVEN_CHARS or given[-1] in _table("endings"):
        return None
    if given in _table("titles") or name in _table("not_names"):
        return None
    return surname, given


def _joined(parts: list[str]) -> str:
    """Syllables as one word: Jian'an, not Jianan."""
    return "".join(
        f"'{part}" if at and part[0] in "aeo" else part for at, part in enumerate(parts)
    ).capitalize()


@cache
def _surnames_read() -> dict[str, str]:
    words = _tables()["surname_readings"].split()
    return {name: reading.capitalize() for name, reading in zip(words[::2], words[1::2], strict=True)}


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(_tables()[name].split())


@cache
def _tables() -> dict[str, str]:
    return tomllib.loads(shipped_text("names.toml"))
