"""BCC: what Bilibili's editor takes."""

import json

from hostile import HOSTILE

from subgen.cue import LaidCue
from subgen.formats import FORMATS
from subgen.formats.bcc import to_bcc
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
