"""What can't be done is told in one line, with the documented exit code, and leaves nothing behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fakes import FakeTranslator, talk

from subgen import pipeline
from subgen.formats.project_file import dump_project
from subgen.progress import silent
from subgen.project import Settings

GOOD = "大家好，今天我们讲一讲数据库的索引为什么重要。谢谢大家。"


def fails(cli, code, why, *arguments, **options):
    before = cli.files()
    done = cli(*arguments, **options)
    message = done.stderr.decode()
    assert done.returncode == code, message
    assert message.startswith("subgen: error: ")
    assert message.count("\n") == 1
    assert why in message
    assert done.stdout == b""
    assert cli.files() == before


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "talk.txt: there is no such file"),
        (b"", "talk.txt: there is no text in it"),
        (b" \n\t\n", "talk.txt: there is no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "talk.txt: looks like a binary file"),
        (b"Hello, everybody.\n", "talk.txt: no Chinese in it"),
        ("café".encode("latin-1"), "talk.txt: neither UTF-8 nor another encoding"),
        (b'{"segments": 1}', "talk.txt: JSON, but no subtitles"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n", "talk.txt: no speech in it (read as WebVTT)"),
        ("# 标题\n".encode(), "talk.txt: no speech in it"),
    ],
)
def test_a_transcript_that_can_not_be_used(cli, content, why):
    if content is not None:
        (cli.folder / "talk.txt").write_bytes(content)
    fails(cli, 3, why, "generate", "talk.txt")


def test_a_talk_of_nothing_but_fillers(cli):
    (cli.folder / "talk.txt").write_text("嗯，呃。")
    fails(cli, 3, "talk.txt: nothing but fillers", "split", "talk.txt")


def test_a_line_of_30_megabytes(cli):
    (cli.folder / "talk.txt").write_bytes("好".encode() * 10_000_000)
    fails(cli, 3, "talk.txt: larger than 20 MB", "generate", "talk.txt")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments", [["check", "--json", "talk.srt"], ["style", "list"], ["--help"], ["--version"]]
)
def test_an_output_that_can_not_be_written(cli, arguments):
    (cli.folder / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\n大家好\n")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            cli.command(*arguments), env=cli.changed(), cwd=cli.folder, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 7
    (line,) = done.stderr.decode().splitlines()
    assert line == "subgen: error: standard output: can't be written: No space left on device"


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii"])
def test_what_a_program_reads_is_utf_8_whatever_the_console_speaks(cli, encoding):
    (cli.folder / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\n大家好😀\n")
    done = subprocess.run(
        cli.command("check", "--json", "talk.srt"),
        env=cli.changed(PYTHONIOENCODING=encoding),
        cwd=cli.folder,
        capture_output=True,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))
    done = subprocess.run(
        cli.command("convert", "talk.srt", "演讲.zh.srt"),
        env=cli.changed(PYTHONIOENCODING=encoding),
        cwd=cli.folder,
        capture_output=True,
    )
    assert (done.returncode, done.stdout.decode("utf-8").strip()) == (0, "演讲.zh.srt")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
@pytest.mark.parametrize("arguments", [["check", "--json", "talk.srt"], ["style", "list"], ["--help"]])
def test_an_output_that_nobody_reads(cli, arguments):
    (cli.folder / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\n大家好\n")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        cli.command(*arguments), env=cli.changed(), cwd=cli.folder, stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_folder_is_no_transcript(cli):
    fails(cli, 3, "is a folder", "generate", ".")


def test_what_is_no_transcript_on_standard_input(cli):
    fails(cli, 3, "-: no Chinese in it", "generate", "-", given="Hello.")


def test_a_file_that_may_not_be_read(cli):
    path = cli.folder / "talk.txt"
    path.write_text(GOOD)
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        fails(cli, 3, "talk.txt: can't be read", "generate", "talk.txt")
    else:
        pytest.skip("this user may read everything")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "there is no such file"),
        ("{", "not valid JSON: "),
        ("[]", "not a project file"),
        ('{"schema": "subgen-project", "version": 99}', "update subgen"),
        (GOOD, "not valid JSON"),
    ],
)
def test_a_project_file_that_can_not_be_used(cli, content, why):
    if content is not None:
        (cli.folder / "talk.subgen.json").write_text(content)
    fails(cli, 3, why, "translate", "talk.subgen.json")


@pytest.fixture
def values(splitter):
    """What stands in a translated project's file."""
    project = pipeline.split(talk(GOOD), Settings(), splitter)
    return json.loads(dump_project(pipeline.translate(project, FakeTranslator(), splitter, silent)))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda v: v["cues"].clear(), "there are no cues in its project"),
        (lambda v: v["cues"][0].update(en=""), "not all cues have their English yet; run: subgen translate"),
        (lambda v: v["cues"][0].update(zh=" "), "cue 1 at 00:00:00,000 has no Chinese"),
        (lambda v: v["cues"][0].update(end_ms=0), "end_ms"),
        (lambda v: v["settings"].update(profile="cinema"), "no profile is called 'cinema'"),
    ],
)
def test_a_project_that_can_not_be_exported(cli, values, change, why):
    change(values)
    (cli.folder / "talk.subgen.json").write_text(json.dumps(values))
    fails(cli, 3, why, "export", "talk.subgen.json")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["generate"], "TRANSCRIPT"),
        (["translate"], "FILE"),
        (["generate", "talk.txt", "--format", "docx"], "there is no format 'docx'; choose from zh.srt"),
        (
            ["generate", "talk.txt", "--profile", "cinema"],
            "there is no profile 'cinema'",
        ),
        (["split", "talk.txt", "--duration", "soon"], "write 1:23:45, 83:20 or 95.5"),
        (["split", "talk.txt", "--duration", "0"], "longer than zero seconds"),
        (["split", "talk.txt", "--rate", "0"], "0"),
        (["split", "talk.txt", "--duration", "9", "--media", "a.mp4"], "not both"),
        (["split", "talk.txt", "--colour"], "--colour"),
        (["subtitle"], "No such command 'subtitle'"),
    ],
)
def test_wrong_usage(cli, arguments, why):
    (cli.folder / "talk.txt").write_text(GOOD)
    done = cli(*arguments)
    message = done.stderr.decode()
    assert done.returncode == 2
    assert message.startswith("Usage: ")
    assert why in message
    assert "Traceback" not in message
    assert cli.files() == {"talk.txt"}


