import pytest

from subgen.cue import Cue
from subgen.profile import load_profile
from subgen.span import Span
from subgen.text.wrap import wrap_cues, wrap_en, wrap_zh
from subgen.width import cells

PROFILE = load_profile("netflix")


@pytest.mark.parametrize(
    "text", ["我们开始", "一二三四五六七八九十一二三四五六", "用 GPT-4 训练出来的模型 a"]
)
def test_what_fits_is_one_line(splitter, text):
    assert wrap_zh(text, PROFILE, splitter) == (text,)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("今天我们先讲数据库的索引", "然后再讲查询优化器怎么工作"),
        ("因为这个模型训练得特别慢", "所以我们换了一种新的办法"),
        ("这个问题难倒了很多人吗？", "我们换一种新的办法试试"),
    ],
)
def test_chinese_breaks_where_it_pauses(splitter, upper, lower):
    space = "" if upper.endswith("？") else " "
    assert wrap_zh(upper + space + lower, PROFILE, splitter) == (upper, lower)


@pytest.mark.parametrize(
    ("text", "unbroken"),
    [
        ("这个系统每天要处理超过三百万个用户请求所以非常慢", "三百万个"),
        ("我们最后选择的是representation learning这一个方法", "learning"),
        ("昨天晚上我终于读完了那本书名叫《红楼梦》的长篇小说", "《红楼梦》"),
        ("最早提出这个想法的人其实是列奥纳多·达·芬奇这位画家", "列奥纳多·达·芬奇"),
        ("上午我们听了很多 cloud native 的东西", "上午我们"),
        ("或者是做一个二十四小时的动态血压监测", "二十四小时"),
        # A space stands for a mark: there rather than elsewhere.
        ("所以光是这一条 就够我们努力很多年的了", "就够我们"),
        ("我们开了一个会 开了可能有十分钟吧", "开了可能"),
        ("在 LT 在 sequence to sequence learning", "sequence to sequence learning"),
    ],
)
def test_a_line_does_not_end_inside_what_belongs_together(splitter, text, unbroken):
    lines = wrap_zh(text, PROFILE, splitter)
    assert len(lines) == 2
    assert any(unbroken in line for line in lines)
    assert all(cells(line) <= PROFILE.zh_line_cells for line in lines)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Nobody had expected that result,", "because it was wrong."),
        ("We looked at the longest of all queries", "and then at the index."),
        ("Was this the only way to do it?", "Nobody in the room knew."),
    ],
)
def test_english_breaks_after_a_mark_or_before_a_phrase(upper, lower):
    assert wrap_en(f"{upper} {lower}", PROFILE) == (upper, lower)


def test_a_short_text_is_one_line():
    assert wrap_en("This is short.", PROFILE) == ("This is short.",)


def test_of_equal_breaks_the_lower_line_is_the_longer():
    text = "wooden wooden internationally internationally"
    assert wrap_en(text, PROFILE) == ("wooden wooden", "internationally internationally")


def test_line_breaks_set_by_hand_are_kept(splitter):
    assert wrap_zh("我们\n开始", PROFILE, splitter) == ("我们", "开始")
    assert wrap_en("We\nbegin\n", PROFILE) == ("We", "begin")


def test_a_line_set_by_hand_that_is_too_wide_is_broken(splitter):
    assert len(wrap_zh("我们开始\n" + "讲数据库的索引" * 4, PROFILE, splitter)) == 3


@pytest.mark.parametrize("text", ["a" * 100, "https://a.org/" + "x" * 60])
def test_what_has_no_break_is_cut_as_the_last_resort(text):
    lines = wrap_en(text, PROFILE)
    assert "".join(lines) == text
    assert all(len(line) <= PROFILE.en_line_chars for line in lines)
    assert len(lines) == -(-len(text) // PROFILE.en_line_chars)


def test_nothing_has_no_lines(splitter):
    assert wrap_zh("", PROFILE, splitter) == wrap_en(" \n ", PROFILE) == ()


def test_a_cue_is_laid_out_in_both_languages(splitter):
    cue = Cue("c1", Span(0, 900), "我们开始", "We begin.", 0, 4, 0, "rate")
    (laid,) = wrap_cues([cue], PROFILE, splitter)
    assert (laid.span, laid.zh, laid.en) == (cue.span, ("我们开始",), ("We begin.",))


def test_no_line_is_a_stub_where_another_break_is_as_good(splitter):
    assert wrap_zh("不管这个 X 是 Two hundred classes", PROFILE, splitter) == (
        "不管这个 X",
        "是 Two hundred classes",
    )
