"""Reports: the same findings for people, for machines and as a page."""

import json
import re
from dataclasses import replace
from io import StringIO
from xml.etree import ElementTree

import pytest
from check_parts import both_cue, en_cue, pair, subject, zh_cue
from rich.console import Console

from subgen.check.rules import RULES, check
from subgen.report.checked import LEVELS, Checked
from subgen.report.diff import diff
from subgen.report.html import to_html
from subgen.report.machine import to_json, to_junit, to_sarif
from subgen.report.table import MOST_ROWS, tables
from subgen.track import Track, TrackCue

HOSTILE = "<b>&\"'\x0b]]>中"


@pytest.fixture
def checked(splitter):
    """A pair with an error, a warning and a note."""
    zh = subject(splitter, [zh_cue(0, 2000, "今天，讲数据库"), zh_cue(2500, 4000, HOSTILE)])
    en = subject(splitter, [en_cue(0, 2000, "So 你好"), en_cue(2300, 4000, "Good.")], "en")
    files = pair(zh, en)
    return Checked(files, check(files))


def test_json_says_everything(checked):
    values = json.loads(to_json(checked))
    assert values["profile"] == "netflix"
    assert [(file["name"], file["language"], file["cues"]) for file in values["files"]] == [
        ("talk.zh.srt", "zh", 2),
        ("talk.en.srt", "en", 2),
    ]
    assert values["counts"] == {"error": 2, "warning": 2, "info": 1}
    assert sum(values["rules"].values()) == len(values["findings"]) == 5
    times = next(each for each in values["findings"] if each["rule"] == "pair-times")
    assert times == {
        "rule": "pair-times",
        "severity": "error",
        "file": "talk.en.srt",
        "line": 24,
        "cue": 2,
        "start_ms": 2300,
        "figure": 200,
        "limit": 0,
        "text": "Good.",
        "message": "its Chinese (cue 2) has other times: 00:00:02,500 to 00:00:04,000",
    }


def test_a_project_s_timing_is_in_the_reports(splitter):
    file = subject(splitter, [both_cue(0, 2000, ("好",), ("Good.",))], "both")
    checked = Checked([file], [], {"talk.both.srt": {"rate": 2, "align": 1}})
    assert json.loads(to_json(checked))["files"][0]["timing"] == {"rate": 2, "align": 1}
    assert "times: 1 found in the recording, 2 reckoned from the rate of speech" in to_html(checked)


def test_sarif_has_the_shape_that_its_readers_want(checked):
    log = json.loads(to_sarif(checked))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "subgen"
    assert [rule["id"] for rule in driver["rules"]] == [rule.name for rule in RULES]
    levels = {rule["defaultConfiguration"]["level"] for rule in driver["rules"]}
    assert levels == {"error", "warning", "note"}
    for result, finding in zip(run["results"], checked.findings, strict=True):
        assert result["ruleId"] == finding.rule
        assert result["level"] == {"info": "note"}.get(finding.severity, finding.severity)
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"] == {"uri": finding.file}
        assert place["region"]["startLine"] == finding.line


def test_sarif_names_files_as_uris(splitter):
    file = subject(splitter, [])
    strange = Checked([file], [replace(check([file])[0], file="a folder/讲座#1.srt")])
    uri = json.loads(to_sarif(strange))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert uri["artifactLocation"]["uri"] == "a%20folder/%E8%AE%B2%E5%BA%A7%231.srt"


def test_junit_has_a_suite_a_file_and_a_case_a_rule(checked):
    root = ElementTree.fromstring(to_junit(checked, ("error",)))
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["talk.zh.srt", "talk.en.srt"]
    assert all(len(suite.findall("testcase")) == len(RULES) for suite in suites)
    assert [suite.get("failures") for suite in suites] == ["0", "2"]
    failed = [case.get("name") for case in suites[1].findall("testcase") if case.find("failure") is not None]
    assert failed == ["chinese-in-english", "pair-times"]
    strict = ElementTree.fromstring(to_junit(checked, ("error", "warning")))
    assert strict.find("testsuite").get("failures") == "2"


