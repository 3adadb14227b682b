"""The manifest: which models subgen uses, what each file of theirs must be, and where they come from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from subgen.errors import InputError, ModelError
from subgen.shipped import shipped

TRANSLATE_ZH_EN = "translate-zh_en"
"""The name of the model that translates Chinese into English."""
WHISPER_BASE = "whisper-base"
"""The name of the model that hears words."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file whose every byte is known beforehand."""

    name: str
    """Its file name, or its path inside a package, with forward slashes."""
    size: int
    """In bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class ArgosIndex:
    """Argos Translate's own package index, which lists packages by their languages."""

    from_code: str
    to_code: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A source archive on a Python package index that carries the package as one of its members."""

    project: str
    archive: KnownFile
    member: str
    """The package's path inside the archive."""


@dataclass(frozen=True, slots=True)
class Hub:
    """The hub that faster-whisper fetches its models from, which knows them by their sizes."""

    size: str
    """Such as ``base``."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, and which of the model's files it is, or the next part of."""

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """An archive on a Python package index that carries files of a model."""

    project: str
    archive: KnownFile
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """Archives that carry a model's files between them; a large file's parts follow each other."""

    carriers: tuple[Carrier, ...]


PackageSource = ArgosIndex | Twin
"""Gives a model's package."""
FilesSource = Hub | Parts
"""Gives a model's files one by one."""
Source = PackageSource | FilesSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model that subgen can install."""

    name: str
    version: str
    title: str
    licence: str
    attribution: str
    package: KnownFile | None = None
    """The package as it is fetched: a zip with one folder in it; None where its files come one by one."""
    unpacked_size: int = 0
    """All files of the package together, in bytes."""
    files: tuple[KnownFile, ...]
    """The files that are read when the model is used."""
    weights: str
    """The name of the file among ``files`` whose hash identifies the model."""
    sources: tuple[Source, ...]
    """In the order in which they are tried."""

    @property
    def folder(self) -> str:
        """The name of the folder that holds the model's files, such as ``translate-zh_en-1_9``."""
        return Path(self.package.name).stem if self.package else f"{self.name}-{self.version}"

    @property
    def size(self) -> int:
        """How much is fetched, in bytes."""
        return self.package.size if self.package else sum(file.size for file in self.files)

    @property
    def weights_sha256(self) -> str:
        """The hash of the weights."""
        return next(file.sha256 for file in self.files if file.name == self.weights)


def load_models() -> dict[str, Model]:
    """The models of the manifest, by name.

    Raises:
        ModelError: this copy of subgen came without its manifest.
    """
    tables = tomllib.loads(_manifest_text())
    return {name: _model(name, table) for name, table in tables.items()}


def known_model(name: str) -> Model:
    """The model of that name.

    Raises:
        InputError: there is none.
    """
    models = load_models()
    if name not in models:
        raise InputError.unknown("model", name, models)
    return models[name]


def _manifest_text() -> str:
    packaged = shipped("models.toml")
    in_checkout = Path(__file__).parents[2] / "models" / "manifest.toml"
    for place in (packaged, in_checkout):
        if place.is_file():
            return place.read_text(encoding="utf-8")
    raise ModelError("this copy of subgen came without its list of models; install subgen again")


def _model(name: str, table: Mapping[str, Any]) -> Model:
    return Model(
        **{
            **table,
            "name": name,
            "package": KnownFile(**table["package"]) if "package" in table else None,
            "files": tuple(KnownFile(**file) for file in table["files"]),
            "sources": tuple(_source(source) for source in table["sources"]),
        }
    )


def _source(table: Mapping[str, Any]) -> Source:
    values = {key: value for key, value in table.items() if key != "kind"}
    if table["kind"] == "argos-index":
        return ArgosIndex(**values)
    if table["kind"] == "hub":
        return Hub(**values)
    if table["kind"] == "parts":
        return Parts(tuple(_carrier(carrier) for carrier in values["carriers"]))
    return Twin(**{**values, "archive": KnownFile(**values["archive"])})


def _carrier(table: Mapping[str, Any]) -> Carrier:
    members = tuple(Member(**member) for member in table["members"])
    return Carrier(table["project"], KnownFile(**table["archive"]), members)
