from itertools import pairwise

import pytest
from fakes import sentence, talk, timed

from subgen.cue import Removal
from subgen.cues.rate import word_spans
from subgen.source import Piece, Source
from subgen.text.sentences import Unit, sentences
from subgen.text.syllables import syllables
from subgen.text.words import words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("数据库", 3),
        ("我们，开始。", 4),
        ("GPT", 3),
        ("model", 2),
        ("size", 1),
        ("a", 1),
        ("2024", 4),
        ("GPT-4", 4),
        ("Machine learning", 4),
        ("𠀀𠀁", 2),
        ("……", 0),
        ("", 0),
    ],
)
def test_syllables(text, count):
    assert syllables(text) == count


def spans_of(source, splitter, removals=(), rate=4.0, duration_ms=None, verbatim=False):
    found = words(source, removals, splitter, verbatim=verbatim)
    units = sentences(source, found)
    rows = word_spans(source, units, rate=rate, duration_ms=duration_ms)
    return [
        (word.text, span.start_ms, span.end_ms)
        for unit, row in zip(units, rows, strict=True)
        for word, span in zip(unit.words, row, strict=True)
    ]


def test_a_syllable_lasts_as_the_rate_says(splitter):
    assert spans_of(talk("数据库"), splitter, rate=4.0) == [("数据库", 0, 750)]
    assert spans_of(talk("数据库"), splitter, rate=5.0) == [("数据库", 0, 600)]


def test_time_passes_where_the_text_pauses(splitter):
    def pause(text):
        (_, _, end), (_, start, _) = spans_of(talk(text), splitter)
        return start - end

    assert 0 == pause("开始然后") < pause("开始、然后") < pause("开始，然后") < pause("开始。然后")


def test_a_sentence_ends_in_a_pause_whatever_its_mark():
    units = [Unit(sentence("我们，"), False), Unit(sentence("开始，"), False)]
    source = talk("我们，开始，")
    (first,), (second,) = word_spans(source, units, rate=4.0, duration_ms=None)
    assert second.start_ms - first.end_ms == 375


def test_the_duration_is_filled_and_not_passed(splitter):
    shown = spans_of(talk("今天我们先讲索引。然后讲查询。"), splitter, duration_ms=60_000)
    assert 50_000 < shown[-1][2] <= 60_000
    assert shown[0][1] == 0


def test_what_is_left_out_takes_its_time(splitter):
    source = talk("开始呃呃呃呃然后")
    (_, _, end), (_, start, _) = spans_of(source, splitter, [Removal(2, 6, "呃呃呃呃", "filler")])
    assert start - end == 1000


def test_what_is_not_speech_takes_no_time(splitter):
    heading = "\n\n# 这是一个很长很长的没有人念出来的标题\n\n"
    text = f"开始。{heading}然后。"
    source = Source("talk.md", text, (Piece(0, 3), Piece(len(text) - 3, len(text))))
    assert spans_of(source, splitter) == spans_of(talk("开始。", "然后。"), splitter)


def test_times_never_go_back(splitter):
    shown = spans_of(talk("我们用 machine learning，", "！", "1.5 倍。嗯"), splitter, duration_ms=900)
    assert all(start <= end for _, start, end in shown)
    assert all(before[2] <= after[1] for before, after in pairwise(shown))


def test_given_times_are_shared_out_by_syllables(splitter):
    source = timed((1000, 2000, "我们开始"), (5000, 6500, "讲数据库"))
    assert spans_of(source, splitter) == [
        ("我们", 1000, 1500),
        ("开始", 1500, 2000),
        ("讲", 5000, 5375),
        ("数据库", 5375, 6500),
    ]


def test_a_given_time_is_not_changed_by_a_duration(splitter):
    source = timed((1000, 2000, "我们开始"))
    assert spans_of(source, splitter, duration_ms=99_000) == spans_of(source, splitter)


@pytest.mark.parametrize(
    ("starts", "duration_ms", "starting", "longest"),
    [
        ((None, None, None), None, (0, 1250, 2500), 750),
        ((1000, 9000, 20_000), None, (1000, 9000, 20_000), 1500),  # then there is silence
        ((1000, 1500, 1600), None, (1000, 1500, 1600), 750),  # there is less time than usual
        ((None, 9000, None), None, (0, 9000, 10_250), 1500),
        ((1000, None, 9000), 10_250, (1000, 3500, 9000), 1500),
        ((1000, 2250, 9000), 5000, (1000, 2250, 9000), 1500),  # the last has the usual rate
    ],
)
def test_a_turn_begins_when_the_source_says(splitter, starts, duration_ms, starting, longest):
    text = "数据库。\n" * 3
    pieces = tuple(Piece(5 * i, 5 * i + 4, start_ms=ms, turn=ms is not None) for i, ms in enumerate(starts))
    shown = spans_of(Source("-", text, pieces), splitter, duration_ms=duration_ms)
    assert tuple(start for _, start, _ in shown) == starting
    assert max(end - start for _, start, end in shown) == longest
    assert all(end <= start for (_, _, end), (_, start, _) in pairwise(shown))
