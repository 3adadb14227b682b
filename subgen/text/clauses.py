"""Where a clause most likely ends although no mark says so: a long run is translated better in clauses."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from subgen.text.breaks import cue_break_cost
from subgen.text.words import Pause, Word

_LONG_CELLS = 32
"""A run without marks that is wider holds more than one clause."""
_SHORTEST_CELLS = 10
_CERTAIN_ENOUGH = 15
"""What a break costs at most: a conjunction or a pronoun begins, or a word ends a clause."""


def with_likely_pauses(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a sentence, ``Pause.LIKELY`` where a long run without marks falls into clauses."""
    result = list(words)
    start = 0
    for index, word in enumerate(words):
        if word.pause >= Pause.SPACE or index + 1 == len(words):
            if sum(each.cells for each in words[start : index + 1]) > _LONG_CELLS:
                for end in _clause_ends(words[start : index + 1]):
                    result[start + end - 1] = replace(words[start + end - 1], pause=Pause.LIKELY)
            start = index + 1
    return tuple(result)


def _clause_ends(run: Sequence[Word]) -> list[int]:
    """The indices after the last words of the run's clauses but the last one, none of them short."""
    ends: list[int] = []
    left = sum(word.cells for word in run)
    width = 0
    for index, (word, after) in enumerate(pairwise(run), start=1):
        width += word.cells
        left -= word.cells
        if min(width, left) >= _SHORTEST_CELLS and cue_break_cost(word, after) <= _CERTAIN_ENOUGH:
            ends.append(index)
            width = 0
    return ends
