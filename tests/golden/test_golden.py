"""What the samples become is compared with the golden files.

They are made again with ``python tests/golden/regenerate.py``. The model computes in 8-bit integers, and
processors round these differently: where this machine is not like the one that made the golden files, a
sentence may be translated and so be cut otherwise, and only what can't depend on that is compared.
"""

import os
import re

import pytest
import srt
from regenerate import GOLDEN, MACHINE, PROJECT, TALKS, export, generate, machine, split

_CUES_MAY_DIFFER_BY = 0.1
_END_MAY_DIFFER_BY_S = 1.0


@pytest.fixture(scope="session")
def environment(tmp_path_factory):
    return os.environ | {"SUBGEN_CACHE": str(tmp_path_factory.mktemp("cache"))}


@pytest.mark.parametrize("talk", TALKS)
def test_split_makes_the_golden_project(talk, environment, tmp_path):
    made = split(talk, tmp_path, environment)
    assert made.read_text(encoding="utf-8") == (GOLDEN / "split" / made.name).read_text(encoding="utf-8")


def test_export_makes_the_golden_formats(environment, tmp_path):
    made = export(GOLDEN / f"greenhouse.{PROJECT}", tmp_path, environment)
    assert {path.name for path in made} == {path.name for path in (GOLDEN / "formats").iterdir()}
    for path in made:
        assert path.read_bytes() == (GOLDEN / "formats" / path.name).read_bytes()


@pytest.mark.model
@pytest.mark.parametrize("talk", TALKS)
def test_generate_makes_the_golden_files(talk, environment, model_folder, tmp_path):
    made = generate(talk, tmp_path, environment | {"SUBGEN_MODELS": str(model_folder)})
    if machine() == (GOLDEN / MACHINE).read_text(encoding="utf-8"):
        for path in made:
            assert path.read_text(encoding="utf-8") == (GOLDEN / path.name).read_text(encoding="utf-8")
    else:
        assert_much_alike(tmp_path, GOLDEN, made[0].name.removesuffix(".zh.srt"))


def test_much_alike_can_tell_talks_apart():
    with pytest.raises(AssertionError):
        assert_much_alike(GOLDEN, GOLDEN, "greenhouse", "timed")


def assert_much_alike(made, golden, stem, golden_stem=None):
    """The same Chinese in about the same cues, ending at about the same time, each with its English."""
    zh, en = (cues(made / f"{stem}.{language}.srt") for language in ("zh", "en"))
    expected = cues(golden / f"{golden_stem or stem}.zh.srt")
    assert letters(zh) == letters(expected)
    assert len(zh) == pytest.approx(len(expected), rel=_CUES_MAY_DIFFER_BY)
    assert zh[-1].end.total_seconds() == pytest.approx(
        expected[-1].end.total_seconds(), abs=_END_MAY_DIFFER_BY_S
    )
    assert [(cue.start, cue.end) for cue in zh] == [(cue.start, cue.end) for cue in en]
    assert all(re.search("[A-Za-z0-9…]", cue.content) for cue in en)


def cues(path):
    return list(srt.parse(path.read_text(encoding="utf-8")))


def letters(cues):
    return "".join(char for cue in cues for char in cue.content if char.isalnum())
