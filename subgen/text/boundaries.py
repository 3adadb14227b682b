"""How likely a clause, a sentence or a cue ends between two words, by what is said and marked around.

A small network (see ``network``) reads the whole speech as a stream of characters. What it says of a gap are
log-odds, here in hundredths.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from subgen.text.network import Floats, network
from subgen.text.stream import MARK, NO_MARK, SPACE, STOP, Stream
from subgen.text.words import Pause, Word

_TOLD = {Pause.SPACE: SPACE, Pause.CLAUSE: MARK, Pause.STOP: STOP}
_NEVER = -1000
"""Log-odds inside a run of Latin words."""


def weighed(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, each with the log-odds of what ends behind it; nothing else is changed.

    A word that isn't spoken has those of the spoken word before it.
    """
    return weighed_each([words])[0]


def weighed_each(texts: Sequence[Sequence[Word]]) -> list[tuple[Word, ...]]:
    """Several texts, each weighed as if it were the only one: faster than one by one."""
    readings = [_Reading(words) for words in texts]
    odds = network("boundaries").odds([each.stream for each in readings])
    return [each.weighed(found) for each, found in zip(readings, odds, strict=True)]


def as_lines(words: Sequence[Word]) -> tuple[Word, ...]:
    """Weighed words with the log-odds that a cue ends behind each in subtitles whose marks are all right.

    Elsewhere a mark may stand anywhere, so that they are lower at all of them.
    """
    reading = _Reading(words)
    found = reading.weighed(network("lines").odds([reading.stream])[0])
    return tuple(
        word.with_odds(word.clause_odds, word.stop_odds, each.cue_odds)
        for word, each in zip(words, found, strict=True)
    )


class _Reading:
    """A text as a stream, and where its words are in it."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._heard = [index for index, word in enumerate(words) if word.spoken]
        self.stream = Stream()
        self._opens: list[bool] = []  # of each spoken word, whether there is a gap before it
        self._ends: list[int] = []  # and where it ends in the stream
        for index, following in pairwise([*self._heard, len(words)]):
            pause = max(word.pause for word in words[index:following])
            self._opens.append(self.stream.add(words[index].spoken, _TOLD.get(pause, NO_MARK)))
            self._ends.append(len(self.stream.characters) - 1)

    def weighed(self, found: Floats) -> tuple[Word, ...]:
        """The words with these odds, shape (gaps, 3)."""
        odds = np.rint(100 * found).astype(int).tolist()
        result = list(self._words)
        for (index, following), end, opened in zip(
            pairwise(self._heard), self._ends, self._opens[1:], strict=False
        ):
            clause, stop, cue = odds[end] if opened else (_NEVER, _NEVER, 0)
            for each in range(index, following):
                result[each] = self._words[each].with_odds(clause, stop, cue)
        return tuple(result)