def test_without_a_model_it_says_what_to_do(cli):
    (cli.folder / "talk.txt").write_text(GOOD)
    fails(cli, 5, "run `subgen models install`", "generate", "talk.txt", "-o", "out")


def test_a_project_is_not_translated_without_a_model(cli, values):
    (cli.folder / "talk.subgen.json").write_text(json.dumps(values))
    fails(cli, 5, "run `subgen models install`", "translate", "talk.subgen.json")


def test_without_a_network_the_model_can_not_be_had(cli):
    (cli.folder / "talk.txt").write_text(GOOD)
    fails(cli, 6, "subgen models install --from FILE", "generate", "talk.txt", "--yes")


def test_a_duration_that_no_speech_fits_in(cli):
    (cli.folder / "talk.txt").write_text(GOOD)
    fails(cli, 3, "check --duration", "split", "talk.txt", "--duration", "0.1")


@pytest.mark.parametrize(
    ("media", "why"), [("missing.mp4", "no such media file"), ("talk.txt", "can't be read as media")]
)
def test_media_without_a_length(cli, media, why):
    (cli.folder / "talk.txt").write_text(GOOD)
    fails(cli, 3, why, "split", "talk.txt", "--media", media)


def test_an_output_folder_that_can_not_be_made(cli):
    (cli.folder / "talk.txt").write_text(GOOD)
    fails(cli, 7, "talk.txt/out: can't be made", "split", "talk.txt", "-o", "talk.txt/out")


def test_a_broken_earlier_project_is_not_replaced(cli):
    (cli.folder / "talk.txt").write_text(GOOD)
    (cli.folder / "talk.subgen.json").write_text("{")
    fails(cli, 3, "not valid JSON", "generate", "talk.txt", "--force")
    assert (cli.folder / "talk.subgen.json").read_text() == "{"


def test_the_transcript_itself_is_never_replaced(cli):
    (cli.folder / "talk.zh.srt").write_text("1\n00:00:01,000 --> 00:00:02,500\n大家好\n")
    fails(cli, 4, "talk.zh.srt: is what is read", "generate", "talk.zh.srt", "--force")
