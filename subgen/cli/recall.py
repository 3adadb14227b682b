"""A talk that was translated before comes out as it did then, without the work.

What comes out is decided by the talk, the settings, the model, subgen's own code and the packages that it
uses. Where none of them has changed, as when only other formats or another look are asked for, the
translated project is looked up.
"""

import hashlib
import logging
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from subgen.cachefile import open_cache
from subgen.cli.console import cache_dir
from subgen.cli.work import splitter
from subgen.cues.keep import edited_sentences
from subgen.errors import InputError
from subgen.formats.project_file import dump_project, load_project
from subgen.progress import Progress
from subgen.project import Project

if TYPE_CHECKING:
    from subgen.translate.translator import Translator

_MOST = 50
"""Talks that are remembered; a long one takes 0.1 MB."""
_SCHEMA = "CREATE TABLE IF NOT EXISTS talk (key BLOB PRIMARY KEY, made BLOB)"
_PACKAGE = Path(__file__).parents[1]
_LOG = logging.getLogger("subgen")


def translated(
    project: Project, translator: "Translator", progress: Progress, *, afresh: bool = False
) -> Project:
    """What ``pipeline.translate`` makes of a project, or has made of it before.

    A project that a person has edited is always made anew. A memory that can't be read or written is done
    without: it is a convenience, not a result.

    Raises:
        InputError, OutputExistsError: see ``pipeline.translate``.
    """
    from subgen import pipeline

    if edited_sentences(project):
        return pipeline.translate(project, translator, splitter(), progress, afresh=afresh)
    file = cache_dir() / "talks.sqlite"
    key = _key(project, translator)
    if found := _recall(file, key):
        return replace(found, source=project.source, settings=project.settings)
    made = pipeline.translate(project, translator, splitter(), progress)
    _keep(file, key, made)
    return made


def _key(project: Project, translator: "Translator") -> bytes:
    asked = dump_project(Project(project.source, project.settings))
    digest = hashlib.sha256(f"{asked}\n{translator.model}\n{translator.signature}\n".encode())
    for part in _code():
        digest.update(part)
    return digest.digest()


def _code() -> Iterator[bytes]:
    """Whatever subgen consists of: its own files, and the names of all installed packages and versions."""
    for file in sorted(_PACKAGE.rglob("*.*")):
        if file.is_file() and file.suffix != ".pyc":
            yield file.name.encode()
            yield file.read_bytes()
    for folder in filter(Path.is_dir, map(Path, sys.path)):
        yield from sorted(each.name.encode() for each in folder.glob("*.dist-info"))


def _recall(file: Path, key: bytes) -> Project | None:
    try:
        with closing(open_cache(file, _SCHEMA)) as database:
            row = database.execute("SELECT made FROM talk WHERE key = ?", (key,)).fetchone()
        return load_project(zlib.decompress(row[0]), str(file)) if row else None
    except (sqlite3.Error, OSError, zlib.error, TypeError, InputError) as error:
        _LOG.info("the talks can't be recalled (%s); delete %s to start anew", error, file)
        return None


def _keep(file: Path, key: bytes, made: Project) -> None:
    row = (key, zlib.compress(dump_project(made).encode()))
    try:
        with closing(open_cache(file, _SCHEMA)) as database, database:
            database.execute("INSERT OR REPLACE INTO talk VALUES (?, ?)", row)
            database.execute(
                "DELETE FROM talk WHERE rowid NOT IN (SELECT rowid FROM talk ORDER BY rowid DESC LIMIT ?)",
                (_MOST,),
            )
    except (sqlite3.Error, OSError) as error:
        _LOG.info("the talk can't be remembered (%s)", error)
