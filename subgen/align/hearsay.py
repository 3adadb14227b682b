"""What was heard in a window is kept on disk as work goes on: a run that was stopped goes on there.

The key is the sound itself and all that the recogniser depends on: another cut of the same recording finds
what is the same in it, and nothing stale is ever found.
"""

import hashlib
import json
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from subgen.align.recogniser import Recogniser, Token
from subgen.cachefile import open_cache
from subgen.media.sound import Sound

_SCHEMA = "CREATE TABLE IF NOT EXISTS hearsay (key BLOB PRIMARY KEY, tokens TEXT) WITHOUT ROWID"
_LOG = logging.getLogger("subgen")


class RememberingRecogniser:
    """A recogniser that asks another one only for what it does not remember.

    A memory that can't be read or written is done without: it is a convenience, not a result.
    """

    def __init__(self, inner: Recogniser, file: Path) -> None:
        """``file`` is an SQLite database; it is made if it isn't there."""
        self._inner = inner
        self._file = file

    @property
    def signature(self) -> str:
        """The signature of the recogniser that is asked."""
        return self._inner.signature

    def recognise(self, sound: Sound) -> tuple[Token, ...]:
        """What is said in a window of sound, in order."""
        key = hashlib.sha256(self.signature.encode() + sound.astype("<f4").tobytes()).digest()
        known = self._recall(key)
        if known is None:
            known = self._inner.recognise(sound)
            self._keep(key, known)
        return known

    def _recall(self, key: bytes) -> tuple[Token, ...] | None:
        try:
            with closing(open_cache(self._file, _SCHEMA)) as database:
                row = database.execute("SELECT tokens FROM hearsay WHERE key = ?", (key,)).fetchone()
            return None if row is None else tuple(Token(*each) for each in json.loads(row[0]))
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            _LOG.info("what was heard can't be recalled (%s); delete %s to start anew", error, self._file)
            return None

    def _keep(self, key: bytes, tokens: tuple[Token, ...]) -> None:
        row = [[each.text, each.start_ms, each.end_ms, each.chance] for each in tokens]
        try:
            with closing(open_cache(self._file, _SCHEMA)) as database, database:
                database.execute(
                    "INSERT OR REPLACE INTO hearsay VALUES (?, ?)", (key, json.dumps(row, ensure_ascii=False))
                )
        except (sqlite3.Error, OSError) as error:
            _LOG.info("what was heard can't be kept (%s)", error)
