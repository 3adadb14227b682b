"""Times from a recording through the command line. The recordings are made here: someone speaks in them, as
far as a detector can tell, though without words."""

import json
import subprocess
import sys

import numpy as np
import pytest
from media_files import tone, write_media
from voice import speech

CLAUSES = [
    ("今天我们来讲数据库", 1.0),
    ("先说它的历史和现状再说为什么", 4.0),
    ("好", 9.0),
    ("最后留一点时间提问", 11.0),
]
SPOKEN = [(start, len(text)) for text, start in CLAUSES]
TEXT = "，".join(text for text, _ in CLAUSES) + "。"


@pytest.fixture
def talk(cli):
    """A talk and its recording, which is a video with two audio tracks: someone else's, and the talk's."""
    (cli.folder / "talk.txt").write_text(TEXT, encoding="utf-8")
    write_media(
        cli.folder / "talk.mkv",
        [speech([(6.0, 3)], 16), speech(SPOKEN, 16)],
        video="libx264",
        languages=["eng", "chi"],
    )
    return cli


def project(cli, name="talk.subgen.json"):
    return json.loads((cli.folder / name).read_text(encoding="utf-8"))


def starts(cli):
    return [cue["start_ms"] for cue in project(cli)["cues"]]


def told(done):
    return done.stderr.decode()


def test_cues_begin_where_someone_speaks(talk):
    done = talk("split", "talk.txt", "--media", "talk.mkv", "--track", "2", "--timing", "vad")
    assert done.returncode == 0
    assert told(done).count("\n") == 1
    cues = project(talk)["cues"]
    assert f"timed {len(cues)} by where someone speaks" in told(done)
    assert {cue["timing"] for cue in cues} == {"vad"}
    assert all(0 < cue["confidence"] <= 0.6 for cue in cues)
    spoken = [round(start * 1000) for _, start in CLAUSES]
    assert all(min(abs(start - each) for each in spoken) <= 100 for start in starts(talk))
    assert project(talk)["settings"]["duration_ms"] in range(15_900, 16_200)


def test_the_best_that_is_installed_is_taken_and_better_is_told(talk):
    done = talk("split", "talk.txt", "--media", "talk.mkv", "--track", "2")
    assert done.returncode == 0
    assert "subgen models install whisper-base" in told(done)
    assert {cue["timing"] for cue in project(talk)["cues"]} == {"vad"}


def test_words_that_cannot_be_heard_are_not_promised(talk):
    done = talk("split", "talk.txt", "--media", "talk.mkv", "--timing", "align")
    assert done.returncode == 5
    assert "subgen models install whisper-base" in told(done)
    assert told(done).count("\n") == 1


def test_only_the_length_is_taken_where_that_is_asked_for(talk):
    done = talk("split", "talk.txt", "--media", "talk.mkv", "--timing", "rate")
    assert done.returncode == 0
    assert {cue["timing"] for cue in project(talk)["cues"]} == {"rate"}
    assert project(talk)["settings"]["duration_ms"] in range(15_900, 16_200)


def test_a_track_that_is_not_there(talk):
    done = talk("split", "talk.txt", "--media", "talk.mkv", "--track", "3")
    assert (done.returncode, done.stdout) == (3, b"")
    assert "has no audio track 3; there are: 1 eng, 2 chi" in told(done)


@pytest.mark.parametrize("forced", [False, True])
@pytest.mark.parametrize(
    ("sounds", "why"),
    [([], "has no audio track"), ([tone(12)], "nobody speaks"), ([np.zeros(48_000 * 12)], "nobody speaks")],
    ids=["no sound", "a tone", "silence"],
)
def test_without_speech_its_length_is_used_unless_more_was_asked_for(talk, sounds, why, forced):
    write_media(talk.folder / "other.mp4", sounds, video="libx264")
    done = talk("split", "talk.txt", "--media", "other.mp4", *(["--timing", "vad"] if forced else []))
    assert why in told(done)
    assert done.returncode == (3 if forced else 0)
    assert (talk.folder / "talk.subgen.json").exists() != forced
    if forced:
        assert told(done).count("\n") == 1


