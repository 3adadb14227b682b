"""Databases in the user's cache folder: what they hold can be made again, so nobody depends on them."""

import sqlite3
from pathlib import Path

_PATIENCE_S = 5
"""How long to wait for another run that is writing."""


def open_cache(file: Path, schema: str) -> sqlite3.Connection:
    """The SQLite database in a file, made if it isn't there; its tables are made by ``schema``.

    Raises:
        sqlite3.Error: the file is no database, or is locked.
        OSError: its folder can't be made.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(file, timeout=_PATIENCE_S)
    try:
        database.executescript(schema)
    except sqlite3.Error:
        database.close()
        raise
    return database
