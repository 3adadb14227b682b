"""The data that ships with subgen, in ``subgen/data``: words, weights, profiles, sites, styles."""

from importlib import resources
from importlib.resources.abc import Traversable


def shipped(*path: str) -> Traversable:
    """A file or a folder of the data, by the names of the folders on the way and its own."""
    return (resources.files("subgen") / "data").joinpath(*path)


def shipped_text(*path: str) -> str:
    """What a text file of the data holds."""
    return shipped(*path).read_text(encoding="utf-8")


def shipped_names(folder: str) -> list[str]:
    """The names of the TOML files in a folder of the data, in order and without ``.toml``."""
    names = (item.name for item in shipped(folder).iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
