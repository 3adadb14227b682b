import io
import stat
import zipfile

import pytest
from models_fake import FILES, PACKAGE, TOP, zip_of

from subgen.errors import ModelError
from subgen.models.unpack import unpack
from subgen.progress import silent

LIMIT = 100_000


def entry(name, *, mode=0, kind=zipfile.ZIP_STORED, content=b"x"):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        info.compress_type = kind
        archive.writestr(info, content)
    return buffer.getvalue()


def files_below(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def unpacked(tmp_path):
    """Unpacks bytes, and makes sure that nothing is written where it should not be."""

    def unpacked(content, limit=LIMIT, progress=silent):
        package = tmp_path / "p.argosmodel"
        package.write_bytes(content)
        target = tmp_path / "a" / "target"
        target.parent.mkdir()
        try:
            unpack(package, target, limit, progress)
        finally:
            outside = set(files_below(tmp_path)) - {f"a/target/{name}" for name in files_below(target)}
            assert outside == {"p.argosmodel"}
        return files_below(target)

    return unpacked


def test_a_package(unpacked):
    seen = []
    assert unpacked(PACKAGE, progress=lambda *call: seen.append(call)) == FILES
    total = sum(map(len, FILES.values()))
    assert seen[-1] == ("unpack p.argosmodel", total, total)


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("mode", [0, stat.S_IFREG | 0o644])
def test_plain_files(unpacked, kind, mode):
    assert unpacked(entry("top/a/b.bin", mode=mode, kind=kind)) == {"a/b.bin": b"x"}


def test_folders_with_entries_of_their_own(unpacked):
    assert unpacked(zip_of({"top/": b"", "top/a/": b"", "top/a/b": b"x"})) == {"a/b": b"x"}


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "top/../../evil",
        "top/..",
        "top/./evil",
        "top//evil",
        "/evil",
        "/tmp/evil",
        "//host/share/evil",
        "C:/evil",
        "top/C:evil",
        "c:evil",
        "top\\..\\..\\evil",
        "top/a\\b",
        "top/evil.",
        "top/evil ",
        "top/.hidden",
        "top/e\nvil",
        "top/文件",
    ],
)
def test_hostile_names_are_refused(unpacked, name):
    with pytest.raises(ModelError, match=r"p\.argosmodel: refused \(the name of its entry"):
        unpacked(entry(name))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(entry("top/a", mode=stat.S_IFLNK | 0o777, content=b"/etc"), "no plain file", id="link"),
        pytest.param(entry("top/a/", mode=stat.S_IFLNK | 0o777), "no plain file", id="link to a folder"),
        pytest.param(entry("top/a", mode=stat.S_IFIFO), "no plain file", id="pipe"),
        pytest.param(entry("top/a", mode=stat.S_IFCHR), "no plain file", id="device"),
        pytest.param(entry("top/a", kind=zipfile.ZIP_LZMA), "no plain file", id="unusual compression"),
        pytest.param(entry("a"), "not in one folder", id="no folder"),
        pytest.param(zip_of({"top/a": b"", "other/a": b""}), "not in one folder", id="two folders"),
        pytest.param(zip_of({}), "not in one folder", id="empty"),
        pytest.param(zip_of({"top/a": b"1", "top/A": b"2"}), "in one place", id="same name but for case"),
        pytest.param(zip_of({"top/a": b"1", "top/a/b": b"2"}), "in one place", id="file and folder"),
        pytest.param(b"no zip", "not a zip file", id="no zip"),
        pytest.param(PACKAGE[:-30], "not a zip file", id="cut short"),
        pytest.param(PACKAGE.replace(b"pieces", b"pieceS", 1), "CRC", id="damaged"),
    ],
)
def test_what_is_no_sound_package_is_refused(unpacked, content, why):
    with pytest.raises(ModelError, match=why) as caught:
        unpacked(content)
    assert "\n" not in str(caught.value)


def test_the_same_name_twice_is_refused(unpacked):
    with pytest.raises(ModelError, match="in one place"):
        unpacked(zip_of({"top/a": b"1", "top/b": b"2"}).replace(b"top/b", b"top/a"))


def test_an_encrypted_entry_is_refused(unpacked):
    content = bytearray(entry("top/a"))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ModelError, match="no plain file"):
        unpacked(bytes(content))


def test_a_package_that_unpacks_to_too_much_is_refused(unpacked):
    bomb = entry("top/a", kind=zipfile.ZIP_DEFLATED, content=bytes(LIMIT + 1))
    assert len(bomb) < LIMIT / 100
    with pytest.raises(ModelError, match=f"its size: {LIMIT + 1} bytes unpacked, where {LIMIT}"):
        unpacked(bomb)


def test_a_package_that_lies_about_its_size_writes_no_more_than_it_says(tmp_path):
    content = bytearray(entry("top/a", kind=zipfile.ZIP_DEFLATED, content=bytes(LIMIT * 10)))
    central = content.index(b"PK\x01\x02")
    content[central + 24 : central + 28] = (100).to_bytes(4, "little")
    package = tmp_path / "p"
    package.write_bytes(content)
    with pytest.raises(ModelError):
        unpack(package, tmp_path / "target", LIMIT, silent)
    assert (tmp_path / "target" / "a").stat().st_size <= 100


def test_the_folder_must_be_new(tmp_path):
    package = tmp_path / "p"
    package.write_bytes(PACKAGE)
    with pytest.raises(FileExistsError):
        unpack(package, tmp_path, LIMIT, silent)
    assert TOP not in {path.name for path in tmp_path.iterdir()}
