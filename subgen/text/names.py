"""Chinese people's names: how they are built, and how they are spelt in English, the surname first."""

from collections.abc import Iterable

from subgen.text.sound import readings
from subgen.text.splitter import NameFinder
from subgen.text.tables import name_words

_GIVEN_CHARS = (1, 2)


def names_among(words: Iterable[str], splitter: NameFinder) -> dict[str, str]:
    """What of ``words`` may be somebody's full name, each with its English.

    Only by its characters and the splitter: 汤姆 is among them. One whose reading is not sure is not.
    """
    found = [
        word
        for word in dict.fromkeys(words)
        if _parted(word)
        and not name_words("read_in_two_ways") & set(word[1:])
        and splitter.names(word) == [word]
    ]
    return {word: spelt_name(word) for word in found}  # spelt last: the readings are slow to load


def spelt_name(name: str) -> str:
    """The English of a full name, such as Zhuge Liang for 诸葛亮; nothing if it can't be one."""
    parts = _parted(name)
    if not parts:
        return ""
    surname, given = parts
    known = dict(each.split("=") for each in name_words("surname_readings"))
    read = [known[surname]] if surname in known else readings(surname)
    return f"{_joined(read)} {_joined(readings(given))}"


def _parted(name: str) -> tuple[str, str] | None:
    """The surname and the given name; None if it can't be a full name."""
    size = 2 if name[:2] in name_words("compound") else 1
    surname, given = name[:size], name[size:]
    known = size > 1 or surname in name_words("surnames")
    if not known or len(given) not in _GIVEN_CHARS or given[-1] in name_words("endings"):
        return None
    if given in name_words("titles") or name in name_words("not_names"):
        return None
    return surname, given


def _joined(parts: list[str]) -> str:
    """Syllables as one word: Jian'an, not Jianan."""
    return "".join(
        f"'{part}" if at and part[0] in "aeo" else part for at, part in enumerate(parts)
    ).capitalize()
