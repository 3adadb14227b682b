"""Transcripts without times: plain text, and Markdown."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from subgen.source import Piece, Source

_HIDDEN = "\0"
"""Stands in a copy of the text for each character that is not speech, so that offsets stay true."""

_TITLE = re.compile(r"\s*#[ \t]+([^\n]*)")
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t].*)?")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)")
_MARKER = re.compile(r"[ \t]*(?:(?:>(?![0-9=])|[-*+][ \t]|[0-9]{1,3}[.)][ \t])[ \t]*)+")
_BETWEEN = re.compile(rf"{_HIDDEN}+|\n\s*\n")

_BLOCK_CHARS = 60
_NEARLY_ALL = 0.8


def read(text: str, name: str) -> tuple[Source, tuple[str, ...]]:
    """The paragraphs of a transcript as pieces, and warnings.

    A ``# heading`` before everything else is the title. Not speech, wherever they stand: headings, rules,
    fenced code, HTML comments, and the marks that open a list item or a quotation, which begins a piece of
    its own.
    """
    title = _TITLE.match(text)
    speech, warnings = _only_speech(text)
    pieces = tuple(_paragraphs(speech))
    lines = [line.strip() for piece in pieces for line in text[piece.start : piece.end].split("\n")]
    source = Source(
        name,
        text,
        pieces,
        title=title[1].strip(" \t#") if title else "",
        trusted_stops=not stops_are_cuts([line for line in lines if line]),
    )
    return source, tuple(f"{name}: {warning}" for warning in warnings)


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


def _only_speech(text: str) -> tuple[str, list[str]]:
    """``text`` with all that isn't speech hidden, character for character, and warnings."""
    unclosed = []
    for comment in _COMMENT.finditer(text):
        if not comment[1]:
            unclosed.append((text.count("\n", 0, comment.start()), "comment (<!--)"))
    lines = _COMMENT.sub(lambda match: re.sub(r"[^\n]", _HIDDEN, match[0]), text).split("\n")
    fence, opened = "", 0
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            lines[index] = _HIDDEN * len(line)
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            lines[index] = _HIDDEN * len(line)
            fence, opened = mark[1], index
        elif _HEADING.fullmatch(line) or _RULE.fullmatch(line):
            lines[index] = _HIDDEN * len(line)
        elif marker := _MARKER.match(line):
            lines[index] = _HIDDEN * marker.end() + line[marker.end() :]
    if fence:
        unclosed.append((opened, f"code block ({fence})"))
    return "\n".join(lines), [
        f"line {index + 1}: a {what} begins here and never ends; all that follows is left out"
        for index, what in unclosed
    ]


def _paragraphs(speech: str) -> Iterator[Piece]:
    start = 0
    for gap in [*_BETWEEN.finditer(speech), None]:
        end = gap.start() if gap else len(speech)
        part = speech[start:end]
        if body := part.strip():
            begin = start + part.index(body[0])
            yield Piece(begin, begin + len(body))
        start = gap.end() if gap else end
