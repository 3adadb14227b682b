"""The article or the plural that a term lacks: the model copies large model as it stands in the Chinese,
where no noun has either.

Only where its neighbours tell: whatever stands between a preposition and a mark is a noun by itself (of large
model, is), and what a verb follows is its subject. Nothing is done beside a word that may belong to it.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

import numpy as np

from subgen.cues.cut import Array
from subgen.text.english import bare
from subgen.text.tables import break_words
from subgen.translate.grammar import plural_noun, sounds_vowel
from subgen.translate.terms import Rendering

_CLOSING = '.,;:?!"”’)'
_SENTENCE = ".;:?!"
_SINGULAR = frozenset("is was it's that's be been".split())  # noqa: SIM905
_AS_NOUNS = {"multimodal": "multimodality"}
"""多模态 is both."""


def with_articles(rendering: Rendering, terms: Set[str]) -> Rendering:
    """The rendering with an article or a plural where one of these terms, in small letters, has none.

    An article has the links of the word behind it.
    """
    if not terms:
        return rendering
    words, rows = list(rendering.words), list(rendering.links)
    for term in sorted(terms):
        for first, end in reversed([*_places(words, term.split())]):
            before = bare(words[first - 1]) if first else ""
            opens = not first or words[first - 1][-1] in _SENTENCE
            parted = not opens and words[first - 1][-1] in _CLOSING
            leads = not parted and before in break_words("en", "preposition")
            behind = _behind(words, end)
            ends = not behind or behind in break_words("en", "preposition")
            if term in _AS_NOUNS:
                if leads and ends:
                    _replace(words, end - 1, _AS_NOUNS[term])
            elif not _is_counted(term.split()):
                continue
            elif behind in break_words("en", "finite"):
                if opens or parted or leads or before in break_words("en", "ahead_of_nouns"):
                    _put(words, rows, first, "the")
            elif ends and not parted and before in _SINGULAR:
                _put(words, rows, first, "an" if sounds_vowel(term) else "a")
            elif ends and (opens or leads or (not parted and _takes_a_noun(before))):
                _replace(words, end - 1, plural_noun(bare(words[end - 1])))
    links = np.array(rows, dtype=np.float64).reshape(len(words), rendering.links.shape[1])
    return replace(rendering, words=tuple(words), links=links)


def _takes_a_noun(word: str) -> bool:
    return word in break_words("en", "ahead_of_nouns") or word in break_words("en", "taking")


def _is_counted(term: Sequence[str]) -> bool:
    """Whether a term ends in what it is, and that can be counted: of time to first token it is the time."""
    return term[-1] in break_words("en", "counted") and not break_words("en", "preposition") & set(term)


def _places(words: Sequence[str], term: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a term of these words stands, as it is or with an owner's s: its first word, the one behind."""
    size = len(term)
    for at in range(len(words) - size + 1):
        *head, last = map(str.lower, words[at : at + size])
        if [*head, last.rstrip(_CLOSING).removesuffix("'s")] == term:
            yield at, at + size


def _behind(words: Sequence[str], end: int) -> str:
    """The word that goes on behind a term, nothing if none does; one that owns goes on as with is."""
    last = words[end - 1]
    if bare(last).endswith("'s"):
        return "is"
    return "" if end == len(words) or last[-1] in _CLOSING else bare(words[end])


def _replace(words: list[str], at: int, word: str) -> None:
    core = words[at].rstrip(_CLOSING)
    words[at] = (word.capitalize() if core[0].isupper() else word) + words[at][len(core) :]


def _put(words: list[str], rows: list[Array], at: int, article: str) -> None:
    if words[at][0].isupper():
        article, words[at] = article.capitalize(), words[at].lower()
    words.insert(at, article)
    rows.insert(at, rows[at])
