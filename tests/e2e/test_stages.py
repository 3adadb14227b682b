"""The stages that need no model, as a person runs them."""

import json
import struct
import wave
from importlib import resources

import pytest
from fakes import FakeTranslator, letters, talk

from subgen import pipeline
from subgen.formats import FORMATS
from subgen.formats.project_file import dump_project, load_project
from subgen.progress import silent
from subgen.project import Settings

GOOD = "大家好，嗯，今天我们讲一讲数据库的索引为什么重要。谢谢大家。"


@pytest.fixture
def text(cli):
    (cli.folder / "talk.txt").write_text(GOOD)
    return "talk.txt"


@pytest.fixture
def translated(cli, splitter):
    """A project with its English."""
    project = pipeline.split(talk(GOOD), Settings(), splitter)
    project = pipeline.translate(project, FakeTranslator(), splitter, silent)
    (cli.folder / "talk.subgen.json").write_text(dump_project(project), encoding="utf-8")
    return project


def project_in(cli, name="talk.subgen.json"):
    return load_project((cli.folder / name).read_bytes(), name)


def test_split_writes_the_project_and_names_it(cli, text):
    done = cli("split", text)
    assert done.returncode == 0
    assert done.stdout.decode() == "talk.subgen.json\n"
    assert done.stderr.decode().startswith("subgen: ")
    project = project_in(cli)
    assert letters("".join(cue.zh for cue in project.cues)) == letters(GOOD.replace("嗯", ""))
    assert [removal.text for removal in project.removals] == ["嗯，"]


def test_settings_come_from_options(cli, text):
    cli("split", text, "--profile", "ted", "--verbatim", "--duration", "1:00", "--rate", "5")
    assert project_in(cli).settings == Settings(profile="ted", verbatim=True, duration_ms=60_000, rate=5.0)


def test_speakers_are_not_shown_and_begin_at_their_times(cli):
    text = "说话人1 00:00:02\n大家好，我们开始。\n\n**李老师** 00:00:20\n谢谢，今天讲索引。\n"
    (cli.folder / "talk.md").write_text(text, encoding="utf-8")
    for more, starts, told in (
        ((), (2000, 20_000), ""),
        (("--duration", "0:30"), (2000, 20_000), ""),
        (("--duration", "0:15"), (0, None), "its last speaker begins at 00:00:20, after the end at 00:00:15"),
    ):
        done = cli("split", "talk.md", "--force", *more)
        assert done.returncode == 0
        assert told in done.stderr.decode()
        assert "left out as speakers' names: 说话人1, 李老师\n" in done.stderr.decode()
        assert done.stderr.decode().count("\n") == 2 + bool(told)
        cues = project_in(cli).cues
        assert letters("".join(cue.zh for cue in cues)) == "大家好我们开始谢谢今天讲索引"
        second = next(cue for cue in cues if cue.zh.startswith("谢谢"))
        assert cues[0].span.start_ms == starts[0]
        assert starts[1] in (None, second.span.start_ms)


