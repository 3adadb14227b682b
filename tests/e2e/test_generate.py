"""From a transcript to subtitles with the real model, as a person runs it."""

import json
import signal
import subprocess
import time

import pysubs2
import pytest
import srt

from subgen.formats.project_file import load_project

pytestmark = pytest.mark.model

TALK = "大家好，嗯，今天我们讲一讲数据库的索引为什么重要。你们知道machine learning是什么吗？谢谢大家。"
SUFFIXES = ("zh.srt", "en.srt", "zh-en.srt", "zh-en.ass", "subgen.json")
NAMES = {f"talk.{suffix}" for suffix in SUFFIXES}


@pytest.fixture
def generate(cli, model_folder):
    """Runs ``subgen generate talk.txt``."""
    (cli.folder / "talk.txt").write_text(TALK, encoding="utf-8")

    def run(*arguments, **options):
        return cli("generate", "talk.txt", *arguments, SUBGEN_MODELS=model_folder, **options)

    return run


def cues(path):
    return list(srt.parse(path.read_text(encoding="utf-8")))


def test_everything_is_written_and_named(cli, generate):
    done = generate("-o", "out", "--duration", "30")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().splitlines() == [f"out/talk.{suffix}" for suffix in SUFFIXES]
    assert done.stderr.decode().count("\n") == 1
    assert cli.files() == {"talk.txt", *(f"out/{name}" for name in NAMES)}

    out = cli.folder / "out"
    project = load_project((out / "talk.subgen.json").read_bytes(), "talk.subgen.json")
    zh, en, both = (cues(out / f"talk.{language}.srt") for language in ("zh", "en", "zh-en"))
    ass = pysubs2.load(str(out / "talk.zh-en.ass"))
    times = [(cue.start, cue.end) for cue in zh]
    assert times == [(cue.start, cue.end) for cue in en] == [(cue.start, cue.end) for cue in both]
    assert len(zh) == len(ass) == len(project.cues)
    assert [cue.content for cue in both] == [
        f"{first.content}\n{second.content}" for first, second in zip(zh, en, strict=True)
    ]
    assert project.model.name == "translate-zh_en"
    assert project.settings.duration_ms == 30_000
    assert "machine learning" in " ".join(cue.en for cue in project.cues)


def test_a_second_run_is_refused_and_forced_keeps_what_was_edited(cli, generate):
    assert generate().returncode == 0
    file = cli.folder / "talk.subgen.json"
    values = json.loads(file.read_text(encoding="utf-8"))
    values["cues"][-1]["en"] = "Thanks, everybody!"
    file.write_text(json.dumps(values), encoding="utf-8")
    before = {name: (cli.folder / name).read_bytes() for name in cli.files()}

    done = generate()
    assert done.returncode == 4
    assert "use --force" in done.stderr.decode()
    assert {name: (cli.folder / name).read_bytes() for name in cli.files()} == before

    assert generate("--force").returncode == 0
    assert cues(cli.folder / "talk.en.srt")[-1].content == "Thanks, everybody!"


def test_stage_by_stage_is_the_same_as_in_one_go(cli, generate, model_folder):
    assert generate("-o", "one").returncode == 0
    assert cli("split", "talk.txt", "-o", "two").returncode == 0
    done = cli("translate", "two/talk.subgen.json", SUBGEN_MODELS=model_folder)
    assert done.stdout.decode() == "two/talk.subgen.json\n"
    assert cli("export", "two/talk.subgen.json", "-o", "two").returncode == 0
    for name in NAMES:
        assert (cli.folder / "one" / name).read_bytes() == (cli.folder / "two" / name).read_bytes()


def test_translate_can_leave_the_project_alone(cli, model_folder):
    assert cli("split", "-", given=TALK).returncode == 0
    before = (cli.folder / "talk.subgen.json").read_bytes()
    done = cli("translate", "-", "-o", "out", "--json", given=before, SUBGEN_MODELS=model_folder)
    assert json.loads(done.stdout)["files"] == ["out/talk.subgen.json"]
    assert (cli.folder / "talk.subgen.json").read_bytes() == before


def test_chinese_subtitles_get_their_english_beside_them(cli, model_folder):
    given = (
        "1\n00:00:01,000 --> 00:00:03,000\n今天我们讲数据库\n\n"
        "2\n00:00:03,000 --> 00:00:05,500\n的索引为什么重要\n"
    )
    (cli.folder / "talks").mkdir()
    (cli.folder / "talks" / "talk.zh.srt").write_text(given, encoding="utf-8")
    done = cli("translate", "talks/talk.zh.srt", SUBGEN_MODELS=model_folder)
    assert done.stdout.decode() == "talks/talk.en.srt\n"
    english = cues(cli.folder / "talks" / "talk.en.srt")
    assert [(cue.start, cue.end) for cue in english] == [
        (cue.start, cue.end) for cue in cues(cli.folder / "talks" / "talk.zh.srt")
    ]
    assert all(cue.content.isascii() for cue in english)
    assert cli("translate", "talks/talk.zh.srt", SUBGEN_MODELS=model_folder).returncode == 4


def test_a_transcript_has_to_be_generated(cli, model_folder):
    done = cli("translate", "-", given=TALK, SUBGEN_MODELS=model_folder)
    assert done.returncode == 3
    assert "use: subgen generate" in done.stderr.decode()


def test_only_json_on_standard_output(cli, generate):
    done = generate("--json", "--quiet", "-f", "en.srt")
    summary = json.loads(done.stdout)
    assert summary["files"] == ["talk.en.srt"]
    assert summary["cues"] == len(cues(cli.folder / "talk.en.srt"))
    assert summary["removed"] == 1
    assert summary["model"]["name"] == "translate-zh_en"
    assert done.stderr == b""


def test_quiet_is_silent(cli, generate):
    done = generate("--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert cli.files() > NAMES


def test_an_interrupt_leaves_nothing_behind(cli, model_folder, tmp_path):
    sentences = (
        f"第{number}个问题是我们为什么要研究这{number}种不同的数据库系统。" for number in range(1, 300)
    )
    (cli.folder / "talk.txt").write_text("".join(sentences), encoding="utf-8")
    memory = tmp_path / "cache" / "translations.sqlite"
    environment = cli.changed(SUBGEN_MODELS=model_folder, SUBGEN_CACHE=memory.parent)
    running = subprocess.Popen(
        cli.command("generate", "talk.txt"),
        env=environment,
        cwd=cli.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while not memory.exists() and time.monotonic() < deadline:  # the first thing that translating does
        time.sleep(0.05)
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert out == b""
    assert err.decode() == "subgen: interrupted; nothing was left half-written\n"
    assert cli.files() == {"talk.txt"}
