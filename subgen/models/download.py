"""Fetch a file of known size and hash, going on where an earlier try stopped."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from subgen.errors import DownloadError
from subgen.models.checksum import sha256_of
from subgen.models.manifest import KnownFile
from subgen.progress import Progress

if TYPE_CHECKING:
    import requests

TIMEOUT_S = (8, 30)
"""Seconds to wait for a connection, and for the next bytes."""
_ATTEMPTS = 5
_CHUNK_BYTES = 1 << 16


def download(
    session: "requests.Session", url: str, wanted: KnownFile, folder: Path, progress: Progress
) -> Path:
    """Fetch ``wanted`` into ``folder``, and check its hash. ``progress`` counts bytes.

    What has arrived is kept in ``NAME.part``, also when this fails or is interrupted. A lost connection is
    taken up again, as long as each time brings something. Where the server can't go on from the middle, or
    what was put together has a wrong hash, the file is fetched once more from its start.

    Returns:
        The path of the whole file, ``NAME.part`` in ``folder``.

    Raises:
        DownloadError: the server can't be reached or doesn't have this file.
        OSError: ``folder`` can't be written.
    """
    import requests

    host = urlsplit(url).hostname
    part = folder / f"{wanted.name}.part"
    for _ in range(_ATTEMPTS):
        before = _size(part)
        if before < wanted.size:
            try:
                _receive(session, url, wanted, part, progress)
            except requests.RequestException as error:
                if _size(part) <= before:
                    raise DownloadError(f"{wanted.name} from {host}: {reason(error)}") from error
                continue
        if _size(part) < wanted.size:
            continue
        if sha256_of(part) == wanted.sha256:
            return part
        part.unlink()
        if before == 0:
            raise DownloadError(f"{wanted.name} from {host}: another file, its SHA-256 differs")
    raise DownloadError(f"{wanted.name} from {host}: given up after {_ATTEMPTS} attempts")


def reason(error: "requests.RequestException") -> str:
    """Why a request failed, in a few words; never its address, which may hold a password."""
    import requests

    if error.response is not None:
        return f"the server answered {error.response.status_code}"
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not trusted"
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.exceptions.InvalidSchema | requests.exceptions.MissingSchema):
        return "not an http or https address"
    return "can't be reached, or the connection was lost"


def _receive(
    session: "requests.Session", url: str, wanted: KnownFile, part: Path, progress: Progress
) -> None:
    """Add to ``part`` what one request brings."""
    have = _size(part)
    headers = {"Accept-Encoding": "identity"}  # offsets and hash are those of the bytes as they are stored
    if have:
        headers["Range"] = f"bytes={have}-"
    with session.get(url, headers=headers, stream=True, timeout=TIMEOUT_S) as response:
        if response.status_code == 416:  # the file there ends before what is here
            part.unlink(missing_ok=True)
            return
        response.raise_for_status()
        if response.status_code != 206:
            have = 0
            length = response.headers.get("Content-Length", str(wanted.size))
            if length != str(wanted.size):
                raise DownloadError(f"{wanted.name}: another file is there, of {length} bytes")
        with part.open("ab" if have else "wb") as file:
            for chunk in response.iter_content(_CHUNK_BYTES):
                file.write(chunk)
                have += len(chunk)
                if have > wanted.size:  # it may have no end
                    return
                progress(f"download {wanted.name}", have, wanted.size)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
