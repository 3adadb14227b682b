"""Chinese people's names: how they are built, and how they are spelt in English, the surname first."""

from collections.abc import Iterable

from subgen.text.sound import readings
from subgen.text.splitter import NameFinder, WordSplitter
from subgen.text.tables import name_words
from subgen.width import is_han

_GIVEN_CHARS = (1, 2)
_RARE = 200
"""How often the dictionary has seen a word, at most, that is rather a given name: 启明 (25), 明哲 (134)."""


def names_among(words: Iterable[str], splitter: NameFinder) -> dict[str, str]:
    """What of ``words`` may be somebody's full name, each with its English.

    Only by its characters and the splitter: 汤姆 is among them. One whose reading is not sure is not.
    """
    found = [
        word
        for word in dict.fromkeys(words)
        if _parted(word)
        and not name_words("read_in_two_ways") & set(word[1:])
        and (splitter.names(word) == [word] or is_cut_name(word[:1], word[1:], splitter))
    ]
    return {word: spelt_name(word) for word in found}  # spelt last: the readings are slow to load


def is_cut_name(surname: str, given: str, splitter: WordSplitter) -> bool:
    """Whether a splitter has cut a full name in two: jieba does half of them, 陈|建宇, 王|志远.

    What the given name is made of is a word that is hardly ever seen.
    """
    return (
        surname in name_words("surnames")
        and len(given) == max(_GIVEN_CHARS)
        and all(map(is_han, given))
        and _parted(surname + given) is not None
        and splitter.frequency(given) <= _RARE
    )


def spelt_name(name: str) -> str:
    """The English of a full name, such as Zhuge Liang for 诸葛亮; nothing if it can't be one."""
    parts = _parted(name)
    if not parts:
        return ""
    surname, given = parts
    return f"{_spelt_surname(surname)} {_joined(readings(given))}"


def titled_surname(word: str, after: str) -> str:
    """The English of the surname that two words begin with, if a title is behind it; nothing if none is.

    It is Zeng for 曾 and 教授, and for 曾总.
    """
    surname, rest = _surname_first(word)
    return _spelt_surname(surname) if surname and (rest or after) in name_words("titles") else ""


def _surname_first(word: str) -> tuple[str, str]:
    """The surname that a word begins with, or nothing, and the rest."""
    size = 2 if word[:2] in name_words("compound") else int(word[:1] in name_words("surnames"))
    return word[:size], word[size:]


def _spelt_surname(surname: str) -> str:
    known = dict(each.split("=") for each in name_words("surname_readings"))
    return _joined([known[surname]] if surname in known else readings(surname))


def _parted(name: str) -> tuple[str, str] | None:
    """The surname and the given name; None if it can't be a full name."""
    surname, given = _surname_first(name)
    if not surname or len(given) not in _GIVEN_CHARS or given[-1] in name_words("endings"):
        return None
    if given in name_words("titles") or given[0] in name_words("offices") or name in name_words("not_names"):
        return None
    return surname, given


def _joined(parts: list[str]) -> str:
    """Syllables as one word: Jian'an, not Jianan."""
    return "".join(
        f"'{part}" if at and part[0] in "aeo" else part for at, part in enumerate(parts)
    ).capitalize()