def test_a_file_shorter_than_it_says_is_used_as_far_as_it_goes(talk):
    data = (talk.folder / "talk.mkv").read_bytes()
    (talk.folder / "cut.mkv").write_bytes(data[: len(data) * 2 // 3])
    done = talk("split", "talk.txt", "--media", "cut.mkv", "--track", "2", "--timing", "vad")
    assert done.returncode == 0
    assert "cut.mkv: its sound ends at 00:00:1" in told(done)
    assert "though the file says 00:00:16" in told(done)


@pytest.mark.parametrize("options", [["--timing", "vad"], ["--track", "1"]])
def test_options_about_a_recording_need_one(talk, options):
    done = talk("split", "talk.txt", *options)
    assert done.returncode == 2
    assert b"give it with --media" in done.stderr


def test_align_makes_a_project_of_a_transcript(talk):
    done = talk("align", "talk.txt", "talk.mkv", "--track", "2", "--timing", "vad")
    assert (done.returncode, done.stdout) == (0, b"talk.subgen.json\n")
    assert abs(starts(talk)[0] - 1000) <= 100
    assert talk("align", "talk.txt", "talk.mkv").returncode == 4


def test_a_recording_knows_better_than_the_times_of_speakers(talk):
    (talk.folder / "talk.txt").write_text(f"主持人 00:00:30\n{TEXT}", encoding="utf-8")
    done = talk("align", "talk.txt", "talk.mkv", "--track", "2", "--timing", "vad")
    assert (done.returncode, told(done).count("\n")) == (0, 1)
    assert abs(starts(talk)[0] - 1000) <= 100


def test_align_times_a_project_anew_and_keeps_its_edits(talk):
    talk("split", "talk.txt", "--duration", "1:00")
    values = project(talk)
    values["cues"][0]["zh"] = "今天我们讲讲数据库"
    (talk.folder / "talk.subgen.json").write_text(json.dumps(values), encoding="utf-8")
    done = talk("align", "talk.subgen.json", "talk.mkv", "--track", "2", "--timing", "vad")
    assert done.returncode == 0
    cues = project(talk)["cues"]
    assert cues[0]["zh"] == "今天我们讲讲数据库"
    assert abs(cues[0]["start_ms"] - 1000) <= 100
    assert cues[-1]["end_ms"] <= 16_200


def test_align_leaves_away_what_a_person_deleted(talk):
    (talk.folder / "talk.txt").write_text(TEXT.replace("，最后", "。\n\n最后"), encoding="utf-8")
    talk("split", "talk.txt", "--duration", "1:00")
    values = project(talk)
    last = values["cues"][-1]["sentence"]
    values["cues"] = [cue for cue in values["cues"] if cue["sentence"] < last]
    (talk.folder / "talk.subgen.json").write_text(json.dumps(values), encoding="utf-8")
    done = talk("align", "talk.subgen.json", "talk.mkv", "--track", "2", "--timing", "vad")
    assert done.returncode == 0
    assert last > 0
    assert [cue["zh"] for cue in project(talk)["cues"]] == [cue["zh"] for cue in values["cues"]]


SRT = """1
00:00:05,000 --> 00:00:06,500
今天我们来讲数据库
Today: databases

2
00:00:08,120 --> 00:00:10,000
先说它的历史和现状再说为什么

3
00:00:15,300 --> 00:00:17,000
最后留一点时间提问
"""


def test_align_puts_subtitles_right_that_drifted(talk):
    (talk.folder / "talk.zh-en.srt").write_text(SRT, encoding="utf-8")
    done = talk("align", "talk.zh-en.srt", "talk.mkv", "--track", "2", "--timing", "vad")
    assert done.returncode == 0, told(done)
    assert done.stdout == b"talk.aligned.zh-en.srt\n"
    assert "3 cues, moved by -4." in told(done)
    lines = (talk.folder / "talk.aligned.zh-en.srt").read_text(encoding="utf-8").split("\n")
    assert lines[1][:8] == "00:00:01" or lines[1].startswith("00:00:00,9")
    texts = [line for line in lines if line and "-->" not in line]
    assert texts == [line for line in SRT.split("\n") if line and "-->" not in line]
    assert talk("align", "talk.zh-en.srt", "talk.mkv").returncode == 4
    again = talk("align", "talk.zh-en.srt", "talk.mkv", "--track", "2", "--timing", "vad", "-o", "new")
    assert (again.returncode, again.stdout) == (0, b"new/talk.aligned.zh-en.srt\n")
    assert (talk.folder / "talk.zh-en.srt").read_text(encoding="utf-8") == SRT


def test_align_tells_machines_what_became_of_subtitles(talk):
    (talk.folder / "talk.srt").write_text(SRT.replace("Today: databases\n", ""), encoding="utf-8")
    done = talk("align", "talk.srt", "talk.mkv", "--track", "2", "--timing", "vad", "--json")
    assert done.returncode == 0, told(done)
    found = json.loads(done.stdout)
    assert (found["files"], found["cues"]) == (["talk.aligned.srt"], 3)
    assert found["heard"] == 3
    assert found["moved_ms"][0] <= found["moved_ms"][1] < 0


def test_align_takes_the_profile_that_is_asked_for_or_the_projects_own(talk):
    talk("split", "talk.txt", "--profile", "ted")
    for wanted, found in (((), "ted"), (("--profile", "netflix"), "netflix")):
        done = talk("align", "talk.subgen.json", "talk.mkv", "--track", "2", "--timing", "vad", *wanted)
        assert done.returncode == 0, told(done)
        assert project(talk)["settings"]["profile"] == found


def test_times_that_came_with_subtitles_stay_unless_others_are_asked_for(talk):
    (talk.folder / "talk.srt").write_text(SRT.replace("Today: databases\n", ""), encoding="utf-8")
    assert talk("split", "talk.srt", "--media", "talk.mkv", "--track", "2").returncode == 0
    assert {cue["timing"] for cue in project(talk)["cues"]} == {"given"}
    arguments = ("--media", "talk.mkv", "--track", "2", "--timing", "vad", "--force")
    assert talk("split", "talk.srt", *arguments).returncode == 0
    cues = project(talk)["cues"]
    assert [cue["zh"] for cue in cues] == [CLAUSES[0][0], CLAUSES[1][0], CLAUSES[3][0]]
    assert abs(cues[0]["start_ms"] - 1000) <= 100
    assert talk("export", "talk.subgen.json", "-f", "zh.srt", "-o", "out").returncode == 0


def test_the_core_needs_no_recogniser():
    """Where faster-whisper isn't installed, nothing asks for it."""
    code = (
        "import sys; sys.modules['faster_whisper'] = None; import subgen.cli.align, subgen.align.fit,"
        " subgen.align.hear, subgen.align.silero, subgen.align.whisper; print('fine')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("fine\n", 0), done.stderr
