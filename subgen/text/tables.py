"""Tables of words that say where text may be broken, and what means nothing in it: data, not code."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def break_words(language: str, name: str) -> frozenset[str]:
    """A table of ``data/breaks.toml``: ``language`` is ``zh`` or ``en``."""
    return frozenset(_tables("breaks")[language][name].split())


@cache
def discourse_words(name: str) -> frozenset[str]:
    """A table of ``data/discourse.toml``."""
    return frozenset(_tables("discourse")[name].split())


@cache
def _tables(file: str) -> dict[str, Any]:
    text = (resources.files("subgen") / "data" / f"{file}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
