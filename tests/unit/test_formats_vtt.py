"""WebVTT: as the format has it, and as its readers read it."""

import html
import re
import shutil
import subprocess
from pathlib import Path

import pysubs2
import pytest
import srt
import webvtt
from hostile import HOSTILE

from subgen.cue import LaidCue
from subgen.formats import FORMATS
from subgen.formats.reader import RawCue
from subgen.formats.shown import full_backslash
from subgen.formats.vtt import read, recognises, to_vtt
from subgen.span import Span
from subgen.track import TrackCue

CUES = [
    LaidCue(Span(1000, 2500), ("大家好", "欢迎"), ("Hello,", "welcome")),
    LaidCue(Span(360_000_004, 360_001_000), ("中",), ("en",)),
]
EVERY = [LaidCue(Span(i * 2000, i * 2000 + 1999), (text,), ("Text",)) for i, text in enumerate(HOSTILE)]


def shown(text: str) -> str:
    """A cue's text as a reader shows it."""
    lines = [line for part in text.splitlines() if (line := full_backslash(part))]
    return "\n".join(
        line + "\u200e" * bool(index and re.fullmatch(r"-?\d+\.?\d*", line))
        for index, line in enumerate(lines)
    )


def test_chinese_stands_above_the_place_of_english() -> None:
    assert FORMATS["zh.vtt"].write(CUES, "标\n题 --> 甲") == (
        "WEBVTT - 标题 → 甲\nKind: subtitles\nLanguage: zh\n\n"
        "1\n00:00:01.000 --> 00:00:02.500 line:-4\n大家好\n欢迎\n\n"
        "2\n100:00:00.004 --> 100:00:01.000 line:-3\n中\n"
    )


def test_english_stands_at_the_bottom() -> None:
    assert FORMATS["en.vtt"].write(CUES, "") == (
        "WEBVTT\nKind: subtitles\nLanguage: en\n\n"
        "1\n00:00:01.000 --> 00:00:02.500\nHello,\nwelcome\n\n"
        "2\n100:00:00.004 --> 100:00:01.000\nen\n"
    )


def test_both_are_marked_with_their_languages() -> None:
    assert FORMATS["zh-en.vtt"].write([*CUES, LaidCue(Span(0, 1), (), ("en",))], "") == (
        "WEBVTT\n\n"
        "1\n00:00:01.000 --> 00:00:02.500\n<lang zh>大家好\n欢迎</lang>\n<lang en>Hello,\nwelcome</lang>\n\n"
        "2\n100:00:00.004 --> 100:00:01.000\n<lang zh>中</lang>\n<lang en>en</lang>\n\n"
        "3\n00:00:00.000 --> 00:00:00.001\n<lang en>en</lang>\n"
    )


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("a --> b", "a --&gt; b"),
        ("<v 甲>&amp;", "&lt;v 甲&gt;&amp;amp;"),
        (r"{乙}\N", "{乙}＼N"),
        ("甲\u2028\u2029乙\t丙\x07", "甲\n乙 丙"),
        ("甲\n42", "甲\n42\u200e"),
    ],
)
def test_escapes(line: str, written: str) -> None:
    text = to_vtt([LaidCue(Span(0, 1000), (line,), ())], "", ("zh",))
    assert text.split("line:", 1)[1].split("\n", 1)[1] == f"{written}\n"


@pytest.mark.parametrize("languages", [("zh",), ("zh", "en")])
def test_libraries_read_the_same(languages: tuple[str, ...]) -> None:
    wanted = ["\n".join([shown(cue.zh[0]), "Text"][: len(languages)]) for cue in EVERY]
    text = to_vtt(EVERY, "题", languages)
    by_pysubs2 = pysubs2.SSAFile.from_string(text, format_="vtt")
    assert [html.unescape(event.text.replace("\\N", "\n")) for event in by_pysubs2] == wanted
    assert [Span(event.start, event.end) for event in by_pysubs2] == [cue.span for cue in EVERY]
    by_webvtt = webvtt.from_string(text)
    assert [html.unescape(caption.text) for caption in by_webvtt] == wanted
    assert [caption.start for caption in by_webvtt][:2] == ["00:00:00.000", "00:00:02.000"]


