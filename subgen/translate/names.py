"""People's names: which of the words that may be names are some, as the model's own English tells.

By its characters 汤姆 may be a Chinese name as well as 王建国 may, and the model spells a name otherwise in
every sentence, or only half of it. But where it takes a word for somebody's name its surname is nearly
always right: Wang, Wang Kin-kwok; nobody is Tang there. So a word is a name if the model has its surname in
at least half of the sentences with it, or if somebody is introduced with it: 我叫李明远, Lee Myung-yu there.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from subgen.text.english import bare, is_function_word
from subgen.text.sentences import Unit
from subgen.text.tables import name_words
from subgen.translate.terms import Rendering, unquoted


def with_sure_names(
    units: Sequence[Unit], found: Sequence[Rendering], names: Mapping[str, str]
) -> dict[int, Unit]:
    """Those of the units that somebody is named in, by their indices, the names with their English.

    Args:
        found: what the model made of each unit as it is.
        names: the English of each word that may be a name.
    """
    introduced: set[str] = set()
    said: Counter[str] = Counter()
    known: Counter[str] = Counter()
    places = [list(_places(unit, names)) for unit in units]
    for unit, rendering, here in zip(units, found, places, strict=True):
        for index, name in here:
            said[name] += 1
            known[name] += _is_named(rendering, index, names[name])
            if _is_introduced(unit, index):
                introduced.add(name)
    sure = introduced | {name for name in said if 2 * known[name] >= said[name]}
    return {
        at: _named(unit, {index: names[name] for index, name in here if name in sure})
        for at, (unit, here) in enumerate(zip(units, places, strict=True))
        if any(name in sure for _, name in here)
    }


def _named(unit: Unit, names: Mapping[int, str]) -> Unit:
    """The unit with the English of some of its words, by their indices."""
    words = list(unit.words)
    for index, english in names.items():
        words[index] = replace(words[index], target=english)
    return replace(unit, words=tuple(words))


def _places(unit: Unit, names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Where words that may be names stand in a unit, and which.

    None stands behind 小 or 老, as no full name does: 小李能 is 小李, and what he can do.
    """
    before = ""
    for index, word in enumerate(unit.words):
        _, name, _ = unquoted(word.spoken)
        if name in names and not word.target and before not in name_words("familiar"):
            yield index, name
        before = word.spoken


def _is_introduced(unit: Unit, index: int) -> bool:
    """Whether the word ahead tells that a name follows: 我叫李明远."""
    return index > 0 and unit.words[index - 1].spoken in name_words("introducing")


def _is_named(rendering: Rendering, index: int, name: str) -> bool:
    """Whether the model takes the word at ``index`` for a name.

    It gives its English the surname, with no other name ahead of it (Jay Zhou), or the given name behind
    whatever surname (Chow Ming).
    """
    surname, given = map(_letters, name.split())
    words = rendering.words
    own = (rendering.links.argmax(axis=1) == index) & (rendering.links.max(axis=1, initial=0) > 0)
    for at in map(int, np.flatnonzero(own)):
        if words[at][0].isupper():
            is_whole = given in (_letters("".join(words[at + 1 : end])) for end in (at + 2, at + 3))
            is_alone = not (_goes_on(words, at) or is_function_word(surname))  # He may be 何, or he
            if _letters(words[at]) == surname and (is_whole or is_alone):
                return True
            if is_whole and words[at].isalpha() and words[at + 1][0].isupper():
                return True
    return False


def _letters(word: str) -> str:
    """What a word has of letters, in small ones, without the 's of an owner."""
    return "".join(filter(str.isalpha, word.lower().replace("’", "'").split("'s")[0]))


def _goes_on(words: Sequence[str], at: int) -> bool:
    """Whether a word goes on with a name that the one before it begins."""
    if not at or not words[at - 1][0].isupper() or words[at - 1][-1] in ",;:?!":
        return False
    before = bare(words[at - 1]).split("'")[0]
    if before == "i" or before in name_words("english_titles"):
        return False
    opens = at == 1 or words[at - 2][-1] in ".?!"
    return not (opens and is_function_word(before))
