"""The splitter's work, remembered on disk: what was cut once needs no dictionary, which is slow to load."""

import logging
import sqlite3
from array import array
from contextlib import closing
from pathlib import Path

from subgen.cachefile import open_cache
from subgen.text.splitter import NameFinder

_SCHEMA = """
CREATE TABLE IF NOT EXISTS cut (text TEXT PRIMARY KEY, sizes BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS frequency (word TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name (text TEXT PRIMARY KEY, found TEXT) WITHOUT ROWID;
"""
_LOG = logging.getLogger("subgen")


class RememberingSplitter:
    """A splitter that asks another one only for what it does not remember.

    A memory that can't be read or written is done without: it is a convenience, not a result.
    """

    def __init__(self, inner: NameFinder, file: Path) -> None:
        """``file`` is an SQLite database, for this version of the inner splitter's dictionary alone."""
        self._inner = inner
        self._file = file
        self._database: sqlite3.Connection | None = None
        self._new_cuts: dict[str, list[str]] = {}
        self._new_counts: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._new_names: dict[str, list[str]] = {}
        try:
            self._database = open_cache(file, _SCHEMA)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def cut(self, text: str) -> list[str]:
        """The words of ``text``; joined, they are ``text`` again."""
        if text in self._new_cuts:
            return self._new_cuts[text]
        sizes = self._recall("SELECT sizes FROM cut WHERE text = ?", text)
        if isinstance(sizes, bytes) and len(sizes) % 4 == 0 and sum(array("I", sizes)) == len(text):
            position = 0
            return [text[position : (position := position + size)] for size in array("I", sizes)]
        found = self._inner.cut(text)
        self._new_cuts[text] = found
        return found

    def frequency(self, word: str) -> int:
        """How often the dictionary has seen ``word``; 0 if never."""
        if word not in self._counts:
            count = self._recall("SELECT count FROM frequency WHERE word = ?", word)
            if not isinstance(count, int):
                count = self._new_counts[word] = self._inner.frequency(word)
            self._counts[word] = count
        return self._counts[word]

    def names(self, text: str) -> list[str]:
        """What seem to be people's names in ``text``, in order, with repetitions."""
        if text in self._new_names:
            return self._new_names[text]
        known = self._recall("SELECT found FROM name WHERE text = ?", text)
        if isinstance(known, str):
            return known.split()
        found = self._new_names[text] = self._inner.names(text)
        return found

    def keep(self) -> None:
        """Write what is new; to be called when the work is done."""
        if self._database is None:
            return
        cuts = [(text, array("I", map(len, found)).tobytes()) for text, found in self._new_cuts.items()]
        names = [(text, " ".join(found)) for text, found in self._new_names.items()]
        try:
            with closing(self._database), self._database:
                self._database.executemany("INSERT OR REPLACE INTO cut VALUES (?, ?)", cuts)
                self._database.executemany(
                    "INSERT OR REPLACE INTO frequency VALUES (?, ?)", self._new_counts.items()
                )
                self._database.executemany("INSERT OR REPLACE INTO name VALUES (?, ?)", names)
        except sqlite3.Error as error:
            _LOG.info("the words can't be remembered (%s)", error)
        self._database = None

    def _recall(self, query: str, key: str) -> object:
        if self._database is None:
            return None
        try:
            row = self._database.execute(query, (key,)).fetchone()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            self._give_up(error)
            return None
        return row[0] if row else None

    def _give_up(self, error: Exception) -> None:
        _LOG.info("the words can't be recalled (%s); delete %s to start anew", error, self._file)
        if self._database is not None:
            self._database.close()
        self._database = None
