"""Files are read within a limit, and written all or not at all."""

import io
import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from subgen.errors import InputError, OutputError, OutputExistsError
from subgen.formats.files import check_writable, read_bytes, write_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Holds one old file, ``b``."""
    (tmp_path / "b").write_text("old", encoding="utf-8")
    return tmp_path


def state(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_writes_all(folder: Path) -> None:
    write_files({folder / "a": "甲\r\n乙\n", folder / "b": ""}, force=True)
    assert (folder / "a").read_bytes() == "甲\r\n乙\n".encode()
    assert state(folder)["b"] == ""
    assert len(state(folder)) == 2


def test_an_existing_file_is_refused_before_anything_is_written(folder: Path) -> None:
    with pytest.raises(OutputExistsError, match=r"there already: \S+/b: use --force"):
        write_files({folder / "a": "new", folder / "b": "new"}, force=False)
    assert state(folder) == {"b": "old"}


STEPS = {"fsync": (os, "fsync", 3), "copymode": (shutil, "copymode", 1), "rename": (Path, "replace", 4)}
"""What is called while three files are written of which one exists, and how often."""


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(
    ("step", "call"), [(step, call) for step, (*_, times) in STEPS.items() for call in range(times + 1)]
)
def test_whatever_stops_it_leaves_the_old_state(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, call: int, error: BaseException
) -> None:
    owner, name, times = STEPS[step]
    real = getattr(owner, name)
    calls = []

    def failing(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == call + 1:
            raise error
        return real(*arguments)

    files = {folder / "a": "new", folder / "b": "new", folder / "c": "new"}
    monkeypatch.setattr(owner, name, failing)
    if call == times:
        write_files(files, force=True)
        assert state(folder) == {"a": "new", "b": "new", "c": "new"}
        return
    with pytest.raises(KeyboardInterrupt if isinstance(error, KeyboardInterrupt) else OutputError) as raised:
        write_files(files, force=True)
    if isinstance(raised.value, OutputError):
        assert "can't be written: No space left on device" in str(raised.value)
    assert state(folder) == {"b": "old"}


def test_refuses_what_is_no_place_for_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "loop").symlink_to("loop")
    for path, told in [
        (folder / "none" / "a", "there is no folder"),
        (folder / "b" / "a", "there is no folder"),
        (folder, "no plain file"),
        (Path(os.devnull), "no plain file"),
        (folder / "loop", "can't be written"),
        (folder / ("长" * 200), "can't be written: File name too long"),
    ]:
        for force in (False, True):
            with pytest.raises(OutputError) as raised:
                write_files({folder / "a": "new", path: "new"}, force=force)
            assert told in str(raised.value)
            assert "\n" not in str(raised.value)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="no permission"):
        check_writable([folder / "a"], force=False)
    (folder / "loop").unlink()
    assert state(folder) == {"b": "old"}


def test_checking_changes_nothing(folder: Path) -> None:
    check_writable([folder / "a"], force=False)
    check_writable([folder / "a", folder / "b"], force=True)
    with pytest.raises(OutputExistsError):
        check_writable([folder / "a", folder / "b"], force=False)
    assert state(folder) == {"b": "old"}


def test_a_link_stays_and_its_file_is_replaced(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "file").write_text("old", encoding="utf-8")
    (folder / "link").symlink_to("deep/file")
    with pytest.raises(OutputExistsError):
        write_files({folder / "link": "new"}, force=False)
    write_files({folder / "link": "new"}, force=True)
    assert (folder / "link").is_symlink()
    assert state(folder / "deep") == {"file": "new"}


def test_a_replaced_file_keeps_its_permissions_and_a_new_one_gets_the_usual(folder: Path) -> None:
    (folder / "b").chmod(0o640)
    mask = os.umask(0o027)
    try:
        write_files({folder / "a": "new", folder / "b": "new"}, force=True)
    finally:
        os.umask(mask)
    assert [(folder / name).stat().st_mode & 0o777 for name in "ab"] == [0o640, 0o640]


def test_a_name_as_long_as_the_file_system_takes(folder: Path) -> None:
    name = "长" * 83 + ".srt"
    write_files({folder / name: "new"}, force=False)
    assert state(folder)[name] == "new"


def test_reads_a_file_up_to_the_limit(folder: Path) -> None:
    assert read_bytes(folder / "b", 3) == b"old"
    with pytest.raises(InputError, match="larger than 0 MB"):
        read_bytes(folder / "b", 2)


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"piped")))
    assert read_bytes("-", 10) == b"piped"
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input is closed"):
        read_bytes("-", 10)


@pytest.mark.parametrize(
    ("name", "told"), [("none", "no such file"), (".", "is a folder"), ("b/c", "can't be read")]
)
def test_what_can_not_be_read_is_told(folder: Path, name: str, told: str) -> None:
    with pytest.raises(InputError) as raised:
        read_bytes(folder / name, 10)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_endless_file_is_not_read_to_its_end() -> None:
    with pytest.raises(InputError, match="larger than"):
        read_bytes("/dev/zero", 1000)
