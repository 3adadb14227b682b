import sqlite3
from contextlib import closing

import pytest

from subgen.cachefile import open_cache

SCHEMA = "CREATE TABLE IF NOT EXISTS one (key TEXT); CREATE TABLE IF NOT EXISTS two (key TEXT)"


@pytest.fixture
def closed(monkeypatch):
    """The connections that were closed."""
    seen = []
    connect = sqlite3.connect

    class Watched(sqlite3.Connection):
        def close(self):
            seen.append(self)
            super().close()

    monkeypatch.setattr(sqlite3, "connect", lambda *where, **how: connect(*where, factory=Watched, **how))
    return seen


def test_a_cache_is_made_and_opened_again(tmp_path):
    file = tmp_path / "new" / "cache.sqlite"
    for rows in ([], [("x",)]):
        with closing(open_cache(file, SCHEMA)) as database, database:
            assert database.execute("SELECT key FROM two").fetchall() == rows
            database.execute("INSERT INTO two VALUES ('x')")


def test_what_is_no_database_is_closed_again(tmp_path, closed):
    file = tmp_path / "cache.sqlite"
    file.write_bytes(b"no database" * 100)
    with pytest.raises(sqlite3.Error):
        open_cache(file, SCHEMA)
    assert len(closed) == 1
