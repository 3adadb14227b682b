"""What a format's writer writes, its reader reads back: for every pair, whatever the text says."""

import html
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

import pysubs2
import pytest
import webvtt
from hypothesis import assume, given
from hypothesis import strategies as st
from test_formats_roundtrip import FRAGMENTS, projects, spans

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.formats import FORMATS
from subgen.formats.carry import fitted, usable_cues
from subgen.formats.corrected import corrected
from subgen.formats.decode import decode, normalise
from subgen.formats.format import Format
from subgen.formats.grid import on_grid
from subgen.formats.numbers import unmarked
from subgen.formats.reader import Found, RawCue
from subgen.formats.reading import READERS, read_track
from subgen.formats.shown import plain
from subgen.pipeline import lay_out_unwrapped
from subgen.project import Project
from subgen.span import Span
from subgen.track import Track

MORE = (
    "=1+1", "+", "-", "@", "'", "''", '"', ";", "1/2", "5 May", "1e5", "TRUE", "#", "id,in,out,zh",
    "[", "]", "[00:01.00]", "[ti:x]", "<00:01.00>", "<00:00:01.000>", "<c>", "</c>", "<lang en>", "</lang>",
    "<v 甲>", "&", "&lt;", "&amp;lt;", "&#10;", "NOTE", "STYLE", "REGION", "\n\nNOTE x\n", '"body": [',
    '"from":', "\ue000", "\ud7ff", "\x85", "\u2029",
)  # fmt: skip

fragments = st.sampled_from(FRAGMENTS + MORE) | st.characters(exclude_categories=["Cs"])
texts = st.lists(fragments, max_size=8).map("".join)
chinese = st.lists(texts, max_size=2).map(lambda more: ("实在", *more)) | texts.map(
    lambda text: (f"{text}实在",)
)
english = st.lists(texts, max_size=2).map(lambda more: ("word", *more)) | texts.map(
    lambda text: (f"{text}word",)
)

READ_BACK = [each for each in FORMATS.values() if each.grid_ms]
every_pair = pytest.mark.parametrize("each", READ_BACK, ids=[each.suffix for each in READ_BACK])


@st.composite
def talks(draw: st.DrawFn) -> list[LaidCue]:
    return [LaidCue(span, draw(chinese), draw(english)) for span in draw(spans())]


def shown(lines: Sequence[str], each: Format) -> list[str]:
    """The lines as the format says that it shows them."""
    parts = [part for line in lines for part in line.replace("\t", " ").splitlines()]
    found = list(filter(None, map(each.shows, parts)))
    return found if each.breaks else [" ".join(found)]


def kept(cues: Sequence[LaidCue], each: Format) -> list[Span]:
    """The times as the format says that it keeps them."""
    moved = on_grid([cue.span for cue in cues], each.grid_ms or 1)
    for index, (span, following) in enumerate(pairwise(moved)):
        if span.end_ms < following.start_ms < span.end_ms + each.gap_ms:
            moved[index] = Span(span.start_ms, following.start_ms)
    return moved


def read_back(cues: Sequence[LaidCue], each: Format) -> Found:
    text = normalise(decode(each.write(cues, "题").encode("utf-8"), "talk").text)
    reader = next(reader for reader in READERS if reader.recognises(text))
    return reader.read(text)


@every_pair
@given(cues=talks())
def test_text_and_times_come_back(each: Format, cues: list[LaidCue]) -> None:
    found = read_back(cues, each)
    assert found.warnings == ()
    assert [Span(cue.start_ms, cue.end_ms) for cue in found.cues] == kept(cues, each)
    assert [cue.lines if isinstance(cue, RawCue) else (*cue.zh, *cue.en) for cue in found.cues] == [
        tuple(line for language in each.languages for line in shown(getattr(cue, language), each))
        for cue in cues
    ]


@every_pair
@given(times=spans(), data=st.data())
def test_languages_come_back(each: Format, times: list[Span], data: st.DataObject) -> None:
    """Where the lines of both are what they should be; nothing but a tag or a column could tell otherwise."""
    zh = st.lists(st.sampled_from(["大家好", "讲讲 AI", "42 个", "𠀀𪚥！"]), min_size=1, max_size=2)
    # A line that is there twice is what the Chinese has in English, too.
    en = st.lists(st.sampled_from(["Hello,", "about AI", "number 42"]), min_size=1, max_size=2, unique=True)
    cues = [LaidCue(span, tuple(data.draw(zh)), tuple(data.draw(en))) for span in times]
    track, _ = read_track(each.write(cues, "题").encode("utf-8"), f"talk.{each.suffix}")
    for language in ("zh", "en"):
        assert [getattr(cue, language) for cue in track.cues] == [
            tuple(shown(getattr(cue, language), each)) if language in each.languages else () for cue in cues
        ]


