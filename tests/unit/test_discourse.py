"""Hard cases: on the left what is said, on the right what is translated."""

import pytest
from fakes import talk
from hypothesis import given
from hypothesis import strategies as st

from subgen.text.discourse import without_discourse
from subgen.text.words import Pause, words


def spoken(text, splitter):
    return "".join(word.spoken + word.mark for word in without_discourse(words(talk(text), (), splitter)))


@pytest.mark.parametrize(
    ("said", "translated"),
    [
        # 就是 ahead of a statement, but not where it is the verb.
        ("就是我们刚刚也听到了很多进展", "我们刚刚也听到了很多进展"),
        ("就是这样", "就是这样"),
        ("这就是我们的答案", "这就是我们的答案"),
        ("就说我们怎么来看这件事情", "我们怎么来看这件事情"),
        ("当然就是说理由也差不多", "当然理由也差不多"),
        # 这个 that points at nothing.
        ("包括一些这个很重要的问题", "包括一些很重要的问题"),
        ("有几位资深的这个学者", "有几位资深的学者"),
        ("大家刚刚都已经这个，听过报告了", "大家刚刚都已经，听过报告了"),
        ("这个我觉得很重要", "我觉得很重要"),
        ("显式的 explicit 这个 memory 很重要", "显式的explicitmemory很重要"),
        ("在这个时间点上", "在这个时间点上"),
        ("这个摄像头坏掉了", "这个摄像头坏掉了"),
        ("我们要的是这个", "我们要的是这个"),
        ("你看那个", "你看"),
        # 对 that says yes to oneself.
        ("然后对我们就直接开始吧", "然后我们就直接开始吧"),
        ("对我觉得这很重要", "我觉得这很重要"),
        ("对我来说这很重要", "对我来说这很重要"),
        ("对大家都有好处", "对大家都有好处"),
        ("对数据做清洗", "对数据做清洗"),
        ("也是我自己的导师对", "也是我自己的导师"),
        ("你说得对", "你说得对"),
        ("这样做不对", "这样做不对"),
        ("对", "对"),
        ("对对对", "对对对"),
        ("对对对，去年", "对对对，去年"),
        ("对你没听错", "对你没听错"),
        ("对你没有什么坏处", "对你没有什么坏处"),
        ("对你说的方案", "对你说的方案"),
        # One opener is enough.
        ("然后就是我们来看结果", "我们来看结果"),
        ("然后所以我们来看结果", "所以我们来看结果"),
        ("然后我们来看结果", "然后我们来看结果"),
        # Sounds.
        ("哦原来是这样", "原来是这样"),
        ("哦", "哦"),
    ],
)
def test_what_means_nothing_is_not_translated(splitter, said, translated):
    assert spoken(said, splitter) == translated


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("对对对去年年底出来的", "对对对"),
        ("对对我们也是这么做的", "对对"),
        ("嗯对对对对就是这个意思", "对对对对"),
        ("对你没听错就是这么多", "对"),
        ("对您说得没错", "对"),
        ("对你没有什么坏处", ""),
        ("对对方有好处", ""),
        ("对我来说这很难", ""),
        ("对对对", ""),
        ("对对对，去年", ""),
    ],
)
def test_a_yes_to_somebody_is_translated_apart(splitter, said, answer):
    found = without_discourse(words(talk(said), (), splitter))
    last = next((index for index, word in enumerate(found, start=1) if word.pause is Pause.LIKELY), 0)
    assert "".join(word.spoken for word in found[:last]) == answer


SCRAPS = st.sampled_from(
    ["然后", "就是", "就说", "这个", "对", "对对", "我", "觉得", "的", "，", "。", "哦", "vision", "是", "吗"]
)


@given(st.lists(SCRAPS, min_size=1, max_size=25))
def test_only_what_is_translated_changes_and_every_clause_keeps_something(splitter, scraps):
    before = words(talk("".join(scraps)), (), splitter)
    after = without_discourse(before)
    assert [(word.text, word.start, word.end, word.mark) for word in after] == [
        (word.text, word.start, word.end, word.mark) for word in before
    ]
    assert bool(after) == any(word.spoken for word in after)
    assert all(word.spoken in ("", old.spoken) for word, old in zip(after, before, strict=True))
