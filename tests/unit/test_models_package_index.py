import sys

import pytest

from subgen.cli.package_index import configured_index


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("PIP_INDEX_URL", "UV_INDEX_URL", "PIP_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("environment", "index"),
    [
        ({"PIP_INDEX_URL": "http://pip.invalid", "UV_INDEX_URL": "http://uv.invalid"}, "http://pip.invalid"),
        ({"PIP_INDEX_URL": "", "UV_INDEX_URL": "http://uv.invalid"}, "http://uv.invalid"),
    ],
)
def test_the_environment_comes_first(monkeypatch, environment, index):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert configured_index() == index


@pytest.mark.parametrize(
    "lines",
    [
        "[global]\nindex-url = http://files.invalid/it's\n",
        "[global]\nindex-url = http://other.invalid\n[install]\nindex-url = http://files.invalid/it's\n",
    ],
)
def test_pips_own_files_are_heeded(monkeypatch, tmp_path, lines):
    config = tmp_path / "pip.conf"
    config.write_text(lines)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(config))
    assert configured_index() == "http://files.invalid/it's"


@pytest.mark.parametrize("python", ["/nonexistent/python", "false"])
def test_without_pip_there_is_none(monkeypatch, python):
    monkeypatch.setattr(sys, "executable", python)
    assert configured_index() is None
