"""A run that is killed: nothing half-written, nothing translated twice, and in the end the same files."""

import hashlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

pytestmark = [pytest.mark.model, pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")]

TALK = "".join(
    f"今天我们讲第{n}个问题，数据库的索引为什么重要。然后我们看它怎么影响查询的速度。\n\n" for n in range(160)
)
_PATIENCE_S = 120


def remembered(file):
    """How many texts the translation memory holds."""
    if not file.exists():
        return 0
    with closing(sqlite3.connect(file)) as database:
        try:
            return database.execute("SELECT count(*) FROM translation").fetchone()[0]
        except sqlite3.OperationalError:  # the table is not made yet
            return 0


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_killed_run_keeps_what_it_has_translated_and_the_next_ends_alike(
    cli, cache, tmp_path, model_folder
):
    (cli.folder / "talk.txt").write_text(TALK, encoding="utf-8")
    own = tmp_path / "own-cache"
    shutil.copytree(cache, own, ignore=shutil.ignore_patterns("translations.sqlite"))
    variables = {"SUBGEN_MODELS": model_folder, "SUBGEN_CACHE": own}
    command = cli.command("generate", "talk.txt", "-o", "killed", "-q")
    process = subprocess.Popen(command, env=cli.changed(**variables), cwd=cli.folder)
    memory = own / "translations.sqlite"
    until = time.monotonic() + _PATIENCE_S
    while not (kept := remembered(memory)) and time.monotonic() < until and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert kept
    assert process.returncode == -signal.SIGKILL
    assert not any((cli.folder / "killed").iterdir())

    assert cli("generate", "talk.txt", "-o", "killed", **variables).returncode == 0
    assert remembered(memory) > kept
    memory.unlink()
    assert cli("generate", "talk.txt", "-o", "whole", **variables).returncode == 0
    assert digests(cli.folder / "killed") == digests(cli.folder / "whole")
