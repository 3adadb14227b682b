"""What is mended, and how."""

from dataclasses import replace

import pytest
from check_parts import PROFILE, en_cue, pair, subject, zh_cue

from subgen.check.mend import mend
from subgen.track import TrackCue

SPACED = replace(PROFILE, spaced=True)


def mended(*subjects):
    return [
        [(cue.start_ms, cue.end_ms, *cue.zh, *cue.en) for cue in track.cues]
        for track in mend(subjects).tracks
    ]


def text(splitter, *lines, profile=PROFILE):
    ((cue,),) = mended(subject(splitter, [zh_cue(0, 6000, *lines)], profile=profile))
    return list(cue[2:])


@pytest.mark.parametrize(
    ("lines", "better"),
    [
        (["今天，讲数据库。"], ["今天 讲数据库"]),
        (["今天讲，，数据库。。"], ["今天讲 数据库"]),
        (["为什么??"], ["为什么？"]),
        (["为什么？？！"], ["为什么？！"]),
        (["今天讲,数据库"], ["今天讲 数据库"]),
        (["他说:好"], ["他说：好"]),
        (['他说"好"'], ["他说“好”"]),
        (["然后..."], ["然后…"]),
        (["然后……"], ["然后…"]),
        (["数据库、索引、"], ["数据库、索引"]),
        (["今天　 讲"], ["今天 讲"]),
        (["一共1，000个，对"], ["一共1，000个 对"]),
        (["用SQL查"], ["用SQL查"]),
        (
            ["今天我们讲的是数据库的索引为什么非常重要"],
            ["今天我们讲的是数据库的索引", "为什么非常重要"],
        ),
        (["今天我们讲的是数据", "库的索引"], ["今天我们讲的是数据库的索引"]),
        (["今天", "我们", "讲数据库"], ["今天我们讲数据库"]),
        (["今天讲数据库", "明天讲缓存"], ["今天讲数据库", "明天讲缓存"]),
        (["今天讲", "数据库的索引", "然后讲缓存"], ["今天讲数据库的索引 然后讲缓存"]),
        (["每秒三拍。", "意思", "是三赫兹"], ["每秒三拍 意思是三赫兹"]),
        (["。"], ["。"]),
    ],
)
def test_chinese_lines(splitter, lines, better):
    assert text(splitter, *lines) == better


def test_spaces_where_the_profile_wants_them(splitter):
    assert text(splitter, "用SQL查5%的数据", profile=SPACED) == ["用 SQL 查 5% 的数据"]


def test_no_space_that_makes_a_line_too_wide(splitter):
    full = "今天我们讲数据库的索引和缓存JSON"
    assert text(splitter, full, full, profile=SPACED) == [full, full]


def test_marks_that_a_profile_does_not_mind_stay(splitter):
    profile = replace(PROFILE, severity={"screen-marks": "off"})
    assert text(splitter, "今天，讲  数据库。", profile=profile) == ["今天，讲 数据库。"]


def test_english_lines(splitter):
    long = "Today we are going to talk about  the index of a database."
    assert mended(subject(splitter, [en_cue(0, 6000, long)], "en")) == [
        [(0, 6000, "Today we are going to talk", "about the index of a database.")]
    ]


@pytest.mark.parametrize(
    ("times", "better"),
    [
        pytest.param([(0, 2000), (1500, 4000)], [(0, 1416), (1500, 4000)], id="the first ends earlier"),
        pytest.param([(0, 2000), (900, 4000)], [(0, 834), (918, 4000)], id="and the second begins later"),
        pytest.param([(0, 900), (500, 1400)], [(0, 900), (500, 1400)], id="no room for both"),
        pytest.param([(0, 2000), (2000, 4000)], [(0, 1916), (2000, 4000)], id="touching"),
        pytest.param([(0, 2000), (2300, 4000)], [(0, 2216), (2300, 4000)], id="a gap that flickers"),
        pytest.param([(0, 200), (2300, 4000)], [(0, 834), (2300, 4000)], id="time from the pause behind"),
        pytest.param([(0, 0), (2300, 4000)], [(0, 834), (2300, 4000)], id="no time"),
        pytest.param([(0, 200), (600, 4000)], [(0, 516), (600, 4000)], id="as much as there is"),
        pytest.param([(3000, 2000), (6000, 7000)], [(3000, 3834), (6000, 7000)], id="ends too early"),
        pytest.param([(5000, 6000), (0, 2000)], [(0, 2000), (5000, 6000)], id="order"),
        pytest.param([(0, 7000), (7200, 9000)], [(0, 7000), (7200, 9000)], id="long enough already"),
    ],
)
def test_times(splitter, times, better):
    (cues,) = mended(subject(splitter, [zh_cue(*each, "好") for each in times]))
    assert [cue[:2] for cue in cues] == better


