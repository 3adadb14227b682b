"""Words as they stand on screen, and as the translator gets them.

On screen: no ，。； but a single space inside a line and nothing at its end; ？！ stay and are not doubled;
、 only inside a line; … is one character (Netflix Timed Text Style Guide, Simplified Chinese).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from subgen.text.script import traditional
from subgen.text.words import Pause, Word, stands_apart
from subgen.width import cells, is_han

_FULL_WIDTH = str.maketrans({"?": "？", "!": "！", ":": "：", "—": " ", "–": " "})
_KEPT_INSIDE = frozenset("？！：…、”’」』》〉）)]}】〕\"'“‘「『《〈（([{【〔")
_KEPT_AT_END = _KEPT_INSIDE - {"、"}


def on_screen(words: Sequence[Word], *, spaced: bool, question: bool = False) -> str:
    """The words as one line of Chinese on screen.

    Args:
        spaced: set a space between Chinese and Latin text.
        question: the words end a question that may lack its mark.
    """
    if not words:
        return ""
    line = ""
    for word, after in pairwise(words):
        line += word.text + _mark_inside(word) + gap(word, after, spaced=spaced)
    last = words[-1]
    return (line + last.text + _mark_at_end(last, question)).strip()


def gap(word: Word, after: Word, *, spaced: bool) -> str:
    """What stands on screen between two words and their marks: a space or nothing."""
    if _mark_inside(word):
        return ""
    if word.pause in (Pause.CLAUSE, Pause.STOP, Pause.SPACE):
        return " "
    if stands_apart(word, after):
        return " "
    if spaced and (
        (word.ends_latin and is_han(after.text[0])) or (is_han(word.text[-1]) and after.starts_latin)
    ):
        return " "
    return ""


def as_written(words: Sequence[Word], text: str, read: str) -> list[Word]:
    """Words as they stand on screen, in the characters of the source; what was put right is in its script.

    Args:
        text: the source's text.
        read: the same as it was read (see ``script``), which the words are from.
    """
    if text == read:
        return list(words)
    return [
        replace(word, text=_written(word.text, text[word.start : word.end], read[word.start : word.end]))
        for word in words
    ]


def _written(shown: str, text: str, read: str) -> str:
    if shown == read:
        return text
    result = list(traditional(shown))
    for at, place, size in SequenceMatcher(None, read, shown, autojunk=False).get_matching_blocks():
        result[place : place + size] = text[at : at + size]
    return "".join(result)


class Widths:
    """How wide any run of the words of one sentence would be on screen, in half-width cells."""

    def __init__(self, words: Sequence[Word], *, spaced: bool, question: bool) -> None:
        """``spaced`` and ``question`` as in ``on_screen``."""
        self._offsets = [0]
        for word, after in pairwise(words):
            inside = cells(word.text + _mark_inside(word) + gap(word, after, spaced=spaced))
            self._offsets.append(self._offsets[-1] + inside)
        last = len(words) - 1
        tails = (
            cells(word.text + _mark_at_end(word, question and index == last))
            for index, word in enumerate(words)
        )
        self._ends = [0, *map(sum, zip(self._offsets, tails, strict=True))]

    def of(self, start: int, end: int) -> int:
        """The width of ``words[start:end]``."""
        return self._ends[end] - self._offsets[start]

    def halvings(self, start: int, end: int, most: int) -> list[int]:
        """Where ``words[start:end]`` can be parted so that neither half is wider than ``most``, in order."""
        first = bisect_left(self._offsets, self._ends[end] - most, start + 1, end)
        limit = self._offsets[start] + most
        return [at for at in range(first, end) if self._ends[at] <= limit]


def _mark_inside(word: Word) -> str:
    return _clean(word.mark, _KEPT_INSIDE)


def _mark_at_end(word: Word, question: bool) -> str:
    return _clean(word.mark, _KEPT_AT_END) or ("？" if question else "")


@lru_cache(maxsize=1 << 10)
def _clean(mark: str, kept: frozenset[str]) -> str:
    result = ""
    for char in mark.replace("...", "…").translate(_FULL_WIDTH):
        doubled = char in result if char in "？！" else result.endswith(char)
        if char in kept and not doubled:
            result += char
    return result
