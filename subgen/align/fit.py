"""A source's times from a recording: fitted to its pauses, or word by word."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from subgen.align.hearing import Hearing
from subgen.align.lengths import fit_lengths, fit_stretches
from subgen.align.match import match
from subgen.align.place import place
from subgen.align.recogniser import Token
from subgen.align.said import said
from subgen.align.sounds import Syllable, sounds
from subgen.align.windows import Window
from subgen.source import Heard, Source
from subgen.span import Span


def fit_pauses(source: Source, hearing: Hearing) -> Source:
    """The source with the times of its clauses, by their lengths and where the recording pauses."""
    return replace(source, heard=fit_lengths(source, hearing.speech))


def fit_words(source: Source, hearing: Hearing, words: Iterable[tuple[Window, Sequence[Token]]]) -> Source:
    """The source with the times of its syllables, by what a recogniser heard; what nobody said has none.

    The recogniser is only a clock: the text stays the script's.
    """
    heard = said(words, hearing.speech)
    script = [syllable for piece in source.pieces for syllable in sounds(source.text, piece.start, piece.end)]
    pairs = match([each.sound for each in script], [each.sound for each in heard])

    def guess(first: int, last: int, within: Span) -> list[Span | None]:
        return _by_lengths(source, script[first:last], hearing.speech, within)

    return replace(source, heard=place(script, heard, pairs, hearing.speech, guess))


def _by_lengths(
    source: Source, script: Sequence[Syllable], speech: Sequence[Span], within: Span
) -> list[Span | None]:
    """The spans of syllables that were not made out, by the lengths of their clauses."""
    stretches = [
        (max(piece.start, script[0].start), min(piece.end, script[-1].end)) for piece in source.pieces
    ]
    inside = [
        Span(max(span.start_ms, within.start_ms), min(span.end_ms, within.end_ms))
        for span in speech
        if span.start_ms < within.end_ms and span.end_ms > within.start_ms
    ]
    found = fit_stretches(source.text, [each for each in stretches if each[0] < each[1]], inside)
    starts = [each.start for each in found]
    result: list[Span | None] = []
    for syllable in script:
        at = bisect_right(starts, syllable.start) - 1
        known = found[at] if at >= 0 and syllable.start < found[at].end else None
        result.append(_share(known, syllable) if known else None)
    return result


def _share(clause: Heard, syllable: Syllable) -> Span:
    width, length = clause.end - clause.start, clause.span.duration_ms
    first = clause.span.start_ms + length * (syllable.start - clause.start) // width
    end = min(syllable.end, clause.end)
    return Span(first, clause.span.start_ms + length * (end - clause.start) // width)


def share_heard(source: Source) -> float:
    """Which share of the speech in the source has times, from 0 to 1."""
    speech = sum(piece.end - piece.start for piece in source.pieces)
    return sum(each.end - each.start for each in source.heard) / max(speech, 1)
