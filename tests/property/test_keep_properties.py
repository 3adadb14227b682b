"""What a person has edited stays, whatever is done afterwards."""

from dataclasses import replace
from itertools import pairwise

from fakes import FakeTranslator
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import sources, spoken, timed_sources
from test_pipeline_properties import settings_of

from subgen import pipeline
from subgen.cues.keep import edited_sentences
from subgen.errors import InputError, OutputExistsError
from subgen.formats.project_file import dump_project, load_project
from subgen.progress import silent
from subgen.project import Settings
from subgen.source import Source
from subgen.span import Span


def project_of(source, settings, splitter, translated):
    try:
        project = pipeline.split(source, settings, splitter)
    except InputError:
        assume(False)
    return pipeline.translate(project, FakeTranslator(), splitter, silent) if translated else project


def through_its_file(project):
    return load_project(dump_project(project).encode(), "talk.subgen.json")


@st.composite
def edits(draw, project):
    """The project as it is read again after a person has changed, moved or deleted some of its cues."""
    cues = []
    free_ms = 0
    for cue, following in zip(project.cues, [*project.cues[1:], None], strict=True):
        end_ms = following.span.start_ms if following else cue.span.end_ms + 500
        what = draw(st.sampled_from(["nothing", "nothing", "zh", "en", "no en", "time", "delete"]))
        match what:
            case "zh":
                cue = replace(cue, zh=draw(spoken).strip() or "改过")
            case "en":
                cue = replace(cue, en="Corrected by hand.")
            case "no en":
                cue = replace(cue, en="", zh=cue.zh + "吧")
            case "time":
                start_ms = draw(st.integers(min(free_ms, cue.span.start_ms), cue.span.start_ms))
                cue = replace(
                    cue, span=Span(start_ms, draw(st.integers(max(start_ms, end_ms - 200) + 1, end_ms + 1)))
                )
            case "delete":
                continue
        if cue.span.start_ms < free_ms:
            cue = replace(cue, span=Span(free_ms, max(cue.span.end_ms, free_ms + 1)))
        free_ms = cue.span.end_ms
        cues.append(replace(cue, edited=cue not in project.cues))
    assume(cues)
    return through_its_file(project.with_cues(tuple(cues)))


def edited_texts(project):
    return [(cue.id, cue.zh, cue.en) for cue in project.cues if cue.edited and cue.en]


def check_order(project):
    assert all(before.span.end_ms <= cue.span.start_ms for before, cue in pairwise(project.cues))
    assert project.translated
    assert through_its_file(project) == project


@given(st.data(), sources | timed_sources(), settings_of, st.booleans())
def test_edited_cues_are_not_changed_by_translating(splitter, data, source, settings, translated):
    edited = data.draw(edits(project_of(source, settings, splitter, translated)))
    try:
        project = pipeline.translate(edited, FakeTranslator("good"), splitter, silent)
    except InputError as error:
        assert "leave it no time" in str(error)
        return
    kept = {cue.id: cue for cue in project.cues}
    for cue in edited.cues:
        if cue.edited:
            found = kept[cue.id]  # whose notes are made anew
            assert replace(found, notes=()) == replace(cue, en=cue.en or found.en, notes=())
    check_order(project)


@given(sources | timed_sources(), settings_of, st.booleans())
def test_nothing_is_taken_for_edited_that_nobody_touched(splitter, source, settings, translated):
    project = through_its_file(project_of(source, settings, splitter, translated))
    assert edited_sentences(project) == {}


@given(st.data(), sources | timed_sources(), settings_of, st.booleans())
def test_deleted_cues_stay_away(splitter, data, source, settings, translated):
    whole = project_of(source, settings, splitter, translated)
    gone = data.draw(st.sets(st.integers(0, len(whole.cues) - 1), min_size=1))
    assume(len(gone) < len(whole.cues))
    left = whole.with_cues(tuple(cue for index, cue in enumerate(whole.cues) if index not in gone))
    project = pipeline.translate(left, FakeTranslator(), splitter, silent)
    for cue in (whole.cues[index] for index in gone):
        if any(map(str.isalnum, cue.zh)):
            assert all(each.end <= cue.start or cue.end <= each.start for each in project.cues)
    check_order(project)


@given(st.data(), sources, st.booleans(), st.sampled_from([None, 20_000, 600_000]), st.booleans())
def test_edits_are_carried_into_a_new_run(splitter, data, source, translated, duration_ms, longer):
    earlier = data.draw(edits(project_of(source, Settings(), splitter, translated)))
    if longer:
        source = with_new_opening(source)
    fresh = project_of(source, Settings(duration_ms=duration_ms), splitter, False)
    try:
        project = pipeline.carry_edits(earlier, fresh, splitter)
        project = pipeline.translate(project, FakeTranslator(), splitter, silent)
    except OutputExistsError:  # the new opening has changed where the first sentence ends
        assume(False)
    except InputError as error:
        assert "leave it no time" in str(error)
        return
    assert edited_texts(earlier) == [each for each in edited_texts(project) if each in edited_texts(earlier)]
    check_order(project)


def with_new_opening(source):
    opening = "大家早上好，今天很高兴。\n\n" if source.trusted_stops else "大家早上好吗\n\n"
    pieces = [replace(p, start=p.start + len(opening), end=p.end + len(opening)) for p in source.pieces]
    first = replace(source.pieces[0], start=0, end=len(opening) - 2)
    return Source(source.name, opening + source.text, (first, *pieces), trusted_stops=source.trusted_stops)
