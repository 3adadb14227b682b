import os

import pytest

from subgen.models import checksum
from subgen.models.checksum import forget_sha256, remembered_sha256, sha256_of

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.fixture
def weights(tmp_path):
    path = tmp_path / "model.bin"
    path.write_bytes(b"abc")
    return path


@pytest.fixture
def reads(monkeypatch):
    """The files that were read through."""
    seen = []

    def counted(path):
        seen.append(path)
        return sha256_of(path)

    monkeypatch.setattr(checksum, "sha256_of", counted)
    return seen


def test_sha256_of(weights):
    assert sha256_of(weights) == ABC


def test_an_unchanged_file_is_read_once(weights, reads):
    assert remembered_sha256(weights) == remembered_sha256(weights) == ABC
    assert reads == [weights]


@pytest.mark.parametrize("change", ["size", "time", "forgotten", "note damaged", "note of another kind"])
def test_it_is_read_again_when_anything_changed(weights, reads, change):
    remembered_sha256(weights)
    note = weights.with_name("model.bin.sha256.json")
    status = weights.stat()
    match change:
        case "size":
            weights.write_bytes(b"abcd")
            os.utime(weights, ns=(status.st_atime_ns, status.st_mtime_ns))
        case "time":
            weights.write_bytes(b"abd")
            os.utime(weights, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
        case "forgotten":
            forget_sha256(weights)
        case "note damaged":
            note.write_text('{"size": 3')
        case "note of another kind":
            note.write_text("[]")
    assert remembered_sha256(weights) == sha256_of(weights)
    assert len(reads) == 2


def test_a_note_that_cannot_be_written_is_no_failure(weights):
    weights.with_name("model.bin.sha256.json").mkdir()
    assert remembered_sha256(weights) == ABC


def test_forgetting_what_was_never_known(weights):
    forget_sha256(weights)
    assert remembered_sha256(weights) == ABC