def test_html_is_one_page_that_needs_nothing_else(checked):
    page = to_html(checked)
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|@import|url\(|https?:", page)
    assert page.count("<svg") == 2
    assert "&lt;b&gt;&amp;&quot;" in page
    assert "<b>" not in page
    assert "2 errors, 2 warnings, 1 note" in page


def test_the_curve_leads_to_the_cues_that_are_too_fast(splitter):
    file = subject(splitter, [zh_cue(0, 900, "一二三四五六七八九十"), zh_cue(60_000, 62_000, "好")])
    page = to_html(Checked([file], check([file])))
    assert '<a href="#f0-reading-speed-1"><circle' in page
    assert 'id="f0-reading-speed-1"' in page
    assert page.count("<circle") == 1
    assert "cue 1 at 00:00:00,000: 11.1, over 9" in page


def test_the_curve_of_a_long_talk_stays_small(splitter):
    cues = [zh_cue(2000 * i, 2000 * i + 1900, "好", line=i + 1) for i in range(20_000)]
    file = subject(splitter, cues)
    assert len(to_html(Checked([file], []))) < 100_000


@pytest.mark.parametrize("times", [(0, 0), (5, 1), (0, 1), (0, 1_000_000_000)])
def test_odd_times_are_drawn_or_left_out(splitter, times):
    file = subject(splitter, [zh_cue(*times, "好")])
    assert to_html(Checked([file], check([file])))


def shown(checked):
    file = StringIO()
    console = Console(file=file, width=120, highlight=False)
    for part in tables(checked):
        console.print(part)
    return file.getvalue()


def test_the_table_has_the_heaviest_first(checked):
    rows = [line.split()[:2] for line in shown(checked).splitlines() if line.strip()]
    assert [row for row in rows if row[0].startswith("talk") or row[0] in LEVELS] == [
        ["talk.en.srt"],
        ["error", "chinese-in-english"],
        ["error", "pair-times"],
        ["info", "flicker"],
        ["talk.zh.srt"],
        ["warning", "screen-marks"],
        ["warning", "brackets"],
        ["error", "chinese-in-english"],
        ["error", "pair-times"],
        ["warning", "brackets"],
        ["warning", "screen-marks"],
        ["info", "flicker"],
    ]


def test_a_long_table_says_what_is_not_shown(splitter):
    cues = [zh_cue(3000 * i, 3000 * i + 500, "好", line=i + 1) for i in range(MOST_ROWS + 50)]
    file = subject(splitter, cues)
    checked = Checked([file], check([file]))
    text = shown(checked)
    assert f"… and {len(checked.findings) - MOST_ROWS} more" in text
    assert re.search(rf"warning +too-short +{MOST_ROWS + 50}", text)


def test_a_diff_shows_only_what_changed():
    before = Track(
        "a.srt",
        "SRT",
        "gb18030",
        (
            TrackCue(2, 5000, 6000, ("好",), (), ("<i>",)),
            TrackCue(6, 0, 1000, ("甲，",), ()),
            TrackCue(10, 7000, 8000, (), ()),
            TrackCue(14, 9000, 9999, ("丙",), ()),
        ),
    )
    after = Track(
        "a.srt",
        "SRT",
        "utf-8",
        (
            TrackCue(6, 0, 1000, ("甲",), ()),
            TrackCue(2, 5000, 6500, ("好",), ()),
            TrackCue(14, 9000, 9999, ("丙",), ()),
        ),
    )
    assert list(diff(before, after)) == [
        "encoding: gb18030 -> utf-8",
        "cues put in the order of their times",
        "@@ cue 1, line 2 @@",
        "-00:00:05,000 --> 00:00:06,000",
        "+00:00:05,000 --> 00:00:06,500",
        "-markup: <i>",
        "@@ cue 2, line 6 @@",
        " 00:00:00,000 --> 00:00:01,000",
        "-甲，",
        "+甲",
        "@@ cue 3, line 10 @@ left out: it shows nothing",
    ]
    assert list(diff(before, before)) == []
