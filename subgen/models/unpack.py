"""Unpack a package and trust nothing in it: all is checked before anything is written."""

import re
import shutil
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from subgen.errors import ModelError
from subgen.progress import Progress

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?")
_PLAIN_KINDS = (0, stat.S_IFREG, stat.S_IFDIR)  # 0: the zip was made where files have no such kinds
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1


def unpack(package: Path, target: Path, limit_bytes: int, progress: Progress) -> None:
    """Unpack what lies in the package's one top folder into the new folder ``target``.

    ``progress`` counts bytes.

    Raises:
        ModelError: the package is no zip, is damaged, would write outside ``target``, holds a link, or
            unpacks to more than ``limit_bytes``.
        OSError: ``target`` can't be written.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            files = _checked_files(archive.infolist(), limit_bytes)
            total = sum(entry.file_size for _, entry in files)
            done = 0
            target.mkdir()
            for inner, entry in files:
                path = target / inner
                path.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(entry) as source, path.open("xb") as file:
                    shutil.copyfileobj(source, file)  # never more than the declared size: zipfile stops there
                done += entry.file_size
                progress(f"unpack {package.name}", done, total)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ModelError(f"{package.name}: refused ({error}); fetch the package again") from error


def _checked_files(
    entries: list[zipfile.ZipInfo], limit_bytes: int
) -> list[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """The files with their paths below the top folder.

    Raises:
        ValueError: an entry could do harm; the message says which and how.
    """
    files = []
    for entry in entries:
        parts = entry.filename.removesuffix("/").split("/")
        if not all(_PLAIN_NAME.fullmatch(part) for part in parts):
            raise ValueError(f"the name of its entry {entry.filename!r}")
        if (
            stat.S_IFMT(entry.external_attr >> 16) not in _PLAIN_KINDS
            or entry.compress_type not in _COMPRESSIONS
            or entry.flag_bits & _ENCRYPTED
        ):
            raise ValueError(f"{entry.filename!r}, which is no plain file or folder")
        if not entry.is_dir():
            files.append((PurePosixPath(*parts[1:]), entry))
    if len({entry.filename.partition("/")[0] for entry in entries}) != 1 or PurePosixPath() in dict(files):
        raise ValueError("its files are not in one folder")
    places = [str(inner).casefold() for inner, _ in files]
    folders = {str(parent) for place in places for parent in PurePosixPath(place).parents}
    if len(set(places)) < len(places) or folders.intersection(places):
        raise ValueError("two of its entries would be in one place")
    size = sum(entry.file_size for _, entry in files)
    if size > limit_bytes:
        raise ValueError(f"its size: {size} bytes unpacked, where {limit_bytes} are expected")
    return files
