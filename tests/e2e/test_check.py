"""``subgen check``: from files to a report, an exit code, and files that are mended."""

import json
import os
import subprocess
import sys

import pytest
from fakes import FakeTranslator, talk

from subgen import pipeline
from subgen.formats.project_file import dump_project
from subgen.progress import silent
from subgen.project import Settings

GOOD = """1
00:00:00,000 --> 00:00:02,000
今天讲数据库

2
00:00:02,084 --> 00:00:04,000
为什么要有索引？

"""
BAD = """1
00:00:00,000 --> 00:00:02,500
今天，讲数据库

2
00:00:02,000 --> 00:00:04,000
<i>为什么要有索引??</i>
"""
MENDED = GOOD.replace("今天讲", "今天 讲").replace("02,000\n", "01,916\n").replace("02,084", "02,000")
ENGLISH = GOOD.replace("今天讲数据库", "Databases.").replace("为什么要有索引？", "Why have an index?")


@pytest.fixture
def put(cli):
    """Writes files into the folder."""

    def put(**files: str | bytes) -> None:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (cli.folder / name.replace("_", ".")).write_bytes(data)

    return put


def findings(done):
    return [(each["rule"], each["cue"]) for each in json.loads(done.stdout)["findings"]]


def test_a_good_file(cli, put):
    put(talk_zh_srt=GOOD)
    done = cli("check", "talk.zh.srt")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == "subgen: 2 cues under profile bilibili: 0 errors, 0 warnings, 0 notes\n"


def test_a_bad_file(cli, put):
    put(talk_zh_srt=BAD)
    done = cli("check", "talk.zh.srt")
    assert done.returncode == 9
    text = done.stdout.decode()
    assert "overlap" in text
    assert "begins 500 ms before cue 1 ends" in text
    assert "为什么要有索引" in text
    assert done.stderr.decode() == "subgen: 2 cues under profile bilibili: 1 error, 4 warnings, 0 notes\n"


def test_warnings_are_errors_to_the_strict(cli, put):
    put(talk_zh_srt=GOOD.replace("？", "?"))
    assert cli("check", "talk.zh.srt").returncode == 0
    assert cli("check", "talk.zh.srt", "--strict").returncode == 9


def test_two_files_of_a_talk_are_a_pair(cli, put):
    put(talk_zh_srt=GOOD, talk_en_srt=ENGLISH, other_en_srt=ENGLISH[: ENGLISH.index("2\n00:00:02,084")])
    assert cli("check", "talk.zh.srt", "talk.en.srt").returncode == 0
    put(talk_en_srt=(cli.folder / "other.en.srt").read_text())
    assert findings(cli("check", "talk.zh.srt", "talk.en.srt", "--json")) == [("pair-missing", 2)]
    assert findings(cli("check", "talk.zh.srt", "other.en.srt", "--json")) == []
    put(zh_srt=GOOD, en_srt=(cli.folder / "other.en.srt").read_text())
    assert findings(cli("check", "zh.srt", "en.srt", "--json")) == [("pair-missing", 2)]


def test_a_bilingual_file(cli, put):
    both = GOOD.replace("今天讲数据库", "今天讲数据库\nDatabases.").replace("索引？", "索引？\nWhy?")
    put(talk_srt=both)
    done = cli("check", "talk.srt", "--json")
    assert json.loads(done.stdout)["files"][0]["language"] == "both"
    assert findings(done) == []


@pytest.mark.parametrize("name", ["netflix", "ted", "bilibili", "youtube"])
def test_profiles_by_name(cli, put, name):
    put(talk_zh_srt=GOOD)
    assert json.loads(cli("check", "talk.zh.srt", "--profile", name, "--json").stdout)["profile"] == name


