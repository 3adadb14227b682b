"""SHA-256 of files, and a note beside a large file that saves reading it again."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remembered_sha256(path: Path) -> str:
    """Like ``sha256_of``, but a file of the same size and time as before is not read again.

    The hash is remembered in ``NAME.sha256.json`` beside the file, where that can be written.

    Raises:
        OSError: the file can't be read.
    """
    note = _note(path)
    status = path.stat()
    state = {"size": status.st_size, "mtime_ns": status.st_mtime_ns}
    with suppress(OSError, ValueError, KeyError, TypeError):
        known = json.loads(note.read_text(encoding="utf-8"))
        if {key: known[key] for key in state} == state:
            return str(known["sha256"])
    sha256 = sha256_of(path)
    with suppress(OSError):  # a folder that can't be written is no reason to fail
        note.write_text(json.dumps({**state, "sha256": sha256}), encoding="utf-8")
    return sha256


def forget_sha256(path: Path) -> None:
    """Read the file again next time, whatever was remembered."""
    with suppress(OSError):
        _note(path).unlink()


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256.json")
