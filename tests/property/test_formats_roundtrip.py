"""What is written is read back alike, whatever it says: by subgen, by srt and by pysubs2."""

import re
from datetime import timedelta
from itertools import pairwise

import pysubs2
import srt
from hypothesis import given, settings
from hypothesis import strategies as st

from subgen.cue import Cue, LaidCue, Removal, Sentence
from subgen.formats import FORMATS
from subgen.formats.grid import on_grid
from subgen.formats.languages import told_apart
from subgen.formats.project_file import dump_project, load_project
from subgen.formats.srt import read, to_srt
from subgen.formats.talk import talk
from subgen.formats.transcript import read as read_transcript
from subgen.project import ModelId, Project, Settings
from subgen.source import Heard, Piece, Source
from subgen.span import Span
from subgen.track import Track

FRAGMENTS = (
    "{", "}", "{乙}", "{\\an8}", "\\N", "\\n", "\\h", "\\", "<i>", "</i>", "<", ">", "<b x>", "-->",
    "--", "->", "\n", "\n\n", "\r\n", "\u2028", " ", "\t", "\u3000", "\u200f", "\u200e",
    "\u2060", "\ufeff", "\x07", "00:00:01,000 --> 00:00:02,000", "1:02:03.5", "1.2.3",
    "42", "\n42\n", "7\n", "-4.", ".", ",", ":",
    "，", "。", "甲", "中文", "word", "😀", "👨‍👩‍👧", "𠀀", "𪚥", "עברית", "&amp;",
    "WEBVTT", "[Events]", "Dialogue: ",
)  # fmt: skip

fragments = st.sampled_from(FRAGMENTS) | st.characters(exclude_categories=["Cs"])
texts = st.lists(fragments, max_size=8).map("".join)
lines = st.lists(texts, max_size=2).map(lambda more: ("实", *more)) | texts.map(lambda text: (f"{text}x",))


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    """One or more, in order, without overlap."""
    marks = draw(st.lists(st.integers(0, 35_000_000), min_size=2, max_size=10, unique=True).map(sorted))
    return [Span(*pair) for pair in zip(marks[::2], marks[1::2], strict=False)]


@st.composite
def laid_cues(draw: st.DrawFn) -> list[LaidCue]:
    return [LaidCue(span, draw(lines), draw(lines)) for span in draw(spans())]


def shown(cue: LaidCue) -> str:
    """The letters and digits of a cue, which no escape may touch."""
    return alphanumerics("".join((*cue.zh, *cue.en)))


def alphanumerics(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@settings(max_examples=300, deadline=None)
@given(laid_cues())
def test_srt_is_read_alike(cues: list[LaidCue]) -> None:
    text = to_srt(cues, ("zh", "en"))
    by_srt = list(srt.parse(text))
    assert [(block.start, block.end) for block in by_srt] == [
        (timedelta(milliseconds=cue.span.start_ms), timedelta(milliseconds=cue.span.end_ms)) for cue in cues
    ]
    assert [block.index for block in by_srt] == list(range(1, len(cues) + 1))
    contents = [block.content for block in by_srt]
    by_pysubs2 = pysubs2.SSAFile.from_string(text, format_="srt")
    assert [event.plaintext for event in by_pysubs2] == contents
    assert [(event.start, event.end) for event in by_pysubs2] == [
        (cue.span.start_ms, cue.span.end_ms) for cue in cues
    ]
    assert [alphanumerics(content) for content in contents] == [shown(cue) for cue in cues]
    assert read(text).warnings == ()
    track = _srt_track(text)
    assert [(cue.start_ms, cue.end_ms) for cue in track.cues] == [
        (cue.span.start_ms, cue.span.end_ms) for cue in cues
    ]
    assert [sorted([*cue.zh, *cue.en]) for cue in track.cues] == [
        sorted(re.sub(r"(?m)^(-?\d+\.?\d*)\u200e$", r"\1", content).split("\n")) for content in contents
    ]


@settings(max_examples=200, deadline=None)
@given(laid_cues())
def test_ass_is_read_alike(cues: list[LaidCue]) -> None:
    events = pysubs2.SSAFile.from_string(FORMATS["zh-en.ass"].write(cues, "题")).events
    assert [Span(event.start, event.end) for event in events] == on_grid([cue.span for cue in cues], 10)
    assert [alphanumerics(event.plaintext) for event in events] == [shown(cue) for cue in cues]


@given(spans())
def test_the_grid_keeps_order_and_length(given_spans: list[Span]) -> None:
    moved = on_grid(given_spans, 10)
    assert all(span.duration_ms > 0 and span.start_ms % 10 == span.end_ms % 10 == 0 for span in moved)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(moved))


def _srt_track(text: str) -> Track:
    return Track("talk", "SRT", "utf-8", told_apart(read(text).cues, "talk"))


@settings(deadline=None)
@given(texts)
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    for source, _ in (read_transcript(text, "talk"), talk(_srt_track(text))):
        ends = [0]
        for piece in source.pieces:
            assert ends[-1] <= piece.start < piece.end <= len(source.text)
            part = source.text[piece.start : piece.end]
            assert part == part.strip() != ""
            ends.append(piece.end)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    text = draw(texts)
    times = draw(spans())
    timed = draw(st.booleans())

    def cut() -> tuple[int, int]:
        start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        return start, end

    count = 2 * len(times)
    marks = sorted(draw(st.lists(st.integers(0, len(text)), min_size=count, max_size=count)))
    pieces = tuple(
        Piece(start, end, span if timed else None)
        for start, end, span in zip(marks[::2], marks[1::2], times, strict=True)
    )
    heard = tuple(
        Heard(start, end, span, draw(st.sampled_from(["given", "align", "vad"])), draw(st.floats(0, 1)))
        for start, end, span in zip(marks[::2], marks[1::2], times, strict=True)
        if not timed
    )
    return Project(
        source=Source(draw(texts), text, pieces, draw(texts), draw(st.booleans()), heard),
        settings=Settings(
            profile=draw(texts),
            verbatim=draw(st.booleans()),
            duration_ms=draw(st.none() | st.integers(1, 10**9)),
            rate=draw(st.floats(0, exclude_min=True, allow_infinity=False)),
        ),
        removals=tuple(
            Removal(*cut(), draw(texts), draw(st.sampled_from(["filler", "stutter"])))
            for _ in range(draw(st.integers(0, 2)))
        ),
        sentences=tuple(Sentence(*cut(), draw(texts), draw(texts)) for _ in times),
        cues=tuple(
            Cue(
                id=f"c{index}",
                span=span,
                zh=draw(texts),
                en=draw(texts),
                start=(offsets := cut())[0],
                end=offsets[1],
                sentence=index,
                timing=draw(st.sampled_from(["given", "align", "rate"])),
                confidence=draw(st.floats(0, 1)),
                notes=tuple(draw(st.lists(texts, max_size=2))),
                edited=draw(st.booleans()),
            )
            for index, span in enumerate(times)
        ),
        model=draw(st.none() | st.builds(ModelId, texts, texts, texts)),
    )


@settings(deadline=None)
@given(projects())
def test_a_project_is_kept_exactly(project: Project) -> None:
    text = dump_project(project)
    assert load_project(text.encode(), "talk") == project
    assert dump_project(load_project(text.encode(), "talk")) == text
