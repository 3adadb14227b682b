"""The store: find, check and remove installed models."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from subgen.errors import ModelError
from subgen.models import argos
from subgen.models.checksum import forget_sha256, remembered_sha256, sha256_of
from subgen.models.manifest import TRANSLATE_ZH_EN, ArgosIndex, Model, known_model
from subgen.models.workshop import workshop
from subgen.progress import Progress, silent
from subgen.project import ModelId

Origin = Literal["subgen", "argos"]
"""Who installed a model: subgen, or Argos Translate's own tools."""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model on this machine."""

    path: Path
    """The folder that holds its files."""
    id: ModelId
    origin: Origin


def find_model(folder: Path, name: str = TRANSLATE_ZH_EN) -> InstalledModel:
    """The installed model to use: subgen's own in ``folder``, or else one that Argos' tools installed.

    Raises:
        ModelError: none is installed, or the one in ``folder`` is damaged.
        InputError: no model has that name.
    """
    model = known_model(name)
    own = own_model(model, folder)
    if own is not None:
        if own.id.sha256 != model.weights_sha256:
            raise _damaged(own.path / model.weights, model)
        return own
    for other in argos_models(model):
        return other
    raise ModelError(
        f"the model {name} is not installed; run `{_command(model)}` (without a network: {by_hand(model)})"
    )


def by_hand(model: Model) -> str:
    """What to do where the model can't be fetched."""
    what = "FILE.argosmodel" if model.package else "FOLDER"
    return (
        f"give the {'file' if model.package else 'folder with its files'}: `{_command(model)} --from {what}`"
    )


def _command(model: Model) -> str:
    name = "" if model.name == TRANSLATE_ZH_EN else f" {model.name}"
    return f"subgen models install{name}"


def own_model(model: Model, folder: Path) -> InstalledModel | None:
    """The model in subgen's own ``folder``: all its files are there, though they may be damaged.

    Raises:
        ModelError: it can't be read.
    """
    path = folder / model.folder
    with _reading(path):
        if not all((path / file.name).is_file() for file in model.files):
            return None
        sha256 = remembered_sha256(path / model.weights)
    return InstalledModel(path, ModelId(model.name, model.version, sha256), "subgen")


def argos_models(model: Model) -> Iterator[InstalledModel]:
    """What Argos' own tools installed for the same languages, the version of the manifest first.

    Raises:
        ModelError: one can't be read.
    """
    for source in model.sources:
        if isinstance(source, ArgosIndex):
            packages = argos.installed_packages(source)
            for path, version in sorted(packages, key=lambda package: package[1] != model.version):
                with _reading(path):
                    sha256 = sha256_of(path / model.weights)
                yield InstalledModel(path, ModelId(model.name, version, sha256), "argos")


def verify_model(installed: InstalledModel) -> None:
    """Read every file that is used, and compare it with the manifest.

    Raises:
        ModelError: a file is damaged, or this is a version that the manifest doesn't know.
    """
    model = known_model(installed.id.name)
    version = installed.id.version
    if version != model.version:
        raise ModelError(f"{installed.path}: can't check version {version}, only {model.version} is known")
    forget_sha256(installed.path / model.weights)
    damaged = damaged_file(model, installed.path)
    if damaged is not None:
        raise _damaged(damaged, model)


def damaged_file(model: Model, path: Path) -> Path | None:
    """The first file of the unpacked package in ``path`` that is missing or not as it was made.

    Raises:
        ModelError: a file can't be read.
    """
    with _reading(path):
        for file in model.files:
            found = path / file.name
            if not found.is_file() or sha256_of(found) != file.sha256:
                return found
    return None


def remove_model(folder: Path, name: str = TRANSLATE_ZH_EN, progress: Progress = silent) -> Path:
    """Remove the model from subgen's own ``folder``, with whatever is left of downloads.

    Returns:
        The folder that is gone.

    Raises:
        ModelError: it is not there. What Argos' own tools installed is never touched.
        InputError: no model has that name.
        OutputError: the file system doesn't let it be removed.
    """
    path = folder / known_model(name).folder
    if not path.exists():
        raise ModelError(f"{path}: nothing to remove; subgen has not installed {name} there")
    with workshop(folder, progress) as scratch:
        path.rename(scratch / "removed")
    return path


def _damaged(file: Path, model: Model) -> ModelError:
    return ModelError(f"{file}: missing or damaged; run `{_command(model)}` to have the model whole")


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ModelError(f"{path}: the model can't be read ({error.strerror or error})") from error
