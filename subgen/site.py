"""Sites that subtitles are uploaded to: what they take. They are data (``data/sites/*.toml``), not code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from subgen.errors import InputError
from subgen.shipped import shipped_names, shipped_text


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
    return shipped_names("sites")


def load_site(name: str) -> Site:
    """The site of that name.

    Raises:
        InputError: there is none.
    """
    if name not in site_names():
        raise InputError.unknown("site", name, site_names())
    values = tomllib.loads(shipped_text("sites", f"{name}.toml"))
    values |= {"formats": tuple(values["formats"]), "refuses": frozenset(values["refuses"])}
    return Site(name=name, **values)