def test_a_profile_of_one_s_own(cli, put):
    put(talk_zh_srt=GOOD, mine_toml='base = "netflix"\nzh_line_cells = 10\n[severity]\nlines = "off"\n')
    done = cli("check", "talk.zh.srt", "--profile", "mine.toml", "--json")
    assert findings(done) == [("line-width", 1), ("line-width", 2)]
    assert json.loads(done.stdout)["profile"] == "mine"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("max_ms = ", "not valid TOML"),
        ('base = "ted"\n[severity]\ncolour = "off"\n', "no rule is called 'colour'"),
        (b"\xff", "mine.toml: not UTF-8"),
        (None, "mine.toml: there is no such file"),
    ],
)
def test_a_profile_that_can_not_be_used(cli, put, content, why):
    put(talk_zh_srt=GOOD)
    if content is not None:
        put(mine_toml=content)
    done = cli("check", "talk.zh.srt", "--profile", "mine.toml")
    assert done.returncode == 3
    assert why in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_wrong_usage(cli, put):
    put(talk_zh_srt=GOOD)
    for arguments in (["--profile", "vimeo"], ["--duration", "9", "--media", "a.mp4"], ["-f", "pdf"]):
        done = cli("check", "talk.zh.srt", *arguments)
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
    assert cli("check").returncode == 2


def test_the_end_of_the_video(cli, put):
    put(talk_zh_srt=GOOD)
    assert findings(cli("check", "talk.zh.srt", "--json", "--duration", "3.9")) == [("past-end", 2)]
    assert findings(cli("check", "talk.zh.srt", "--json", "--duration", "4")) == []


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_encodings_are_told(cli, put, encoding):
    put(talk_zh_srt=GOOD.encode(encoding))
    rule = "bom" if encoding == "utf-8-sig" else "encoding"
    assert findings(cli("check", "talk.zh.srt", "--json")) == [(rule, None)]
    assert cli("check", "talk.zh.srt", "--fix", "--yes", "--quiet").returncode == 0
    assert (cli.folder / "talk.zh.srt").read_text(encoding="utf-8") == GOOD


