from dataclasses import replace

import pytest
from fakes import sentence

from subgen.text.boundaries import weighed
from subgen.text.clauses import LIKELY, SURE, with_likely_pauses
from subgen.text.words import Pause

LONG = "今天 先 讲 数据库 的 索引 是 怎么 回事 然后 再 讲 怎么 优化 查询"


@pytest.mark.parametrize(
    ("texts", "clauses"),
    [
        # A conjunction begins a clause, in a run that is long enough to hold two.
        (LONG, ["今天先讲数据库的索引是怎么回事", "然后再讲怎么优化查询"]),
        # A short run is one clause.
        ("我们 先 看 数据 然后 再 看 模型", ["我们先看数据然后再看模型"]),
        # Where there are marks, they say it.
        ("今天 先 讲 数据库， 然后 再 讲 查询 优化器", ["今天先讲数据库然后再讲查询优化器"]),
        # No clause is very short.
        (
            "好 我们 今天 就 来看 查询 的 优化器 怎么 工作",
            ["好我们今天就来看查询的优化器怎么工作"],
        ),
    ],
)
def test_where_clauses_likely_end(texts, clauses):
    found = [""]
    for word in with_likely_pauses(weighed(sentence(*texts.split())), LIKELY, shown=False):
        found[-1] += word.text
        if word.pause is Pause.LIKELY:
            found.append("")
    assert found == clauses


def test_no_clause_ends_inside_a_number_however_likely():
    said = "我们 看 一下 从 二零一九年 到 二零二 五年 的 数据 是 怎么 变化 的"
    words = sentence(*said.split())
    weighed_words = [word.with_odds(300 if word.text == "二零二" else -500, 0, 0) for word in words]
    found = with_likely_pauses(weighed_words, LIKELY, shown=True)
    assert all(word.pause is Pause.NONE for word in found[:-1])


@pytest.mark.parametrize(("particle", "parted"), [("嘛", False), ("刚", True)])
def test_no_clause_begins_with_a_particle_however_likely(particle, parted):
    words = sentence(*f"我们 做 这个 已经 有 五年 了 {particle} 开始 的 时候 我们 非常 不 习惯".split())
    weighed_words = [word.with_odds(300 if word.text == "了" else -500, 0, 0) for word in words]
    found = with_likely_pauses(weighed_words, LIKELY, shown=True)
    assert [word.text for word in found if word.pause is Pause.SPACE] == ["了"] * parted


@pytest.mark.parametrize(("shown", "pause"), [(True, Pause.SPACE), (False, Pause.LIKELY)])
@pytest.mark.parametrize(
    ("texts", "ended"),
    [
        # Whatever stands before it, and be the run ever so short.
        ("对 吧 堆料 谁 不会", ["吧"]),
        ("它 是 开源 的 是 吗 大家 都 可以 用", ["吗"]),
        ("这个 是 对 的 吧", []),
        ("大家 觉得 好 吗 的话", []),
        ("大家 都 明白 对 吧", []),
        ("大家 都 明白 对 吧， 我们 继续", []),
    ],
)
def test_a_clause_ends_behind_a_tag(texts, ended, shown, pause):
    found = with_likely_pauses(sentence(*texts.split()), LIKELY, shown=shown)
    assert [word.text for word in found if word.pause is pause] == ended


@pytest.mark.parametrize(("behind", "pause"), [("你们", Pause.SPACE), ("的", Pause.LIKELY)])
def test_a_pause_that_the_words_have_is_sure_unless_they_read_on(behind, pause):
    call, *rest = sentence("小陈", behind, "系统", "不错")
    found = with_likely_pauses([replace(call, pause=Pause.LIKELY), *rest], SURE, shown=True)
    assert found[0].pause is pause


def test_only_pauses_change():
    before = sentence(*LONG.split())
    after = with_likely_pauses(before, LIKELY, shown=False)
    assert [(word.text, word.start) for word in after] == [(word.text, word.start) for word in before]


@pytest.mark.parametrize("least", [LIKELY, SURE])
@pytest.mark.parametrize(("shown", "pause"), [(True, Pause.SPACE), (False, Pause.LIKELY)])
def test_a_sure_pause_can_be_shown(shown, pause, least):
    words = with_likely_pauses(weighed(sentence(*LONG.split())), least, shown=shown)
    assert {word.pause for word in words} == {Pause.NONE, pause}


@pytest.mark.parametrize(("odds", "pauses"), [(50, 0), (300, 1)])
def test_where_spaces_tell_of_pauses_others_are_sure(odds, pauses):
    words = [word.with_odds(odds if word.text == "回事" else -500, 0, 0) for word in sentence(*LONG.split())]
    found = with_likely_pauses(words, SURE, shown=False)
    assert [word.pause for word in found].count(Pause.LIKELY) == pauses
