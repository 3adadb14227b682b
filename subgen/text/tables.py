"""Tables of words that say where text may be broken, and what means nothing in it: data, not code."""

import tomllib
from functools import cache
from typing import Any

from subgen.shipped import shipped_text


@cache
def break_words(language: str, name: str) -> frozenset[str]:
    """A table of ``data/breaks.toml``: ``language`` is ``zh`` or ``en``."""
    return frozenset(_tables("breaks")[language][name].split())


@cache
def discourse_words(name: str) -> frozenset[str]:
    """A table of ``data/discourse.toml``."""
    return frozenset(_tables("discourse")[name].split())


@cache
def name_words(name: str) -> frozenset[str]:
    """A table of ``data/names.toml``."""
    return frozenset(_tables("names")[name].split())


@cache
def sayings() -> dict[str, str]:
    """The table ``data/plain.txt``: sayings, each with plain words for it."""
    lines = (line.partition(" = ") for line in shipped_text("plain.txt").splitlines() if line[:1] != "#")
    return {saying: plain for saying, _, plain in lines if plain}


@cache
def _tables(file: str) -> dict[str, Any]:
    return tomllib.loads(shipped_text(f"{file}.toml"))
