from dataclasses import replace

import pytest
from fakes import sentence

from subgen.text.boundaries import weighed
from subgen.text.stream import Stream
from subgen.text.words import Pause

LATIN_RUN = -1000


def odds(text):
    """The log-odds of a clause, a sentence and a cue at the bar in ``text``, words between spaces."""
    before = text.split("|")[0].split()
    words = weighed(sentence(*text.replace("|", " ").split()))
    word = words[len(before) - 1]
    return word.clause_odds, word.stop_odds, word.cue_odds


@pytest.mark.parametrize(
    ("likelier", "less_likely"),
    [
        ("我们 讲 数据库 的 索引|然后 讲 缓存", "我们 讲 数据库|的 索引 然后 讲 缓存"),
        ("这样 做 的话|我们 就 知道 了", "这样 做|的话 我们 就 知道 了"),
        ("我 觉得 很 好|但是 还 不够", "我 觉得 很|好 但是 还 不够"),
        ("这 是 第一点|所以 大家 看", "这 是|第一点 所以 大家 看"),
    ],
)
def test_a_clause_ends_in_one_place_rather_than_in_another(likelier, less_likely):
    assert odds(likelier)[0] > 0 > odds(less_likely)[0]


@pytest.mark.parametrize(
    ("likelier", "less_likely"),
    [
        ("你们 都 听懂 了 吗|我们 继续", "你们 都 听懂 了 数据|我们 继续"),
        ("今天 讲 索引，|好 我们 开始", "今天 讲 索引，|还有 缓存"),
        ("谢谢 大家，|下面 请 李 老师", "如果 大家，|下面 有 问题"),
        # A mark makes it likelier, and one that a machine set in the middle of a phrase does not.
        ("我们 讲 完 了，|大家 休息 一下", "我们 讲 完 了|大家 休息 一下"),
        ("我们 讲 完 了，|大家 休息 一下", "我们 讲 完 了 大家 休息，|一下"),
    ],
)
def test_a_sentence_ends_in_one_place_rather_than_in_another(likelier, less_likely):
    assert odds(likelier)[1] > odds(less_likely)[1]


def test_a_short_clause_shares_its_cue():
    short = odds("所以，|我们 今天 先 讲 这个，")[2]
    long = odds("我们 今天 要 把 这个 很 长 的 问题 讲 完，|然后 大家 可以 自由 地 提 问题 和 讨论，")[2]
    assert short < long


def test_what_is_not_spoken_is_passed_over_but_for_its_mark():
    heard = sentence("我们", "讲", "索引", "然后", "讲", "缓存")
    filler = replace(heard[0], text="呃", spoken="")
    found = weighed([*heard[:3], filler, *heard[3:]])
    plain = weighed(heard)
    assert found[2].clause_odds == found[3].clause_odds == plain[2].clause_odds
    marked = weighed([*heard[:3], replace(filler, pause=Pause.CLAUSE, mark="，"), *heard[3:]])
    assert marked[2].stop_odds > found[2].stop_odds


def test_nothing_else_changes():
    words = sentence("用", "GPT-4", "做，", "30", "次。")
    assert [(word.start, word.end, word.text, word.mark) for word in weighed(words)] == [
        (word.start, word.end, word.text, word.mark) for word in words
    ]
    assert weighed([]) == ()


@pytest.mark.parametrize(
    ("words", "characters", "starts"),
    [
        (["我们", "讲"], "我们讲", [1, 0, 1]),
        (["用", "GPT-4", "做"], "用L做", [1, 1, 1]),
        (["machine", "learning", "的"], "L的", [1, 1]),
        (["C++", "和", "3.5%"], "L和N", [1, 1, 1]),
        (["“我们", "《红楼梦》"], "我们红楼梦", [1, 0, 1, 0, 0]),
        (["……"], "……", [1, 0]),
        (["（", "😀"], "（😀", [1, 1]),
    ],
)
def test_what_the_network_reads(words, characters, starts):
    stream = Stream()
    for word in words:
        stream.add(word, 0)
    assert ("".join(stream.characters), stream.starts) == (characters, starts)
    assert len(stream.marks) == len(stream.characters)


def test_a_mark_parts_latin_words():
    stream = Stream()
    assert stream.add("query", 2)
    assert stream.add("optimizer", 0)
    assert not stream.add("index", 1)
    assert (stream.characters, stream.marks) == (["L", "L"], [2, 1])


def test_no_clause_ends_inside_a_run_of_latin_words():
    words = weighed(sentence("我们", "讲", "query", "optimizer", "然后", "讲", "缓存"))
    assert words[2].clause_odds == words[2].stop_odds == LATIN_RUN
    assert words[3].clause_odds > 0
