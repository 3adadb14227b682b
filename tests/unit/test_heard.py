"""Times of words from what was heard, and what they change in sentences and cues."""

from dataclasses import replace

import pytest
from fakes import talk, timed

from subgen.cues.heard import grade
from subgen.cues.rate import word_spans
from subgen.pipeline import split
from subgen.project import Settings
from subgen.source import Heard, Source
from subgen.span import Span
from subgen.text.sentences import sentences
from subgen.text.silence import silence_ms
from subgen.text.words import words


def hear(source: Source, *stretches: tuple[str, int, int], timing="given", confidence=0.9) -> Source:
    """The source with stretches of its text heard, each found behind the one before it."""
    heard = []
    offset = 0
    for text, start_ms, end_ms in stretches:
        start = source.text.index(text, offset)
        offset = start + len(text)
        heard.append(Heard(start, offset, Span(start_ms, end_ms), timing, confidence))
    return replace(source, heard=tuple(heard))


def spans_of(source, splitter, *, rate=4.0, duration_ms=None, removals=()):
    units = sentences(source, words(source, removals, splitter))
    rows = word_spans(source, units, rate=rate, duration_ms=duration_ms)
    return [
        (word.text, span.start_ms, span.end_ms)
        for unit, row in zip(units, rows, strict=True)
        for word, span in zip(unit.words, row, strict=True)
    ]


def stretches(text: str) -> list[tuple[str, int, int]]:
    """``开 500 600 始 700 800`` taken apart."""
    parts = text.split()
    return [(a, int(b), int(c)) for a, b, c in zip(parts[::3], parts[1::3], parts[2::3], strict=True)]


@pytest.mark.parametrize(
    ("text", "heard", "spans"),
    [
        # Every character heard, as FunASR says it.
        ("开始索引", "开 500 600 始 700 800 索 2000 2100 引 2100 2300", "开始 500 800 索引 2000 2300"),
        # A stretch over several words is shared by syllables.
        ("开始讲数据库", "开始讲数据库 1000 2200", "开始 1000 1400 讲 1400 1600 数据库 1600 2200"),
        # A word heard in part is where that part was.
        ("开始讲数据库", "始讲数 1000 1600", "开始 1000 1200 讲 1200 1400 数据库 1400 1600"),
        # Unheard words fill what is between: in step where it is tight, …
        ("开始数据库索引", "开始 0 400 索引 1000 1400", "开始 0 400 数据库 400 1000 索引 1000 1400"),
        # … in the middle where it is wide, …
        ("开始数据库索引", "开始 0 500 索引 9500 9900", "开始 0 500 数据库 4250 5750 索引 9500 9900"),
        # … or with the silence where the text pauses.
        ("开始，数据库索引", "开始 0 500 索引 9500 9900", "开始 0 500 数据库 8750 9500 索引 9500 9900"),
        ("开始数据库，索引", "开始 0 500 索引 9500 9900", "开始 0 500 数据库 500 1250 索引 9500 9900"),
        # Ahead of what was heard, and after it.
        ("开始数据库索引", "数据库 2000 2700", "开始 1500 2000 数据库 2000 2700 索引 2700 3200"),
        ("开始数据库", "数据库 100 800", "开始 0 100 数据库 100 800"),
    ],
)
def test_words_are_where_they_were_heard(splitter, text, heard, spans):
    assert spans_of(hear(talk(text), *stretches(heard)), splitter) == stretches(spans)


def test_what_was_not_heard_at_the_end_keeps_within_the_media(splitter):
    source = hear(talk("开始数据库索引"), ("开始", 0, 500))
    assert spans_of(source, splitter, duration_ms=1000)[-1][2] == 1000
    assert spans_of(source, splitter, duration_ms=300)[-1][2] == 1750


def test_the_pace_is_that_of_what_was_heard(splitter):
    text = "开始" * 12
    source = hear(talk(f"{text}数据库"), (text, 0, 24 * 300))
    assert spans_of(source, splitter)[-1] == ("数据库", 7200, 8100)


def test_a_silence_is_one_between_what_was_heard(splitter):
    def silence(text, *heard):
        source = hear(talk(text), *heard)
        first, *_, last = words(source, (), splitter)
        return silence_ms(source, first, last)

    assert silence("开始索引", ("开始", 0, 500), ("索引", 900, 1400)) == 400
    assert silence("开始，索引", ("开始", 0, 500), ("索引", 900, 1400)) == 400
    assert silence("开始嗯索引", ("开始", 0, 500), ("嗯", 600, 800), ("索引", 1500, 1900)) == 700
    assert silence("开始嗯索引", ("开始", 0, 500), ("索引", 1500, 1900)) == 0
    assert silence("开始索引", ("开", 0, 500), ("索引", 1500, 1900)) == 0
    assert silence("开始索引", ("开始索引", 0, 1900)) == 0
    assert silence("开始索引", ("开始", 0, 500)) == 0
    assert silence("开始索引", ("索引", 0, 500)) == 0


def test_a_long_silence_ends_a_sentence(splitter):
    def count(gap_ms):
        source = hear(
            talk("我们今天讲索引它很重要"), ("我们今天讲索引", 0, 1500), ("它很重要", 1500 + gap_ms, 4000)
        )
        return len(sentences(source, words(source, (), splitter)))

    assert count(100) == 1
    assert count(700) == 2


@pytest.mark.parametrize("pause", ["去找", "都先", "结果"])
def test_cues_are_cut_at_pauses(splitter, pause):
    text = "我们把数据放到内存里面然后每一次查询都先从内存里面去找一遍结果再写到磁盘"
    at = text.index(pause)

    def cues(*heard):
        return split(hear(talk(text), *heard), Settings(), splitter).cues

    assert not [cue for cue in cues((text, 0, 7200)) if cue.zh.startswith(pause)]
    torn = cues((text[:at], 0, 200 * at), (text[at:], 200 * at + 400, 7600))
    assert [cue.span.start_ms for cue in torn if cue.zh.startswith(pause)] == [200 * at + 400]


def test_a_cue_says_how_its_times_were_found(splitter):
    source = hear(talk("我们开始讲数据库"), ("我们", 0, 500), timing="align", confidence=0.8)
    found = words(source, (), splitter)
    assert grade(source, found[0], found[0]) == ("align", 0.8)
    assert grade(source, found[0], found[-1]) == ("rate", 0.0)
    assert grade(talk("我们"), found[0], found[0]) == ("rate", 0.0)
    assert grade(timed((0, 1, "我们")), found[0], found[0]) == ("given", 1.0)
    (cue,) = split(hear(talk("我们开始"), ("我们", 0, 500), ("开始", 500, 900)), Settings(), splitter).cues
    assert (cue.timing, cue.confidence) == ("given", 0.9)
    (cue,) = split(talk("我们开始"), Settings(), splitter).cues
    assert (cue.timing, cue.confidence) == ("rate", 0.0)
