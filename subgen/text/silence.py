"""Where nobody speaks, as far as the source knows."""

from bisect import bisect_left, bisect_right

from subgen.source import Heard, Source
from subgen.text.words import Word


def silence_ms(source: Source, word: Word, after: Word) -> int:
    """How long nobody speaks between two words that follow each other; 0 where that isn't known.

    Between two timed pieces it is the time between them. Otherwise it is the longest silence between what was
    heard there: fillers that were taken out have their own time, and around text that was not heard at all
    there may be no silence.
    """
    if source.heard:
        return _between_heard(source, word.end, after.start)
    before_span, after_span = source.pieces[word.piece].span, source.pieces[after.piece].span
    if word.piece == after.piece or before_span is None or after_span is None:
        return 0
    return after_span.start_ms - before_span.end_ms


def _between_heard(source: Source, end: int, start: int) -> int:
    heard = source.heard
    first = max(bisect_left(heard, end, key=_start) - 1, 0)
    last = min(bisect_right(heard, start, key=_end), len(heard) - 1)
    longest = 0
    for index in range(first, last):
        a, b = heard[index], heard[index + 1]
        # Where the words themselves are only partly heard, their letters stand in between as well.
        if a.end <= start and b.start >= end and not any(map(str.isalnum, source.text[a.end : b.start])):
            longest = max(longest, b.span.start_ms - a.span.end_ms)
    return longest


def _start(heard: Heard) -> int:
    return heard.start


def _end(heard: Heard) -> int:
    return heard.end
