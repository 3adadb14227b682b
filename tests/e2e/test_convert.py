"""``subgen convert``, as a person runs it."""

import json
from pathlib import Path

import pytest
from fakes import FakeTranslator, talk

from subgen import pipeline
from subgen.formats.project_file import dump_project, load_project
from subgen.progress import silent
from subgen.project import Settings

SRT = (
    "1\n00:00:01,004 --> 00:00:02,500\n大家好\n<i>Hello</i>\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\n今天讲\n数据库\nToday: databases\n\n"
)


@pytest.fixture
def srt(cli) -> str:
    (cli.folder / "talk.srt").write_text(SRT)
    return "talk.srt"


@pytest.fixture
def project(cli, splitter):
    made = pipeline.split(
        talk("大家好，今天我们讲一讲数据库的索引为什么重要。谢谢大家。"), Settings(), splitter
    )
    made = pipeline.translate(made, FakeTranslator(), splitter, silent)
    (cli.folder / "talk.subgen.json").write_text(dump_project(made), encoding="utf-8")
    return made


def told(done) -> list[str]:
    return done.stderr.decode().splitlines()


def test_both_languages_where_both_are_there(cli, srt):
    done = cli("convert", srt, "talk.vtt")
    assert done.returncode == 0
    assert done.stdout == b"talk.vtt\n"
    assert told(done) == [
        "subgen: talk.vtt: markup of 1 cue not kept, such as <i>",
        "subgen: 2 cues, both languages in each cue (WebVTT)",
    ]
    assert "<lang zh>大家好</lang>\n<lang en>Hello</lang>\n" in (cli.folder / "talk.vtt").read_text()


def test_what_the_target_can_not_hold_is_told(cli, srt):
    done = cli("convert", srt, "out.zh.lrc")
    assert told(done) == [
        "subgen: out.zh.lrc: markup of 1 cue not kept, such as <i>",
        "subgen: out.zh.lrc: English of 2 cues not kept",
        "subgen: out.zh.lrc: line breaks in 1 cue not kept: they become spaces",
        "subgen: out.zh.lrc: times of 1 cue not kept exactly: they are in steps of 10 ms",
        "subgen: out.zh.lrc: ends of 1 cue not kept: the next begins within 1 s",
        "subgen: 2 cues, Chinese (LRC)",
    ]
    assert (cli.folder / "out.zh.lrc").read_text() == (
        "[ti:talk]\n[re:subgen]\n[00:01.00]大家好\n[00:03.00]今天讲 数据库\n[00:04.00]\n"
    )


@pytest.mark.parametrize(
    ("target", "options", "holds"),
    [
        ("a.zh.bcc", [], '"content": "今天讲\\n数据库"'),
        ("a.en.srt", [], "Today: databases"),
        ("a.ass", [], r"今天讲\N数据库\N{\rEnglish}Today: databases"),
        ("a.md", [], "> Hello Today: databases"),
        ("a.txt", [], "大家好 今天讲 数据库。\nHello"),
        ("a", ["--to", "zh.vtt"], "Language: zh"),
        ("a.srt", ["--to", "tsv"], "id\tin\tout\tzh\ten\tnotes"),
        ("a.ass", ["--style", "classic"], "Dialogue: "),
    ],
)
def test_every_way(cli, srt, target, options, holds):
    done = cli("convert", srt, target, *options)
    assert done.returncode == 0, done.stderr.decode()
    assert holds in (cli.folder / target).read_text()


def test_from_standard_input_there_and_back(cli):
    assert cli("convert", "-", "talk.csv", given=SRT).returncode == 0
    assert (cli.folder / "talk.csv").read_bytes().startswith(b"\xef\xbb\xbfid,in,out,zh,en,notes\r\n")
    assert cli("convert", "talk.csv", "back.srt").returncode == 0
    assert (cli.folder / "back.srt").read_text() == SRT.replace("<i>", "").replace("</i>", "")


def test_to_standard_output(cli, srt):
    before = cli.files()
    done = cli("convert", srt, "-", "--to", "zh-en.srt")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == SRT.replace("<i>", "").replace("</i>", "")
    assert cli.files() == before
    for options in ([], ["--to", "subgen.json"]):
        refused = cli("convert", srt, "-", *options)
        assert (refused.returncode, refused.stdout, cli.files()) == (2, b"", before)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["talk.srt", "talk.bcc"], 3, "no bcc file holds Chinese and English"),
        (["talk.srt", "talk.mp3"], 2, "choose with --to from zh.srt, en.srt"),
        (["talk.srt", "x", "--to", "zh.doc"], 2, "there is no format 'zh.doc'"),
        (["talk.srt", "old.vtt"], 4, "old.vtt: use --force"),
        (["talk.srt", "talk.srt", "--force"], 4, "talk.srt: is what is read"),
        (["talk.txt", "talk.vtt"], 3, "no subtitles with times in it"),
        (["gone.srt", "talk.vtt"], 3, "gone.srt: there is no such file"),
        (["talk.srt", "no/talk.vtt"], 7, "there is no folder"),
        (["talk.srt", "talk.subgen.json"], 3, "talk.subgen.json: there is no such file"),
    ],
)
@pytest.mark.usefixtures("srt")
def test_what_can_not_be_done(cli, arguments, code, message):
    (cli.folder / "old.vtt").write_text("old")
    (cli.folder / "talk.txt").write_text("大家好。")
    before = cli.files()
    done = cli("convert", *arguments)
    assert done.returncode == code
    assert message in " ".join(done.stderr.decode().split())
    assert b"Traceback" not in done.stderr
    assert cli.files() == before
    assert (cli.folder / "old.vtt").read_text() == "old"
    assert (cli.folder / "talk.srt").read_text() == SRT


def test_force_replaces(cli, srt):
    (cli.folder / "old.vtt").write_text("old")
    assert cli("convert", srt, "old.vtt", "--force", "--quiet").stderr == b""
    assert (cli.folder / "old.vtt").read_text().startswith("WEBVTT")


def test_a_project_is_converted_and_corrected(cli, project):
    assert cli("convert", "talk.subgen.json", "talk.csv").returncode == 0
    table = Path(cli.folder / "talk.csv")
    cue = project.cues[0]
    table.write_bytes(table.read_bytes().replace(cue.zh.encode(), "各位好".encode(), 1))
    before = json.loads((cli.folder / "talk.subgen.json").read_text())
    done = cli("convert", "talk.csv", "talk.subgen.json")
    assert done.returncode == 0, done.stderr.decode()
    assert told(done) == [f"subgen: 1 of {len(project.cues)} cues changed; 0 had no row"]
    after = json.loads((cli.folder / "talk.subgen.json").read_text())
    assert after["cues"][0] == before["cues"][0] | {"zh": "各位好", "made": None}
    assert after | {"cues": before["cues"][1:]} == before | {"cues": after["cues"][1:]}
    assert load_project((cli.folder / "talk.subgen.json").read_bytes(), "").cues[0].edited


@pytest.mark.usefixtures("project")
def test_a_bad_table_leaves_the_project_alone(cli):
    (cli.folder / "talk.csv").write_text("id,in,out,zh,en\n#none,1,2,甲,a\n")
    before = (cli.folder / "talk.subgen.json").read_bytes()
    done = cli("convert", "talk.csv", "talk.subgen.json")
    assert done.returncode == 3
    assert told(done) == [
        "subgen: error: talk.csv: line 2: no cue has the id #none: correct or remove the row"
    ]
    assert (cli.folder / "talk.subgen.json").read_bytes() == before
    assert cli("convert", "talk.subgen.json", "new.subgen.json").returncode == 3
