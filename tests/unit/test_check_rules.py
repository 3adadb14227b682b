"""Each rule: what it finds, and what it leaves alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from check_parts import PROFILE, both_cue, en_cue, found, pair, subject, zh_cue

from subgen.check.rules import RULES, check, check_rule_names
from subgen.errors import InputError
from subgen.profile import load_profile, profile_names
from subgen.track import TrackCue

GOOD = zh_cue(0, 2000, "今天讲数据库")
SPACED = replace(PROFILE, spaced=True)


def test_a_good_file_has_no_findings(splitter):
    cues = [GOOD, zh_cue(2084, 4000, "为什么要有索引？"), zh_cue(5000, 6500, "因为数据太多", "内存放不下")]
    assert found(subject(splitter, cues)) == []


@pytest.mark.parametrize(
    ("cues", "findings"),
    [
        pytest.param([zh_cue(0, 2000, "十六个字" * 4)], [], id="as wide as may be"),
        pytest.param([zh_cue(0, 3000, "十六个字" * 4 + "a")], [("line-width", 1)], id="half too wide"),
        pytest.param([zh_cue(0, 2000, "好", "好", "好")], [("lines", 1)], id="three lines"),
        pytest.param([zh_cue(0, 1000, "一二三四五六七八九")], [], id="as fast as may be"),
        pytest.param([zh_cue(0, 999, "一二三四五六七八九")], [("reading-speed", 1)], id="too fast"),
        pytest.param([zh_cue(0, 834, "好")], [], id="as short as may be"),
        pytest.param([zh_cue(0, 833, "好")], [("too-short", 1)], id="too short"),
        pytest.param([zh_cue(0, 7000, "好")], [], id="as long as may be"),
        pytest.param([zh_cue(0, 7001, "好")], [("too-long", 1)], id="too long"),
        pytest.param(
            [zh_cue(900, 900, "好")],
            [("reading-speed", 1), ("too-short", 1), ("zero-duration", 1)],
            id="no time",
        ),
        pytest.param([GOOD, zh_cue(1999, 4000, "好")], [("overlap", 2)], id="overlap"),
        pytest.param([GOOD, zh_cue(2000, 4000, "好")], [("gap", 2)], id="touching"),
        pytest.param([GOOD, zh_cue(2083, 4000, "好")], [("gap", 2)], id="gap too short"),
        pytest.param([GOOD, zh_cue(2085, 4000, "好")], [("flicker", 2)], id="gap that flickers"),
        pytest.param([GOOD, zh_cue(2499, 4000, "好")], [("flicker", 2)], id="just under half a second"),
        pytest.param([GOOD, zh_cue(2500, 4000, "好")], [], id="half a second"),
        pytest.param([zh_cue(0, 7000, "好"), zh_cue(7300, 9000, "好")], [], id="a gap that can't be closed"),
        pytest.param([zh_cue(5000, 6000, "好"), GOOD], [("order", 2)], id="order"),
        pytest.param([GOOD, zh_cue(2084, 4000)], [("empty", 2)], id="empty"),
        pytest.param([GOOD, zh_cue(1000, 2000), zh_cue(2084, 4000, "好")], [("empty", 2)], id="unseen"),
        pytest.param([], [("empty", None)], id="no cues"),
        pytest.param([zh_cue(0, 2000, "今天，讲数据库")], [("screen-marks", 1)], id="，"),
        pytest.param([zh_cue(0, 2000, "今天讲数据库。")], [("screen-marks", 1)], id="。"),
        pytest.param([zh_cue(0, 2000, "今天讲数据库、")], [("screen-marks", 1)], id="、 at the end"),
        pytest.param([zh_cue(0, 2000, "数据库、索引")], [], id="、 inside"),
        pytest.param([zh_cue(0, 2000, "一共1，000个")], [], id="， in a number"),
        pytest.param([zh_cue(0, 2000, "为什么？？")], [("doubled-marks", 1)], id="？？"),
        pytest.param(
            [zh_cue(0, 2000, "为什么?!")], [("half-width-marks", 1)], id="half-width marks that differ"
        ),
        pytest.param([zh_cue(0, 2000, "今天讲,数据库")], [("half-width-marks", 1)], id="half-width comma"),
        pytest.param([zh_cue(0, 2000, '讲"数据"库')], [("half-width-marks", 1)], id="straight quotes"),
        pytest.param([zh_cue(0, 2000, "GPT-4.5和node.js 10:30")], [], id="marks in Latin text"),
        pytest.param([zh_cue(0, 2000, "用.NET写./a的std::vector")], [], id="signs of code"),
        pytest.param([zh_cue(0, 2000, "然后...")], [("ellipsis", 1)], id="three dots"),
        pytest.param([zh_cue(0, 2000, "然后……")], [("ellipsis", 1)], id="two ellipses"),
        pytest.param([zh_cue(0, 2000, "然后…")], [], id="one ellipsis"),
        pytest.param([zh_cue(0, 2000, "今天  讲")], [("spacing", 1)], id="two spaces"),
        pytest.param([zh_cue(0, 2000, "今天　讲")], [("spacing", 1)], id="a wide space"),
        pytest.param([zh_cue(0, 2000, "今天讲SQL")], [], id="no space is wanted"),
        pytest.param([zh_cue(0, 2000, "今天讲数据", "库的索引")], [("broken-word", 1)], id="torn in a cue"),
        pytest.param(
            [zh_cue(0, 2000, "今天讲数据"), zh_cue(2084, 4000, "库的索引")],
            [("broken-word", 2)],
            id="torn between cues",
        ),
        pytest.param(
            [zh_cue(0, 2000, "今天讲数据"), zh_cue(2600, 4000, "库的索引")], [], id="a pause between"
        ),
        pytest.param([zh_cue(0, 2000, "就怎么改", "改完了再说")], [], id="said again, not torn"),
        pytest.param([zh_cue(0, 2000, "用machine", "learning做")], [("broken-latin", 1)], id="Latin"),
        pytest.param([zh_cue(0, 2000, "这是我们昨天说", "的办法")], [("line-start", 1)], id="的 first"),
        pytest.param([zh_cue(0, 2000, "他们昨天", "了解过")], [], id="了 of a word"),
        pytest.param([zh_cue(0, 2000, "为什么", "？不是这样")], [("line-start", 1)], id="a mark first"),
        pytest.param([zh_cue(0, 2000, "我们昨天在", "北京开会")], [("line-end", 1)], id="在 last"),
        pytest.param([zh_cue(0, 2000, "这样做不对", "或者没做清楚")], [], id="对 that judges"),
        pytest.param([zh_cue(0, 2000, "他们有25", "个学生")], [("line-end", 1)], id="number, measure word"),
        pytest.param([zh_cue(0, 2000, "他们说（", "不一定）")], [("line-end", 1)], id="an opening mark last"),
        pytest.param([zh_cue(0, 2000, "他说“好")], [("brackets", 1)], id="not closed"),
        pytest.param([zh_cue(0, 2000, "他说好”")], [("brackets", 1)], id="not opened"),
        pytest.param(
            [zh_cue(0, 2000, "他说“好的"), zh_cue(2084, 4000, "明天见”")], [], id="closed in the next cue"
        ),
        pytest.param([zh_cue(0, 2000, "区间[0, 1)")], [], id="half open"),
        pytest.param([zh_cue(0, 2000, "1) 数据库")], [], id="the mark of a list"),
    ],
)
def test_chinese(splitter, cues, findings):
    assert found(subject(splitter, cues)) == findings


@pytest.mark.parametrize(
    ("cues", "findings"),
    [
        pytest.param([en_cue(0, 3000, "a" * 42)], [], id="as long as may be"),
        pytest.param([en_cue(0, 3000, "a" * 43)], [("line-width", 1)], id="too long"),
        pytest.param([en_cue(0, 1000, "a" * 10, "b" * 9)], [], id="a line break is a space"),
        pytest.param([en_cue(0, 1000, "a" * 10, "b" * 10)], [("reading-speed", 1)], id="too fast"),
        pytest.param([en_cue(0, 2000, "So 你好")], [("chinese-in-english", 1)], id="Chinese"),
        pytest.param([en_cue(0, 2000, "What?? Well, no...")], [], id="marks are English"),
        pytest.param([en_cue(0, 2000, "a  b")], [("spacing", 1)], id="two spaces"),
        pytest.param([en_cue(0, 2000, "(a")], [("brackets", 1)], id="not closed"),
        pytest.param([en_cue(0, 2000, "high", "level")], [], id="lines break at spaces"),
    ],
)
def test_english(splitter, cues, findings):
    assert found(subject(splitter, cues, "en")) == findings


def test_a_space_between_chinese_and_latin_where_the_profile_wants_it(splitter):
    cues = [zh_cue(0, 2000, "用SQL查"), zh_cue(2084, 4000, "用 SQL 查"), zh_cue(4084, 6000, "涨了5%左右")]
    assert found(subject(splitter, cues, profile=SPACED)) == [("spacing", 1), ("spacing", 3)]


def test_the_end_of_the_video(splitter):
    cues = [zh_cue(0, 2000, "好"), zh_cue(2500, 4001, "好")]
    assert found(subject(splitter, cues, end_ms=4001)) == []
    assert found(subject(splitter, cues, end_ms=4000)) == [("past-end", 2)]


def test_markup_is_for_formats_that_know_it(splitter):
    cues = [TrackCue(2, 0, 2000, ("好",), (), ("<i>", "</i>"))]
    assert found(subject(splitter, cues)) == [("tags", 1)]
    assert found(subject(splitter, cues, kind="ASS")) == []


def test_the_grid_of_a_format_is_no_fault(splitter):
    cues = [zh_cue(0, 830, "好"), zh_cue(910, 3000, "好"), zh_cue(3090, 4000, "好")]
    assert found(subject(splitter, cues, kind="ASS")) == []
    assert found(subject(splitter, cues)) == [("too-short", 1), ("gap", 2), ("flicker", 3)]


def test_lines_that_no_screen_shows_are_not_measured(splitter):
    cues = [zh_cue(0, 6000, "十六个字" * 8)]
    assert found(subject(splitter, cues, kind="a table", encoding="utf-8-sig")) == []
    assert found(subject(splitter, cues)) == [("line-width", 1)]


@pytest.mark.parametrize(
    ("encoding", "findings"),
    [
        ("utf-8", []),
        ("ascii", []),
        ("utf-8-sig", [("bom", None)]),
        ("gb18030", [("encoding", None)]),
        ("utf-16", [("encoding", None)]),
    ],
)
def test_the_encoding(splitter, encoding, findings):
    assert found(subject(splitter, [GOOD], encoding=encoding)) == findings


def test_what_can_not_be_read_is_found_on_its_line(splitter):
    (finding,) = check([subject(splitter, [GOOD], warnings=("line 12: unusable times; left out",))])
    assert (finding.rule, finding.line, finding.cue) == ("unreadable", 12, None)
    assert finding.message == "unusable times; left out"


@pytest.mark.parametrize(
    ("zh", "en", "findings"),
    [
        pytest.param([(0, 2000)], [(0, 2000)], [], id="a pair"),
        pytest.param([(0, 2000), (3000, 4000)], [(0, 2000)], [("pair-missing", 2)], id="no English"),
        pytest.param([(0, 2000)], [(0, 2000), (3000, 4000)], [("pair-missing", 2)], id="no Chinese"),
        pytest.param([(0, 2000)], [(0, 2040)], [("pair-times", 1)], id="other times, said once"),
        pytest.param([(0, 2000)], [(1500, 4000)], [("pair-missing", 1)] * 2, id="hardly any time shared"),
        pytest.param(
            [(0, 2000), (2500, 4000)], [(0, 1200), (1300, 2000), (2500, 4000)],
            [("pair-times", 1), ("pair-missing", 2)], id="two for one",
        ),
        pytest.param(
            [(0, 2000), (0, 2000), (3000, 4000)], [(0, 2000), (3040, 4000)],
            [("pair-missing", 2), ("pair-times", 2)], id="one for two",
        ),
    ],
)  # fmt: skip
def test_pairs_of_files(splitter, zh, en, findings):
    chinese = subject(splitter, [zh_cue(*times, "好") for times in zh])
    english = subject(splitter, [en_cue(*times, "Good.") for times in en], "en")
    rules = {"pair-missing", "pair-times"}
    assert [each for each in found(*pair(chinese, english)) if each[0] in rules] == findings


def test_an_empty_cue_is_no_half_of_a_pair(splitter):
    files = pair(subject(splitter, [GOOD]), subject(splitter, [en_cue(0, 2000)], "en"))
    assert found(*files) == [("pair-missing", 1), ("empty", 1)]


def test_a_bilingual_file_is_a_pair_by_itself(splitter):
    cues = [both_cue(0, 2000, ("好",), ("Good.",)), both_cue(2084, 4000, ("好",), ())]
    assert found(subject(splitter, cues, "both")) == [("pair-missing", 2)]


def test_a_finding_says_all_that_is_known(splitter):
    (finding,) = check([subject(splitter, [zh_cue(3000, 9000, "十六个字" * 4, "十六个字" * 5)])])
    assert (finding.file, finding.line, finding.cue, finding.start_ms) == ("talk.zh.srt", 31, 1, 3000)
    assert (finding.rule, finding.severity, finding.figure, finding.limit) == ("line-width", "error", 20, 16)
    assert finding.text == "十六个字" * 4 + " / " + "十六个字" * 5
    assert finding.message == "a Chinese line is 20 characters wide, over 16"


def test_findings_are_in_the_order_of_time(splitter):
    cues = [zh_cue(9000, 9100, "好。"), zh_cue(0, 500, "好")]
    assert [finding.cue for finding in check([subject(splitter, cues)])] == [2, 2, 1, 1, 1]


def test_a_profile_weighs_rules(splitter):
    profile = replace(PROFILE, severity={"screen-marks": "off", "too-short": "error"})
    findings = check([subject(splitter, [zh_cue(0, 500, "好。")], profile=profile)])
    assert [(finding.rule, finding.severity) for finding in findings] == [("too-short", "error")]


def test_a_profile_weighs_no_rule_that_there_is_not():
    with pytest.raises(InputError, match="no rule is called 'colour'; there are: unreadable, empty"):
        check_rule_names(replace(PROFILE, severity={"colour": "off"}))


@pytest.mark.parametrize("name", profile_names())
def test_the_profiles_that_ship_weigh_rules_that_there_are(name):
    check_rule_names(load_profile(name))


def test_rules_are_told_apart():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.summary.endswith(".") for rule in RULES)


def test_the_readme_has_every_rule():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert not [
        rule.name for rule in RULES if f"| `{rule.name}` | {rule.severity} | {rule.summary} |" not in readme
    ]
