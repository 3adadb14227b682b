"""Argos Translate's side: the packages that its own tools installed, and what its package index offers."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from subgen.errors import DownloadError, ModelError
from subgen.models.download import TIMEOUT_S, download, reason
from subgen.models.manifest import ArgosIndex, KnownFile
from subgen.progress import Progress

if TYPE_CHECKING:
    import requests

_NEEDED = ("metadata.json", "sentencepiece.model", "model/model.bin")


def installed_packages(pair: ArgosIndex) -> list[tuple[Path, str]]:
    """The folder and the version of each package for this pair of languages that Argos' own tools installed.

    Raises:
        ModelError: Argos Translate can't be started.
    """
    package, settings = _argos()
    found: list[tuple[Path, str]] = []
    for directory in settings.package_dirs:
        for path in sorted(directory.iterdir()):
            try:
                metadata = package.Package(path)
            except Exception:  # junk must not hide the good packages, as it does in Argos' own list
                continue
            is_pair = (metadata.from_code, metadata.to_code) == (pair.from_code, pair.to_code)
            if is_pair and all((path / name).is_file() for name in _NEEDED):
                found.append((path, metadata.package_version))
    return found


def fetch_from_argos(
    pair: ArgosIndex, version: str, wanted: KnownFile, folder: Path, progress: Progress
) -> Path:
    """Fetch the package of this version into ``folder``, from the first link of Argos' index that gives it.

    Returns:
        The path of the package, its hash checked.

    Raises:
        DownloadError: the index can't be read or doesn't list the version, or no link gives the file.
        ModelError: Argos Translate can't be started.
        OSError: ``folder`` can't be written.
    """
    import requests

    failures = []
    with requests.Session() as session:
        for link in _links(session, pair, version):
            try:
                return download(session, link, wanted, folder, progress)
            except DownloadError as error:
                failures.append(str(error))
    raise DownloadError("; ".join(failures) or f"Argos' package index: {_title(pair, version)} has no link")


def _links(session: "requests.Session", pair: ArgosIndex, version: str) -> list[str]:
    """Where Argos' index says that the package lies.

    Argos' own functions for this wait without limit, swallow every error, and call themselves for ever
    where no index was saved; so the index is read here, from the address that Argos is set up with.
    """
    import requests

    package, settings = _argos()
    try:
        response = session.get(settings.remote_package_index, timeout=TIMEOUT_S)
        response.raise_for_status()
        offers = [package.AvailablePackage(entry) for entry in response.json()]
    except (requests.JSONDecodeError, AttributeError, TypeError) as error:
        raise DownloadError("Argos' package index: what came is no index") from error
    except requests.RequestException as error:
        raise DownloadError(f"Argos' package index: {reason(error)}") from error
    for offer in offers:
        if (offer.from_code, offer.to_code, offer.package_version) == (pair.from_code, pair.to_code, version):
            return [link for link in offer.links if link.startswith(("https://", "http://"))]
    raise DownloadError(f"Argos' package index: {_title(pair, version)} is not listed")


def _argos() -> tuple[Any, Any]:
    """Argos' modules. It makes its folders and reads its settings when it is imported."""
    try:
        from argostranslate import package, settings
    except Exception as error:
        raise ModelError(
            f"Argos Translate can't be started ({error}); it needs folders that it can write: "
            "set XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME"
        ) from error
    return package, settings


def _title(pair: ArgosIndex, version: str) -> str:
    return f"{pair.from_code} to {pair.to_code} {version}"
