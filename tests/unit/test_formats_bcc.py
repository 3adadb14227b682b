"""BCC: what Bilibili's editor takes."""

import json

import pytest
from hostile import HOSTILE

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.formats import FORMATS
from subgen.formats.bcc import read, recognises, to_bcc
from subgen.formats.reader import Found, RawCue
from subgen.span import Span


def test_the_shape_of_bilibilis_own_files() -> None:
    cues = [
        LaidCue(Span(1004, 2500), ("大家好", "欢迎"), ("Hello",)),
        LaidCue(Span(3000, 3001), ("中",), ("en",)),
    ]
    assert json.loads(FORMATS["zh.bcc"].write(cues, "题")) == {
        "font_size": 0.4,
        "font_color": "#FFFFFF",
        "background_alpha": 0.5,
        "background_color": "#9C27B0",
        "Stroke": "none",
        "body": [
            {"from": 1.004, "to": 2.5, "location": 2, "content": "大家好\n欢迎"},
            {"from": 3.0, "to": 3.001, "location": 2, "content": "中"},
        ],
    }
    assert [each["content"] for each in json.loads(FORMATS["en.bcc"].write(cues, ""))["body"]] == [
        "Hello",
        "en",
    ]


def test_text_stays_as_it_is() -> None:
    cues = [LaidCue(Span(i, i), (text,), ()) for i, text in enumerate(HOSTILE)]
    text = to_bcc(cues, "zh")
    assert "𠀀𪚥" in text
    assert [each["content"] for each in json.loads(text)["body"]] == [
        "\n".join(" ".join(line.split()) for line in each.splitlines() if line) for each in HOSTILE
    ]


def test_no_time_is_rounded() -> None:
    times = [1, 33, 1001, 59_999, 3_599_999, 35_999_999, 359_999_999]
    body = json.loads(to_bcc([LaidCue(Span(ms, ms), ("中",), ()) for ms in times], "zh"))["body"]
    assert [each["from"] for each in body] == [float(f"{ms // 1000}.{ms % 1000:03d}") for ms in times]


EDITOR = """{"font_size":0.4,"font_color":"#FFFFFF","background_alpha":0.5,"background_color":"#9C27B0",
"Stroke":"none","body":[{"from":1,"to":2.5,"location":2,"content":"大家好"},
{"from":3.0049,"to":3.5,"location":8,"content":"一 \\n\\n\\"from\\": 二"}]}"""
MACHINE = """{"font_size": 0.4, "font_color": "#FFFFFF", "background_alpha": 0.5,
 "background_color": "#9C27B0", "Stroke": "none",
 "type": "AIsubtitle", "lang": "zh", "version": "v1.7.0.4", "body": [
  {"from": 0.66, "to": 2.42, "sid": 1, "content": "大家好", "music": 0.0},
  {"from": 2.42, "to": 4.28, "sid": 2, "content": "今天我们讲", "music": 0.0}]}"""


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (
            EDITOR,
            [
                RawCue(2, 1000, 2500, ("大家好",)),
                RawCue(3, 3005, 3500, ("一", '"from": 二'), ("location:8",)),
            ],
        ),
        (MACHINE, [RawCue(4, 660, 2420, ("大家好",)), RawCue(5, 2420, 4280, ("今天我们讲",))]),
        ('{"body": [{"to": 1, "from": 2, "content": ""}]}', [RawCue(1, 2000, 1000, ())]),
    ],
)
def test_reads_both_kinds(text: str, cues: list[RawCue]) -> None:
    assert recognises(text)
    assert read(text) == Found(tuple(cues))


@pytest.mark.parametrize(
    "entry",
    [
        "7",
        '{"from": 1, "to": 2}',
        '{"from": 1, "to": 2, "content": 7}',
        '{"from": "one", "to": 2, "content": "x"}',
        '{"from": true, "to": 2, "content": "x"}',
        '{"from": 1, "to": 1e400, "content": "x"}',
        '{"from": NaN, "to": 1, "content": "x"}',
    ],
)
def test_a_broken_cue_is_left_out(entry: str) -> None:
    kept = read(f'{{"body": [\n{entry},\n{{"from": 1, "to": 2, "content": "好"}}]}}')
    assert [cue.start_ms for cue in kept.cues] == [1000]
    assert len(kept.warnings) == 1
    assert "unusable times or text" in kept.warnings[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"body": [', r"line 1: not valid JSON: .* \(column 38\)"),
        ('"x": {"body": []}}', r'no list of cues \("body"\)'),
        ('"body": [' + "[" * 100_000, "nested too deeply"),
        ('"body": [' + "1" * 10_000 + "]}", "thousands of digits"),
    ],
)
def test_what_is_no_bcc(text: str, told: str) -> None:
    text = '{"from": 1, "content": "好", ' + text
    assert recognises(text)
    with pytest.raises(InputError, match=told):
        read(text)


def test_half_a_character_is_left_out() -> None:
    assert read('{"body": [{"from": 1, "to": 2, "content": "好\\ud800"}]}').cues[0].lines == ("好",)
