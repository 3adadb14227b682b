import pytest
import requests
from models_fake import known, serving

from subgen.errors import DownloadError
from subgen.models.download import download
from subgen.progress import silent

CONTENT = bytes(range(256)) * 2000
CHUNK = 1 << 16
WANTED = known("file.bin", CONTENT)


@pytest.fixture
def server():
    with serving() as server:
        server.files["/file.bin"] = CONTENT
        yield server


@pytest.fixture
def fetch(server, tmp_path):
    def fetch(progress=silent, url=None):
        with requests.Session() as session:
            return download(session, url or f"{server.url}/file.bin", WANTED, tmp_path, progress)

    return fetch


@pytest.fixture
def part(tmp_path):
    return tmp_path / "file.bin.part"


def ranges(server):
    return [asked_range for _, asked_range in server.asked]


def test_a_whole_file(fetch, part, server):
    seen = []
    path = fetch(lambda what, done, total: seen.append((what, done, total)))
    assert path == part
    assert path.read_bytes() == CONTENT
    assert ranges(server) == [None]
    assert seen[-1] == ("download file.bin", len(CONTENT), len(CONTENT))
    assert [done for _, done, _ in seen] == sorted({done for _, done, _ in seen})


def test_it_goes_on_from_what_is_there(fetch, part, server):
    part.write_bytes(CONTENT[:1000])
    assert fetch().read_bytes() == CONTENT
    assert ranges(server) == ["bytes=1000-"]


def test_what_is_whole_already_is_not_fetched(fetch, part, server):
    part.write_bytes(CONTENT)
    assert fetch().read_bytes() == CONTENT
    assert server.asked == []


@pytest.mark.parametrize(
    ("start", "server_is", "requested"),
    [
        pytest.param(CONTENT[:1000], {"ranges": False}, ["bytes=1000-"], id="no ranges"),
        pytest.param(CONTENT[:1000], {"shift": -8}, ["bytes=1000-", None], id="another range"),
        pytest.param(CONTENT[:1000], {"shift": 10**6}, ["bytes=1000-", None], id="range refused"),
        pytest.param(b"x" * 1000, {}, ["bytes=1000-", None], id="wrong beginning"),
        pytest.param(b"x" * len(CONTENT), {}, [None], id="wrong and whole"),
        pytest.param(b"x" * (len(CONTENT) + 5), {}, [None], id="too long"),
    ],
)
def test_what_can_not_be_gone_on_with_is_fetched_anew(fetch, part, server, start, server_is, requested):
    part.write_bytes(start)
    for name, value in server_is.items():
        setattr(server, name, value)
    assert fetch().read_bytes() == CONTENT
    assert ranges(server) == requested


@pytest.mark.parametrize(
    ("silent_on_length", "kept"),
    [
        pytest.param(False, [CHUNK, 2 * CHUNK], id="the loss is noticed"),
        pytest.param(True, [100_000, 170_000], id="the file seems to end"),
    ],
)
def test_a_lost_connection_is_taken_up_again(fetch, server, silent_on_length, kept):
    server.cuts = [100_000, 70_000]
    server.silent_on_length = silent_on_length
    assert fetch().read_bytes() == CONTENT
    assert ranges(server) == [None, *[f"bytes={start}-" for start in kept]]


def test_a_connection_that_brings_nothing_is_not_tried_for_ever(fetch, part, server):
    server.cuts = [CHUNK, *[0] * 100]
    with pytest.raises(DownloadError, match=r"file\.bin from 127\.0\.0\.1: .*lost"):
        fetch()
    assert part.read_bytes() == CONTENT[:CHUNK]
    assert len(server.asked) == 2


def test_a_connection_that_is_lost_too_often_is_given_up(fetch, part, server):
    server.cuts = [CHUNK] * 100
    with pytest.raises(DownloadError, match="given up after 5 attempts"):
        fetch()
    assert part.read_bytes() == CONTENT[: 5 * CHUNK]


def test_an_interrupt_keeps_what_has_arrived(fetch, part, server):
    def interrupt(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(interrupt)
    kept = part.stat().st_size
    assert 0 < kept < len(CONTENT)
    assert fetch().read_bytes() == CONTENT
    assert ranges(server) == [None, f"bytes={kept}-"]


@pytest.mark.parametrize(
    ("content", "silent_on_length", "why"),
    [
        (b"x" * len(CONTENT), False, "SHA-256 differs"),
        (b"<html>not here</html>", False, "another file is there, of 21 bytes"),
        (CONTENT * 10, True, "SHA-256 differs"),
    ],
)
def test_another_file_is_refused(fetch, part, server, content, silent_on_length, why):
    server.files["/file.bin"] = content
    server.silent_on_length = silent_on_length
    counted = [0]
    with pytest.raises(DownloadError, match=why):
        fetch(lambda _what, done, _total: counted.append(done))
    assert max(counted) <= len(CONTENT)
    assert not part.exists()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1:1/file.bin", "can't be reached"),
        ("file:///tmp/file.bin", "not an http or https address"),
    ],
)
def test_an_address_that_gives_nothing(fetch, url, why):
    with pytest.raises(DownloadError, match=why):
        fetch(url=url)


def test_an_answer_that_is_an_error(fetch, server):
    with pytest.raises(DownloadError, match="the server answered 404"):
        fetch(url=f"{server.url}/other")


def test_a_password_in_the_address_is_not_told(fetch):
    with pytest.raises(DownloadError) as caught:
        fetch(url="http://user:secret@127.0.0.1:1/file.bin")
    assert "secret" not in str(caught.value)
    assert "user" not in str(caught.value)
