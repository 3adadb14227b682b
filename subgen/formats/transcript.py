"""Transcripts without times: plain text, and Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from subgen.formats.blocks import HIDDEN, blocks, hidden
from subgen.formats.line_ends import apart_by_lines
from subgen.formats.markdown import front_matter, unmarked
from subgen.formats.turns import STOP, heads
from subgen.source import Piece, Source
from subgen.span import clock

_TITLE = re.compile(r"\s*#[ \t]+([^\n]*)")
_ASS_BREAK = re.compile(r"\\N(?![A-Za-z])")
"""Left over where a text was made out of ASS subtitles."""
_BETWEEN = re.compile(rf"{HIDDEN}+|\n\s*\n")

_BLOCK_CHARS = 60
_NEARLY_ALL = 0.8
_MOST_NAMES = 30
"""So many are told; more would be no line to read."""
_HEADINGS_SHARE = 1 / 10
"""A heading holds no more of a text."""
_FASTEST_MS = 150
"""Hardly anybody says a character in less."""


def read(text: str, name: str) -> tuple[Source, tuple[str, ...]]:
    """The paragraphs of a transcript as pieces, and warnings.

    The title is what YAML ahead of the text says, or a ``# heading`` before everything else. Not speech,
    wherever they stand: headings, rules, fenced code, tables (which a slide shows) and footnotes (each is
    told), what says who speaks and when, and the marks that open a list item or a quotation. Each begins a
    piece of its own, and so does what follows a line that ends a sentence (see ``line_ends``). The marks
    inside of a line and comments don't: the source's text is without them.

    The first piece of a turn says so, and when it begins, where such times rise through the file.
    """
    text = unmarked(_ASS_BREAK.sub("  ", text))
    begin, title = front_matter(text)
    heading = _TITLE.match(text, begin)
    speech = _only_speech(hidden(text[:begin]) + text[begin:])
    said, turns, told = _timed(text, list(_paragraphs(speech.text)), speech.turns)
    pieces = tuple(_begun(said, turns))
    lines = [line.strip() for piece in pieces for line in text[piece.start : piece.end].split("\n")]
    source = Source(
        name,
        text,
        pieces,
        title=title or (heading[1].strip(" \t#") if heading else ""),
        trusted_stops=not stops_are_cuts([line for line in lines if line]),
    )
    return apart_by_lines(source), tuple(f"{name}: {warning}" for warning in (*speech.warnings, *told))


def stops_are_cuts(blocks: Sequence[str]) -> bool:
    """Whether each 。 only says that a site cut the text here, into blocks of about equal length.

    Such blocks are told by three signs together, which prose does not show. Nearly all of them

    - end in 。 and have no other;
    - have about the same length, within a quarter of the median;
    - are long for a sentence without a stop inside: the median is above 60 characters.

    The last block is not asked, as it holds what was left. So two blocks are judged by the first; of a single
    one, the stop at its end is the end of the talk, and can be trusted.
    """
    asked = blocks[:-1]
    if not asked:
        return False
    middle = median(len(block) for block in asked)
    one_stop = sum(block.find("。") == len(block) - 1 for block in asked)
    alike = sum(abs(len(block) - middle) <= middle / 4 for block in asked)
    return middle > _BLOCK_CHARS and min(one_stop, alike) >= _NEARLY_ALL * len(asked)


_Turn = tuple[int, int | None]
"""Where in the text a speaker begins, and when, in milliseconds, where that is said."""


@dataclass(frozen=True, slots=True)
class _Speech:
    text: str
    """The text with all that isn't speech hidden, character for character."""
    turns: tuple[_Turn, ...]
    warnings: tuple[str, ...]


def _only_speech(text: str) -> _Speech:
    found = blocks(text)
    lines, told = found.lines, found.warnings
    turns = []
    names: dict[str, None] = {}
    offsets = [0, *accumulate(len(line) + 1 for line in lines)]
    for index, head in heads([line.replace(HIDDEN, " ") for line in lines]).items():
        turns.append((offsets[index] + head.end, head.start_ms))
        if head.name:
            names[head.name] = None
        lines[index] = hidden(lines[index][: head.end]) + lines[index][head.end :]
    for index in found.headings:
        lines[index] = hidden(lines[index])
    if names:
        told.append(f"left out as speakers' names: {_listed(list(names))}")
    return _Speech("\n".join(lines), tuple(turns), tuple(told))


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _timed(
    text: str, pieces: Sequence[Piece], turns: Sequence[_Turn]
) -> tuple[Sequence[Piece], Sequence[_Turn], list[str]]:
    """The pieces that are said, and the turns, without their times if they can't be true; and what is told.

    Times can't be true where they go back, or leave no time for what stands above the first: unless that can
    be a heading, which is left out.
    """
    times = [(offset, ms) for offset, ms in turns if ms is not None]
    untimed = [(offset, None) for offset, _ in turns]
    fall = next((after for (_, before), after in pairwise(times) if after[1] < before), None)
    if fall:
        told = f"line {_line(text, fall[0])}: the speakers' times go back here; no time is used"
        return pieces, untimed, [told]
    if not times:
        return pieces, turns, []
    first, first_ms = times[0]
    ahead = [piece for piece in pieces if piece.end <= first]
    said = "\n".join(text[piece.start : piece.end] for piece in ahead)
    if len(said) * _FASTEST_MS <= first_ms:
        return pieces, turns, []
    late = f"can't have been said by {clock(first_ms)[:8]}"
    share = len(said) / sum(piece.end - piece.start for piece in pieces)
    if first == turns[0][0] and share <= _HEADINGS_SHARE and not STOP.search(said):
        line = _line(text, ahead[0].start)
        told = f"line {line}: what stands above the first speaker {late}; it is left out"
        return pieces[len(ahead) :], turns, [told]
    return pieces, untimed, [f"line {_line(text, first)}: what stands above {late}; no time is used"]


def _begun(pieces: Sequence[Piece], turns: Sequence[_Turn]) -> Iterator[Piece]:
    """The pieces, with the turns that begin with them and when, as far as their times rise."""
    at, begun_ms = 0, -1
    for piece in pieces:
        first = at
        while at < len(turns) and turns[at][0] <= piece.start:
            at += 1
        known = [ms for _, ms in turns[first:at] if ms is not None and ms > begun_ms]
        begun_ms = max([begun_ms, *known])
        start_ms = known[-1] if known else None
        yield replace(piece, turn=True, start_ms=start_ms) if at > first else piece


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _paragraphs(speech: str) -> Iterator[Piece]:
    start = 0
    for gap in [*_BETWEEN.finditer(speech), None]:
        end = gap.start() if gap else len(speech)
        part = speech[start:end]
        if body := part.strip():
            begin = start + part.index(body[0])
            yield Piece(begin, begin + len(body))
        start = gap.end() if gap else end