@given(cues=talks(), one=st.sampled_from(READ_BACK), other=st.sampled_from(READ_BACK))
def test_what_does_not_come_through_is_told(cues: list[LaidCue], one: Format, other: Format) -> None:
    """From any format to any other: each cue is as it was, or a line that is told says that it isn't."""
    before, _ = usable_cues(tracked(cues, one))
    through, told = fitted(before, other)
    kinds = {line.split()[0] for line in told}
    assert len(through) == len(before) or any("left out" in line for line in told)
    if through:
        after, _ = usable_cues(tracked(through, other))
        times = [[cue.span for cue in each] for each in (through, after)]
        assert times[0] == times[1] or kinds & {"times", "ends", "overlaps"}
        for cue, found in zip(through, after, strict=True):
            lines = [line for language in other.languages for line in getattr(cue, language)]
            # Of so few cues nothing can tell for sure which line is in which language.
            assert sorted(lines) == sorted([*found.zh, *found.en]) or kinds & {"text", "line"}


overlapping = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(pair[0] * 7, sum(pair) * 7)),
    min_size=1,
).map(sorted)


@given(overlapping, st.sampled_from(READ_BACK))
def test_overlaps_stay_or_are_told(times: list[Span], each: Format) -> None:
    cues = [LaidCue(span, (f"第{index}句",), (f"No. {index}",)) for index, span in enumerate(times)]
    fitting, told = fitted(cues, each)
    assert fitting == cues
    found, _ = usable_cues(tracked(cues, each))
    kinds = {line.split()[0] for line in told}
    if "overlaps" in kinds:
        words = [line for cue in found for line in (*cue.zh, *cue.en)]
        assert sorted(words) == sorted(
            line for cue in cues for code in each.languages for line in getattr(cue, code)
        )
    else:
        assert [cue.span for cue in found] == times or kinds & {"times", "ends"}
        assert [(*cue.zh, *cue.en) for cue in found] == [
            tuple(line for code in each.languages for line in getattr(cue, code)) for cue in cues
        ]


HEADS = {
    "vtt": ("WEBVTT\n", "\n\n", "00:01.000 --> 00:02.000", "00:03.000 --> x", "--> ", "<00:00:01.500>"),
    "table": ("in,out,zh,en,id\n", ",", "\n", '"', "\t", "0:01,0:02", "1,2,", "#x"),
    "bcc": ('{"body": [{"from": 1, "to": 2, "content": "好"}', "{", "}", "[", "]", ",", "1e9", "\\u"),
    "lrc": ("[00:01.00]好\n", "\n", "[00:02.00]", "[1:2:3]", "[offset:", "]", "<00:02.00>", "[999:99.999]"),
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
@given(data=st.data())
def test_a_reader_takes_anything(head: str, data: st.DataObject) -> None:
    """A file that begins as it should and goes on as it likes is read, or refused in one line."""
    first, *more = HEADS[head]
    parts = data.draw(st.lists(st.sampled_from(more) | fragments, max_size=20))
    with suppress(InputError):
        track, warnings = read_track((first + "".join(parts)).encode("utf-8"), "talk")
        assert all(cue.start_ms >= 0 and cue.end_ms >= 0 for cue in track.cues)
        assert all(line == plain(line) != "" for cue in track.cues for line in (*cue.zh, *cue.en))
        assert not any("\n" in warning for warning in warnings)
        for cue in track.cues:
            if cue.words:
                assert "".join(word.text for word in cue.words) == cue.zh[0]


@given(cues=talks())
def test_webvtt_is_read_alike(cues: list[LaidCue]) -> None:
    """By pysubs2 and webvtt-py, which leave character references as they are."""
    each = FORMATS["zh-en.vtt"]
    text = each.write(cues, "题")
    wanted = [(cue.span, [*shown(cue.zh, each), *shown(cue.en, each)]) for cue in cues]
    by_pysubs2 = [
        (Span(event.start, event.end), lines_of(event.text.replace("\\N", "\n")))
        for event in pysubs2.SSAFile.from_string(text, format_="vtt")
    ]
    assert by_pysubs2 == wanted
    by_webvtt = [
        (
            Span(*(time.in_milliseconds() for time in (caption.start_time, caption.end_time))),
            lines_of(caption.text),
        )
        for caption in webvtt.from_string(text)
    ]
    assert by_webvtt == wanted


def lines_of(text: str) -> list[str]:
    return [unmarked(html.unescape(line)) for line in text.split("\n")]


@given(projects(), st.sampled_from(["zh-en.csv", "zh-en.tsv"]))
def test_a_table_changes_nothing_that_nobody_changed(made: Project, suffix: str) -> None:
    project = made.with_cues(tuple(replace(cue, zh=f"实{cue.zh}") for cue in made.cues))
    assume(all(not cue.en or plain(cue.en.replace("\n", "")) for cue in project.cues))  # else it is refused
    table = FORMATS[suffix].write(lay_out_unwrapped(project), "")
    track, warnings = read_track(table.encode("utf-8"), "talk")
    assert warnings == ()
    assert corrected(project, track) == project


def tracked(cues: Sequence[LaidCue], each: Format) -> Track:
    return read_track(each.write(cues, "题").encode("utf-8"), f"talk.{each.suffix}")[0]
