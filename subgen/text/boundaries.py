"""How likely a clause, a sentence or a cue ends between two words, by what is said and marked around.

A small network (see ``network``) reads the whole speech as a stream of characters. What it says of a gap are
log-odds, here in hundredths.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from subgen.text.network import network
from subgen.text.words import Pause, Word

LATIN, NUMBER = "L", "N"
"""Stand for all words of such letters, and all numbers."""

NO_MARK, SPACE, MARK, STOP = range(4)
"""What the network is told of a gap."""
_TOLD = {Pause.SPACE: SPACE, Pause.CLAUSE: MARK, Pause.STOP: STOP}
_TOKEN = re.compile(
    r"(?P<latin>[A-Za-z][A-Za-z0-9'\-_.+# ]*)|(?P<number>[\d.,%]+)"
    r"|[^\s“”‘’\"'（）()《》〈〉「」『』\[\]【】{}]"
)
_NEVER = -1000
"""Log-odds inside a run of Latin words."""


@dataclass(slots=True)
class Stream:
    """What the network reads: a row for every character, Latin word or number."""

    characters: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    """Whether a word begins with it."""
    marks: list[int] = field(default_factory=list)
    """What follows it; 0 is nothing."""

    def add(self, word: str, mark: int) -> bool:
        """Put a word at the end; False if it only goes on with a run of Latin words, which count as one."""
        tokens = [
            LATIN if match["latin"] else NUMBER if match["number"] else match[0]
            for match in _TOKEN.finditer(word)
        ] or [word[0]]
        goes_on = tokens[0] == LATIN and self.characters[-1:] == [LATIN] and not self.marks[-1]
        self.characters += tokens[goes_on:]
        self.starts += [number == 0 for number in range(goes_on, len(tokens))]
        self.marks += [NO_MARK] * (len(tokens) - goes_on)
        self.marks[-1] = mark
        return not goes_on


def weighed(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, each with the log-odds of what ends behind it; nothing else is changed.

    A word that isn't spoken has those of the spoken word before it.
    """
    result = list(words)
    heard = [index for index, word in enumerate(words) if word.spoken]
    stream = Stream()
    opens: list[bool] = []  # of each spoken word, whether there is a gap before it
    ends: list[int] = []  # and where it ends in the stream
    for index, following in pairwise([*heard, len(words)]):
        pause = max(word.pause for word in words[index:following])
        opens.append(stream.add(words[index].spoken, _TOLD.get(pause, NO_MARK)))
        ends.append(len(stream.characters) - 1)
    odds = np.rint(100 * network().odds(stream.characters, stream.marks, stream.starts)).astype(int).tolist()
    for (index, following), end, opened in zip(pairwise(heard), ends, opens[1:], strict=False):
        clause, stop, cue = odds[end] if opened else (_NEVER, _NEVER, 0)
        for each in range(index, following):
            result[each] = replace(words[each], clause_odds=clause, stop_odds=stop, cue_odds=cue)
    return tuple(result)
