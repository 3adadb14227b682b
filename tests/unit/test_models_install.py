import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from models_fake import FILES, PACKAGE, PAIR, TINY, TWIN, known, zip_of

from subgen.errors import DownloadError, InputError, ModelError, OutputError
from subgen.models import argos, install
from subgen.models.install import install_model
from subgen.models.manifest import Hub, Parts
from subgen.models.workshop import workshop
from subgen.progress import silent

REAL = Path(
    os.environ.get("SUBGEN_TEST_PACKAGE")
    or Path(__file__).parents[3] / "shared/models/translate-zh_en-1_9.argosmodel"
)


@pytest.fixture
def sources(monkeypatch):
    """What each source does when it is asked."""
    does = {"argos": PACKAGE, "twin": PACKAGE}
    asked = []

    def give(source, folder):
        asked.append(source)
        answer = does[source]
        if isinstance(answer, BaseException):
            raise answer
        path = folder / "given"
        path.write_bytes(answer)
        return path

    monkeypatch.setattr(argos, "installed_packages", lambda _: [])
    monkeypatch.setattr(install, "fetch_from_argos", lambda *args: give("argos", args[3]))
    monkeypatch.setattr(install, "fetch_twin", lambda *args: give("twin", args[2]))
    does["asked"] = asked
    return does


@pytest.fixture
def store(tmp_path, monkeypatch, sources):  # noqa: ARG001 (nothing may be fetched)
    monkeypatch.setattr("subgen.models.manifest.load_models", lambda: {"tiny": TINY})
    return tmp_path / "models"


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "any-name.argosmodel"
    path.write_bytes(PACKAGE)
    return path


def files_of(installed):
    notes = {"model/model.bin.sha256.json"}
    paths = {
        str(path.relative_to(installed.path)): path for path in installed.path.rglob("*") if path.is_file()
    }
    return {name: path.read_bytes() for name, path in paths.items() if name not in notes}


def names_in(store):
    return sorted(path.name for path in store.iterdir())


def test_the_official_source_is_asked_first(store, sources):
    installed = install_model("tiny", store)
    assert installed.path == store / TINY.folder
    assert (installed.id.sha256, installed.origin) == (TINY.weights_sha256, "subgen")
    assert files_of(installed) == FILES
    assert sources["asked"] == ["argos"]
    assert names_in(store) == [".lock", TINY.folder]


def test_then_its_twin(store, sources, caplog):
    sources["argos"] = DownloadError("Argos' package index: can't be reached")
    caplog.set_level("INFO", "subgen")
    assert files_of(install_model("tiny", store)) == FILES
    assert sources["asked"] == ["argos", "twin"]
    assert caplog.messages == ["Argos' package index: can't be reached"]


def test_every_source_that_failed_is_named(store, sources):
    sources |= {"argos": DownloadError("no index"), "twin": DownloadError("no page")}
    with pytest.raises(DownloadError, match=r"tiny can't be fetched \(no index; no page\); .*--from FILE"):
        install_model("tiny", store)
    assert TINY.folder not in names_in(store)


def test_a_file_that_is_at_hand(store, sources, package):
    assert files_of(install_model("tiny", store, file=package)) == FILES
    assert sources["asked"] == []
    assert package.read_bytes() == PACKAGE


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (PACKAGE[:-1], "not tiny-zh_en-7_0.argosmodel whole and unchanged"),
        (b"x" * len(PACKAGE), "not tiny-zh_en-7_0.argosmodel whole and unchanged"),
        (None, "can't be read"),
    ],
)
def test_a_file_that_is_not_the_package(store, package, content, why):
    if content is None:
        package.unlink()
    else:
        package.write_bytes(content)
    with pytest.raises(InputError, match=why) as caught:
        install_model("tiny", store, file=package)
    assert str(package) in str(caught.value)
    assert not store.exists()


def test_a_folder_is_no_file(store, tmp_path):
    with pytest.raises(InputError):
        install_model("tiny", store, file=tmp_path)


def test_what_is_there_and_whole_is_left_as_it_is(store, sources):
    first = install_model("tiny", store)
    born = first.path.stat().st_ino
    assert install_model("tiny", store) == first
    assert first.path.stat().st_ino == born
    assert sources["asked"] == ["argos"]


def test_force_installs_it_anew(store, sources):
    first = install_model("tiny", store)
    (first.path / "extra").write_bytes(b"")
    assert files_of(install_model("tiny", store, force=True)) == FILES
    assert sources["asked"] == ["argos", "argos"]


@pytest.mark.parametrize("damaged", FILES)
@pytest.mark.parametrize("content", [b"other", None])
def test_what_is_damaged_is_replaced(store, damaged, content):
    path = install_model("tiny", store).path / damaged
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert files_of(install_model("tiny", store)) == FILES
    assert names_in(store) == [".lock", TINY.folder]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(zip_of({f"{TINY.folder}/{name}": b"other" for name in FILES}), id="other files"),
        pytest.param(zip_of({f"{TINY.folder}/metadata.json": FILES["metadata.json"]}), id="missing files"),
        pytest.param(zip_of({"../evil": b""}), id="hostile"),
    ],
)
def test_a_package_with_other_contents_leaves_the_old_model(store, sources, content):
    first = install_model("tiny", store)
    sources["argos"] = content
    with pytest.raises(ModelError, match=r"^(tiny-zh_en-7_0\.argosmodel|given): "):
        install_model("tiny", store, force=True)
    assert files_of(first) == FILES


