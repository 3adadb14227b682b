"""What all tests share."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from fakes import FakeTranslator
from hypothesis import HealthCheck, settings

from subgen.errors import SubgenError
from subgen.models.install import install_model
from subgen.models.store import find_model
from subgen.text.splitter import JiebaSplitter

CHECKOUT = Path(__file__).parents[1]

# Examples are always the same, so that a test that passes here passes in CI; a machine's speed is no matter.
_COMMON = {"derandomize": True, "deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", max_examples=40, database=None, **_COMMON)
settings.register_profile("ci", max_examples=150, database=None, **_COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests of what ffmpeg or mpv make of the files need an ffmpeg or an mpv."""
    needed = {"tools": ["ffmpeg"], "player": ["ffmpeg", "mpv"]}
    for marker, programs in needed.items():
        for program in programs if item.get_closest_marker(marker) else ():
            if not shutil.which(program):
                _give_up(f"{program} is not installed")


def _give_up(why: str) -> NoReturn:
    """Skip a test; but in CI, where all have to run, fail it."""
    if os.environ.get("CI"):
        pytest.fail(why, pytrace=False)
    pytest.skip(why)


@pytest.fixture(scope="session")
def splitter(tmp_path_factory):
    """jieba, its dictionary parsed once in a session."""
    return JiebaSplitter(tmp_path_factory.mktemp("jieba"))


@pytest.fixture
def translator():
    """A translator that is always the same, and never at fault."""
    return FakeTranslator()


@dataclass(frozen=True)
class Cli:
    """``subgen`` as a person runs it, with a home of its own, and no network."""

    folder: Path
    """Where it is run."""
    environment: Mapping[str, str]

    def __call__(self, *arguments: object, given: str | bytes = b"", **variables: object):
        """The finished process; ``given`` comes on standard input, ``variables`` change the environment."""
        return subprocess.run(
            self.command(*arguments),
            env=self.changed(**variables),
            cwd=self.folder,
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
        )

    def command(self, *arguments: object) -> list[str]:
        """What is run."""
        return [sys.executable, "-m", "subgen", *map(str, arguments)]

    def changed(self, **variables: object) -> dict[str, str]:
        """The environment with some variables set otherwise."""
        return dict(self.environment) | {name: str(value) for name, value in variables.items()}

    def files(self) -> set[str]:
        """The files in its folder, below it as well."""
        return {str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """A cache folder that all runs of the command line share, so that the dictionary is parsed once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def cli(tmp_path, cache):
    """The command line in an empty folder, without a model and without a network."""
    nowhere = "http://127.0.0.1:1"
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    home = tmp_path / "home"
    folder = tmp_path / "work"
    home.mkdir()
    folder.mkdir()
    environment = kept | {
        "PYTHONPATH": os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH")])),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "SUBGEN_MODELS": str(home / "models"),
        "SUBGEN_CACHE": str(cache),
        "SUBGEN_STYLES": str(home / "styles"),
        "HTTP_PROXY": nowhere,
        "HTTPS_PROXY": nowhere,
        "PIP_INDEX_URL": f"{nowhere}/simple",
        "ARGOS_PACKAGE_INDEX": f"{nowhere}/",
    }
    return Cli(folder, environment)


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory):
    """A models folder that holds the real package."""
    given = os.environ.get("SUBGEN_TEST_PACKAGE")
    package = Path(given) if given else CHECKOUT.parent / "shared/models/translate-zh_en-1_9.argosmodel"
    folder = tmp_path_factory.mktemp("models")
    try:
        if given or package.is_file():
            install_model("translate-zh_en", folder, file=package)
            return folder
        users = _users_models()
        if users is not None:
            return users
        install_model("translate-zh_en", folder)
    except SubgenError as error:
        _give_up(f"no model to test with: {error}")
    return folder


def _users_models() -> Path | None:
    from subgen.cli.console import models_dir

    try:
        found = find_model(models_dir())
    except SubgenError:
        return None
    return found.path.parent
