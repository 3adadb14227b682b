"""Transcripts without times: plain text, and Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from subgen.formats.line_ends import apart_by_lines
from subgen.formats.markdown import front_matter, unmarked
from subgen.formats.turns import heads, is_heading
from subgen.source import Piece, Source
from subgen.span import clock

_HIDDEN = "\0"
"""Stands in a copy of the text for each character that is not speech, so that offsets stay true."""

_TITLE = re.compile(r"\s*#[ \t]+([^\n]*)")
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t].*)?")
_BARS = re.compile(r"[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)")
_MARKER = re.compile(r"[ \t]*(?:(?:>(?![0-9=])|[-*+][ \t]|[0-9]{1,3}[.)][ \t])[ \t]*)+")
_ASS_BREAK = re.compile(r"\\N(?![A-Za-z])")
"""Left over where a text was made out of ASS subtitles."""
_BETWEEN = re.compile(rf"{_HIDDEN}+|\n\s*\n")

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
    wherever they stand: headings, rules, fenced code, tables (which a slide shows; each is told), HTML
    comments, what says who speaks and when, and the marks that open a list item or a quotation. Each begins
    a piece of its own, and so does what follows a line that ends a sentence (see ``line_ends``). The marks
    inside of a line don't: the source's text is without them.

    The first piece of a turn says so, and when it begins, where such times rise through the file.
    """
    text = unmarked(_ASS_BREAK.sub("  ", text))
    begin, title = front_matter(text)
    heading = _TITLE.match(text, begin)
    speech = _only_speech(_blanked(text[:begin]) + text[begin:])
    pieces, told = _begun(text, list(_paragraphs(speech.text)), speech.turns)
    lines = [line.strip() for piece in pieces for line in text[piece.start : piece.end].split("\n")]
    source = Source(
        name,
        text,
        tuple(pieces),
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


@dataclass(frozen=True, slots=True)
class _Speech:
    text: str
    """The text with all that isn't speech hidden, character for character."""
    turns: tuple[tuple[int, int | None], ...]
    """Where speakers begin, and when, in milliseconds, where that is said."""
    warnings: tuple[str, ...]


def _only_speech(text: str) -> _Speech:
    told = []
    for comment in _COMMENT.finditer(text):
        if not comment[1]:
            told.append(_unclosed(text.count("\n", 0, comment.start()), "comment (<!--)"))
    lines = _COMMENT.sub(lambda match: _blanked(match[0]), text).split("\n")
    headings = []
    fence, opened = "", 0
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            lines[index] = _blanked(line)
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            lines[index] = _blanked(line)
            fence, opened = mark[1], index
        elif _RULE.fullmatch(line):
            lines[index] = _blanked(line)
        elif _HEADING.fullmatch(line):
            lines[index] = line.replace("#", _HIDDEN)
            headings.append(index)
        elif marker := _MARKER.match(line):
            lines[index] = _blanked(marker[0]) + line[marker.end() :]
    if fence:
        told.append(_unclosed(opened, f"code block ({fence})"))
    for first, end in _tables(lines):
        lines[first:end] = map(_blanked, lines[first:end])
        told.append(f"line {first + 1}: a table; it is left out")
    turns = []
    names: dict[str, None] = {}
    offsets = [0, *accumulate(len(line) + 1 for line in lines)]
    for index, head in heads([line.replace(_HIDDEN, " ") for line in lines]).items():
        turns.append((offsets[index] + head.end, head.start_ms))
        if head.name:
            names[head.name] = None
        lines[index] = _blanked(lines[index][: head.end]) + lines[index][head.end :]
    for index in headings:
        lines[index] = _blanked(lines[index])
    if names:
        told.append(f"left out as speakers' names: {_listed(list(names))}")
    return _Speech("\n".join(lines), tuple(turns), tuple(told))


def _blanked(text: str) -> str:
    return re.sub(r"[^\n]", _HIDDEN, text)


def _unclosed(index: int, what: str) -> str:
    return f"line {index + 1}: a {what} begins here and never ends; all that follows is left out"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From which to before which line each table goes: names of columns, a rule with bars, and rows."""
    rows = 0
    for index in range(1, len(lines)):
        if (
            index >= rows
            and "|" in lines[index]
            and "|" in lines[index - 1]
            and _BARS.fullmatch(lines[index])
        ):
            rows = index + 1
            while rows < len(lines) and "|" in lines[rows]:
                rows += 1
            yield index - 1, rows


def _begun(
    text: str, pieces: list[Piece], turns: Sequence[tuple[int, int | None]]
) -> tuple[list[Piece], list[str]]:
    """The pieces with the turns that begin with them and their times, and what of both can't be used."""
    times = [(offset, ms) for offset, ms in turns if ms is not None]
    fall = next((after for (_, before), after in pairwise(times) if after[1] < before), None)
    told = []
    if fall:
        told.append(f"line {_line(text, fall[0])}: the speakers' times go back here; no time is used")
        turns = [(offset, None) for offset, _ in turns]
    elif times:
        first, first_ms = times[0]
        ahead = [piece for piece in pieces if piece.end <= first]
        said = "\n".join(text[piece.start : piece.end] for piece in ahead)
        if len(said) * _FASTEST_MS > first_ms:
            late = f"can't have been said by {clock(first_ms)[:8]}"
            share = len(said) / sum(piece.end - piece.start for piece in pieces)
            if first == turns[0][0] and share <= _HEADINGS_SHARE and is_heading(said.split("\n")):
                line = _line(text, ahead[0].start)
                told.append(f"line {line}: what stands above the first speaker {late}; it is left out")
                pieces = pieces[len(ahead) :]
            else:
                told.append(f"line {_line(text, first)}: what stands above {late}; no time is used")
                turns = [(offset, None) for offset, _ in turns]
    at, begun_ms = 0, -1
    for index, piece in enumerate(pieces):
        first = at
        while at < len(turns) and turns[at][0] <= piece.start:
            at += 1
        known = [ms for _, ms in turns[first:at] if ms is not None and ms > begun_ms]
        begun_ms = max([begun_ms, *known])
        if at > first:
            pieces[index] = replace(piece, turn=True, start_ms=known[-1] if known else None)
    return pieces, told


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
