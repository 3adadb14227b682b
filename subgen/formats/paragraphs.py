"""Paragraphs, out of cues: a talk as a person reads it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from subgen.cue import LaidCue
from subgen.formats.shown import plain, shown_lines
from subgen.tags import Language

_PAUSE_MS = 2000
"""After a pause that long a new paragraph begins."""
_WORDS = 150
"""A paragraph of so many Chinese characters or English words ends with its sentence."""
_MOST_WORDS = 400
"""Without the end of a sentence, a paragraph ends here."""
_WORD = re.compile(r"[A-Za-z0-9'’]+|\w")
_STOPPED = re.compile(r"[.?!。？！…][\"'”’」』)）]*$")
_MARKED = re.compile(r"[.,?!;:，。？！、；：…—～~][\"'”’」』)）]*$")
_WIDE_MARKS = tuple("，。？！、；：…—”’」』）》〉】")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is said in one go."""

    start_ms: int
    zh: str
    """Empty where there is none, or none is wanted, like ``en``."""
    en: str


def paragraphs(cues: Sequence[LaidCue], languages: Sequence[Language]) -> Iterator[Paragraph]:
    """The paragraphs of a talk: whole sentences, until there is a pause or enough of them.

    Where a sentence ends is told by the cues, or by the marks of their text. Pieces of a Chinese sentence
    have a space between them where the screen had none to show, and a sentence without a mark gets its 。

    Raises:
        InputError: a cue has no text in ``languages``.
    """
    pieces = []
    for number, cue in enumerate(cues, 1):
        found = dict(zip(languages, shown_lines(cue, number, languages, plain), strict=True))
        pieces.append(_Piece(cue, _joined(found.get("zh", ())), " ".join(found.get("en", ()))))
    first = length = 0
    for index, (piece, following) in enumerate(zip_longest(pieces, pieces[1:])):
        piece.ends = following is None or _ends(piece, following)
        length += _words(piece.zh or piece.en)
        full = length >= _WORDS or following is None or _pause_ms(piece, following) >= _PAUSE_MS
        if length >= _MOST_WORDS or (full and piece.ends):
            yield _paragraph(pieces[first : index + 1])
            first, length = index + 1, 0


@dataclass(slots=True)
class _Piece:
    cue: LaidCue
    zh: str
    en: str
    ends: bool = False
    """Whether a sentence ends with it."""


def _paragraph(pieces: Sequence[_Piece]) -> Paragraph:
    zh = [_stopped(piece.zh) if piece.ends else piece.zh for piece in pieces if piece.zh]
    en = " ".join(piece.en for piece in pieces if piece.en)
    return Paragraph(pieces[0].cue.span.start_ms, _joined(zh), en)


def _ends(piece: _Piece, following: _Piece) -> bool:
    here, there = piece.cue.sentence, following.cue.sentence
    if here is not None and there is not None:
        return here != there
    return _pause_ms(piece, following) >= _PAUSE_MS or any(map(_STOPPED.search, (piece.zh, piece.en)))


def _pause_ms(piece: _Piece, following: _Piece) -> int:
    return following.cue.span.start_ms - piece.cue.span.end_ms


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _stopped(zh: str) -> str:
    return zh if _MARKED.search(zh) else f"{zh}。"


def _joined(parts: Sequence[str]) -> str:
    """Chinese with a space between its parts, unless the space is in a mark already."""
    text = ""
    for part in parts:
        text += part if not text or text.endswith(_WIDE_MARKS) else f" {part}"
    return text
