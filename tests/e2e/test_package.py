"""``subgen package``: what a site takes, and nothing that it would refuse."""

import json
import shlex

import pysubs2
import pytest
import srt
from fakes import FakeTranslator, talk

from subgen import pipeline
from subgen.formats.project_file import dump_project
from subgen.progress import silent
from subgen.project import Settings

ZH = "1\n00:00:01,000 --> 00:00:02,500\n大家好\n\n2\n00:00:03,000 --> 00:00:05,000\n今天讲 {数据库}\n\n"
EN = "1\n00:00:01,000 --> 00:00:02,500\nHello.\n\n2\n00:00:03,000 --> 00:00:05,000\nDatabases,\ntoday.\n\n"


@pytest.fixture
def folder(cli):
    """A folder with the two files of a talk."""
    path = cli.folder / "out"
    path.mkdir()
    (path / "talk.zh.srt").write_text(ZH)
    (path / "talk.en.srt").write_text(EN)
    return path


def cues(path):
    return [
        (cue.start.total_seconds(), cue.end.total_seconds(), cue.content)
        for cue in srt.parse(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.usefixtures("folder")
def test_bilibili_gets_two_files_of_each_language(cli):
    done = cli("package", "--for", "bilibili", "out", "--duration", "5")
    assert done.returncode == 0, done.stderr.decode()
    names = [f"talk.{tag}.{kind}" for tag in ("zh-Hans", "en-US") for kind in ("srt", "bcc")]
    assert done.stdout.decode().splitlines() == [f"out/bilibili/{name}" for name in names]
    site = cli.folder / "out" / "bilibili"
    assert {path.name for path in site.iterdir()} == set(names)
    for tag, texts in (
        ("zh-Hans", ["大家好", "今天讲 ｛数据库｝"]),
        ("en-US", ["Hello.", "Databases,\ntoday."]),
    ):
        assert cues(site / f"talk.{tag}.srt") == [(1, 2.5, texts[0]), (3, 5, texts[1])]
        body = json.loads((site / f"talk.{tag}.bcc").read_text(encoding="utf-8"))["body"]
        assert [(each["from"], each["to"]) for each in body] == [(1, 2.5), (3, 5)]
        assert body[0]["content"] == texts[0]
        for each in site.iterdir():
            assert each.read_bytes().isascii() or each.read_bytes().decode("utf-8")


@pytest.mark.usefixtures("folder")
def test_youtube_gets_an_srt_of_each_language(cli):
    done = cli("package", "--for", "youtube", "out/talk.en.srt", "-o", "up")
    assert done.stdout.decode().splitlines() == ["up/talk.zh-Hans.srt", "up/talk.en.srt"]
    assert [event.plaintext for event in pysubs2.load(str(cli.folder / "up" / "talk.en.srt"))] == [
        "Hello.",
        "Databases,\ntoday.",
    ]


@pytest.mark.usefixtures("folder")
def test_what_a_file_can_not_hold_is_told(cli):
    told = cli("package", "--for", "bilibili", "out").stderr.decode()
    assert "talk.zh-Hans.srt: text of 1 cue is changed" in told
    assert "give it with --media, to be sure" in told


@pytest.mark.parametrize(
    ("change", "options", "cue"),
    [
        ((), ("--duration", "4.9"), "line 6, cue 2 at 00:00:03,000: ends at 00:00:05,000, after the video's"),
        (("05,000", "03,000"), (), "line 6, cue 2 at 00:00:03,000: ends where it begins"),
        (("05,000", "02,900"), (), "line 6, cue 2 at 00:00:03,000: ends before it begins"),
    ],
)
def test_a_cue_that_bilibili_refuses_a_file_for_is_named(cli, folder, change, options, cue):
    if change:
        for name, text in (("zh", ZH), ("en", EN)):
            (folder / f"talk.{name}.srt").write_text(text.replace(*change))
    before = cli.files()
    done = cli("package", "--for", "bilibili", "out", *options)
    assert done.returncode == 9
    message = done.stderr.decode()
    assert f"out/talk.zh.srt: {cue}" in message
    assert "今天讲 {数据库}" in message
    assert "Bilibili would refuse the whole file for 2 cues; nothing is written" in message
    assert cli.files() == before


def test_what_does_not_hinder_the_upload_is_counted(cli, folder):
    (folder / "talk.zh.srt").write_text(ZH.replace("大家好", "大家好。"))
    done = cli("package", "--for", "bilibili", "out")
    assert done.returncode == 0
    assert "0 errors, 1 warning that do not hinder the upload" in done.stderr.decode()


def printed_command(done):
    line = done.stderr.decode().splitlines()[-1]
    return shlex.split(line[line.index("subgen check ") :])[1:]


def test_the_command_that_is_named_shows_the_same(cli, folder):
    (folder / "talk.zh.srt").write_text(ZH.replace("大家好", "大家好。"))
    refused = cli("package", "--for", "bilibili", "out", "--duration", "4.9")
    *command, fix = printed_command(refused)
    assert (refused.returncode, fix) == (9, "--fix")
    told = cli(*command, "-f", "json").stdout.decode()
    assert told.count("past-end") >= 2
    done = cli("package", "--for", "bilibili", "out", "--duration", "1:02:03.5")
    assert done.returncode == 0
    assert "01:02:03.500" in printed_command(done)
    assert "大家好。" in cli(*printed_command(done), "-f", "json").stdout.decode()


def test_a_project(cli, splitter):
    source = talk("大家好，今天我们讲一讲数据库的索引为什么重要。谢谢大家。")
    project = pipeline.split(source, Settings(duration_ms=20_000), splitter)
    project = pipeline.translate(project, FakeTranslator(), splitter, silent)
    (cli.folder / "talk.subgen.json").write_text(dump_project(project))
    done = cli("package", "--for", "bilibili", ".")
    assert done.returncode == 0, done.stderr.decode()
    assert "--media" not in done.stderr.decode()  # the project knows how long its talk is
    found = cues(cli.folder / "bilibili" / "talk.en-US.srt")
    assert len(found) == len(project.cues)
    too_short = cli("package", "--for", "bilibili", "talk.subgen.json", "--duration", "1", "-o", "up")
    assert too_short.returncode == 9
    assert cli(*printed_command(too_short)).returncode == 9


def test_one_language_alone(cli, folder):
    (folder / "talk.zh.srt").unlink()
    done = cli("package", "--for", "youtube", "out")
    assert done.stdout.decode() == "out/youtube/talk.en.srt\n"


@pytest.mark.usefixtures("folder")
def test_files_that_are_there_are_refused_without_force(cli):
    assert cli("package", "--for", "youtube", "out").returncode == 0
    assert cli("package", "--for", "youtube", "out").returncode == 4
    assert cli("package", "--for", "youtube", "out", "--force").returncode == 0


def test_what_can_not_be_packed(cli, folder):
    (cli.folder / "empty").mkdir()
    (folder / "other.zh.srt").write_text(ZH)
    for arguments, code, why in (
        (["empty"], 3, "no STEM.zh.srt and no project in it"),
        (["missing"], 3, "there is no such file or folder"),
        (["out"], 3, "2 talks in it (other.zh.srt, talk.zh.srt): give the file of one"),
    ):
        done = cli("package", "--for", "bilibili", *arguments)
        assert (done.returncode, done.stdout) == (code, b"")
        assert why in done.stderr.decode()
    assert cli("package", "--for", "vimeo", "out").returncode == 2
    assert cli("package", "out").returncode == 2
