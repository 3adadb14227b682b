"""The word tables that say where text may be broken: data (``data/breaks.toml``), not code."""

import tomllib
from functools import cache
from importlib import resources


@cache
def break_words(language: str, name: str) -> frozenset[str]:
    """A table of ``data/breaks.toml``: ``language`` is ``zh`` or ``en``."""
    return frozenset(_tables()[language][name].split())


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = (resources.files("subgen") / "data" / "breaks.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