def test_a_cue_that_reads_too_fast_gives_nothing_up(splitter):
    cues = [zh_cue(0, 1000, "一二三四五六七八九十"), zh_cue(800, 3000, "好")]
    assert [cue[:2] for cue in mended(subject(splitter, cues))[0]] == [(0, 1000), (1084, 3000)]


def test_time_to_read_is_taken_from_the_pause(splitter):
    cues = [zh_cue(0, 1000, "一二三四五六七八九十"), zh_cue(4000, 6000, "好")]
    assert mended(subject(splitter, cues))[0][0][:2] == (0, 1112)


def test_the_end_of_the_video(splitter):
    cues = [zh_cue(0, 2000, "好"), zh_cue(4000, 6000, "好")]
    assert mended(subject(splitter, cues, end_ms=5000))[0][1] == (4000, 5000, "好")
    assert mended(subject(splitter, cues, end_ms=4500))[0][1] == (4000, 4834, "好")


def test_what_shows_nothing_is_left_out(splitter):
    cues = [zh_cue(0, 2000, "好"), zh_cue(2084, 3000), zh_cue(4000, 6000, "好")]
    assert [cue[0] for cue in mended(subject(splitter, cues))[0]] == [0, 4000]


def test_a_file_that_shows_nothing_at_all_stays(splitter):
    assert mended(subject(splitter, [zh_cue(0, 2000)])) == [[(0, 2000)]]


def test_markup_and_encoding(splitter):
    cues = [TrackCue(2, 0, 2000, ("好",), (), ("<i>", "</i>"))]
    (track,) = mend([subject(splitter, cues, encoding="gb18030")]).tracks
    assert track.encoding == "utf-8"
    assert track.cues[0].markup == ()


def test_a_pair_stays_a_pair(splitter):
    zh = subject(splitter, [zh_cue(0, 2000, "好"), zh_cue(1500, 4000, "好")])
    en = subject(splitter, [en_cue(0, 2000, "Good."), en_cue(1500, 4000, "Good.")], "en")
    first, second = mended(*pair(zh, en))
    assert [cue[:2] for cue in first] == [cue[:2] for cue in second] == [(0, 1416), (1500, 4000)]


def test_a_pair_leaves_each_language_its_time_to_read(splitter):
    zh = subject(splitter, [zh_cue(0, 2000, "好"), zh_cue(1700, 4000, "好")])
    en = subject(splitter, [en_cue(0, 2000, "a" * 36), en_cue(1700, 4000, "Good.")], "en")
    first, second = mended(*pair(zh, en))
    assert [cue[:2] for cue in first] == [cue[:2] for cue in second] == [(0, 1800), (1884, 4000)]


def test_times_of_a_pair_that_differ_a_little_become_the_same(splitter):
    zh = subject(splitter, [zh_cue(0, 2000, "好")])
    en = subject(splitter, [en_cue(40, 2040, "Good.")], "en")
    assert [cues[0][:2] for cues in mended(*pair(zh, en))] == [(0, 2000), (0, 2000)]
    far = subject(splitter, [en_cue(700, 2700, "Good.")], "en")
    assert [cues[0][:2] for cues in mended(*pair(zh, far))] == [(0, 2000), (700, 2700)]