def test_what_can_not_be_read_is_an_error_on_its_line(cli, put):
    put(talk_zh_srt=GOOD + "3\n00:00:0x,000 --> 00:00:09,000\n坏\n")
    done = cli("check", "talk.zh.srt", "--json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["rule"], finding["line"]) == ("unreadable", 10)
    fixed = cli("check", "talk.zh.srt", "--fix", "--yes")
    assert "not mended: part of it can't be read (line 10" in fixed.stderr.decode()


@pytest.mark.parametrize(
    ("kind", "name", "start"),
    [
        ("json", "talk.check.json", "{"),
        ("sarif", "talk.sarif", "{"),
        ("junit", "talk.junit.xml", "<?xml"),
        ("html", "talk.check.html", "<!doctype html>"),
    ],
)
def test_reports_on_standard_output_and_in_files(cli, put, kind, name, start):
    put(talk_zh_srt=BAD)
    printed = cli("check", "talk.zh.srt", "-f", kind)
    assert printed.stdout.decode().startswith(start)
    written = cli("check", "talk.zh.srt", "-f", kind, "-o", "out")
    assert written.stdout.decode() == f"out/{name}\n"
    assert (cli.folder / "out" / name).read_bytes() == printed.stdout
    assert printed.returncode == written.returncode == 9
    assert cli("check", "talk.zh.srt", "-f", kind, "-o", "out").returncode == 4
    assert cli("check", "talk.zh.srt", "-f", kind, "-o", "out", "--force").returncode == 9


def test_without_consent_nothing_is_mended(cli, put):
    put(talk_zh_srt=BAD)
    done = cli("check", "talk.zh.srt", "--fix")
    assert done.returncode == 9
    assert "-00:00:00,000 --> 00:00:02,500\n+00:00:00,000 --> 00:00:01,916\n" in done.stdout.decode()
    assert "+今天 讲数据库\n" in done.stdout.decode()
    assert "nothing is written: give --yes" in done.stderr.decode()
    assert (cli.folder / "talk.zh.srt").read_text() == BAD
    assert cli.files() == {"talk.zh.srt"}


def test_with_consent_the_file_is_replaced(cli, put):
    put(talk_zh_srt=BAD)
    done = cli("check", "talk.zh.srt", "--fix", "--yes")
    assert done.returncode == 0, done.stdout.decode()
    assert (cli.folder / "talk.zh.srt").read_text() == MENDED
    again = cli("check", "talk.zh.srt", "--fix", "--yes")
    assert "nothing that can be mended" in again.stderr.decode()


def test_mended_files_can_go_elsewhere(cli, put):
    put(talk_zh_srt=BAD, talk_en_srt=ENGLISH)
    cli("check", "talk.zh.srt", "--fix", "-o", "out")
    assert (cli.folder / "talk.zh.srt").read_text() == BAD
    assert (cli.folder / "out" / "talk.zh.srt").read_text() == MENDED
    assert cli("check", "talk.zh.srt", "--fix", "-o", "out").returncode == 4
    assert cli("check", "talk.zh.srt", "--fix", "-o", ".").returncode == 4
    assert (cli.folder / "talk.zh.srt").read_text() == BAD


def test_two_files_of_one_name_are_not_mended_into_one_folder(cli):
    for folder in ("a", "b"):
        (cli.folder / folder).mkdir()
        (cli.folder / folder / "talk.zh.srt").write_text(BAD)
    done = cli("check", "a/talk.zh.srt", "b/talk.zh.srt", "--fix", "-o", "out")
    assert done.returncode == 2
    assert b"the same name" in done.stderr
    assert not (cli.folder / "out").exists()


def test_line_ends_stay(cli, put):
    put(talk_zh_srt=BAD.replace("\n", "\r\n"))
    cli("check", "talk.zh.srt", "--fix", "--yes")
    assert (cli.folder / "talk.zh.srt").read_bytes() == MENDED.replace("\n", "\r\n").encode()


def test_the_order_of_languages_stays(cli, put):
    both = BAD.replace("今天，", "Today databases.\n今天，").replace("<i>为什么", "Why?\n<i>为什么")
    put(talk_srt=both)
    cli("check", "talk.srt", "--fix", "--yes")
    assert "Today databases.\n今天 讲数据库\n" in (cli.folder / "talk.srt").read_text()


def test_what_is_no_srt_is_not_mended(cli, put):
    event = "Dialogue: 0,0:00:00.00,0:00:02.50,Default,,0,0,0,,今天，讲数据库"
    put(talk_ass=f"[Script Info]\nScriptType: v4.00+\n\n[Events]\n{event}\n")
    done = cli("check", "talk.ass", "--fix", "--yes")
    assert "talk.ass: not mended: only SRT is" in done.stderr.decode()
    assert "screen-marks" in done.stdout.decode()


def test_a_project(cli, splitter):
    project = pipeline.split(
        talk("大家好，今天我们讲一讲数据库的索引。谢谢大家。"), Settings(profile="ted"), splitter
    )
    project = pipeline.translate(project, FakeTranslator(), splitter, silent)
    (cli.folder / "talk.subgen.json").write_text(dump_project(project))
    done = cli("check", "talk.subgen.json", "--json")
    values = json.loads(done.stdout)
    assert values["profile"] == "ted"
    assert values["files"][0]["timing"] == {"rate": len(project.cues)}
    assert "reckoned from the rate of speech" in done.stderr.decode()
    lines = (cli.folder / "talk.subgen.json").read_text().splitlines()
    for finding in values["findings"]:
        assert project.cues[finding["cue"] - 1].id in lines[finding["line"] - 1]


def test_a_file_twice_is_checked_once(cli, put):
    put(talk_zh_srt=BAD)
    assert len(findings(cli("check", "talk.zh.srt", "talk.zh.srt", "--json"))) == 5


def test_quiet_leaves_the_exit_code(cli, put):
    put(talk_zh_srt=BAD)
    done = cli("check", "talk.zh.srt", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (9, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("answer", "content", "code"), [("y\n", MENDED, 0), ("n\n", BAD, 9), ("\n", BAD, 9)])
def test_at_a_terminal_it_asks(cli, put, answer, content, code):
    import pty

    put(talk_zh_srt=BAD)
    person, terminal = pty.openpty()
    command = cli.command("check", "talk.zh.srt", "--fix")
    with subprocess.Popen(
        command, cwd=cli.folder, env=cli.environment, stdin=terminal, stderr=terminal, stdout=subprocess.PIPE
    ) as process:
        os.write(person, answer.encode())
        process.communicate(timeout=120)
    said = os.read(person, 10_000).decode()
    os.close(person)
    os.close(terminal)
    assert "Replace this file? [y/N]" in said
    assert process.returncode == code
    assert (cli.folder / "talk.zh.srt").read_text() == content