def test_the_length_comes_from_media(cli, text):
    with wave.open(str(cli.folder / "talk.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(struct.pack("<h", 0) * 8000 * 30)
    assert cli("split", text, "--media", "talk.wav").returncode == 0
    assert project_in(cli).settings.duration_ms == 30_000
    assert project_in(cli).cues[-1].span.end_ms <= 30_000


def test_standard_input(cli, splitter):
    done = cli("split", "-", "-o", "out", given=GOOD)
    assert done.stdout.decode() == "out/talk.subgen.json\n"
    piped = project_in(cli, "out/talk.subgen.json")
    assert piped.source.name == "-"
    assert piped.cues == pipeline.split(talk(GOOD), Settings(), splitter).cues


def test_cues_that_come_with_times(cli):
    srt = "1\n00:00:01,000 --> 00:00:02,500\n大家好，\n\n2\n00:00:03,000 --> 00:00:04,000\n我们开始。\n"
    (cli.folder / "talk.zh.srt").write_text(srt)
    assert cli("split", "talk.zh.srt", "-o", "out").stdout.decode() == "out/talk.subgen.json\n"
    assert cli("export", "out/talk.subgen.json", "-f", "zh.srt", "-o", "out").returncode == 0
    assert (cli.folder / "out" / "talk.zh.srt").read_text() == srt + "\n"


WORDS = [("大家好", 500, 1400), ("今天", 3000, 3400), ("讲", 3400, 3600), ("数据库", 3600, 4200)]
WHISPER = {
    "segments": [
        {
            "start": 0.5,
            "end": 4.2,
            "text": "大家好今天讲数据库",
            "words": [
                {"word": said, "start": start / 1000, "end": end / 1000, "probability": 0.9}
                for said, start, end in WORDS
            ],
        }
    ]
}
ASS = "[Script Info]\n[Events]\n" + "".join(
    f"Dialogue: 0,0:00:0{second}.00,0:00:0{second}.90,Default,,0,0,0,,{zh}\\N{en}\n"
    for second, (zh, en) in enumerate([("大家好", "Hello"), ("今天讲索引", "On indexes")])
)


@pytest.mark.parametrize(
    ("name", "data", "cues", "told"),
    [
        ("talk.json", json.dumps(WHISPER).encode(), [("大家好", 500), ("今天讲数据库", 3000)], ""),
        ("talk.ass", ASS.encode("gb18030"), [("大家好", 0), ("今天讲索引", 1000)], "read as GB18030"),
        ("talk.txt", ASS.encode("utf-16-le"), [("大家好", 0), ("今天讲索引", 1000)], "holds English as well"),
    ],
)
def test_what_people_have(cli, name, data, cues, told):
    (cli.folder / name).write_bytes(data)
    done = cli("split", name)
    assert done.returncode == 0
    assert told in done.stderr.decode()
    assert [(cue.zh, cue.span.start_ms) for cue in project_in(cli).cues] == cues
    assert {cue.timing for cue in project_in(cli).cues} == {"given"}


def test_what_is_odd_is_warned_of(cli):
    srt = "1\n00:00:01,000 --> 00:00:02,500\n大家好\n\n2\n00:00:09,000 --> 00:00:04,000\n我们开始\n"
    (cli.folder / "talk.srt").write_text(srt)
    done = cli("split", "talk.srt")
    assert done.returncode == 0
    assert "subgen: warning: talk.srt: line 6: ends before it has begun" in done.stderr.decode()


def test_export_writes_every_format_and_changes_nothing_else(cli, translated):
    done = cli("export", "talk.subgen.json", "-o", "out")
    names = [f"talk.{suffix}" for suffix in ("zh.srt", "en.srt", "zh-en.srt", "zh-en.ass")]
    assert done.stdout.decode().splitlines() == [f"out/{name}" for name in names]
    assert cli.files() == {"talk.subgen.json", *(f"out/{name}" for name in names)}
    assert project_in(cli) == translated
    assert translated.cues[0].en.split()[0] in (cli.folder / "out" / "talk.en.srt").read_text()


@pytest.mark.usefixtures("translated")
def test_export_writes_all_that_is_known(cli):
    options = [option for suffix in FORMATS for option in ("-f", suffix)]
    done = cli("export", "talk.subgen.json", "-o", "out", *options)
    assert done.stdout.decode().splitlines() == [f"out/talk.{suffix}" for suffix in FORMATS]
    assert all((cli.folder / "out" / f"talk.{suffix}").stat().st_size > 50 for suffix in FORMATS)


def test_export_from_standard_input(cli, translated):
    given = dump_project(translated)
    assert cli("export", "-", "-f", "en.srt", given=given).stdout.decode() == "talk.en.srt\n"


@pytest.mark.usefixtures("translated")
def test_only_the_formats_that_are_wanted_are_written(cli):
    assert cli("export", "talk.subgen.json", "-f", "zh.srt", "-f", "zh.srt").returncode == 0
    assert cli.files() == {"talk.subgen.json", "talk.zh.srt"}


@pytest.mark.usefixtures("text", "translated")
@pytest.mark.parametrize(
    ("arguments", "name"),
    [(["split", "talk.txt"], "talk.subgen.json"), (["export", "talk.subgen.json"], "talk.en.srt")],
)
def test_a_file_that_is_there_is_refused_without_force(cli, arguments, name):
    old = cli.folder / name
    old.touch()
    before = {name: (cli.folder / name).read_bytes() for name in cli.files()}
    done = cli(*arguments)
    assert done.returncode == 4
    assert done.stdout == b""
    assert f"there already: {old.name}: use --force" in done.stderr.decode()
    assert {name: (cli.folder / name).read_bytes() for name in cli.files()} == before
    assert cli(*arguments, "--force").returncode == 0
    assert old.read_bytes() != before[old.name]


def test_a_summary_for_machines(cli, text):
    done = cli("split", text, "--json", "--duration", "2")
    summary = json.loads(done.stdout)
    assert summary["files"] == ["talk.subgen.json"]
    assert summary["cues"] == len(project_in(cli).cues) == summary["timing"]["rate"]
    assert summary["removed"] == 1
    assert summary["model"] is None
    assert any("shorter than" in note for note in summary["notes"])


def test_quiet_says_nothing(cli, text):
    done = cli("split", text, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_same_input_gives_the_same_bytes(cli, text):
    cli("split", text, "-o", "one")
    cli("split", text, "-o", "two")
    one, two = ((cli.folder / name / "talk.subgen.json").read_bytes() for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("name", ["-讲座 v1.2.md", b"t\xfflk.txt"])
def test_names_that_people_give_files(cli, name):
    path = cli.folder / (name.decode(errors="surrogateescape") if isinstance(name, bytes) else name)
    path.write_text(GOOD)
    done = cli("split", "-o", "out", "--", path.name)
    assert done.returncode == 0, done.stderr.decode()
    assert (cli.folder / "out" / f"{path.stem}.subgen.json").is_file()


def test_a_cache_that_can_not_be_written_is_done_without(cli, text):
    done = cli("split", text, SUBGEN_CACHE=cli.folder / text)
    assert done.returncode == 0
    assert done.stderr.decode().count("\n") == 1


def test_the_style_of_the_ass_file(cli, translated):  # noqa: ARG001
    assert cli("export", "talk.subgen.json", "-f", "zh-en.ass", "-o", "one").returncode == 0
    classic = resources.files("subgen") / "data" / "styles" / "classic.toml"
    styles = cli.folder / "styles"
    styles.mkdir()
    mine = classic.read_text(encoding="utf-8").replace("size = 76", "size = 81")
    (styles / "mine.toml").write_text(mine, encoding="utf-8")
    options = ("talk.subgen.json", "-f", "zh-en.ass", "--style", "mine", "-o", "two")
    assert cli("export", *options, SUBGEN_STYLES=styles).returncode == 0
    one, two = ((cli.folder / name / "talk.zh-en.ass").read_text() for name in ("one", "two"))
    assert two == one.replace(",76,", ",81,")
    refused = cli("export", *options, "--force")
    assert refused.returncode == 2
    assert "there is no style preset 'mine'" in " ".join(refused.stderr.decode().replace("│", " ").split())
