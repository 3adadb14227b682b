from dataclasses import replace

import pytest
from fakes import word

from subgen.text.breaks import (
    NEVER,
    cue_break_cost,
    hanging_cost,
    joining_cost,
    reads_on,
    sentence_break_cost,
)
from subgen.text.words import Pause

MARKS = {" ": Pause.SPACE, "、": Pause.LIST, "，": Pause.CLAUSE, "。": Pause.STOP}


def around(text):
    """The words on both sides of the bar in ``text``, and what stands between them."""
    left, right = text.split("|")
    return word(left.rstrip(" 、，。"), MARKS.get(left[-1], Pause.NONE)), word(right)


@pytest.mark.parametrize(
    "text",
    [
        "一，|些",
        "三|个",
        "30|度",
        "二〇二三|年",
        "一百|二十",
        "几|百",
        "100|%",
        "two|words",
        "四|小时",
        "一百二十|瓦",
        "二零二|五年",
        "二零二|一年",
        "百分之九|十九点九",
        "零点|八七",
        "百分之三十五|点六",
        "第二十|三章",
        "三十|一",
    ],
)
def test_what_no_cue_parts(text):
    assert cue_break_cost(*around(text)) >= NEVER


@pytest.mark.parametrize("text", ["百分之百|只要", "三十|一定", "一百|例如", "统一|二楼"])
def test_what_is_no_part_of_a_number(text):
    assert cue_break_cost(*around(text)) < NEVER


@pytest.mark.parametrize(("before", "after"), [("#", "开源"), ("开源", "#"), ("中文", "/")])
def test_a_sign_stays_with_what_it_touches(before, after):
    first = word(before)
    assert cue_break_cost(first, word(after, start=first.end)) >= NEVER
    assert cue_break_cost(first, word(after, start=first.end + 1)) < NEVER


def test_a_mark_parts_even_numbers():
    assert cue_break_cost(*around("三，|个")) < NEVER


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("模型，|然后", "模型|测试"),
        ("模型|然后", "模型|测试"),
        ("模型|因为", "很|大"),
        ("数据 |模型", "数据|模型"),
        ("桌子上|大家", "把|书"),
        ("以后|我们", "走|了"),
        ("香蕉|和", "和|香蕉"),
        ("代码|但是", "代码|的"),
        ("代码|我", "我|写"),
        ("代码|在", "在|桌上"),
        ("的话|我们", "开始|的话"),
        ("模型，|测试", "很，|大"),
    ],
)
def test_one_place_is_better_than_another(better, worse):
    assert cue_break_cost(*around(better)) < cue_break_cost(*around(worse))


@pytest.mark.parametrize(
    ("text", "runs_on"),
    [("把，|数据", True), ("很大，|的", True), ("模型，|然后", False), ("大家好，|今天", False)],
)
def test_a_mark_inside_a_phrase_is_seen_through(text, runs_on):
    assert reads_on(*around(text)) is runs_on


def test_a_stop_that_can_be_trusted_costs_nothing():
    assert sentence_break_cost(*around("因为。|的")) == 0
    assert sentence_break_cost(*around("因为，|的")) > 0


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("完，|我们", "大的，|我们"),
        ("完，|数据", "觉得，|数据"),
        ("完，|数据", "完、|数据"),
        ("完，|数据", "完，|了"),
        ("完，|数据", "的话，|数据"),
    ],
)
def test_one_sentence_end_is_likelier_than_another(better, worse):
    assert sentence_break_cost(*around(better)) < sentence_break_cost(*around(worse))


def test_the_likelier_a_sentence_ends_the_less_it_costs():
    before, after = around("完|数据")
    costs = [sentence_break_cost(replace(before, stop_odds=odds), after) for odds in (-400, 0, 200, 400)]
    assert costs == sorted(costs, reverse=True)
    assert costs[0] > costs[1] > 0 > costs[2] > costs[3]


def test_no_sentence_ends_inside_a_number():
    assert sentence_break_cost(*around("三|个")) >= NEVER


@pytest.mark.parametrize(
    ("clause", "waits"),
    [
        ("如果 我 退一步 讲", True),
        ("但是 如果 我们 退一步 讲", True),
        ("然后 当 数据 变 大", True),
        ("虽然 它 很 简单", True),
        ("换句话说", True),
        ("所以 换句话说", True),
        ("然后", True),
        ("如果 数据 不对 模型 就 不会 对", False),  # holds its main clause
        ("因为 今天 下雨", False),  # a reason may come last
        ("我们 来看 结果", False),
        ("其实 我们 来看 结果", False),
    ],
)
def test_a_listener_waits_for_more_after_some_clauses(clause, waits):
    assert (hanging_cost([word(text) for text in clause.split()]) > 0) is waits


@pytest.mark.parametrize(
    ("pause", "odds", "cost"),
    [
        (Pause.NONE, 300, 0),
        (Pause.CLAUSE, -300, 80),
        (Pause.CLAUSE, 30, 140),
        # However sure the network is, English under the wrong cue is worse.
        (Pause.CLAUSE, 300, 160),
    ],
)
def test_what_joining_two_clauses_costs(pause, odds, cost):
    assert joining_cost(replace(word("我们", pause), cue_odds=odds)) == cost
