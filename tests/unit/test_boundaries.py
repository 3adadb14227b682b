import pytest
from fakes import sentence

from subgen.text.boundaries import gap_keys, known, length_keys, measured, neighbours, size, weighed
from subgen.text.words import Pause


def odds(text):
    """The log-odds of a clause, a sentence and a cue at the bar in ``text``, words between spaces."""
    before = text.split("|")[0].split()
    words = measured(weighed(sentence(*text.replace("|", " ").split())))
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


def test_a_question_word_ends_a_sentence_rather_than_a_noun():
    assert odds("你们 都 听懂 了 吗|我们 继续")[1] > odds("你们 都 听懂 了 数据|我们 继续")[1]


def test_a_short_clause_shares_its_cue():
    short = odds("所以，|我们 今天 先 讲 这个，")[2]
    long = odds("我们 今天 要 把 这个 很 长 的 问题 讲 完，|然后 大家 可以 自由 地 提 问题 和 讨论，")[2]
    assert short < long


def test_what_is_not_spoken_is_passed_over():
    heard = sentence("我们", "讲", "索引", "然后", "讲", "缓存")
    filler = heard[0].__class__(9, 10, "呃", "", Pause.NONE, "", 0)
    found = weighed([*heard[:3], filler, *heard[3:]])
    plain = weighed(heard)
    assert found[2].clause_odds == found[3].clause_odds == plain[2].clause_odds


def test_nothing_else_changes():
    words = sentence("用", "GPT-4", "做，", "30", "次。")
    assert [(word.start, word.end, word.text, word.mark) for word in weighed(words)] == [
        (word.start, word.end, word.text, word.mark) for word in words
    ]
    assert weighed([]) == ()


@pytest.mark.parametrize(
    ("text", "as_known"),
    [("GPT-4", "L"), ("C++", "L"), ("3.5%", "N"), ("“我们", "我们"), ("《红楼梦》", "红楼梦"), ("……", "……")],
)
def test_latin_words_and_numbers_are_all_alike(text, as_known):
    assert known(text) == as_known


def test_sizes():
    assert [size(known(text)) for text in ("transformer", "2024", "我们")] == [3, 3, 2]


def test_what_is_seen_at_the_edges_of_a_text():
    keys = gap_keys(*neighbours(["我们", "讲"], 1))
    assert "-2 ^" in keys and "+2 ^" in keys and "-1+1 我们|讲" in keys
    assert length_keys(100, 1) == ("n- 12", "n+ 0", "n 15")


def test_no_clause_ends_inside_a_run_of_latin_words():
    words = weighed(sentence("我们", "讲", "query", "optimizer", "然后", "讲", "缓存"))
    assert words[2].clause_odds == -1000
    assert words[3].clause_odds > 0
