"""What is left of the speech while it is being cleaned, and where its words begin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, zip_longest

from subgen.source import Source
from subgen.text.lexicon import lexicon
from subgen.text.splitter import WordSplitter
from subgen.width import HAN

Range = tuple[int, int]
"""A stretch of text: the offset of its first character, and the offset after its last."""

_HAN_RUN = re.compile(f"{HAN}{{1,1000}}")
"""No longer: jieba's model takes time by the square of what it gets at once."""
_CUT = "\n"
"""Stands between two pieces that a site cut out of one talk: what is said may run on."""
_END = "\x1e"
"""Stands between two pieces that have nothing to do with each other."""
_NO_OFFSET = -1
_COMMON = 200
"""A doubled 可 or 个 is a word, since the dictionary has seen it so often; a doubled 对 is none."""
_LONGEST_WORD = 8
_VERBATIM_CHARS = 2000
"""Text that has a 呃 in so many characters was written down as it was heard; nobody has edited it."""


class Words:
    """A splitter that remembers what it has cut: most of a text is the same after each step of cleaning."""

    def __init__(self, splitter: WordSplitter) -> None:
        self._splitter = splitter
        self.starts = cache(self._starts)

    def known(self, word: str) -> bool:
        """Whether ``word`` is in the dictionary."""
        return self._splitter.frequency(word) > 0

    def frequency(self, word: str) -> int:
        """How often the dictionary has seen ``word``; 0 if never."""
        return self._splitter.frequency(word)

    def _starts(self, run: str) -> bytes:
        """For each character of ``run``, 1 where a word of the dictionary begins, else 0."""
        return b"".join(self._word_starts(word) for word in self._splitter.cut(run))

    def _word_starts(self, word: str) -> bytes:
        """The same for a word. What the splitter only guessed is cut again: it takes stutters for names."""
        if word in lexicon().not_doubled:
            return b"\1" + self._word_starts(word[1:])
        if len(word) == 1 or self._is_word(word):
            return b"\1" + b"\0" * (len(word) - 1)
        starts = bytearray()
        while len(starts) < len(word):
            size = min(len(word) - len(starts), _LONGEST_WORD)
            while size > 1 and not self._is_word(word[len(starts) : len(starts) + size]):
                size -= 1
            starts += b"\1" + b"\0" * (size - 1)
        return bytes(starts)

    def _is_word(self, word: str) -> bool:
        doubled = len(word) == 2 and word[0] == word[1] and word[0] in lexicon().stutterable
        return self._splitter.frequency(word) >= (_COMMON if doubled else 1)


@dataclass(frozen=True, slots=True)
class Speech:
    """The speech of a source without what has been taken out so far, all pieces in one text."""

    text: str
    offsets: Sequence[int]
    """Where each character stands in the source's text; negative for what stands between two pieces."""
    verbatim: bool
    """Whether it was written down as it was heard, hesitations and all."""
    soft_stops: bool
    """Whether a 。 may stand in the middle of a sentence."""
    words: Words
    starts: bytes
    """For each character, and the end, 1 where a word begins."""

    @classmethod
    def of(cls, source: Source, splitter: WordSplitter) -> "Speech":
        """All the speech of ``source``."""
        parts: list[str] = []
        offsets: list[int] = []
        ended = source.trusted_stops or source.timed
        for piece, after in zip_longest(source.pieces, source.pieces[1:]):
            between = _END if ended or (after and after.turn) else _CUT
            parts += [source.text[piece.start : piece.end], between]
            offsets += [*range(piece.start, piece.end), _NO_OFFSET]
        text = "".join(parts)
        verbatim = is_as_heard(source)
        words = Words(splitter)
        return cls(text, offsets, verbatim, not source.trusted_stops, words, _all_starts(text, words))

    def without(self, ranges: Sequence[Range]) -> "Speech":
        """The speech without ``ranges``, which are in order and don't overlap."""
        parts: list[str] = []
        offsets: list[int] = []
        for kept, (start, end) in zip(_between(ranges, len(self.text)), [*ranges, (0, 0)], strict=True):
            parts.append(self.text[slice(*kept)])
            offsets += self.offsets[slice(*kept)]
            borders = [i for i in range(start, end) if self.offsets[i] == _NO_OFFSET]
            parts += [self.text[i] for i in borders]
            offsets += [_NO_OFFSET] * len(borders)
        text = "".join(parts)
        return Speech(
            text, offsets, self.verbatim, self.soft_stops, self.words, _all_starts(text, self.words)
        )

    def replaced(self, ranges: Sequence[Range], texts: Sequence[str]) -> "Speech":
        """The speech with other texts in the place of ``ranges``, which are in order and don't overlap.

        Each new character has the offset of a character in its range, so that all of the range is spoken for.
        """
        parts: list[str] = []
        offsets: list[int] = []
        for kept, (start, end), text in zip(
            _between(ranges, len(self.text)), [*ranges, (0, 0)], [*texts, ""], strict=True
        ):
            parts += [self.text[slice(*kept)], text]
            offsets += self.offsets[slice(*kept)]
            offsets += [self.offsets[start + i * (end - start) // len(text)] for i in range(len(text))]
        whole = "".join(parts)
        return Speech(
            whole, offsets, self.verbatim, self.soft_stops, self.words, _all_starts(whole, self.words)
        )

    def is_start(self, position: int) -> bool:
        """Whether a word begins there."""
        return self.starts[position] == 1

    def is_border(self, position: int) -> bool:
        """Whether a piece ends there, and not only a clause."""
        return not 0 <= position < len(self.text) or self.offsets[position] == _NO_OFFSET

    def is_broken(self, position: int) -> bool:
        """Whether something was taken out right before ``position``."""
        return self.offsets[position] != self.offsets[position - 1] + 1

    def word_start(self, position: int) -> int:
        """Where the word begins that holds the character at ``position``."""
        return self.starts.rfind(1, 0, position + 1)

    def word_end(self, position: int) -> int:
        """Where the word ends that holds the character at ``position``."""
        return self.starts.find(1, position + 1)

    def word_at(self, position: int) -> str:
        """The word that holds the character at ``position``; a mark is one as well."""
        return self.text[self.word_start(position) : self.word_end(position)]

    def word_before(self, position: int) -> str:
        """The word that ends at ``position``; nothing where a clause begins."""
        return "" if self.opens_clause(position) else self.word_at(position - 1)

    def opens_clause(self, position: int) -> bool:
        """Whether no letter stands right before ``position``."""
        return position == 0 or not self.text[position - 1].isalnum()

    def ends_clause(self, position: int) -> bool:
        """Whether no letter stands at ``position``."""
        return position >= len(self.text) or not self.text[position].isalnum()


def is_as_heard(source: Source) -> bool:
    """Whether the text was written down as it was heard, and nobody has edited it."""
    return not source.trusted_stops or hesitates(source)


def hesitates(source: Source) -> bool:
    """Whether its hesitations were written down, which no writer of subtitles does."""
    return source.text.count("呃") * _VERBATIM_CHARS >= max(len(source.text), 1)


def _all_starts(text: str, words: Words) -> bytes:
    starts = bytearray(b"\1") * (len(text) + 1)
    for run in _HAN_RUN.finditer(text):
        starts[run.start() : run.end()] = words.starts(run[0])
    return bytes(starts)


def _between(ranges: Sequence[Range], length: int) -> list[Range]:
    edges = [0, *(edge for item in ranges for edge in item), length]
    return [(start, end) for start, end in pairwise(edges)][::2]
