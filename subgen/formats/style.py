"""Presets: how bilingual subtitles look. They are data (``data/styles/*.toml``), not code."""

import tomllib
from dataclasses import dataclass, fields
from importlib import resources
from typing import Any

from subgen.errors import InputError

DEFAULT_PRESET = "classic"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How the text of one language looks: the fields of an ASS v4+ style.

    Lengths are pixels of the preset's picture. Colours are ``#RRGGBBAA``; the last pair is opacity, and
    ``FF`` hides all behind it.
    """

    font: str
    size: float
    """The height of a line, not of a character: for Noto Sans CJK a character is 0.69 of it."""
    primary_colour: str
    secondary_colour: str
    """Of what is not sung yet in karaoke."""
    outline_colour: str
    back_colour: str
    """Of the shadow."""
    bold: bool
    italic: bool
    underline: bool
    strike_out: bool
    scale_x: float
    """In per cent, like ``scale_y``."""
    scale_y: float
    spacing: float
    angle: float
    """In degrees."""
    border_style: int
    """1 for an outline and a shadow, 3 for a box."""
    outline: float
    shadow: float
    alignment: int
    """Where on the picture, as on a number pad: 2 is bottom centre."""
    margin_l: int
    margin_r: int
    margin_v: int
    encoding: int
    """The font's character set; 1 lets the player choose."""


@dataclass(frozen=True, slots=True)
class Preset:
    """The looks of both languages, for a picture of one size."""

    name: str
    play_res_x: int
    """The picture's width in pixels."""
    play_res_y: int
    chinese: TextStyle
    english: TextStyle


def load_preset(name: str) -> Preset:
    """The preset of that name that ships with subgen.

    Raises:
        InputError: there is none, or its file lacks a field or has one that isn't known.
    """
    folder = resources.files("subgen") / "data" / "styles"
    files = [item.name for item in folder.iterdir()]
    names = sorted(file.removesuffix(".toml") for file in files if file.endswith(".toml"))
    if name not in names:
        raise InputError(f"no style preset is called {name!r}; there are: {', '.join(names)}")
    return _from_toml(name, (folder / f"{name}.toml").read_text(encoding="utf-8"))


def _from_toml(name: str, text: str) -> Preset:
    values = tomllib.loads(text)
    _check(name, values, {"play_res_x", "play_res_y", "chinese", "english"})
    styles = {}
    for language in ("chinese", "english"):
        _check(f"{name}, [{language}]", values[language], {field.name for field in fields(TextStyle)})
        styles[language] = TextStyle(**values[language])
    return Preset(name, values["play_res_x"], values["play_res_y"], styles["chinese"], styles["english"])


def _check(where: str, values: dict[str, Any], known: set[str]) -> None:
    if set(values) != known:
        wrong = ", ".join(sorted(set(values) ^ known))
        raise InputError(f"style preset {where}: these fields are missing or unknown: {wrong}")
