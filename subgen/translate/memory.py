"""A translation memory on disk: what was translated once is not translated again.

It is kept sentence by sentence as work goes on, so that a killed run loses seconds, and a changed sentence
costs one translation. It changes no output: a text's English does not depend on what else is translated.
"""

import hashlib
import json
import logging
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import accumulate
from pathlib import Path

import numpy as np

from subgen.cachefile import open_cache
from subgen.progress import Progress, silent
from subgen.project import ModelId
from subgen.translate.translator import Translation, Translator

_LAYOUT = 2
"""To be raised when a row holds something else."""
_CHUNK = 128
"""Texts between two writes, some seconds of work. Of fewer, fewer share a batch, as only those of one length
do: with 64 the model takes a tenth more time."""
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS translation (key BLOB PRIMARY KEY, words TEXT, links BLOB) WITHOUT ROWID"
)
_LOG = logging.getLogger("subgen")


class RememberingTranslator:
    """A translator that asks another one only for what it does not remember.

    A memory that can't be read or written is done without: it is a convenience, not a result.
    """

    def __init__(self, inner: Translator, file: Path) -> None:
        """``file`` is an SQLite database; it is made if it isn't there."""
        self._inner = inner
        self._file = file

    @property
    def model(self) -> ModelId:
        """The model of the translator that is asked."""
        return self._inner.model

    @property
    def signature(self) -> str:
        """The signature of the translator that is asked."""
        return self._inner.signature

    def translate(
        self, texts: Sequence[str], progress: Progress, *, no_repeat: bool = False
    ) -> list[Translation]:
        """The English of each text, in order; see ``Translator``."""

        def ask(some: Sequence[str], told: Progress) -> list[list[Translation]]:
            return [[each] for each in self._inner.translate(some, told, no_repeat=no_repeat)]

        return [known[0] for known in self._remembered(texts, str(no_repeat), ask, progress)]

    def wordings(self, texts: Sequence[str]) -> list[list[Translation]]:
        """What else the English of each text may be; see ``Translator``."""

        def ask(some: Sequence[str], _: Progress) -> list[list[Translation]]:
            return self._inner.wordings(some)

        return self._remembered(texts, "wordings", ask, silent)

    def _remembered(
        self,
        texts: Sequence[str],
        kind: str,
        ask: Callable[[Sequence[str], Progress], list[list[Translation]]],
        progress: Progress,
    ) -> list[list[Translation]]:
        """What is known of each text in a kind of its own; what isn't is asked for, and kept."""
        keys = {text: self._key(text, kind) for text in texts}
        known = self._recall(keys)
        missing = sorted(keys.keys() - known.keys(), key=lambda text: (-len(text), text))
        progress("translate", len(known), len(keys))
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            found = ask(chunk, _shifted(progress, len(known), len(keys)))
            known.update(zip(chunk, found, strict=True))
            self._keep({keys[text]: known[text] for text in chunk})
        return [known[text] for text in texts]

    def _key(self, text: str, kind: str) -> bytes:
        return hashlib.sha256(f"{self.signature}\n{kind}\n{_LAYOUT}\n{text}".encode()).digest()

    def _recall(self, keys: Mapping[str, bytes]) -> dict[str, list[Translation]]:
        try:
            with closing(open_cache(self._file, _SCHEMA)) as database:
                return dict(_rows(database, keys))
        except (sqlite3.Error, OSError, ValueError, zlib.error) as error:
            _LOG.info("the translation memory can't be read (%s); delete %s to start anew", error, self._file)
            return {}

    def _keep(self, found: Mapping[bytes, Sequence[Translation]]) -> None:
        rows = [
            (
                key,
                json.dumps([each.words for each in known]),
                zlib.compress(b"".join(each.links.astype("<f4").tobytes() for each in known)),
            )
            for key, known in found.items()
        ]
        try:
            with closing(open_cache(self._file, _SCHEMA)) as database, database:
                database.executemany("INSERT OR REPLACE INTO translation VALUES (?, ?, ?)", rows)
        except (sqlite3.Error, OSError) as error:
            _LOG.info("the translation memory can't be written (%s)", error)


def _shifted(progress: Progress, before: int, everything: int) -> Progress:
    """Progress of a part, told as progress of the whole."""

    def tell(what: str, done: int, total: int) -> None:  # noqa: ARG001
        progress(what, before + done, everything)

    return tell


def _rows(database: sqlite3.Connection, keys: Mapping[str, bytes]) -> Iterator[tuple[str, list[Translation]]]:
    database.execute("BEGIN")  # else each row waits for a lock of its own
    for text, key in keys.items():
        row = database.execute("SELECT words, links FROM translation WHERE key = ?", (key,)).fetchone()
        if row is not None:
            words = [tuple(each) for each in json.loads(row[0])]
            ends = list(accumulate(map(len, words)))
            links = np.frombuffer(zlib.decompress(row[1]), dtype="<f4").reshape(
                max(ends, default=0), len(text)
            )
            parts = np.split(links.astype(np.float32), ends[:-1])[: len(words)]
            yield text, [Translation(*each) for each in zip(words, parts, strict=True)]
