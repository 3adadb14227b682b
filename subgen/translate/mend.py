"""Small slips of the model that need no second try: a word said twice, an uh, a curse, figures changed."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from subgen.text.english import bare
from subgen.text.tables import break_words
from subgen.translate.figures import with_their_figures
from subgen.translate.grammar import sounds_vowel
from subgen.translate.misread import misread_value
from subgen.translate.terms import Rendering

_FILLER = re.compile(r"\b(?:uh|um)\b", re.IGNORECASE)
_GLUED = re.compile(r"(I(?:['’](?:m|ll|ve|d))?)([A-Za-z]{2,}\W*)")
_ASKING = frozenset(("how", "what", "when", "where", "who", "why"))
_CURSE = ("the", "hell")
_QUALITIES = ("ed's", "centric's", "modal's")
_LONE_A = re.compile(r"(?<![A-Za-z])[Aa](?![A-Za-z])")


def mended(rendering: Rendering, chinese: str, terms: Collection[str] = ()) -> Rendering:
    """The rendering of ``chinese``, which has these English terms, with every slip put right.

    A word that is doubled leaves its links to its double. After English inside Chinese the model likes to
    say the last word again: some high level level issues.
    """
    said = " ".join([chinese, *terms]).lower()
    owners = {f"{term.split()[-1]}'s" for term in terms}
    words: list[str] = []
    rows: list[np.ndarray] = []
    cursed = set(_curses(rendering.words))
    for at, (word, row) in enumerate(zip(rendering.words, rendering.links, strict=True)):
        if at in cursed:
            continue
        glued = _GLUED.fullmatch(word) if word[:1] == "I" else None
        if glued and _has(chinese, glued[2]) and not _has(chinese, word):
            words += glued.groups()  # I'manyway, of 我anyway
            rows += [row, row]
            continue
        if _FILLER.fullmatch(word.strip(".,")) and not _FILLER.search(chinese):
            if word.endswith(",") and words and words[-1].endswith(","):
                words[-1] = words[-1][:-1]
            continue
        if word == "-" and _at_head(words):
            continue  # the sign of another speaker, whom the model made up
        if word in owners and word.endswith(_QUALITIES) and at + 1 < len(rendering.words):
            word = word.removesuffix("'s")  # decentralized's trade: 去中心化的
        if words and word.isascii() and _says_again(words[-1], word, said):
            words[-1], rows[-1] = word, (rows[-1] + row) / 2
        elif words and _goes_on(words[-1], word):
            words[-1], rows[-1] = words[-1] + word, (rows[-1] + row) / 2
        else:
            words.append(word)
            rows.append(row)
    names_a = _LONE_A.search(chinese)  # as a vitamin, an option, an acceleration
    for index in range(len(words) - 1):
        is_article = words[index] == "a" or (words[index] == "A" and _at_head(words[:index]))
        if is_article and not names_a and sounds_vowel(words[index + 1]):
            words[index] += "n"
    words = with_their_figures(words, chinese)
    if (misread := misread_value(words, chinese)) is not None:
        first, last, right = misread
        words[first:last] = right
        rows[first:last] = [np.mean(rows[first:last], axis=0)] * len(right)
    links = np.array(rows, dtype=np.float64).reshape(len(words), rendering.links.shape[1])
    return replace(rendering, words=tuple(words), links=links)


def _goes_on(before: str, word: str) -> bool:
    """Whether a word is the rest of the one before it: per cent, a lone 's."""
    return word == "'" or (word == "s" and before.endswith("'")) or (before == "per" and bare(word) == "cent")


def _curses(words: Sequence[str]) -> Iterator[int]:
    """Where the hell stands behind what, how and the like: the model's 到底, in every second question."""
    for at in range(1, len(words) - 1):
        if words[at : at + 2] == _CURSE and words[at - 1].lower() in _ASKING:
            yield from (at, at + 1)


def _has(chinese: str, word: str) -> bool:
    """Whether a word stands in a text as it is, in any capitals."""
    return bare(word) in {run.lower() for run in re.findall("[A-Za-z]+", chinese)}


def _at_head(before: Sequence[str]) -> bool:
    """Whether a sentence begins behind these words."""
    return not before or before[-1][-1] in ".?!"


def _says_again(before: str, word: str, said: str) -> bool:
    """Whether ``word`` is the same as the one before it, with no mark between, and nobody says it twice.

    A name such as Duran Duran or Cao Cao is doubled in what was ``said``, too.
    """
    bare = word.rstrip(".,;:?!\"')")
    return (
        len(bare) > 1
        and bare.isalpha()
        and bare.lower() == before.lower()
        and bare.lower() not in break_words("en", "said_twice")
        and f"{bare} {bare}".lower() not in said
    )