@pytest.mark.parametrize("during", ["look for", "unpack"])
def test_an_interrupt_leaves_no_half_model(store, during):
    def interrupt(what, *_):
        if what.startswith(during):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install_model("tiny", store, progress=interrupt)
    assert names_in(store) == [".incoming", ".lock"]
    assert not list((store / ".incoming").rglob("model.bin"))
    assert files_of(install_model("tiny", store)) == FILES
    assert names_in(store) == [".lock", TINY.folder]


def test_a_second_install_waits_for_the_first(store):
    waits = threading.Event()

    def listen(what, *_):
        if what.startswith("wait for another"):
            waits.set()

    second = threading.Thread(target=install_model, args=["tiny", store], kwargs={"progress": listen})
    with workshop(store, silent):
        second.start()
        assert waits.wait(timeout=5)
        assert TINY.folder not in names_in(store)
    second.join(timeout=5)
    assert not second.is_alive()
    assert names_in(store) == [".lock", TINY.folder]


def test_a_folder_that_can_not_be_made(store, package):
    store.write_text("a file is in the way")
    with pytest.raises(OutputError, match=r"models: can't be changed \(.*\); set SUBGEN_MODELS"):
        install_model("tiny", store, file=package)


def test_an_unknown_name(store):
    with pytest.raises(InputError, match="no model is called 'large'"):
        install_model("large", store)


def test_the_sources_get_what_they_need(store, monkeypatch):
    calls = []

    def refuse(*arguments):
        calls.append(arguments)
        raise DownloadError("no")

    monkeypatch.setattr(install, "fetch_from_argos", refuse)
    monkeypatch.setattr(install, "fetch_twin", refuse)
    with pytest.raises(DownloadError):
        install_model("tiny", store, index_url="http://index.invalid/simple", progress=silent)
    scratch = store / ".incoming"
    assert calls == [
        (PAIR, "7.0", TINY.package, scratch, silent),
        (TWIN, TINY.package, scratch, "http://index.invalid/simple", silent),
    ]


LOOSE = replace(
    TINY,
    package=None,
    files=(known("config.json", b"{}"), known("model.bin", b"weights")),
    weights="model.bin",
    sources=(Hub("tiny"), Parts(())),
)


@pytest.fixture
def loose(tmp_path, monkeypatch):
    """A folder with a model's files, as each source gives it; what was asked, in order."""
    monkeypatch.setattr("subgen.models.manifest.load_models", lambda: {"tiny": LOOSE})
    folder = tmp_path / "loose"
    folder.mkdir()
    (folder / "config.json").write_bytes(b"{}")
    (folder / "model.bin").write_bytes(b"weights")
    (folder / "else.txt").write_bytes(b"not asked for")
    return folder


def test_a_model_whose_files_come_one_by_one(tmp_path, loose, monkeypatch):
    monkeypatch.setattr(install, "fetch_from_hub", lambda *_: loose)
    installed = install_model("tiny", tmp_path / "models")
    assert installed.path.name == "tiny-7.0"
    assert sorted(path.name for path in installed.path.iterdir() if path.suffix != ".json") == ["model.bin"]
    assert (installed.path / "config.json").read_bytes() == b"{}"


def test_where_the_hub_fails_its_twin_is_asked(tmp_path, loose, monkeypatch):
    def refuse(*_):
        raise DownloadError("no hub")

    monkeypatch.setattr(install, "fetch_from_hub", refuse)
    monkeypatch.setattr(install, "fetch_parts", lambda *_: loose)
    assert (install_model("tiny", tmp_path / "models").path / "model.bin").read_bytes() == b"weights"
    monkeypatch.setattr(install, "fetch_parts", refuse)
    with pytest.raises(DownloadError, match=r"no hub; no hub\).*install tiny --from FOLDER"):
        install_model("tiny", tmp_path / "others")


def test_a_folder_that_is_at_hand(tmp_path, loose):
    assert install_model("tiny", tmp_path / "models", file=loose).id.sha256 == LOOSE.weights_sha256
    (loose / "model.bin").write_bytes(b"others")
    with pytest.raises(InputError, match=r"model\.bin: not there, or not as it should be"):
        install_model("tiny", tmp_path / "models", file=loose)


def test_what_the_hub_gives_is_checked(tmp_path, loose, monkeypatch):
    (loose / "model.bin").write_bytes(b"others")
    monkeypatch.setattr(install, "fetch_from_hub", lambda *_: loose)
    with pytest.raises(ModelError, match=r"tiny: its model\.bin is not as it should be"):
        install_model("tiny", tmp_path / "models")
    assert names_in(tmp_path / "models") == [".incoming", ".lock"]


@pytest.mark.model
@pytest.mark.skipif(not REAL.is_file(), reason=f"{REAL} is not there")
def test_the_real_package(tmp_path):
    from argostranslate.package import Package

    installed = install_model("translate-zh_en", tmp_path, file=REAL)
    package = Package(installed.path)
    assert (package.from_code, package.to_code, package.package_version) == ("zh", "en", "1.9")
    assert package.tokenizer.encode("你好")
    assert installed.id.sha256.startswith("edd8c8a6863d")
