"""Profiles: what a subtitle may look like. They are data (``data/profiles/*.toml``), not code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, get_args, get_type_hints

from subgen.errors import InputError
from subgen.severity import Severity
from subgen.shipped import shipped_names, shipped_text

DEFAULT_PROFILE = "bilibili"

_LEAST = {"gap_ms": 0, "linger_ms": 0, "spaced": 0, "zh_line_cells": 2}
"""The lowest value of a field, if not 1; a Chinese character has two cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The limits that cues are cut, timed, laid out and checked by.

    Widths are in half-width cells (see ``width``): 32 cells are 16 Chinese characters.
    """

    name: str
    zh_line_cells: int
    """The widest Chinese line."""
    en_line_chars: int
    """The longest English line."""
    max_lines: int
    """Lines of one language in one cue."""
    zh_cps: float
    """The fastest Chinese to read, in full-width characters a second."""
    en_cps: float
    """The fastest English to read, in characters a second."""
    min_ms: int
    """The shortest cue."""
    max_ms: int
    """The longest cue."""
    gap_ms: int
    """The shortest gap between two cues that don't touch."""
    linger_ms: int
    """How long a cue may stay after its last sound."""
    spaced: bool
    """Whether a space is set between Chinese and Latin text."""
    severity: Mapping[str, Severity] = field(default_factory=dict, hash=False)
    """How much a rule of ``subgen.check`` weighs here, by name, where that is not the rule's own weight."""


def profile_names() -> list[str]:
    """The profiles that ship with subgen."""
    return shipped_names("profiles")


def load_profile(name: str) -> Profile:
    """The profile of that name.

    Raises:
        InputError: there is none.
    """
    if name not in profile_names():
        raise InputError.unknown("profile", name, profile_names())
    return parse_profile(name, shipped_text("profiles", f"{name}.toml"))


def parse_profile(name: str, text: str) -> Profile:
    """A profile as its TOML file holds it, which a person may have written.

    ``base = "netflix"`` takes every number that the file doesn't give from a profile that ships with subgen;
    without it, all have to be there. A table ``[severity]`` may say how much rules weigh.

    Raises:
        InputError: the text is no TOML, or a field is missing, unknown or of the wrong kind.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"profile {name!r}: not valid TOML: {error}") from error
    severity = _severity(name, values.pop("severity", {}))
    if "base" in values:
        base = load_profile(str(values.pop("base")))
        values = {each: getattr(base, each) for each in _kinds()} | values
        severity = dict(base.severity) | severity
    if set(values) != set(_kinds()):
        wrong = ", ".join(sorted(set(values) ^ set(_kinds())))
        raise InputError(f"profile {name!r}: these fields are missing or unknown: {wrong}")
    for each, kind in _kinds().items():
        _check_value(name, each, values[each], kind)
    if values["min_ms"] > values["max_ms"]:
        raise InputError(f"profile {name!r}: min_ms is above max_ms")
    return Profile(name=name, severity=severity, **values)


def _kinds() -> dict[str, type]:
    """The fields that a file gives, each with its type."""
    hints = get_type_hints(Profile)
    return {each.name: hints[each.name] for each in fields(Profile) if each.name not in ("name", "severity")}


def _check_value(name: str, each: str, value: Any, kind: type) -> None:
    fits = type(value) in ((int, float) if kind is float else (kind,))
    if not fits:
        words = {bool: "true or false", int: "a whole number", float: "a number"}
        raise InputError(f"profile {name!r}: {each} must be {words[kind]}, not {value!r}")
    lowest = _LEAST.get(each, 1)
    if not lowest <= value < 1_000_000:
        raise InputError(f"profile {name!r}: {each} can't be {value!r}")


def _severity(name: str, values: Any) -> dict[str, Severity]:
    allowed = get_args(Severity)
    if not isinstance(values, dict):
        raise InputError(f"profile {name!r}: severity must be a table, [severity]")
    for rule, value in values.items():
        if value not in allowed:
            wanted = ", ".join(allowed)
            raise InputError(f"profile {name!r}: severity of {rule} must be one of {wanted}, not {value!r}")
    return values
