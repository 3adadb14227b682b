"""Lines of an ASS file that are wider than its picture."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from subgen.errors import InputError
from subgen.styles.ass_file import AssFile, StyleLine
from subgen.styles.events import MEASURED_TAG, events
from subgen.styles.fonts import Fonts
from subgen.styles.text_style import FIELDS, TextStyle, read_field
from subgen.styles.widths import Face, WideLine, face_of, line_width

_NO_WRAPPING = "2"
_PART = re.compile(r"(\{[^}]*\})|(\\[Nn])|(\\h)")
_RESET = re.compile(r"\\r([^\\}]*)")


def wide_events(file: AssFile, fonts: Fonts) -> list[WideLine]:
    """The lines of events that leave no room for the margins, where the player is told not to break them.

    Left out is what can't be judged: events that are placed or sized by tags, styles that are incomplete, and
    fonts that aren't there. ``number`` counts the events.
    """
    info = {key: value.strip() for _, key, value in file.section("script info")}
    if info.get("wrapstyle") != _NO_WRAPPING:
        return []
    styles = {style.name: look for style in file.styles() if (look := text_style(style))}
    looks = {name: _Look(look, face_of(look, fonts)) for name, look in styles.items()}
    width, _ = file.picture()
    found = []
    for number, event in enumerate(events(file), 1):
        base = looks.get(event[3].strip().lstrip("*")) if len(event) == 10 else None
        if base is None or MEASURED_TAG.search(event[9]):
            continue
        room = width - base.style.margin_l - base.style.margin_r
        for line in _lines(event[9], base, looks):
            measured = _width(line)
            if measured is not None and measured > room:
                text = "".join(part for part, _ in line)
                found.append(WideLine(number, text, round(measured), room))
    return found


def text_style(style: StyleLine) -> TextStyle | None:
    """The look of a style in an ASS file; None where its line lacks a field or holds a broken one."""
    values = {name: style.value(name) for name in FIELDS}
    try:
        return TextStyle(**{name: read_field(FIELDS[name], value) for name, value in values.items()})  # type: ignore[arg-type]
    except InputError:
        return None


class _Look(NamedTuple):
    style: TextStyle
    face: Face | None


def _lines(text: str, base: _Look, looks: dict[str, _Look]) -> Iterator[list[tuple[str, _Look]]]:
    """The lines of an event's text, each in parts of one look."""
    look = base
    line: list[tuple[str, _Look]] = []
    start = 0
    for mark in _PART.finditer(text):
        line.append((text[start : mark.start()], look))
        start = mark.end()
        tags, broken, space = mark.groups()
        if broken:
            yield line
            line = []
        elif space:
            line.append((" ", look))
        else:
            for name in _RESET.findall(tags):
                look = looks.get(name.strip(), base)
    yield [*line, (text[start:], look)]


def _width(line: list[tuple[str, _Look]]) -> float | None:
    """None where a font isn't there."""
    total = 0.0
    for text, look in line:
        if look.face is None:
            return None
        total += line_width(text, look.style, look.face)
    return total
