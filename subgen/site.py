"""Sites that subtitles are uploaded to: what they take. They are data (``data/sites/*.toml``), not code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources

from subgen.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a site takes."""

    name: str
    title: str
    """Its name as people write it."""
    profile: str
    """The name of the profile that its subtitles are checked by."""
    formats: tuple[str, ...]
    """The kinds of files, such as ``srt``."""
    refuses: frozenset[str]
    """The rules of ``subgen.check`` for whose sake it refuses a whole file."""
    note: str
    """What one has to know when uploading."""
    languages: Mapping[str, str] = field(hash=False)
    """For ``zh`` and ``en`` the language tag that its file names get."""


def site_names() -> list[str]:
    """The sites that are known."""
    folder = resources.files("subgen") / "data" / "sites"
    return sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))


def load_site(name: str) -> Site:
    """The site of that name.

    Raises:
        InputError: there is none.
    """
    if name not in site_names():
        raise InputError(f"no site is called {name!r}; there are: {', '.join(site_names())}")
    text = (resources.files("subgen") / "data" / "sites" / f"{name}.toml").read_text(encoding="utf-8")
    values = tomllib.loads(text)
    values |= {"formats": tuple(values["formats"]), "refuses": frozenset(values["refuses"])}
    return Site(name=name, **values)
