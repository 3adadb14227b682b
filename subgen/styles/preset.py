"""Presets: how bilingual subtitles look. They are data (``data/styles/*.toml``), not code."""

import tomllib
from dataclasses import dataclass
from typing import Any, Literal

from subgen.errors import InputError
from subgen.styles.text_style import FIELDS, TextStyle, read_field

PRESET_FIELDS = ("description", "top", "play_res_x", "play_res_y")
"""What a preset says besides its two styles."""
LANGUAGES = ("chinese", "english")
_LARGEST = 20_000


@dataclass(frozen=True, slots=True)
class Preset:
    """The looks of both languages, for a picture of one size."""

    name: str
    description: str
    """In a line, for people."""
    play_res_x: int
    """The picture's width in pixels."""
    play_res_y: int
    top: Literal["chinese", "english"]
    """The language that stands above the other. Its alignment and margins hold for both, as one event of an
    ASS file has one place."""
    chinese: TextStyle
    english: TextStyle


def read_preset(name: str, text: str) -> Preset:
    """A preset from the text of its TOML file.

    Raises:
        InputError: it is no TOML, lacks a field, has one that isn't known, or one of a wrong kind.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"style preset {name}: not valid TOML: {error}") from error
    _check(name, values, {*PRESET_FIELDS, *LANGUAGES})
    if values["top"] not in LANGUAGES:
        raise InputError(f"style preset {name}: top must be chinese or english, not {values['top']!r}")
    if not isinstance(values["description"], str):
        raise InputError(f"style preset {name}: description must be a text in quotes")
    chinese, english = (_style(f"{name}, [{language}]", values[language]) for language in LANGUAGES)
    return Preset(
        name=name,
        description=values["description"],
        play_res_x=_pixels(name, values, "play_res_x"),
        play_res_y=_pixels(name, values, "play_res_y"),
        top=values["top"],
        chinese=chinese,
        english=english,
    )


def _style(where: str, values: object) -> TextStyle:
    if not isinstance(values, dict):
        raise InputError(f"style preset {where}: must be a table of fields")
    _check(where, values, set(FIELDS))
    read: dict[str, Any] = {
        field.name: read_field(field, values[field.name], f"style preset {where}: ")
        for field in FIELDS.values()
    }
    return TextStyle(**read)


def _check(where: str, values: dict[str, Any], known: set[str]) -> None:
    if set(values) != known:
        wrong = ", ".join(sorted(set(values) ^ known))
        raise InputError(f"style preset {where}: these fields are missing or unknown: {wrong}")


def _pixels(name: str, values: dict[str, Any], field: str) -> int:
    value = values[field]
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _LARGEST:
        raise InputError(f"style preset {name}: {field} must be a whole number of pixels, not {value!r}")
    return value
