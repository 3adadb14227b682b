"""The small network that reads a stream of characters and says what ends behind each of them.

An embedding and a few dilated convolutions with shortcuts around them; some 30 characters on both sides are
seen. It was trained on lecture subtitles and written Chinese by ``tests/benchmarks/learn_boundaries.py``;
``data/boundaries.npz`` holds its weights. Running it takes no more than numpy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np
import numpy.typing as npt

from subgen.text.stream import Stream

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

NOTHING, UNKNOWN = 0, 1
"""The numbers of no character, and of one that was not seen, or hardly ever."""
DILATIONS = (1, 2, 4, 8, 16)
_REACH = 1 + sum(DILATIONS)
"""How many characters to each side the answer at one depends on."""
_APART = (NOTHING,) * max(DILATIONS)
"""So much nothing behind a stream, and it doesn't see the next."""
_BLOCK = 512
"""So many are worked on at a time, so that memory does not grow with the text."""


@dataclass(frozen=True, slots=True)
class Network:
    """The weights; in the shapes, C is the width of the embedding and H that of the layers."""

    characters: dict[str, int]
    """The number of each known character."""
    embedded: Floats
    """(characters, C)"""
    marks: Floats
    """(4, any)"""
    starts: Floats
    """(2, any)"""
    first: Floats
    """(3, C and the two others, H)"""
    first_bias: Floats
    layers: Floats
    """(layers, 3, H, H)"""
    biases: Floats
    """(layers, H)"""
    last: Floats
    """(2, H, 3)"""
    last_bias: Floats

    def odds(self, streams: Sequence[Stream]) -> list[Floats]:
        """The log-odds that a clause, a sentence and a cue end between each character and the next.

        Returns:
            Of each stream with N characters, shape (N - 1, 3); what the others hold changes nothing in it.
        """
        numbers: list[int] = []
        marks: list[int] = []
        starts: list[int] = []
        begins = []
        for each in streams:
            begins.append(len(numbers))
            numbers += [*(self.characters.get(known, UNKNOWN) for known in each.characters), *_APART]
            marks += [*each.marks, *_APART]
            starts += [*each.starts, *_APART]
        answer = self._in_blocks(*(np.array(row, dtype=np.int64) for row in (numbers, marks, starts)))
        sizes = [max(len(each.characters) - 1, 0) for each in streams]
        return [answer[begin : begin + size] for begin, size in zip(begins, sizes, strict=True)]

    def _in_blocks(self, characters: Indices, marks: Indices, starts: Indices) -> Floats:
        count = len(characters)
        result = np.zeros((max(count - 1, 0), 3), dtype=np.float32)
        for begin in range(0, count - 1, _BLOCK):
            end = min(begin + _BLOCK, count - 1)
            part = slice(max(begin - _REACH, 0), min(end + 1 + _REACH, count))
            answer = self._answer(characters[part], marks[part], starts[part])
            result[begin:end] = answer[begin - part.start : end - part.start]
        return result

    def _answer(self, characters: Indices, marks: Indices, starts: Indices) -> Floats:
        nothing = np.flatnonzero(characters == NOTHING)
        seen = np.concatenate([self.embedded[characters], self.marks[marks], self.starts[starts]], axis=1)
        seen[nothing] = 0
        hidden = _convolved(seen, self.first, self.first_bias, 1)
        hidden[nothing] = 0
        for weights, bias, dilation in zip(self.layers, self.biases, DILATIONS, strict=True):
            hidden += _convolved(hidden, weights, bias, dilation)
            hidden[nothing] = 0
        answer: Floats = hidden[:-1] @ self.last[0] + hidden[1:] @ self.last[1] + self.last_bias
        return answer


def _convolved(values: Floats, weights: Floats, bias: Floats, dilation: int) -> Floats:
    """Each of ``values`` with those ``dilation`` before and behind it, there being nothing beyond the ends;
    what comes out below 0 is 0."""
    result: Floats = values @ weights[1]
    result += bias
    result[dilation:] += values[:-dilation] @ weights[0]
    result[:-dilation] += values[dilation:] @ weights[2]
    return np.maximum(result, 0, out=result)


@cache
def network() -> Network:
    """The network that subgen ships."""
    data = (resources.files("subgen") / "data" / "boundaries.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        known = str(arrays["characters"])
        weights = {name: arrays[name].astype(np.float32) for name in arrays.files if name != "characters"}
    return Network({each: number for number, each in enumerate(known, start=UNKNOWN + 1)}, **weights)
