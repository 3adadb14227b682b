"""How long text takes to say, counted in syllables."""

import re
from array import array
from collections.abc import Sequence
from itertools import accumulate

from subgen.text.words import Pause
from subgen.width import is_han

_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
_LATIN = re.compile(r"[^\W\d_\u2e80-\U0003ffff]+|\d")
PAUSE_SYLLABLES = {
    Pause.NONE: 0.0,
    Pause.WRAP: 0.0,
    Pause.LIKELY: 0.0,
    Pause.SPACE: 0.5,
    Pause.LIST: 0.5,
    Pause.CLAUSE: 1.0,
    Pause.STOP: 2.0,
}
"""How long a pause lasts, in the time of a syllable."""


def syllables(text: str) -> float:
    """How many syllables ``text`` has when it is read aloud: a Chinese character is one, so is a digit."""
    return sum(map(is_han, text)) + float(sum(_run_syllables(run) for run in _LATIN.findall(text)))


def syllable_sums(text: str) -> Sequence[float]:
    """For every offset in ``text``, and its end, how many syllables stand before it.

    Those of a run of letters are spread over it.
    """
    each = array("d", map(is_han, text))
    for match in _LATIN.finditer(text):
        share = _run_syllables(match[0]) / len(match[0])
        for index in range(*match.span()):
            each[index] = share
    return array("d", accumulate(each, initial=0.0))


def _run_syllables(run: str) -> int:
    # An acronym is spelt out; a word has a syllable for each group of vowels, a final e being mute.
    spelt = len(run) <= 5 and run.isupper()
    return len(run) if spelt else max(1, len(_VOWELS.findall(run.removesuffix("e"))))
