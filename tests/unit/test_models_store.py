import os

import pytest
from models_fake import FILES, TINY, WEIGHTS

from subgen.errors import InputError, ModelError, OutputError
from subgen.models import argos
from subgen.models.checksum import sha256_of
from subgen.models.store import find_model, remove_model, verify_model
from subgen.project import ModelId


def put(folder, files=FILES):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture
def from_argos(monkeypatch):
    """What Argos' own tools installed."""
    packages = []
    monkeypatch.setattr("subgen.models.manifest.load_models", lambda: {"tiny": TINY})
    monkeypatch.setattr(argos, "installed_packages", lambda _: packages)
    return packages


@pytest.fixture
def store(tmp_path, from_argos):  # noqa: ARG001 (nothing else may be found)
    return tmp_path / "models"


def test_nothing_is_installed(store):
    with pytest.raises(
        ModelError, match=r"tiny is not installed; run `subgen models install tiny`.*--from FILE"
    ):
        find_model(store, "tiny")
    assert not store.exists()


def test_our_own_is_found_and_argos_is_not_asked(store, monkeypatch):
    def asked(_):
        raise AssertionError("Argos makes folders when it is imported")

    monkeypatch.setattr(argos, "installed_packages", asked)
    path = put(store / TINY.folder)
    found = find_model(store, "tiny")
    assert (found.path, found.origin) == (path, "subgen")
    assert found.id == ModelId("tiny", "7.0", TINY.weights_sha256)
    verify_model(found)


@pytest.mark.parametrize("missing", FILES)
def test_our_own_in_part_counts_as_none(store, missing):
    put(store / TINY.folder, {name: content for name, content in FILES.items() if name != missing})
    with pytest.raises(ModelError, match="not installed"):
        find_model(store, "tiny")


def test_our_own_damaged_is_not_used(store, from_argos, tmp_path):
    from_argos.append((put(tmp_path / "argos"), "7.0"))
    put(store / TINY.folder, FILES | {"model/model.bin": WEIGHTS[:-1]})
    with pytest.raises(ModelError, match=r"model\.bin: missing or damaged; run `subgen models install tiny`"):
        find_model(store, "tiny")


def test_what_argos_installed_is_used_the_known_version_first(store, from_argos, tmp_path):
    other = put(tmp_path / "other", {"model/model.bin": b"other"})
    from_argos.append((other, "6.0"))
    assert find_model(store, "tiny").id == ModelId("tiny", "6.0", sha256_of(other / "model/model.bin"))
    known = put(tmp_path / "known")
    from_argos.append((known, "7.0"))
    found = find_model(store, "tiny")
    assert (found.path, found.origin, found.id.version) == (known, "argos", "7.0")
    assert {str(path.relative_to(known)) for path in known.rglob("*") if path.is_file()} == set(FILES)


@pytest.mark.parametrize("damaged", FILES)
def test_verify_reads_every_file(store, damaged):
    path = put(store / TINY.folder)
    found = find_model(store, "tiny")
    content = FILES[damaged]
    (path / damaged).write_bytes(bytes([content[0] ^ 1]) + content[1:])
    with pytest.raises(ModelError, match=f"{damaged}: missing or damaged"):
        verify_model(found)


def test_damage_that_verify_saw_is_seen_by_find_too(store):
    weights = put(store / TINY.folder) / TINY.weights
    found = find_model(store, "tiny")
    before = weights.stat()
    weights.write_bytes(WEIGHTS[:-1] + b"x")
    os.utime(weights, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ModelError):
        verify_model(found)
    with pytest.raises(ModelError, match="damaged"):
        find_model(store, "tiny")


def test_a_version_that_is_not_known_can_not_be_verified(store, from_argos, tmp_path):
    from_argos.append((put(tmp_path / "other"), "6.0"))
    with pytest.raises(ModelError, match=r"can't check version 6\.0, only 7\.0 is known"):
        verify_model(find_model(store, "tiny"))


def test_a_model_that_can_not_be_read(store, monkeypatch):
    put(store / TINY.folder)

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("subgen.models.store.remembered_sha256", refuse)
    with pytest.raises(ModelError, match=r"can't be read \(Permission denied\)"):
        find_model(store, "tiny")


def test_remove(store):
    path = put(store / TINY.folder)
    put(store / ".incoming", {"tiny.part": b"rest of a download"})
    assert remove_model(store, "tiny") == path
    assert [path.name for path in store.iterdir()] == [".lock"]
    with pytest.raises(ModelError, match="nothing to remove"):
        remove_model(store, "tiny")


def test_remove_leaves_argos_alone(store, from_argos, tmp_path):
    path = put(tmp_path / "argos")
    from_argos.append((path, "7.0"))
    with pytest.raises(ModelError, match="nothing to remove"):
        remove_model(store, "tiny")
    assert find_model(store, "tiny").path == path
    assert not store.exists()


def test_remove_says_when_it_may_not(store):
    put(store / TINY.folder)
    (store / ".lock").mkdir()
    with pytest.raises(OutputError, match=r"models: can't be changed \(Is a directory\); set SUBGEN_MODELS"):
        remove_model(store, "tiny")


@pytest.mark.parametrize("do", [find_model, remove_model])
def test_an_unknown_name(store, do):
    with pytest.raises(InputError, match="no model is called 'large'; there are: tiny"):
        do(store, "large")
