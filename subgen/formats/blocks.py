"""Markdown by its lines: what of a text is no speech, such as headings, code, tables, the marks of lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from subgen.width import HAN

HIDDEN = "\0"
"""Stands in a copy of the text for each character that is not speech, so that offsets stay true."""

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t].*)?")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*")
_UNDERLINED = re.compile(rf"[^{HIDDEN}]{{0,39}}[^{HIDDEN}\s，。；：？！…,.;:?!]\s*")
"""A heading by its looks."""
_BARS = re.compile(r"[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)")
_NUMBER = rf"[0-9]{{1,3}}(?:\\?[.)][ \t]|[.)](?={HAN})|[、．）](?![0-9]))"
_MARKER = re.compile(
    rf"[ \t]*(?:(?:>(?![0-9=])|[-*+][ \t](?:\[[ xX]\][ \t])?|[•●■◆▪‣]|{_NUMBER}|\\(?=[-+#>]))[ \t]*)+"
)
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:")
_INDENTED = re.compile(r"(?: {2,}|\t)\s*\S")


@dataclass(frozen=True, slots=True)
class Blocks:
    """The lines of a text, and what was found in them."""

    lines: list[str]
    """With all that isn't speech hidden, character for character; but of a heading only its marks."""
    headings: list[int]
    """The indices of headings: no speech, but a heading may say who speaks."""
    warnings: list[str]


def blocks(text: str) -> Blocks:
    """The blocks of a text."""
    lines = text.split("\n")
    last = text.rstrip().count("\n")
    told = []
    headings = []
    fence, opened = "", 0
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            lines[index] = hidden(line)
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            lines[index] = hidden(line)
            fence, opened = mark[1], index
        elif _RULE.fullmatch(line):
            if index < last and _is_underline(lines, index):
                headings.append(index - 1)
                told.append(f"line {index}: a heading, as it is underlined; it is left out")
            lines[index] = hidden(line)
        elif _HEADING.fullmatch(line):
            lines[index] = line.replace("#", HIDDEN)
            headings.append(index)
        elif marker := _MARKER.match(line):
            lines[index] = hidden(marker[0]) + line[marker.end() :]
    if fence:
        never = "begins here and never ends; all that follows is left out"
        told.append(f"line {opened + 1}: a code block ({fence}) {never}")
    for what, parts in (("table", _tables(lines)), ("footnote", _notes(lines))):
        for first, end in parts:
            lines[first:end] = map(hidden, lines[first:end])
            told.append(f"line {first + 1}: a {what}; it is left out")
    return Blocks(lines, headings, told)


def hidden(text: str) -> str:
    """``text`` with each character hidden but its newlines."""
    return re.sub(r"[^\n]", HIDDEN, text)


def _is_underline(lines: Sequence[str], index: int) -> bool:
    """Whether a rule makes a heading of the line above it: that stands alone with it between empty lines.

    Rules that part what is said have one on both sides, or on none.
    """
    above = lines[index - 2].strip() if index > 1 else ""
    looks_so = index and _UNDERLINE.fullmatch(lines[index]) and _UNDERLINED.fullmatch(lines[index - 1])
    return bool(looks_so and not above and not lines[index + 1].strip())


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


def _notes(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The same of each footnote: what it says, and the lines below that are set in."""
    for index, line in enumerate(lines):
        if _NOTE.match(line):
            end = index + 1
            while end < len(lines) and _INDENTED.match(lines[end]):
                end += 1
            yield index, end
