"""The samples through the whole chain with the real model: what subtitles have to be."""

import re
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
import srt

from subgen import pipeline
from subgen.cue import LaidCue
from subgen.formats import FORMATS, PROJECT_SUFFIX
from subgen.formats.project_file import dump_project
from subgen.formats.reading import read_source
from subgen.models.store import find_model
from subgen.profile import load_profile
from subgen.progress import silent
from subgen.project import Project, Settings
from subgen.translate.argos import ArgosTranslator
from subgen.width import cells, is_han

pytestmark = pytest.mark.model

SAMPLES = Path(__file__).parents[2] / "samples"
TALKS = {
    "greenhouse.txt": ("LED", "Python", "4000", "12", "23", "200", "40"),
    "timed.zh.srt": ("Greenland", "Africa"),
}
"""Each with names and numbers that its English has to have."""
PROFILE = load_profile("bilibili")


@dataclass(frozen=True)
class Made:
    """What a sample became."""

    project: Project
    laid: list[LaidCue]
    files: dict[str, str]


@pytest.fixture(scope="session")
def make(model_folder, splitter):
    """Makes everything out of a sample."""
    model = find_model(model_folder)
    translator = ArgosTranslator(model.path, model.id)

    def run(name: str) -> Made:
        source, warnings = read_source((SAMPLES / name).read_bytes(), name)
        assert not warnings
        project = pipeline.split(source, Settings(), splitter)
        project = pipeline.translate(project, translator, splitter, silent)
        laid = pipeline.lay_out(project, splitter)
        files = {suffix: each.write(laid, name) for suffix, each in FORMATS.items()}
        return Made(project, laid, files | {PROJECT_SUFFIX: dump_project(project)})

    return run


@pytest.fixture(scope="session", params=TALKS)
def made(request, make):
    """A sample, made once."""
    return make(request.param)


def test_each_cue_has_both_languages(made):
    assert len(made.laid) == len(made.project.cues) > 10
    assert all(cue.zh and cue.en and all(cue.zh) and all(cue.en) for cue in made.laid)


def test_lines_keep_to_the_profile(made):
    for cue in made.laid:
        assert max(map(cells, cue.zh)) <= PROFILE.zh_line_cells
        assert max(map(len, cue.en)) <= PROFILE.en_line_chars
        assert len(cue.zh) <= PROFILE.max_lines
        assert len(cue.en) <= PROFILE.max_lines


def test_nothing_overlaps(made):
    assert all(before.span.end_ms <= cue.span.start_ms for before, cue in pairwise(made.laid))


def test_times_keep_to_the_profile_or_to_those_given(made):
    source = made.project.source
    if source.timed:
        assert [cue.span for cue in made.project.cues] == [piece.span for piece in source.pieces]
        return
    assert all(PROFILE.min_ms <= cue.span.duration_ms <= PROFILE.max_ms for cue in made.laid)
    gaps = [cue.span.start_ms - before.span.end_ms for before, cue in pairwise(made.laid)]
    assert min(gaps) >= PROFILE.gap_ms


def test_no_letter_is_lost(made):
    source = made.project.source
    gone = {i for removal in made.project.removals for i in range(removal.start, removal.end)}
    said = [source.text[i] for piece in source.pieces for i in range(piece.start, piece.end) if i not in gone]
    shown = "".join(cue.zh for cue in made.project.cues)
    assert list(filter(str.isalnum, shown)) == list(filter(str.isalnum, "".join(said)))


def test_the_english_is_english(made):
    for cue in made.project.cues:
        assert re.search("[A-Za-z]", cue.en), cue
        assert not any(map(is_han, cue.en)), cue
        assert cue.en.isprintable()
        assert not re.search(r"\buh\b|▁|<unk>", cue.en, re.IGNORECASE), cue


def test_every_sentence_is_dealt_out_whole(made):
    dealt = " ".join(cue.en for cue in made.project.cues)
    assert dealt == " ".join(sentence.en for sentence in made.project.sentences)


def test_names_and_numbers_come_through(made):
    english = " ".join(cue.en for cue in made.project.cues).replace(",", "")
    for word in TALKS[made.project.source.name]:
        assert re.search(rf"\b{word}\b", english), word


def test_the_same_bytes_twice(made, make):
    assert make(made.project.source.name).files == made.files


@pytest.mark.tools
def test_ffmpeg_reads_the_files(made, tmp_path):
    expected = len(made.laid)
    for suffix in ("zh.srt", "en.srt", "zh-en.srt", "zh-en.ass"):
        path = tmp_path / f"talk.{suffix}"
        path.write_text(made.files[suffix], encoding="utf-8")
        done = subprocess.run(
            ["ffmpeg", "-v", "error", "-i", str(path), "-f", "srt", "-"], capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert len(list(srt.parse(done.stdout))) == expected
