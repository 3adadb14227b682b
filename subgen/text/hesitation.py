"""Marks behind fillers: a machine that hears 呃 sets a ， behind it, in the middle of a clause as well."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from subgen.cue import Removal
from subgen.source import Source
from subgen.text.boundaries import weighed, weighed_each
from subgen.text.words import Pause, Word

_MARKS = frozenset("，。,")
_ENDS = -300
"""Log-odds, in hundredths, of a clause's end without a mark, from which a filler's mark ends one: far below
even, as at every second filler's mark of a recogniser's one does."""


def weighed_beside_fillers(
    source: Source, words: Sequence[Word], removals: Sequence[Removal]
) -> tuple[Word, ...]:
    """The words weighed (see ``boundaries``), without the marks of fillers that end no clause.

    A filler's mark is one with nothing but what ``removals`` takes out between it and the word.
    """
    doubted = [*_doubted(source, words, removals)]
    if not doubted:
        return weighed(words)
    bare = list(words)
    for index in doubted:
        bare[index] = replace(words[index], pause=Pause.NONE, mark="")
    without, result = map(list, weighed_each([bare, words]))
    for index in doubted:
        if without[index].clause_odds < _ENDS:
            result[index] = without[index]
    return tuple(result)


def _doubted(source: Source, words: Sequence[Word], removals: Sequence[Removal]) -> Iterator[int]:
    """Behind which words a filler's mark stands, and no other."""
    removed = {removal.start: removal for removal in removals}
    for index, word in enumerate(words):
        filler = removed.get(word.end)
        alone = filler and filler.text.isalpha() and source.text.startswith(word.mark, filler.end)
        if alone and word.pause is Pause.CLAUSE and word.mark in _MARKS:
            yield index
