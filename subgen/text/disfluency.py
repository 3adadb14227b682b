"""What is neither shown nor translated: fillers and stutters, as ranges of the source's text.

Cleaning goes on until there is nothing left to do, as a stutter often shows only when the filler inside it
is gone. So what is clean stays as it is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from subgen.cue import Removal
from subgen.glossary import Glossary
from subgen.source import Piece, Source
from subgen.text.fillers import find_fillers
from subgen.text.mentions import Mention, find_mentions
from subgen.text.repeats import find_repeats
from subgen.text.speech import Range, Speech
from subgen.text.splitter import WordSplitter

_KEPT = 0
_REASONS: tuple[Literal["filler", "stutter"], ...] = ("filler", "stutter")
_FINDERS: tuple[Callable[[Speech], list[Range]], ...] = (find_fillers, find_repeats)
_REMOVED = re.compile(rb"\x01+|\x02+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is known of the speech of a source once it has been cleaned."""

    removals: tuple[Removal, ...]
    """The fillers and stutters."""
    mentions: tuple[Mention, ...]
    """What of the rest is in the glossary, right or misheard."""


def clean(source: Source, glossary: Glossary, splitter: WordSplitter) -> Cleaned:
    """The fillers and stutters in the speech of ``source``, and what else of it the glossary knows.

    Removals are in the order of the text and don't overlap; none reaches beyond a piece. The text without
    them is what was meant, its marks where they were: a mark goes only with a clause that is gone, or from
    between the two copies of a stutter. Cues that came with their times stay as they are where nothing but
    fillers is said in all of them.

    A name that was misheard in one of its copies (佳辉家辉) is a stutter only when it is put right, so that
    cleaning goes on afterwards; what was put right is taken out whole or not at all.
    """
    why = bytearray(len(source.text))
    speech = _without_slips(Speech.of(source, splitter), why)
    mentions = find_mentions(speech, glossary)
    wrong = [(place, mention) for place, mention in mentions if mention.why != "right"]
    if wrong:
        speech = speech.replaced([place for place, _ in wrong], [each.entry.source for _, each in wrong])
        speech = _without_slips(speech, why)
        left = set(speech.offsets)
        for _, each in wrong:
            stays = any(offset in left for offset in range(each.start, each.end))
            reason = _KEPT if stays else max(why[each.start : each.end])
            why[each.start : each.end] = bytes([reason]) * (each.end - each.start)
    removals = tuple(removal for piece in source.pieces for removal in _removals(source, piece, why))
    if source.timed and not any(why[i] == _KEPT for i in _letters(source)):
        removals = ()
    gone = {offset for removal in removals for offset in range(removal.start, removal.end)}
    kept = (each for _, each in mentions if gone.isdisjoint(range(each.start, each.end)))
    return Cleaned(removals, tuple(kept))


def _without_slips(speech: Speech, why: bytearray) -> Speech:
    """The speech cleaned, the reason for everything that went noted in ``why``."""
    while found := _next_step(speech):
        reason, ranges = found
        for start, end in ranges:
            for offset in speech.offsets[start:end]:
                if offset >= 0:
                    why[offset] = reason
        speech = speech.without(ranges)
    return speech


def _next_step(speech: Speech) -> tuple[int, list[Range]] | None:
    """What goes next, and why, as an index into the reasons that begins at 1."""
    for reason, find in enumerate(_FINDERS, 1):
        if ranges := find(speech):
            return reason, ranges
    return None


def _letters(source: Source) -> Iterator[int]:
    return (i for piece in source.pieces for i in range(piece.start, piece.end) if source.text[i].isalnum())


def _removals(source: Source, piece: Piece, why: bytearray) -> Iterator[Removal]:
    for match in _REMOVED.finditer(why, piece.start, piece.end):
        start, end = match.span()
        yield Removal(start, end, source.text[start:end], _REASONS[why[start] - 1])
