"""``subgen models`` as a person runs it, with a home and a models folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NOWHERE = "http://127.0.0.1:1"
CHECKOUT = Path(__file__).parents[2]
REAL = Path(
    os.environ.get("SUBGEN_TEST_PACKAGE") or CHECKOUT.parent / "shared/models/translate-zh_en-1_9.argosmodel"
)


@pytest.fixture
def subgen(tmp_path):
    """Runs ``subgen models``; no source can be reached."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environment = kept | {
        "HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONUTF8": "1",
        "SUBGEN_MODELS": str(tmp_path / "models"),
        "PIP_INDEX_URL": f"{NOWHERE}/simple",
        "ARGOS_PACKAGE_INDEX": f"{NOWHERE}/",
    }
    (tmp_path / "home").mkdir()

    def run(*arguments, answer=""):
        command = [sys.executable, "-m", "subgen", "models", *map(str, arguments)]
        return subprocess.run(
            command, env=environment, cwd=tmp_path, input=answer, capture_output=True, text=True
        )

    return run


@pytest.mark.parametrize("command", ["install", "list", "verify", "remove"])
def test_every_command_has_help_with_an_example(subgen, command):
    done = subgen(command, "--help")
    assert done.returncode == 0
    assert f"subgen models {command}" in done.stdout.split("Example:")[1]


def test_list_says_what_could_be_installed(subgen):
    rows = json.loads(subgen("list", "--json").stdout)
    assert subgen("list").stdout.splitlines() == [
        "translate-zh_en  1.9  not installed",
        f"    {rows[0]['attribution']} (CC-BY-4.0)",
        "whisper-base  1  not installed",
        f"    {rows[1]['attribution']} (MIT)",
    ]
    assert "Tiedemann" in rows[0]["attribution"]
    assert [row["name"] for row in rows] == ["translate-zh_en", "whisper-base"]
    assert {(row["state"], row["path"]) for row in rows} == {("not installed", None)}


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["verify"], 5, "the model translate-zh_en is not installed; run `subgen models install`"),
        (["remove", "--yes"], 5, "nothing to remove"),
        (["install"], 6, "translate-zh_en can't be fetched (Argos' package index: can't be reached"),
        (["install", "whisper"], 3, "no model is called 'whisper'; there are: translate-zh_en"),
        (["install", "whisper-base"], 6, "whisper-base can't be fetched (faster-whisper's hub: "),
        (["install", "whisper-base", "--from", "."], 3, "not there, or not as it should be"),
        (["verify", "whisper-base"], 5, "run `subgen models install whisper-base`"),
        (["install", "--from", "missing.argosmodel"], 3, "missing.argosmodel: can't be read (No such file"),
        (["install", "--from", "."], 3, "not translate-zh_en-1_9.argosmodel whole and unchanged"),
    ],
)
def test_what_can_not_be_done_is_told_in_one_line(subgen, arguments, code, why):
    done = subgen(*arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("subgen: error: ")
    assert done.stderr.count("\n") == 1
    assert why in done.stderr


def test_remove_asks_first(subgen, tmp_path):
    folder = tmp_path / "models" / "translate-zh_en-1_9"
    folder.mkdir(parents=True)
    assert subgen("remove", answer="n\n").returncode != 0
    assert folder.exists()
    done = subgen("remove", answer="y\n")
    assert (done.returncode, done.stdout.strip()) == (0, f"{folder}: removed")
    assert not folder.exists()


@pytest.mark.model
@pytest.mark.skipif(not REAL.is_file(), reason=f"{REAL} is not there")
def test_a_model_comes_and_goes(subgen, tmp_path):
    folder = tmp_path / "models" / "translate-zh_en-1_9"
    done = subgen("install", "--from", REAL)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{folder}\n", "")
    assert f"translate-zh_en  1.9  installed by subgen  {folder}\n" in subgen("list").stdout
    assert subgen("verify").stdout == f"{folder}: whole\n"
    with (folder / "model" / "model.bin").open("r+b") as file:
        file.write(b"x")
    done = subgen("verify")
    assert (done.returncode, done.stdout) == (5, "")
    assert "missing or damaged" in done.stderr
    assert "damaged" in subgen("list").stdout
    assert subgen("install", "--from", REAL).returncode == 0
    assert subgen("verify").returncode == 0
    assert subgen("remove", "--yes").returncode == 0
    assert not folder.exists()
