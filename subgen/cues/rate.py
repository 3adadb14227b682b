"""When each word is spoken, worked out from nothing but the text: syllables, and pauses where it pauses."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain, groupby, islice, pairwise

from subgen.cues.heard import heard_spans
from subgen.source import Source
from subgen.span import Span
from subgen.text.sentences import Unit
from subgen.text.syllables import PAUSE_SYLLABLES, syllables
from subgen.text.words import Word

_SENTENCE_SYLLABLES = 1.5
"""A rebuilt sentence ends in at least such a pause, whatever its mark."""
_MOST_STRETCHED = 2.0
"""A turn takes no more than so many times its usual time; then there is silence until the next one."""


def word_spans(
    source: Source, units: Sequence[Unit], *, rate: float, duration_ms: int | None
) -> list[list[Span]]:
    """The span of every word of every sentence.

    A source that came with times keeps them: its words share the time of their piece, or are where they were
    heard. Otherwise speech runs at ``rate`` syllables a second from 0, or so that it lasts ``duration_ms``.
    A turn of which the source says when it begins does so then, and lasts until the next one does.
    """
    words = [word for unit in units for word in unit.words]
    if source.timed:
        return _by_unit(_given(source, words), units)
    if source.heard:
        return _by_unit(heard_spans(source, words, rate=rate, duration_ms=duration_ms), units)
    efforts = list(chain.from_iterable(_efforts(source, units)))
    return _by_unit(_estimated(source, words, efforts, 1000 / rate, duration_ms), units)


def _estimated(
    source: Source,
    words: Sequence[Word],
    efforts: Sequence[tuple[float, float]],
    usual_ms: float,
    duration_ms: int | None,
) -> list[Span]:
    """Spans by nothing but the length of the text, turn by turn; one turn, where no time is known.

    Args:
        usual_ms: how long a syllable lasts, where it isn't known when the turn ends.
    """
    pieces = [index for index, piece in enumerate(source.pieces) if piece.start_ms is not None]
    starts = [source.pieces[index].start_ms or 0 for index in pieces]
    spans: list[Span] = []
    for turn, group in groupby(range(len(words)), key=lambda index: bisect_right(pieces, words[index].piece)):
        row = [efforts[index] for index in group]
        total = max(sum(speech + pause for speech, pause in row), 1e-9)
        start = starts[turn - 1] if turn else 0
        end = starts[turn] if turn < len(starts) else duration_ms
        per_syllable = usual_ms
        if end is not None and (turn < len(starts) or end > start):
            filled = (end - start) / total
            per_syllable = min(filled, _MOST_STRETCHED * usual_ms) if starts else filled
        now = 0.0
        for speech, pause in row:
            begun, said = round(now * per_syllable), round((now + speech) * per_syllable)
            spans.append(Span(start + begun, start + said))
            now += speech + pause
    return spans


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
            row.append((max(syllables(word.text), 0.5), PAUSE_SYLLABLES[word.pause]))
            position = word.end
        speech, pause = row[-1]
        row[-1] = (speech, max(pause, _SENTENCE_SYLLABLES))
        result.append(row)
    return result


def _given(source: Source, words: Sequence[Word]) -> list[Span]:
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
    return spans


def _by_unit(spans: Sequence[Span], units: Sequence[Unit]) -> list[list[Span]]:
    rest = iter(spans)
    return [list(islice(rest, len(unit.words))) for unit in units]


def _shared(span: Span, words: Sequence[Word]) -> list[Span]:
    """The span dealt out to the words by their syllables."""
    ends = [0.0]
    for word in words:
        ends.append(ends[-1] + max(syllables(word.text), 0.5))
    times = [span.start_ms + round(span.duration_ms * end / ends[-1]) for end in ends]
    return [Span(start, end) for start, end in pairwise(times)]