@pytest.mark.tools
@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
@pytest.mark.parametrize("languages", [("zh",), ("zh", "en")])
def test_ffmpeg_reads_the_same(languages: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "hostile.vtt"
    path.write_text(to_vtt(EVERY, "题", languages), encoding="utf-8", newline="\n")
    command = ["ffmpeg", "-v", "error", "-i", path, "-f", "ass", "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    # libass shows \{ as { and ffmpeg writes it for every brace.
    found = [line.split(",", 9)[9] for line in text.splitlines() if line.startswith("Dialogue:")]
    wanted = ["\n".join([shown(cue.zh[0]), "Text"][: len(languages)]) for cue in EVERY]
    assert [re.sub(r"\\([{}])", r"\1", line).replace("\\N", "\n") for line in found] == wanted
    command[5:] = ["-f", "srt", "-"]
    back = srt.parse(subprocess.run(command, capture_output=True, check=True).stdout.decode())
    spans = [cue.span for cue in EVERY]
    assert [
        Span(
            block.start.seconds * 1000 + block.start.microseconds // 1000,
            block.end.seconds * 1000 + block.end.microseconds // 1000,
        )
        for block in back
    ] == spans


def found(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    return [
        (cue.start_ms, cue.end_ms, cue.lines if isinstance(cue, RawCue) else (*cue.zh, *cue.en))
        for cue in read(text).cues
    ]


ONE = "00:01.000 --> 00:02.000\n"


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (f"WEBVTT\n\n{ONE}甲", [(1000, 2000, ("甲",))]),
        (
            "WEBVTT\tx\n\n01:00:01.5 --> 100:00:02.000 line:0 align:start\n甲\n乙\n",
            [(3601500, 360002000, ("甲", "乙"))],
        ),
        (
            f"WEBVTT\nKind: captions\nLanguage: zh\n\nid 1\n{ONE}甲\n\n\n2\n{ONE}乙",
            [(1000, 2000, ("甲",)), (1000, 2000, ("乙",))],
        ),
        (
            f"WEBVTT\n\nNOTE 甲\n乙\n\nSTYLE\n::cue {{}}\n\nREGION\nid:a\n\nNOTE\n\n{ONE}丙",
            [(1000, 2000, ("丙",))],
        ),
        (
            f"WEBVTT\n\n{ONE}<v.loud 甲>你好<i.x> 吗</i></v> &amp;lt; &#65;&nbsp;&rlm;",
            [(1000, 2000, ("你好 吗 &lt; A\xa0\u200f",))],
        ),
        (f"WEBVTT\n\n{ONE}甲\n42\n{ONE}乙", [(1000, 2000, ("甲",)), (1000, 2000, ("乙",))]),
        (f"WEBVTT\n{ONE}甲", [(1000, 2000, ("甲",))]),
        (f"WEBVTT\n\n{ONE}\n\n2\n{ONE}乙", [(1000, 2000, ()), (1000, 2000, ("乙",))]),
        (f"WEBVTT\n\n{ONE}a < b, c<d", [(1000, 2000, ("a < b, c<d",))]),
        ("WEBVTT\n\n00:03.000 --> 00:02.000\n甲", [(3000, 2000, ("甲",))]),
    ],
)
def test_reads(text: str, cues: list[tuple[int, int, tuple[str, ...]]]) -> None:
    assert recognises(text)
    assert found(text) == cues
    assert not [warning for warning in read(text).warnings if "blocks left out" not in warning]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("WEBVTT", ""),
        ("WEBVTT FILE", ""),
        ("WEBVTT - 讲座", "讲座"),
        ("WEBVTT\t-  a - b ", "a - b"),
        ("WEBVTT -", ""),
    ],
)
def test_the_title_stands_after_a_dash(head: str, title: str) -> None:
    assert recognises(head)
    assert read(f"{head}\n\n{ONE}甲").title == title


@pytest.mark.parametrize("text", ["WEBVTTX\n\n", " WEBVTT\n", "大家好 WEBVTT"])
def test_is_no_webvtt(text: str) -> None:
    assert not recognises(text)


def test_what_is_not_shown_is_told() -> None:
    blocks = [
        "WEBVTT - 讲座",
        "STYLE\na",
        "STYLE\nb",
        "一段",
        "1\n00:01 --> x\n坏",
        f"{ONE.strip()} line:0\n<b>甲</b>",
    ]
    text = "\n\n".join(blocks)
    kept = read(text)
    assert kept.title == "讲座"
    assert kept.warnings == (
        "line 9: text that belongs to no cue is left out",
        "line 12: unusable times ('00:01 --> x'); the cue is left out",
        "styles are not read: 2 STYLE blocks left out",
    )
    assert [cue.markup for cue in kept.cues] == [("line:0", "<b>", "</b>")]


def test_word_times() -> None:
    (cue,) = read(f"WEBVTT\n\n{ONE}今天<00:00:01.200><c> 我们</c><00:00:01.700>讲").cues
    assert [(word.text, word.span) for word in cue.words] == [
        ("今天", Span(1000, 1200)),
        (" 我们", Span(1200, 1700)),
        ("讲", Span(1700, 2000)),
    ]
    assert not read(f"WEBVTT\n\n{ONE}今天<00:00:05.000>我们").cues[0].words


def test_languages_that_tags_give() -> None:
    (cue,) = read(f"WEBVTT\n\n{ONE}<lang zh-Hans>OK</lang>\n<lang en-US>好</lang>").cues
    assert isinstance(cue, TrackCue)
    assert (cue.zh, cue.en) == (("OK",), ("好",))
