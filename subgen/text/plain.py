"""Sayings in plain words, for the translator alone: the model takes 踩坑 for a step on a pit.

What was said stays on screen. The table is ``data/plain.txt``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from subgen.text.sentences import Unit
from subgen.text.spoken import speak_instead
from subgen.text.tables import sayings
from subgen.text.words import Pause, Word


def in_plain_words(unit: Unit) -> Unit:
    """The unit with plain words spoken in place of its sayings; it has as many words as before.

    The first word of a saying has all of the plain ones, the others none. A saying begins and ends where
    words do, and neither a pause nor a term stands inside of it.
    """
    found = [*_pattern().finditer("".join(word.spoken for word in unit.words))]
    if not found:
        return unit
    words = list(unit.words)
    starts: dict[int, int] = {}  # in what is spoken: which word begins there
    ends: dict[int, int] = {}
    at = 0
    for index, word in enumerate(words):
        if word.spoken:
            starts[at] = index
            at += len(word.spoken)
            ends[at] = index
    for match in found:
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is None or last is None or not _is_whole(words[first : last + 1]):
            continue
        speak_instead(words, first, last, sayings()[match[0]])
    return replace(unit, words=tuple(words))


def _is_whole(saying: Sequence[Word]) -> bool:
    """Whether no pause and no term stands inside."""
    parted = any(word.pause > Pause.NONE for word in saying[:-1])
    return not (parted or any(word.target for word in saying))


@cache
def _pattern() -> re.Pattern[str]:
    """All sayings, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(sayings(), key=len, reverse=True))))
