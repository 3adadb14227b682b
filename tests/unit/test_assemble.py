import numpy as np
import pytest
from fakes import english_for, talk, timed

from subgen.cues.assemble import NO_ENGLISH, draft, make_cues
from subgen.cues.rate import word_spans
from subgen.profile import load_profile
from subgen.text.sentences import sentences
from subgen.text.spoken import spoken_text
from subgen.text.words import words

PROFILE = load_profile("netflix")


def cues_of(source, splitter, english=True, end_ms=None, faults=()):
    units = sentences(source, words(source, (), splitter))
    rows = word_spans(source, units, rate=4.5, duration_ms=end_ms)
    drafts = []
    for unit, spans in zip(units, rows, strict=True):
        found = english_for(spoken_text(unit).text).words if english else ()
        links = np.zeros((len(found), len(unit.words)))
        drafts.append(draft(source, unit, spans, found, links, PROFILE, faults))
    return make_cues(source, drafts, PROFILE, end_ms)


def test_a_cue_holds_both_languages_and_knows_its_place(splitter):
    first, second = cues_of(talk("我们开始。", "大家好吗"), splitter)
    assert (first.zh, first.start, first.end, first.sentence) == ("我们开始", 0, 4, 0)
    assert (second.zh, second.start, second.end, second.sentence) == ("大家好吗？", 7, 11, 1)
    assert first.en.endswith(".")
    assert second.en.endswith("?")
    assert {first.timing, second.timing} == {"rate"}
    assert first.span.end_ms < second.span.start_ms


@pytest.mark.parametrize(
    ("text", "english", "zh"),
    [
        ("它的定义是什么", "What is its definition?", "它的定义是什么？"),
        ("它的定义是什么", "Its definition is that.", "它的定义是什么"),
        ("有人问过我为什么不用", "Somebody asked me why not?", "有人问过我为什么不用"),
        ("我怎么知道它是什么", "How do I know what it is?", "我怎么知道它是什么？"),
        ("它的定义是什么。没有人问过我们，所以我们不说。", "What is its definition?", "它的定义是什么"),
    ],
)
def test_what_asks_in_english_asks_in_chinese_unless_a_writer_says_otherwise(splitter, text, english, zh):
    source = talk(text)
    unit, *_ = sentences(source, words(source, (), splitter))
    found = english.split()
    spans = word_spans(source, [unit], rate=4.5, duration_ms=None)[0]
    asked = draft(source, unit, spans, found, np.zeros((len(found), len(unit.words))), PROFILE)
    assert make_cues(source, [asked], PROFILE, None)[0].zh == zh


def test_the_same_words_get_ids_of_their_own_that_stay(splitter):
    ids = [cue.id for cue in cues_of(talk("好的。好的。好的。"), splitter)]
    assert len(set(ids)) == 3
    assert [cue.id for cue in cues_of(talk("我们开始。好的。好的。好的。"), splitter)][1:] == ids


def test_ids_do_not_meet_by_chance(splitter, monkeypatch):
    monkeypatch.setattr("subgen.cues.assemble._stable_id", lambda zh, count: f"{len(zh)}-{count}")
    ids = [cue.id for cue in cues_of(talk("你好。我好。他好。"), splitter)]
    assert ids == ["2-1", "2-2", "2-3"]


def test_what_is_wrong_with_a_sentence_is_noted_on_its_cues(splitter):
    (cue,) = cues_of(talk("我们开始。"), splitter, faults=("loop",))
    assert cue.notes == ("English: loop",)


def test_cues_that_come_with_times_keep_them_with_their_text(splitter):
    source = timed((0, 900, " 我们，开始。"), (950, 1000, "讲 数据库！！"))
    cues = cues_of(source, splitter)
    assert [(cue.span, cue.zh, cue.timing) for cue in cues] == [
        (source.pieces[0].span, "我们，开始。", "given"),
        (source.pieces[1].span, "讲 数据库！！", "given"),
    ]


def test_a_given_cue_has_the_notes_of_all_its_sentences(splitter):
    source = timed((0, 3000, "我们开始讲数据库的索引。为什么要讲索引呢？"))
    units = sentences(source, words(source, (), splitter))
    spans = word_spans(source, units, rate=4.5, duration_ms=None)
    drafts = [
        draft(source, unit, row, ("Yes.",), np.zeros((1, len(unit.words))), PROFILE, (fault, "loop"))
        for unit, row, fault in zip(units, spans, ("empty", "too short"), strict=True)
    ]
    (cue,) = make_cues(source, drafts, PROFILE, None)
    assert cue.notes == ("English: empty", "English: loop", "English: too short")


def test_two_sentences_in_one_given_cue_stay_one_cue(splitter):
    (cue,) = cues_of(timed((0, 3000, "我们开始讲数据库的索引。为什么要讲索引呢？")), splitter)
    assert cue.en.count(".") == cue.en.count("?") == 1


@pytest.mark.parametrize(("english", "expected"), [(True, NO_ENGLISH), (False, "")])
@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_given_cue_of_nothing_but_marks_stays(splitter, english, expected, position):
    texts = ["我们开始", "大家好"]
    texts.insert(position, "……")
    source = timed(*((index * 1000, index * 1000 + 900, text) for index, text in enumerate(texts)))
    cues = cues_of(source, splitter, english=english)
    assert [cue.zh for cue in cues] == texts
    assert cues[position].en == expected
    assert [cue.span for cue in cues] == [piece.span for piece in source.pieces]
