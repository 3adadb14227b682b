"""Speech as the network reads it (see ``network``): a stream of characters, and what stands behind each."""

import re
from dataclasses import dataclass, field

LATIN, NUMBER = "L", "N"
"""Stand for all words of such letters, and all numbers."""

NO_MARK, SPACE, MARK, STOP = range(4)
"""What the network is told of a gap."""
_TOKEN = re.compile(
    r"(?P<latin>[A-Za-z][A-Za-z0-9'\-_.+# ]*)|(?P<number>[\d.,%]+)"
    r"|[^\s“”‘’\"'（）()《》〈〉「」『』\[\]【】{}]"
)


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
