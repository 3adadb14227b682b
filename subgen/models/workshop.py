"""The models folder as a place of work: one process at a time, and nothing half-made in sight."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from subgen.errors import OutputError
from subgen.progress import Progress

_POLL_S = 0.2

if sys.platform == "win32":
    import msvcrt

    def _locks(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _locks(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def workshop(folder: Path, progress: Progress) -> Iterator[Path]:
    """Have the models folder to oneself, waiting for another subgen that is at work there.

    Yields a scratch folder in it. What is made there is renamed into place whole. The scratch folder is
    removed when all went well, and kept otherwise, so that a download can go on where it stopped.

    Raises:
        OutputError: the file system refused something, here or in the body.
    """
    scratch = folder / ".incoming"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("ab") as lock:  # the system unlocks it, however this process ends
            while not _locks(lock):
                progress("wait for another subgen that is changing the models", 0, 0)
                time.sleep(_POLL_S)
            scratch.mkdir(exist_ok=True)
            yield scratch
            shutil.rmtree(scratch)
    except OSError as error:
        why = error.strerror or error
        raise OutputError(
            f"{folder}: can't be changed ({why}); set SUBGEN_MODELS to a folder with room that can be written"
        ) from error
