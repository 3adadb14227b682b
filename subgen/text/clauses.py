"""Where a clause most likely ends although no mark says so: a long run is translated better in clauses."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from subgen.text.breaks import inseparable, reads_on
from subgen.text.questions import is_tag
from subgen.text.words import Pause, Word

_LONG_CELLS = 24
"""A run without marks that is wider holds more than one clause."""
_SHORTEST_CELLS = 10
LIKELY = -100
"""Log-odds, in hundredths: of four places that are just so likely, one ends a clause. A false ， costs the
translation less than a missing one."""
EVEN = 0
"""Of two such places, one does: enough where a recogniser has set marks of its own.

The English then runs on as sentences do; but where most of a talk's marks are lost it has a little less of
what was said (BLEU 19.5, with LIKELY 20.0)."""
SURE = 150
"""Of five such places, four do."""


def with_likely_pauses(words: Sequence[Word], least: int, *, shown: bool) -> tuple[Word, ...]:
    """The words of a sentence, with pauses where a long run without marks falls into clauses.

    They are ``Pause.LIKELY``, which nobody sees. If ``shown``, those that are as good as sure are
    ``Pause.SPACE``, as a subtitler would have written; so are those that the words have already, and those
    behind a 对吧, which asks for a nod.

    Args:
        least: log-odds, in hundredths, that are enough: LIKELY, EVEN where marks are dense, or SURE where
            spaces tell of other pauses.
    """
    result = list(words)
    sure = Pause.SPACE if shown else Pause.LIKELY
    for index, (word, after) in enumerate(pairwise(words)):
        told = word.pause is Pause.LIKELY or (index and is_tag(words[index - 1], word))
        if told and word.pause < Pause.SPACE and not reads_on(word, after):
            result[index] = replace(word, pause=sure)
    start = 0
    for index, word in enumerate(result):
        if word.pause >= Pause.LIKELY or index + 1 == len(words):
            if sum(each.cells for each in words[start : index + 1]) > _LONG_CELLS:
                for end in _clause_ends(words[start : index + 1], least):
                    last = words[start + end - 1]
                    pause = sure if last.clause_odds > SURE else Pause.LIKELY
                    result[start + end - 1] = replace(last, pause=pause)
            start = index + 1
    return tuple(result)


def _clause_ends(run: Sequence[Word], least: int) -> list[int]:
    """The indices after the last words of the run's clauses but the last one, none of them short."""
    offsets = list(accumulate((word.cells for word in run), initial=0))
    likely = [
        end
        for end, (word, after) in enumerate(pairwise(run), start=1)
        if word.clause_odds > least and not (reads_on(word, after) or inseparable(word, after))
    ]
    ends = [0, len(run)]
    for end in sorted(likely, key=lambda end: -run[end - 1].clause_odds):
        if all(abs(offsets[end] - offsets[other]) >= _SHORTEST_CELLS for other in ends):
            ends.append(end)
    return sorted(ends)[1:-1]
