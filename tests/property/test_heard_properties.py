"""Whatever was heard of whatever text: times go forward, and keep to what was heard."""

from dataclasses import replace
from itertools import pairwise

from fakes import find_removals
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import sources

from subgen.cues.rate import word_spans
from subgen.formats.project_file import dump_project, load_project
from subgen.pipeline import split, translate
from subgen.progress import silent
from subgen.project import Settings
from subgen.source import Heard, Source
from subgen.span import Span
from subgen.text.sentences import sentences
from subgen.text.words import words


@st.composite
def heard_sources(draw: st.DrawFn) -> Source:
    """A source of which some stretches were heard: short and long, at once and after long silences."""
    source = draw(sources)
    offset = now = 0
    heard = []
    while offset < len(source.text):
        start = offset + draw(st.sampled_from([0, 0, 1, 7]))
        offset = start + draw(st.sampled_from([1, 2, 2, 3, 30]))
        begin = now + draw(st.sampled_from([0, 0, 90, 700, 60_000]))
        now = begin + draw(st.sampled_from([0, 150, 400, 5000]))
        if offset <= len(source.text):
            timing = draw(st.sampled_from(["given", "align", "vad"]))
            heard.append(Heard(start, offset, Span(begin, now), timing, draw(st.floats(0, 1))))
    return replace(source, heard=tuple(heard))


@given(heard_sources(), st.none() | st.integers(1, 100_000))
def test_times_go_forward_and_keep_to_what_was_heard(splitter, source, duration_ms):
    units = sentences(source, words(source, find_removals(source, splitter), splitter))
    rows = word_spans(source, units, rate=4.5, duration_ms=duration_ms)
    assert [len(row) for row in rows] == [len(unit.words) for unit in units]
    spans = [span for row in rows for span in row]
    found = [word for unit in units for word in unit.words]
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(spans))
    for each in source.heard:
        for word, span in zip(found, spans, strict=True):
            if each.start <= word.start and word.end <= each.end:
                assert each.span.start_ms <= span.start_ms <= span.end_ms <= each.span.end_ms


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(heard_sources())
def test_a_talk_that_was_heard_goes_through_the_whole_chain(splitter, translator, source):
    project = translate(split(source, Settings(), splitter), translator, splitter, silent)
    assert all(a.span.end_ms <= b.span.start_ms for a, b in pairwise(project.cues))
    assert all(cue.zh and cue.en and 0 <= cue.confidence <= 1 for cue in project.cues)
    assert load_project(dump_project(project).encode(), "talk") == project
