"""A source's times from a recording: fitted to its pauses, or word by word."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from subgen.align.hearing import Hearing
from subgen.align.lengths import fit_lengths
from subgen.align.match import match
from subgen.align.place import place
from subgen.align.recogniser import Token
from subgen.align.said import said
from subgen.align.sounds import sounds
from subgen.align.windows import Window
from subgen.source import Source


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
    return replace(source, heard=place(script, heard, pairs, hearing.speech))


def share_heard(source: Source) -> float:
    """Which share of the speech in the source has times, from 0 to 1."""
    speech = sum(piece.end - piece.start for piece in source.pieces)
    return sum(each.end - each.start for each in source.heard) / max(speech, 1)
