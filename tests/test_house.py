"""The rules of the house, held by the same run that holds the code."""

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from regenerate_readme import README, help_texts, with_help

import subgen

CHECKOUT = Path(__file__).parents[1]
SCRIPTS = Path(sysconfig.get_path("scripts"))
PLACES = ("subgen", "tests", "samples", "models", ".ci", "*.md", "*.toml", "LICENSE")
TEXTS = {".py", ".toml", ".md", ".txt", ".srt", ".ass", ".json", ".typed", ""}

LINES = 350
KNOWN_HOSTS = {
    "01.ai",  # what a company is called
    "a.org",  # an example of text that is not to be cut
    "creativecommons.org",  # the model's licence
    "keepachangelog.com",
    "semver.org",
}
"""What may be named. No package registry may: which one is used is the affair of the user's own settings."""
HOST = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:org|com|net|io|dev|cn|edu|ai)\b", re.IGNORECASE)


def run(*command: object, **options: object) -> str:
    """What a command prints; it must end well."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout


def files() -> Iterator[Path]:
    """The files of the project, without what tools leave beside them."""
    for place in PLACES:
        for found in CHECKOUT.glob(place):
            inside = found.rglob("*") if found.is_dir() else [found]
            yield from (path for path in inside if path.is_file() and "__pycache__" not in path.parts)


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        # Everything public says what it is.
        ("ruff", "check", "--select", "D1", "--ignore", "D105,D107", "subgen"),
        ("lint-imports", "--no-cache"),
        ("mypy",),
    ],
    ids=" ".join,
)
def test_tools_find_nothing(command):
    run(SCRIPTS / command[0], *command[1:])


def test_modules_are_short():
    modules = (CHECKOUT / "subgen").rglob("*.py")
    lengths = {path.name: path.read_text(encoding="utf-8").count("\n") for path in modules}
    assert not {name: length for name, length in lengths.items() if length > LINES}


def test_no_host_is_named_but_a_few():
    named = {
        (path.name, host.lower())
        for path in files()
        if path.suffix in TEXTS
        for host in HOST.findall(path.read_text(encoding="utf-8"))
    }
    assert not {(name, host) for name, host in named if host not in KNOWN_HOSTS}


def test_the_readme_says_what_help_says():
    readme = README.read_text(encoding="utf-8")
    assert with_help(readme) == readme, "run: python tests/regenerate_readme.py"


def test_the_readme_has_every_command():
    readme = README.read_text(encoding="utf-8")
    assert not [name for name in help_texts() if f"<!-- help: {name} -->" not in readme]


def test_ci_runs_what_the_readme_says():
    readme = README.read_text(encoding="utf-8")
    script = (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")
    for command in ("pip install -e '.[test]'", "python -m pytest"):
        assert f".venv/bin/{command}" in readme
    assert "install --quiet -e '.[test]'" in script
    assert '/bin/python" -m pytest' in script.splitlines()[-1]


def test_the_changelog_knows_the_version():
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(\d.*?)\]", changelog, re.MULTILINE)[0] == subgen.__version__


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel that users install."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_all_that_subgen_reads(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        manifest = archive.read("subgen/data/models.toml").decode("utf-8")
    sources = {path.relative_to(CHECKOUT).as_posix() for path in files() if path.parts[-1] != "manifest.toml"}
    assert {name for name in sources if name.startswith("subgen/")} <= names
    assert tomllib.loads(manifest) == tomllib.loads(
        (CHECKOUT / "models" / "manifest.toml").read_text(encoding="utf-8")
    )


def test_the_installed_command_works_outside_of_the_checkout(wheel, tmp_path):
    site = tmp_path / "site"
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "-t", site, wheel)
    environment = os.environ | {"PYTHONPATH": str(site), "SUBGEN_CACHE": str(tmp_path / "cache")}
    talk = tmp_path / "talk.txt"
    talk.write_text("大家好，今天我们讲数据库。", encoding="utf-8")

    def installed(*arguments):
        command = [str(site / "bin" / "subgen"), *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert installed("--version") == f"subgen {subgen.__version__}\n"
    assert installed("split", "talk.txt") == "talk.subgen.json\n"
    assert installed("models", "list").startswith("translate-zh_en")
