"""Small slips of the model that need no second try: a word said twice, a before a vowel, a lone 's."""

from dataclasses import replace

import numpy as np

from subgen.text.tables import break_words
from subgen.translate.grammar import sounds_vowel
from subgen.translate.terms import Rendering


def mended(rendering: Rendering) -> Rendering:
    """The rendering with every slip put right; a word that goes leaves its links to the one it doubles.

    After English inside Chinese the model likes to say the last word again: some high level level issues.
    """
    words: list[str] = []
    rows: list[np.ndarray] = []
    for word, row in zip(rendering.words, rendering.links, strict=True):
        if words and word.isascii() and _says_again(words[-1], word):
            words[-1], rows[-1] = word, (rows[-1] + row) / 2
        elif words and (word == "'" or (word == "s" and words[-1].endswith("'"))):
            words[-1], rows[-1] = words[-1] + word, (rows[-1] + row) / 2
        else:
            words.append(word)
            rows.append(row)
    for index in range(len(words) - 1):
        if words[index].lower() == "a" and sounds_vowel(words[index + 1]):
            words[index] += "n"
    links = np.array(rows, dtype=np.float64).reshape(len(words), rendering.links.shape[1])
    return replace(rendering, words=tuple(words), links=links)


def _says_again(before: str, word: str) -> bool:
    """Whether ``word`` is the same as the one before it, with no mark between, and nobody says it twice."""
    bare = word.rstrip(".,;:?!\"')")
    return (
        len(bare) > 1
        and bare.isalpha()
        and bare.lower() == before.lower()
        and bare.lower() not in break_words("en", "said_twice")
    )
