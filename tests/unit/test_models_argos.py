import json

import pytest
from models_fake import PACKAGE, PAIR, TINY, serving

from subgen.errors import DownloadError
from subgen.models.argos import fetch_from_argos, installed_packages
from subgen.progress import silent


def put(folder, *, from_code="zh", version="1.9", leave_out=()):
    (folder / "model").mkdir(parents=True)
    metadata = {"package_version": version, "from_code": from_code, "to_code": "en"}
    files = {"metadata.json": json.dumps(metadata), "sentencepiece.model": "", "model/model.bin": ""}
    for name, text in files.items():
        if name not in leave_out:
            (folder / name).write_text(text)


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """The folder that Argos' tools install into."""
    from argostranslate import settings

    monkeypatch.setattr(settings, "package_dirs", [tmp_path])
    return tmp_path


@pytest.mark.usefixtures("packages")
def test_no_packages():
    assert installed_packages(PAIR) == []


def test_the_packages_of_the_pair(packages):
    put(packages / "a")
    put(packages / "b", from_code="ja")
    put(packages / "c", version="1.0")
    assert installed_packages(PAIR) == [(packages / "a", "1.9"), (packages / "c", "1.0")]


@pytest.mark.parametrize("junk", ["", "{", "[]", "null", '{"from_code": "zh"}'])
def test_junk_does_not_hide_them(packages, junk):
    (packages / "0-empty").mkdir()
    (packages / "1-file").write_text("")
    put(packages / "2-damaged", leave_out=["metadata.json"])
    (packages / "2-damaged" / "metadata.json").write_text(junk)
    put(packages / "3-good")
    assert installed_packages(PAIR) == [(packages / "3-good", "1.9")]


@pytest.mark.parametrize("missing", ["model/model.bin", "sentencepiece.model", "metadata.json"])
def test_a_package_in_part_is_none(packages, missing):
    put(packages / "a", leave_out=[missing])
    assert installed_packages(PAIR) == []


def offer(*links, from_code="zh", version="7.0"):
    return {"from_code": from_code, "to_code": "en", "package_version": version, "links": list(links)}


@pytest.fixture
def argos(monkeypatch):
    """A server in place of Argos' own."""
    from argostranslate import settings

    with serving() as server:
        monkeypatch.setattr(settings, "remote_package_index", f"{server.url}/index.json")
        server.files["/tiny"] = PACKAGE
        yield server


def fetch(folder):
    return fetch_from_argos(PAIR, TINY.version, TINY.package, folder, silent)


def test_the_package_comes_from_the_first_link_that_gives_it(argos, tmp_path):
    links = ["ipfs://tiny", f"{argos.url}/gone", f"{argos.url}/tiny"]
    offers = [offer("x", from_code="ja"), offer("x", version="6.0"), offer(*links)]
    argos.files["/index.json"] = json.dumps(offers).encode()
    assert fetch(tmp_path).read_bytes() == PACKAGE
    assert [path for path, _ in argos.asked] == ["/index.json", "/gone", "/tiny"]


@pytest.mark.parametrize(
    ("index", "why"),
    [
        (None, "the server answered 404"),
        (b"<html>log in first</html>", "no index"),
        (b'{"error": "later"}', "no index"),
        (b"[]", "zh to en 7.0 is not listed"),
        (json.dumps([offer("x", version="8.0")]).encode(), "zh to en 7.0 is not listed"),
        (json.dumps([offer("ipfs://tiny")]).encode(), "zh to en 7.0 has no link"),
        (json.dumps([offer("http://127.0.0.1:1/tiny")]).encode(), r"from 127\.0\.0\.1: can't be reached"),
    ],
)
def test_an_index_that_does_not_help(argos, tmp_path, index, why):
    if index is not None:
        argos.files["/index.json"] = index
    with pytest.raises(DownloadError, match=why):
        fetch(tmp_path)


def test_an_index_that_is_not_there(monkeypatch, tmp_path):
    from argostranslate import settings

    monkeypatch.setattr(settings, "remote_package_index", "http://127.0.0.1:1/index.json")
    with pytest.raises(DownloadError, match="Argos' package index: can't be reached"):
        fetch(tmp_path)
