"""All the words of a recording, window by window; where a recogniser left some out, it is asked again."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from subgen.align.hearing import Hearing
from subgen.align.recogniser import Recogniser, Token
from subgen.align.windows import Window, windows, with_sound
from subgen.media.sound import RATE, Sound
from subgen.progress import Progress
from subgen.span import Span

_TOKEN_MS, _CHARACTER_MS = 1_200, 300
"""A token lasts no longer, and so much more for each character after its first: with more speech under it,
words were left out there. Whisper lets the one beside them reach over it."""
_AROUND_MS = 100
"""Sound around such a hole that is listened to as well."""


def hear(
    hearing: Hearing, blocks: Iterable[Sound], recogniser: Recogniser, progress: Progress
) -> Iterator[tuple[Window, tuple[Token, ...]]]:
    """What is said in each window of a recording's speech.

    Args:
        blocks: the recording's samples once more, from its beginning.
        progress: counts seconds of speech.
    """
    found = list(windows(hearing.speech, hearing.levels, hearing.duration_ms))
    total = sum(window.length_ms for window in found)
    done = 0
    progress("hear the words", 0, total // 1000)
    for window, sound in with_sound(found, blocks):
        speech = list(_within(window, hearing.speech))
        tokens = recogniser.recognise(sound)
        yield window, tuple(_completed(tokens, speech, sound, recogniser))
        done += window.length_ms
        progress("hear the words", done // 1000, total // 1000)


def _completed(
    tokens: Sequence[Token], speech: Sequence[Span], sound: Sound, recogniser: Recogniser
) -> Iterator[Token]:
    """The tokens, and for each that reaches over words left out what is heard there."""
    end_ms = len(sound) * 1000 // RATE
    said_ms = tokens[-1].end_ms if tokens else 0
    for token in (*tokens, Token("", said_ms, end_ms, 0.0)):
        spoken = _spoken_ms(speech, token.start_ms, token.end_ms)
        more: tuple[Token, ...] = ()
        if tokens and spoken > _TOKEN_MS + _CHARACTER_MS * max(len(token.text) - 1, 0):
            first = max(token.start_ms - _AROUND_MS, 0)
            last = min(token.end_ms + _AROUND_MS, end_ms)
            again = recogniser.recognise(sound[first * RATE // 1000 : last * RATE // 1000])
            more = tuple(_moved(each, first, token.start_ms, token.end_ms) for each in again)
        if len(more) > 1:
            yield from more
        elif token.text:
            yield token


def _spoken_ms(speech: Sequence[Span], start_ms: int, end_ms: int) -> int:
    return sum(max(0, min(span.end_ms, end_ms) - max(span.start_ms, start_ms)) for span in speech)


def _moved(token: Token, by_ms: int, low_ms: int, high_ms: int) -> Token:
    """A token of a part of the window as one of the window."""
    start = min(max(token.start_ms + by_ms, low_ms), high_ms)
    return Token(token.text, start, min(max(token.end_ms + by_ms, start), high_ms), token.chance)


def _within(window: Window, speech: Sequence[Span]) -> Iterator[Span]:
    """The speech in a window, by the window's own time."""
    low = bisect_left(speech, window.parts[0].span.start_ms, key=lambda span: span.end_ms)
    high = bisect_right(speech, window.parts[-1].span.end_ms, key=lambda span: span.start_ms)
    parts = [part for span in speech[low:high] for part in window.window_ms(span)]
    return iter(sorted(parts))
