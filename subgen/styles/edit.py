"""Changing styles field by field: what a person writes on the command line, and what becomes of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from subgen.errors import InputError
from subgen.styles.ass_file import AssFile
from subgen.styles.colour import Colour
from subgen.styles.preset import LANGUAGES, PRESET_FIELDS, read_preset
from subgen.styles.text_style import known_field, read_field

_CHANGE = re.compile(r"(?:(.+?)\.)?(\w+)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """A field that gets another value."""

    style: str | None
    """The style's name; None for all styles."""
    field: str
    value: str


def parse_change(text: str) -> Change:
    """``Chinese.size=80`` or, for all styles, ``size=80``.

    Raises:
        InputError: it is neither.
    """
    match = _CHANGE.fullmatch(text)
    if not match:
        raise InputError(
            f"{text!r} changes nothing: write STYLE.FIELD=VALUE, such as Chinese.size=80, or FIELD=VALUE"
        )
    return Change(match[1], match[2], match[3])


def edit_styles(file: AssFile, changes: Sequence[Change]) -> AssFile:
    """An ASS file with changes made to its styles.

    Raises:
        InputError: it has no such style, a style has no such field, or the field can't hold the value.
    """
    for change in changes:
        field = known_field(change.field)
        value = read_field(field, change.value)
        names = set(file.style_names()) if change.style is None else {style_called(file, change.style)}
        for style in file.styles():
            if style.name in names:
                file = file.with_style(style, {field.name: value})
    return file


def style_called(file: AssFile, name: str) -> str:
    """The name of a style as the file has it: capitals matter only where two differ by nothing else.

    Raises:
        InputError: there is no such style.
    """
    names = file.style_names()
    alike = [each for each in names if each.lower() == name.strip().lower()]
    if name in names:
        return name
    if len(alike) != 1:
        raise InputError(f"{file.name}: no style is called {name!r}; there are: {', '.join(names)}")
    return alike[0]


def edit_preset(name: str, text: str, changes: Sequence[Change]) -> str:
    """The text of a preset's file with changes made to it; comments and order stay.

    Raises:
        InputError: the preset isn't one, there is no such field, or it can't hold the value.
    """
    import tomlkit

    read_preset(name, text)
    document = tomlkit.parse(text)
    for change in changes:
        if change.style is None and change.field in PRESET_FIELDS:
            document[change.field] = _preset_value(change)
            continue
        field = known_field(change.field)
        value = read_field(field, change.value)
        languages = LANGUAGES if change.style is None else [change.style.lower()]
        for language in languages:
            if language not in LANGUAGES:
                raise InputError(f"a preset has the styles chinese and english, not {change.style!r}")
            document[language][field.name] = str(value) if isinstance(value, Colour) else value
    edited = tomlkit.dumps(document)
    read_preset(name, edited)
    return edited


def _preset_value(change: Change) -> str | int:
    """A field of the preset itself, which ``read_preset`` then checks."""
    number = change.field.startswith("play_res") and change.value.strip().isascii() and change.value.strip()
    return int(number) if number and number.isdigit() else change.value
