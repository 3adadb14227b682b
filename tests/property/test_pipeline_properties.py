"""What holds for the subtitles of any talk."""

from itertools import pairwise

from fakes import MANNERS, FakeTranslator, letters, speech
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import sources, timed_sources

from subgen import pipeline
from subgen.errors import InputError
from subgen.formats.project_file import dump_project, load_project
from subgen.profile import load_profile, profile_names
from subgen.progress import silent
from subgen.project import Settings
from subgen.text.words import words
from subgen.width import cells

settings_of = st.builds(Settings, profile=st.sampled_from(profile_names()), verbatim=st.booleans())


def made(source, settings, splitter, translator=None):
    """The whole chain, if there is something to say."""
    try:
        project = pipeline.split(source, settings, splitter)
    except InputError as error:
        assert "nothing but fillers" in str(error)
        assume(False)
    return pipeline.translate(project, translator or FakeTranslator(), splitter, silent)


@given(sources, settings_of)
def test_no_letter_is_lost_and_none_comes_twice(splitter, source, settings):
    project = made(source, settings, splitter)
    said = speech(source)
    shown = letters("".join(cue.zh for cue in project.cues))
    if settings.verbatim:
        assert shown == said
    gone = {i for removal in project.removals for i in range(removal.start, removal.end)}
    left = [source.text[i] for piece in source.pieces for i in range(piece.start, piece.end) if i not in gone]
    assert shown == letters("".join(left))


@given(sources, settings_of)
def test_offsets_are_ordered_and_point_to_the_letters(splitter, source, settings):
    cues = made(source, settings, splitter).cues
    assert all(0 <= cue.start < cue.end <= len(source.text) for cue in cues)
    assert all(before.end <= cue.start for before, cue in pairwise(cues))
    if settings.verbatim:
        for cue in cues:
            if set(source.text[cue.start : cue.end]).isdisjoint("\n"):
                assert letters(cue.zh) == letters(source.text[cue.start : cue.end])


@given(sources, settings_of)
def test_times_are_as_the_profile_says(splitter, source, settings):
    cues = made(source, settings, splitter).cues
    profile = load_profile(settings.profile)
    for cue in cues:
        assert profile.min_ms <= cue.span.duration_ms <= profile.max_ms
    for before, cue in pairwise(cues):
        assert cue.span.start_ms - before.span.end_ms >= profile.gap_ms


@given(sources, settings_of)
def test_lines_are_as_the_profile_says(splitter, source, settings):
    project = made(source, settings, splitter)
    profile = load_profile(settings.profile)
    widest = max(word.cells for word in words(source, project.removals, splitter, verbatim=settings.verbatim))
    for cue, laid in zip(project.cues, pipeline.lay_out(project, splitter), strict=True):
        assert laid.zh and laid.en and all(laid.zh) and all(laid.en)
        assert all(cells(line) <= profile.zh_line_cells for line in laid.zh)
        assert all(len(line) <= profile.en_line_chars for line in laid.en)
        if widest <= profile.zh_line_cells:
            assert len(laid.zh) <= profile.max_lines, cue
        if max(map(len, cue.en.split())) <= profile.en_line_chars:
            assert len(laid.en) <= profile.max_lines, cue
        assert letters("".join(laid.zh)) == letters(cue.zh)
        assert " ".join(laid.en).split() == cue.en.split() or len(laid.en) > 1


@given(sources, settings_of, st.sampled_from(sorted(MANNERS)))
def test_whatever_the_model_does_no_cue_is_empty(splitter, source, settings, manner):
    project = made(source, settings, splitter, FakeTranslator(manner))
    assert project.translated
    assert all(cue.zh.strip() and cue.en.strip() for cue in project.cues)


@given(sources, settings_of)
def test_the_same_twice(splitter, source, settings):
    assert dump_project(made(source, settings, splitter)) == dump_project(made(source, settings, splitter))


@given(sources | timed_sources(), settings_of)
def test_stage_by_stage_is_the_same_as_in_one_go(splitter, source, settings):
    project = made(source, settings, splitter)
    file = dump_project(pipeline.split(source, settings, splitter))
    read = load_project(file.encode(), "talk.subgen.json")
    assert pipeline.translate(read, FakeTranslator(), splitter, silent) == project
    assert load_project(dump_project(project).encode(), "talk.subgen.json") == project


@given(timed_sources(), settings_of)
def test_cues_that_come_with_times_keep_times_and_texts(splitter, source, settings):
    project = made(source, settings, splitter)
    given_cues = [(piece.span, source.text[piece.start : piece.end].strip()) for piece in source.pieces]
    assert [(cue.span, cue.zh) for cue in project.cues] == given_cues
    assert all(cue.en.strip() and cue.timing == "given" for cue in project.cues)


@given(sources, st.integers(1, 60))
def test_no_cue_passes_the_end_of_the_media(splitter, source, seconds):
    settings = Settings(duration_ms=seconds * 1000)
    try:
        project = pipeline.split(source, settings, splitter)
    except InputError:
        assume(False)
    spans = [cue.span for cue in project.cues]
    assert spans[-1].end_ms <= settings.duration_ms
    assert all(span.duration_ms >= 1 for span in spans)
    assert all(before.end_ms <= span.start_ms for before, span in pairwise(spans))
    short = [cue for cue in project.cues if cue.span.duration_ms < load_profile(settings.profile).min_ms]
    assert all(any("shorter" in note for note in cue.notes) for cue in short)
