from dataclasses import replace

import numpy as np
import pytest
from fakes import sentence

from subgen.cues.cut import Paired, cut
from subgen.profile import load_profile
from subgen.span import Span
from subgen.text.screen import on_screen
from subgen.width import cells

PROFILE = load_profile("netflix")

TALK = (
    "今天",
    "我们",
    "先",
    "讲",
    "数据库",
    "的",
    "索引，",
    "然后",
    "再",
    "讲",
    "查询",
    "优化器",
    "怎么",
    "工作。",
)
ENGLISH = (
    "Today we will first talk about the index of a database,"
    " and then we will look at how the query optimizer works."
)


def paired(zh=TALK, english=ENGLISH, links=None, ms=220, question=False):
    """Words of ``ms`` a character, with their English linked in order."""
    words = sentence(*zh)
    spans = [Span(word.start * ms, word.end * ms) for word in words]
    en = english.split()
    if links is None:
        links = np.zeros((len(en), len(words)))
        for index in range(len(en)):
            links[index, index * len(words) // len(en)] = 1.0
    return Paired(words, question, spans, en, links)


def zh_of(pair, cuts):
    return [on_screen(pair.words[each.zh_start : each.zh_end], spaced=False) for each in cuts]


def en_of(pair, cuts):
    return [" ".join(pair.english[each.en_start : each.en_end]) for each in cuts]


def test_both_languages_are_dealt_out_whole_and_in_order():
    pair = paired()
    cuts = cut(pair, PROFILE)
    assert "".join(zh_of(pair, cuts)) == "".join(TALK).replace("，", "").replace("。", "")
    assert " ".join(en_of(pair, cuts)) == ENGLISH
    assert all(zh_of(pair, cuts)) and all(en_of(pair, cuts))


def test_a_cut_falls_where_both_languages_pause():
    pair = paired()
    cuts = cut(pair, PROFILE)
    assert en_of(pair, cuts)[0].endswith("database,")
    assert zh_of(pair, cuts)[0].endswith("索引")


def test_english_stands_under_its_chinese():
    zh = ("先", "讲", "索引，", "然后", "讲", "查询", "和", "优化器", "的", "工作", "原理。")
    english = "First the index, then the query, and how the optimizer works, step by step."
    words = english.split()
    early = np.zeros((len(words), len(zh)))
    early[:3, :3] = 1 / 3
    early[3:, 3:] = 1 / 8
    late = np.zeros((len(words), len(zh)))
    late[:6, :3] = 1 / 3
    late[6:, 3:] = 1 / 8
    cuts_at = []
    for links in (early, late):
        pair = paired(zh, english, links, ms=400)
        cuts = cut(pair, PROFILE, fixed=[3, len(zh)])
        cuts_at.append(en_of(pair, cuts)[0])
    assert cuts_at == ["First the index,", "First the index, then the query,"]


def test_no_english_word_stands_alone_where_its_neighbours_can_join_it():
    zh = ("我", "觉得", "现在", "这", "一代", "算法，", "其实", "还有", "非常", "多", "要", "改进。")
    english = "There is a whole lot of room left for improvement in this generation of learning algorithms."
    count = len(english.split())
    links = np.zeros((count, len(zh)))
    links[:-1, :6] = 1 / 6  # as the model has it, the second clause says hardly anything
    links[-1, 6:] = 1 / 6
    pair = paired(zh, english, links, ms=300)
    pieces = en_of(pair, cut(pair, PROFILE))
    assert len(pieces) == 2
    assert all(" " in piece for piece in pieces)


def test_a_term_stands_under_itself_even_if_its_neighbours_do_not():
    zh = ("我们", "先", "把", "会话", "都", "放进", "Redis，", "然后", "再", "讲", "查询", "怎么", "工作。")
    english = "We first put every session that we have, into our Redis, and then look at how queries work."
    words = english.split()
    term = words.index("Redis,")
    links = np.zeros((len(words), len(zh)))
    links[: term - 2, :6] = 1 / 6
    links[term - 2 : term, :6] = 0.2 / 6
    links[term - 2 : term, 7:] = 0.8 / 6
    links[term, 6] = 1.0
    links[term + 1 :, 7:] = 1 / 6
    pair = paired(zh, english, links, ms=300)
    cuts = cut(pair, PROFILE)
    assert en_of(pair, cuts)[0].endswith("Redis,")
    assert zh_of(pair, cuts)[0].endswith("Redis")


@pytest.mark.parametrize("name", ["netflix", "ted", "bilibili"])
def test_every_cue_fits_its_lines(name):
    profile = load_profile(name)
    pair = paired(TALK[:-1] + TALK, ENGLISH[:-1] + " , " + ENGLISH)
    cuts = cut(pair, profile)
    assert all(cells(text) <= profile.zh_line_cells * profile.max_lines for text in zh_of(pair, cuts))
    assert all(len(text) <= profile.en_line_chars * profile.max_lines for text in en_of(pair, cuts))


def test_one_line_means_one_line():
    profile = replace(PROFILE, max_lines=1)
    pair = paired()
    cuts = cut(pair, profile)
    assert all(cells(text) <= profile.zh_line_cells for text in zh_of(pair, cuts))
    assert all(len(text) <= profile.en_line_chars for text in en_of(pair, cuts))


def test_a_short_sentence_is_one_cue():
    pair = paired(("我们", "开始。"), "We begin.")
    assert zh_of(pair, cut(pair, PROFILE)) == ["我们开始"]


def test_a_mere_label_stands_with_what_it_announces():
    words = [
        "第一：",
        "机器人",
        "要",
        "便宜，",
        "它们",
        "还",
        "要",
        "能够",
        "和",
        "我们",
        "大家",
        "一起",
        "工作",
    ]
    pair = paired(words, english="")
    assert zh_of(pair, cut(pair, PROFILE)) == ["第一：机器人要便宜", "它们还要能够和我们大家一起工作"]


def test_chinese_alone_is_cut_as_well():
    pair = paired(english="")
    cuts = cut(pair, PROFILE)
    assert len(cuts) >= 2
    assert {(each.en_start, each.en_end) for each in cuts} == {(0, 0)}


def test_cues_that_are_given_are_kept():
    pair = paired()
    ends = [2, 3, 9, len(TALK)]
    cuts = cut(pair, PROFILE, fixed=ends)
    assert [each.zh_end for each in cuts] == ends
    assert all(en_of(pair, cuts))


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_given_cue_without_a_spoken_word_gets_no_english(position):
    zh = ["今天", "我们"]
    zh.insert(position, "嗯")
    pair = paired(tuple(zh), "Today we")
    words = [replace(word, spoken="") if word.text == "嗯" else word for word in pair.words]
    cuts = cut(replace(pair, words=words), PROFILE, [1, 2, 3])
    english = ["Today", "we"]
    english.insert(position, "")
    assert en_of(pair, cuts) == english


def test_given_cues_hold_their_english_however_long():
    pair = paired(("我们", "开始", "吧。"), "word " * 60)
    assert " ".join(en_of(pair, cut(pair, PROFILE, fixed=[1, 3]))) == " ".join(pair.english)


@pytest.mark.parametrize(
    ("english", "fixed"),
    [
        pytest.param("Only two", [2, 5, len(TALK)], id="three given cues and two words"),
        pytest.param("word " * 80, None, id="more English than its Chinese can be cut for"),
    ],
)
def test_what_can_not_be_dealt_out(english, fixed):
    zh = TALK if fixed else ("我们", "开始。")
    assert cut(paired(zh, english), PROFILE, fixed) is None


@pytest.mark.parametrize(
    "zh",
    [
        ("打开", "https://a.org/" + "x" * 60, "看看。"),
        ("a" * 40,),
        ("a" * 30, "b" * 30, "c" * 30, "模型"),
        ("三", "个") * 40,
    ],
)
def test_what_is_too_wide_for_a_line_is_shown_all_the_same(zh):
    pair = paired(zh, "")
    assert "".join(zh_of(pair, cut(pair, PROFILE))).replace(" ", "") == "".join(zh).rstrip("。")


def test_a_number_and_its_unit_stay_in_one_cue():
    zh = (
        "这个",
        "系统",
        "每天",
        "要",
        "处理",
        "差不多",
        "三百万",
        "个",
        "请求",
        "所以",
        "它",
        "非常",
        "非常",
        "慢。",
    )
    for length in range(8, len(zh) + 1):
        pair = paired(zh[:length], "")
        assert not any(text.endswith("三百万") for text in zh_of(pair, cut(pair, PROFILE)))


def test_no_cue_shows_only_what_is_not_translated():
    zh = ("那个就是那个，", *TALK)
    english = f"As you know, {ENGLISH}"
    pair = paired(zh, english, np.zeros((len(english.split()), len(zh))))
    (spoken, *_), (filler, *_) = (
        cut(replace(pair, words=(replace(pair.words[0], spoken=text), *pair.words[1:])), PROFILE)
        for text in (zh[0], "")
    )
    assert spoken.zh_end == 1
    assert filler.zh_end > 1
