"""Words with times of their own inside the text of a cue, as WebVTT and LRC write them."""

from collections.abc import Sequence
from itertools import pairwise

from subgen.span import Span
from subgen.track import TimedWord


def timed_words(pieces: Sequence[tuple[str, int]], end_ms: int) -> tuple[TimedWord, ...]:
    """The words of a line of text out of its pieces, each with the time in milliseconds at which it begins.

    A piece lasts until the next begins, the last one until ``end_ms``. The words joined are the line without
    blanks at its ends. Where the times don't run forward, there are no words.
    """
    starts = [start_ms for _, start_ms in pieces] + [end_ms]
    if any(before > after for before, after in pairwise(starts)):
        return ()
    spoken = [
        (text, Span(start_ms, following_ms))
        for (text, start_ms), following_ms in zip(pieces, starts[1:], strict=True)
        if text.strip()
    ]
    if not spoken:
        return ()
    texts = [text for text, _ in spoken]
    texts[0] = texts[0].lstrip()
    texts[-1] = texts[-1].rstrip()
    return tuple(TimedWord(text, span, 1.0) for text, (_, span) in zip(texts, spoken, strict=True))
