"""Files, read whole within a limit, and written whole or not at all."""

import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from subgen.errors import InputError, OutputError, OutputExistsError

STDIN = STDOUT = "-"


def read_bytes(path: Path | str, limit: int) -> bytes:
    """All bytes of a file; of standard input, if ``path`` is ``-``.

    Raises:
        InputError: there is no such file, it is a folder, can't be read, or holds more than ``limit`` bytes.
    """
    try:
        if str(path) == STDIN:
            if sys.stdin is None:
                raise InputError("standard input is closed: pipe a transcript in, or give a file")
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file: check the name") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: is a folder: give a file in it") from error
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from error
    if len(data) > limit:
        most = f"{limit // 1_000_000} MB, the most that is read"
        raise InputError(f"{path}: larger than {most}: give the file of one talk")
    return data


def check_writable(paths: Iterable[Path], *, force: bool) -> None:
    """Find out whether files could be written, before long work begins; nothing is changed.

    Raises:
        OutputExistsError: some are there already, and ``force`` isn't given; the message names them.
        OutputError: a folder is missing or can't be written, or a path is not that of a plain file.
    """
    existing = []
    for path in paths:
        with _reported(path):
            target = path.resolve()
            if not target.parent.is_dir():
                raise OutputError(f"{path}: there is no folder {target.parent}: make it, or choose another")
            if target.exists() and not target.is_file():
                raise OutputError(f"{path}: is there already and no plain file: choose another name")
            if not os.access(target.parent, os.W_OK) or (target.exists() and not os.access(target, os.W_OK)):
                raise OutputError(f"{path}: can't be written: no permission; choose another folder")
            if target.exists():
                existing.append(path)
    if existing and not force:
        names = ", ".join(str(path) for path in existing)
        raise OutputExistsError(f"there already: {names}: use --force to replace, or choose another folder")


def write_files(files: Mapping[Path, str | bytes], *, force: bool) -> None:
    """Write each text to its path as UTF-8, with the line ends it has, or bytes as they are.

    All of the files are written, or none.
    Whatever stops this, an interrupt included, leaves what was there before. A symbolic link stays, and what
    it points to is replaced.

    Raises:
        OutputExistsError: as from ``check_writable``, before anything is written.
        OutputError: likewise, or there is no room.
    """
    check_writable(files, force=force)
    token = secrets.token_hex(4)
    moves = [_Move.to(path, f".subgen-{token}-{index}") for index, path in enumerate(files)]
    try:
        for move, content in zip(moves, files.values(), strict=True):
            with _reported(move.path):
                _write(move, content.encode("utf-8") if isinstance(content, str) else content)
        _publish(moves)
    finally:
        for move in moves:
            move.temporary.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Move:
    """How one file comes to its place. All are in one folder, so that every step is a renaming."""

    path: Path
    """As it was given."""
    target: Path
    temporary: Path
    """The new content."""
    backup: Path
    """The old content, while it may be needed again."""

    @classmethod
    def to(cls, path: Path, name: str) -> "_Move":
        target = path.resolve()
        return cls(path, target, target.with_name(f"{name}.part"), target.with_name(f"{name}.old"))

    def undo(self) -> None:
        """Put the old state back, however far the move had come."""
        if self.backup.exists():
            self.backup.replace(self.target)
        elif not self.temporary.exists():
            self.target.unlink(missing_ok=True)


def _write(move: _Move, data: bytes) -> None:
    with move.temporary.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if move.target.exists():
        shutil.copymode(move.target, move.temporary)


def _publish(moves: Sequence[_Move]) -> None:
    begun = []
    try:
        for move in moves:
            begun.append(move)
            with _reported(move.path):
                if move.target.exists():
                    move.target.replace(move.backup)
                move.temporary.replace(move.target)
    except BaseException:
        for move in reversed(begun):
            move.undo()
        raise
    for move in moves:
        move.backup.unlink(missing_ok=True)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    """Failures of the file system, told as such of ``path``."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError before Python 3.13
        raise OutputError(f"{path}: can't be written: {getattr(error, 'strerror', None) or error}") from error
