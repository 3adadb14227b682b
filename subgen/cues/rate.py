"""When each word is spoken, worked out from nothing but the text: syllables, and pauses where it pauses."""

import re
from collections.abc import Sequence
from itertools import pairwise

from subgen.source import Source
from subgen.span import Span
from subgen.text.sentences import Unit
from subgen.text.words import Pause, Word
from subgen.width import is_han

_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
_LATIN = re.compile(r"[^\W\d_\u2e80-\U0003ffff]+|\d")
_PAUSE_SYLLABLES = {Pause.NONE: 0.0, Pause.SPACE: 0.5, Pause.LIST: 0.5, Pause.CLAUSE: 1.0, Pause.STOP: 2.0}
"""How long a pause lasts, in the time of a syllable."""
_SENTENCE_SYLLABLES = 1.5
"""A rebuilt sentence ends in at least such a pause, whatever its mark."""


def syllables(text: str) -> float:
    """How many syllables ``text`` has when it is read aloud: a Chinese character is one, so is a digit."""
    count = float(sum(map(is_han, text)))
    for run in _LATIN.findall(text):
        # An acronym is spelt out; a word has a syllable for each group of vowels, a final e being mute.
        spelt = len(run) <= 5 and run.isupper()
        count += len(run) if spelt else max(1, len(_VOWELS.findall(run.removesuffix("e"))))
    return count


def word_spans(
    source: Source, units: Sequence[Unit], *, rate: float, duration_ms: int | None
) -> list[list[Span]]:
    """The span of every word of every sentence.

    A source that came with times keeps them: its words share the time of their piece. Otherwise speech runs
    at ``rate`` syllables a second from 0, or so that it lasts ``duration_ms``.
    """
    if source.timed:
        return _given(source, units)
    efforts = _efforts(source, units)
    total = sum(speech + pause for unit in efforts for speech, pause in unit)
    per_syllable = duration_ms / max(total, 1e-9) if duration_ms else 1000 / rate
    result = []
    now = 0.0
    for unit in efforts:
        spans = []
        for speech, pause in unit:
            spans.append(Span(round(now * per_syllable), round((now + speech) * per_syllable)))
            now += speech + pause
        result.append(spans)
    return result


def _efforts(source: Source, units: Sequence[Unit]) -> list[list[tuple[float, float]]]:
    """For every word: its syllables, and those that pass in silence or in fillers before the next one."""
    result: list[list[tuple[float, float]]] = []
    position = source.pieces[0].start if source.pieces else 0
    piece = 0
    for unit in units:
        row: list[tuple[float, float]] = []
        for word in unit.words:
            left_out = 0.0
            while piece < word.piece:  # what stands between two pieces, such as a heading, is not spoken
                left_out += syllables(source.text[position : source.pieces[piece].end])
                piece += 1
                position = source.pieces[piece].start
            left_out += syllables(source.text[position : word.start])
            if left_out and row:
                speech, pause = row[-1]
                row[-1] = (speech, pause + left_out)
            elif left_out and result:
                speech, pause = result[-1][-1]
                result[-1][-1] = (speech, pause + left_out)
            row.append((max(syllables(word.text), 0.5), _PAUSE_SYLLABLES[word.pause]))
            position = word.end
        speech, pause = row[-1]
        row[-1] = (speech, max(pause, _SENTENCE_SYLLABLES))
        result.append(row)
    return result


def _given(source: Source, units: Sequence[Unit]) -> list[list[Span]]:
    words = [word for unit in units for word in unit.words]
    spans: list[Span] = []
    index = 0
    while index < len(words):
        last = index
        while last + 1 < len(words) and words[last + 1].piece == words[index].piece:
            last += 1
        span = source.pieces[words[index].piece].span
        if span is None:
            raise ValueError("a timed source has a piece without a time")
        spans += _shared(span, words[index : last + 1])
        index = last + 1
    result = []
    position = 0
    for unit in units:
        result.append(spans[position : position + len(unit.words)])
        position += len(unit.words)
    return result


def _shared(span: Span, words: Sequence[Word]) -> list[Span]:
    """The span dealt out to the words by their syllables."""
    ends = [0.0]
    for word in words:
        ends.append(ends[-1] + max(syllables(word.text), 0.5))
    times = [span.start_ms + round(span.duration_ms * end / ends[-1]) for end in ends]
    return [Span(start, end) for start, end in pairwise(times)]
