"""The small network that reads a stream of characters and says what ends behind each of them.

An embedding and a few dilated convolutions with shortcuts around them; some 30 characters on both sides are
seen. It was trained on lecture subtitles and written Chinese by ``tests/benchmarks/learn_boundaries.py``;
``data/boundaries.npz`` and ``data/lines.npz`` hold weights. Running it takes no more than numpy.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import numpy as np
import numpy.typing as npt

from subgen.shipped import shipped
from subgen.text.stream import Stream

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

UNKNOWN = 1
"""The number of a character that was not seen, or hardly ever; 0 is none."""
DILATIONS = (1, 2, 4, 8, 16)
_REACH = 1 + sum(DILATIONS)
"""How many characters to each side the answer at one depends on."""
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
        result = [np.zeros((max(len(each.characters) - 1, 0), 3), dtype=np.float32) for each in streams]
        alike: dict[int, list[int]] = defaultdict(list)
        for index, each in enumerate(streams):
            alike[len(each.characters)].append(index)
        for length, indices in alike.items():
            count = max(_BLOCK // max(length, 1), 1)
            for first in range(0, len(indices), count):
                some = indices[first : first + count]
                for index, answer in zip(some, self._answers([streams[i] for i in some]), strict=True):
                    result[index][:] = answer
        return result

    def _answers(self, streams: Sequence[Stream]) -> Floats:
        """The same of streams of one length, in one array."""
        numbers = [[self.characters.get(known, UNKNOWN) for known in each.characters] for each in streams]
        read = np.array([numbers, [each.marks for each in streams], [each.starts for each in streams]])
        gaps = read.shape[2] - 1
        result = np.zeros((len(streams), max(gaps, 0), 3), dtype=np.float32)
        for begin in range(0, gaps, _BLOCK):
            end = min(begin + _BLOCK, gaps)
            low = max(begin - _REACH, 0)
            answer = self._answer(read[:, :, low : end + 1 + _REACH])
            result[:, begin:end] = answer[:, begin - low : end - low]
        return result

    def _answer(self, read: Indices) -> Floats:
        characters, marks, starts = read
        seen = np.concatenate([self.embedded[characters], self.marks[marks], self.starts[starts]], axis=-1)
        hidden = _convolved(seen, self.first, self.first_bias, 1)
        for weights, bias, dilation in zip(self.layers, self.biases, DILATIONS, strict=True):
            hidden += _convolved(hidden, weights, bias, dilation)
        answer: Floats = hidden[:, :-1] @ self.last[0] + hidden[:, 1:] @ self.last[1] + self.last_bias
        return answer


def _convolved(values: Floats, weights: Floats, bias: Floats, dilation: int) -> Floats:
    """Each of ``values`` with those ``dilation`` before and behind it, there being nothing beyond the ends;
    what comes out below 0 is 0."""
    texts, count, width = values.shape
    rows = values.reshape(texts * count, width)
    before, result, behind = ((rows @ each).reshape(texts, count, -1) for each in weights)
    inside = max(count - dilation, 0)
    result[:, dilation:] += before[:, :inside]
    result[:, :inside] += behind[:, dilation:]
    answer: Floats = np.maximum(result + bias, 0)
    return answer


@cache
def network(name: str) -> Network:
    """A network that subgen ships: ``boundaries``, or ``lines``, whose cue ends alone are of use."""
    data = shipped(f"{name}.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        known = str(arrays["characters"])
        weights = {name: arrays[name].astype(np.float32) for name in arrays.files if name != "characters"}
    return Network({each: number for number, each in enumerate(known, start=UNKNOWN + 1)}, **weights)
