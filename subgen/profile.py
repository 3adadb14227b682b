"""Profiles: what a subtitle may look like. They are data (``data/profiles/*.toml``), not code."""

import tomllib
from dataclasses import dataclass, fields
from importlib import resources

from subgen.errors import InputError

DEFAULT_PROFILE = "bilibili"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The limits that cues are cut, timed and laid out by.

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


def profile_names() -> list[str]:
    """The profiles that ship with subgen."""
    folder = resources.files("subgen") / "data" / "profiles"
    return sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))


def load_profile(name: str) -> Profile:
    """The profile of that name.

    Raises:
        InputError: there is none.
    """
    if name not in profile_names():
        raise InputError(f"no profile is called {name!r}; there are: {', '.join(profile_names())}")
    text = (resources.files("subgen") / "data" / "profiles" / f"{name}.toml").read_text(encoding="utf-8")
    return _from_toml(name, text)


def _from_toml(name: str, text: str) -> Profile:
    values = tomllib.loads(text)
    known = {field.name for field in fields(Profile)} - {"name"}
    if set(values) != known:
        wrong = ", ".join(sorted(set(values) ^ known))
        raise InputError(f"profile {name!r}: these fields are missing or unknown: {wrong}")
    return Profile(name=name, **values)
