"""The JSON of speech recognisers, whole, minimal and odd."""

import json
from typing import Any

import pytest

from subgen.errors import InputError
from subgen.formats.reading import read_source, read_track
from subgen.span import Span
from subgen.track import Track

WHISPER = {
    "text": "大家好,今天讲索引",
    "segments": [
        {
            "id": 0,
            "seek": 0,
            "start": 0.0,
            "end": 1.5,
            "text": "大家好,",
            "tokens": [50364, 6],
            "temperature": 0.0,
            "avg_logprob": -0.2,
            "words": [
                {"word": "大家", "start": 0.1, "end": 0.6, "probability": 0.91234},
                {"word": "好,", "start": 0.6, "end": 1.0, "probability": 0.5},
            ],
        },
        {
            "id": 1,
            "start": 1.5,
            "end": 4.0,
            "text": "今天讲索引",
            "words": [
                {"word": "今天", "start": 2.0, "end": 2.4, "probability": 0.9},
                {"word": "讲", "start": 2.4, "end": 2.6, "probability": 0.9},
                {"word": "索引", "start": 2.6, "end": 3.2, "probability": 0.9},
            ],
        },
    ],
    "language": "zh",
}


def track_of(value: Any, **how: Any) -> Track:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, **how)
    return read_track(text.encode(), "talk.json")[0]


def words_of(value: Any) -> list[list[tuple[str, int, int, float]]]:
    return [
        [(word.text, word.span.start_ms, word.span.end_ms, word.confidence) for word in cue.words]
        for cue in track_of(value).cues
    ]


def cues_of(value: Any) -> list[tuple[int, int, str]]:
    return [(cue.start_ms, cue.end_ms, " ".join(cue.zh or cue.en)) for cue in track_of(value).cues]


def stripped(value: Any, *keys: str) -> Any:
    """``value`` without some of its keys, anywhere."""
    if isinstance(value, dict):
        return {key: stripped(each, *keys) for key, each in value.items() if key not in keys}
    return [stripped(each, *keys) for each in value] if isinstance(value, list) else value


def test_whisper() -> None:
    track = track_of(WHISPER)
    assert track.format == "Whisper's JSON"
    assert cues_of(WHISPER) == [(0, 1500, "大家好,"), (1500, 4000, "今天讲索引")]
    assert words_of(WHISPER)[0] == [("大家", 100, 600, 0.912), ("好,", 600, 1000, 0.5)]


def test_segments_tell_their_lines() -> None:
    lines = json.dumps(WHISPER, ensure_ascii=False, indent=1).split("\n")
    begins = [number for number, line in enumerate(lines, 1) if line == "  {"]
    assert [cue.line for cue in track_of(WHISPER, indent=1).cues] == begins
    assert [cue.line for cue in track_of(WHISPER).cues] == [1, 1]


def test_segments_without_words_keep_their_times() -> None:
    value = stripped(WHISPER, "words", "id", "seek", "tokens", "temperature", "avg_logprob", "language")
    assert cues_of(value) == cues_of(WHISPER)
    source, warnings = read_source(json.dumps(value).encode(), "talk.json")
    assert [piece.span for piece in source.pieces] == [Span(0, 1500), Span(1500, 4000)]
    assert warnings == ()


def test_words_re_cut_the_talk() -> None:
    source, _ = read_source(json.dumps(WHISPER).encode(), "talk.json")
    assert source.text == "大家好,\n今天讲索引"
    assert [(piece.start, piece.end, piece.span) for piece in source.pieces] == [(0, 10, None)]
    heard = [
        (source.text[each.start : each.end], each.span.start_ms, each.confidence) for each in source.heard
    ]
    assert heard[:2] == [("大家", 100, 0.912), ("好,", 600, 0.5)]
    assert {each.timing for each in source.heard} == {"given"}


def test_words_beside_the_segments() -> None:
    apart = [word for segment in WHISPER["segments"] for word in segment["words"]]  # type: ignore[index]
    value = stripped(WHISPER, "words") | {"words": apart}
    assert words_of(value) == words_of(WHISPER)
    alone = {"words": apart}
    assert cues_of(alone) == [(100, 1000, "大家好,"), (2000, 3200, "今天讲索引")]  # 1 s of silence between


def test_faster_whisper() -> None:
    value = WHISPER["segments"]
    assert track_of(value).format == "faster-whisper's JSON"
    assert cues_of(value) == cues_of(WHISPER)
    assert words_of(value) == words_of(WHISPER)
    assert cues_of([word for each in value for word in each["words"]])[0] == (100, 1000, "大家好,")  # type: ignore[index, union-attr]


def test_faster_whisper_as_named_tuples() -> None:
    words = [[0.1, 0.6, "大家", 0.9], [0.6, 1.0, "好", 0.8]]
    value = [
        [1, 0, 0.0, 1.5, " 大家好", [50364, 6], -0.2, 1.1, 0.01, words, 0.0],
        [2, 0, 2.0, 3.0, "再见", [1]],
    ]
    assert track_of(value).format == "faster-whisper's JSON"
    assert cues_of(value) == [(0, 1500, "大家好"), (2000, 3000, "再见")]
    assert words_of(value) == [[("大家", 100, 600, 0.9), ("好", 600, 1000, 0.8)], []]
    lines = json.dumps(value, ensure_ascii=False, indent=1).split("\n")
    begins = [number for number, line in enumerate(lines, 1) if line == " ["]
    assert [cue.line for cue in track_of(value, indent=1).cues] == begins


def whisper_cpp(*segments: tuple[int, int, str, list[tuple[str, int, int, float]]]) -> Any:
    """What whisper.cpp writes of segments: times in milliseconds, a text, and its tokens."""

    def times(start: int, end: int) -> Any:
        return {"timestamps": {"from": "…", "to": "…"}, "offsets": {"from": start, "to": end}}

    rows = [
        times(start, end)
        | {"text": text, "tokens": [times(a, b) | {"text": token, "p": p} for token, a, b, p in tokens]}
        for start, end, text, tokens in segments
    ]
    return {"result": {"language": "zh"}, "transcription": rows}


def test_whisper_cpp() -> None:
    tokens = [
        ("[_BEG_]", 0, 0, 0.9),
        ("今天", 100, 600, 0.91234),
        ("讲", 600, 900, 0.5),
        ("[_TT_150]", 900, 900, 1.0),
    ]
    value = whisper_cpp((0, 1500, "今天讲", tokens), (1500, 2500, "再见", []))
    assert track_of(value).format == "whisper.cpp's JSON"
    assert cues_of(value) == [(0, 1500, "今天讲"), (1500, 2500, "再见")]
    assert words_of(value) == [[("今天", 100, 600, 0.912), ("讲", 600, 900, 0.5)], []]


def test_whisper_cpp_tears_characters() -> None:
    torn = [("今天", 100, 600, 0.9), ("\ufffd", 600, 700, 0.9), ("\ufffd", 700, 900, 0.9)]
    assert words_of(whisper_cpp((0, 1500, "今天讲", torn))) == [[]]


def test_a_token_of_whisper_cpp_without_times() -> None:
    value = whisper_cpp((0, 1500, "今天讲", [("今天", 100, 600, 0.9), ("讲", 600, 900, 0.9)]))
    del value["transcription"][0]["tokens"][1]["offsets"]
    assert words_of(value) == [[("今天", 100, 600, 0.9)]]


@pytest.mark.parametrize(
    "broken",
    [
        {"from": "x", "to": 2},
        {"from": None},
        [],
        "1",
        {"from": 5, "to": 1},
        {"from": True, "to": 2},
        {"from": 0, "to": 10**400},
    ],
)
def test_a_segment_of_whisper_cpp_without_times(broken: Any) -> None:
    value = whisper_cpp((0, 1500, "今天讲", []), (1500, 2500, "再见", []))
    value["transcription"][0]["offsets"] = broken
    track, warnings = read_track(json.dumps(value).encode(), "talk.json")
    assert [cue.zh for cue in track.cues] == [("再见",)]
    assert "segment without usable times" in warnings[0]


def test_whisperx_has_words_without_times() -> None:
    words = [
        {"word": "在", "start": 0.5, "end": 0.7, "score": 0.9},
        {"word": "2024"},
        {"word": "年", "start": 1.9, "end": 2.1, "score": 0.75},
    ]
    value = {
        "segments": [{"start": 0.5, "end": 2.1, "text": "在2024年", "words": words, "speaker": "S1"}],
        "word_segments": words,
        "language": "zh",
    }
    assert track_of(value).format == "WhisperX's JSON"
    assert cues_of(value) == [(500, 2100, "在2024年")]
    assert words_of(value) == [[("在", 500, 700, 0.9), ("年", 1900, 2100, 0.75)]]
    assert words_of(stripped(value, "words")) == words_of(value)
    assert cues_of({"word_segments": words}) == [(500, 700, "在"), (1900, 2100, "年")]
    source, _ = read_source(json.dumps(value).encode(), "talk.json")
    assert [(each.start, each.end) for each in source.heard] == [(0, 1), (5, 6)]


TIMES = [[50, 170], [170, 290], [290, 410], [1000, 1200], [1200, 1400], [1400, 1900], [1900, 2100]]
FUNASR = [{"key": "talk", "text": "大家好。今天 vision 课，", "timestamp": TIMES}]


def test_funasr() -> None:
    assert track_of(FUNASR).format == "FunASR's JSON"
    assert cues_of(FUNASR) == [(50, 410, "大家好。"), (1000, 2100, "今天 vision 课，")]
    assert words_of(FUNASR) == [
        [("大", 50, 170, 1.0), ("家", 170, 290, 1.0), ("好。", 290, 410, 1.0)],
        [
            ("今", 1000, 1200, 1.0),
            ("天 ", 1200, 1400, 1.0),
            ("vision ", 1400, 1900, 1.0),
            ("课，", 1900, 2100, 1.0),
        ],
    ]


def test_funasr_sentences() -> None:
    sentences = [
        {"text": "大家好。", "start": 50, "end": 410, "timestamp": TIMES[:3], "spk": 0},
        {"text": "今天", "start": 1000, "end": 1400},
        {"text": "坏"},
    ]
    value = [{"text": "大家好。今天坏", "timestamp": TIMES, "sentence_info": sentences}]
    track, warnings = read_track(json.dumps(value, indent=0).encode(), "talk.json")
    assert [(cue.start_ms, cue.end_ms, cue.zh, len(cue.words)) for cue in track.cues] == [
        (50, 410, ("大家好。",), 3),
        (1000, 1400, ("今天",), 0),
    ]
    assert warnings == ("talk.json: line 60: text without usable times ('坏'); it is left out",)
    old = {
        "text": "大家好。",
        "sentences": [{"text": "大家好。", "start": 50, "end": 410, "ts_list": TIMES[:3]}],
    }
    assert words_of(old)[0][2] == ("好。", 290, 410, 1.0)


def test_funasr_without_marks_and_with_tags() -> None:
    assert cues_of([{"text": "欢 迎 大 家 learn it", "timestamp": TIMES[:6]}]) == [
        (50, 1900, "欢迎大家 learn it")
    ]
    assert cues_of([{"text": "<|zh|><|NEUTRAL|>大家好", "timestamp": TIMES[:3]}]) == [(50, 410, "大家好")]


def test_funasr_times_that_do_not_fit_are_spread() -> None:
    value = [{"text": "2024年好", "timestamp": TIMES[:6]}]
    track, warnings = read_track(json.dumps(value).encode(), "talk.json")
    assert "more or fewer times than words" in warnings[0]
    assert [word.span.start_ms for cue in track.cues for word in cue.words] == [50, 290, 1200]
    assert {word.confidence for cue in track.cues for word in cue.words} == {0.5}


@pytest.mark.parametrize(
    ("segment", "cue"),
    [
        ({"start": "1.5", "end": "2", "text": "好"}, (1500, 2000, "好")),
        ({"start": -0.02, "end": 2, "text": " 好 \n 的"}, (0, 2000, "好 的")),
        (
            {"start": 1, "end": 2, "text": None, "words": [{"word": "好", "start": 1, "end": 2}]},
            (1000, 2000, "好"),
        ),
        (
            {"text": "好", "words": [{"word": "好", "start": 1, "end": 2}, 7, {}, [1], "x"]},
            (1000, 2000, "好"),
        ),
        ({"start": 1, "end": 2, "text": "好", "words": "none"}, (1000, 2000, "好")),
        ({"start": 1, "end": None, "text": "好"}, None),
        ({"start": float("nan"), "end": 2, "text": "好"}, None),
        ({"start": 1, "end": 1e300, "text": "好"}, None),
        ({"start": 10**400, "end": 2, "text": "好"}, None),
        ({"start": True, "end": 2, "text": "好"}, None),
        ({"start": 3, "end": 2, "text": "好"}, None),
        ({"start": [], "end": {}, "text": 5}, None),
        (None, None),
        ("好", None),
    ],
)
def test_odd_segments(segment: Any, cue: tuple[int, int, str] | None) -> None:
    after = {"start": 5, "end": 6, "text": "后"}
    track, warnings = read_track(json.dumps({"segments": [segment, after]}).encode(), "talk.json")
    found = [(each.start_ms, each.end_ms, " ".join(each.zh)) for each in track.cues]
    assert found == ([cue] if cue else []) + [(5000, 6000, "后")]
    assert len(warnings) == (cue is None)


def test_words_that_make_no_sense_harm_nobody_else() -> None:
    words = [
        {"word": "大", "start": 0.1, "end": 99},
        {"word": "没有", "start": 0.2, "end": 0.3},
        {"word": "家", "start": 0.5, "end": 0.6},
        {"word": "好", "start": 0.2, "end": 0.3},
        {"word": "啊", "start": 0.8, "end": 0.9},
    ]
    value = {"segments": [{"start": 0, "end": 1, "text": "大家好啊", "words": words}]}
    source, _ = read_source(json.dumps(value).encode(), "talk.json")
    assert [(each.start, each.span) for each in source.heard] == [
        (0, Span(100, 500)),
        (1, Span(500, 600)),
        (3, Span(800, 900)),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"segments": [{"start": 1, "end": 2, "text": "好"}', "line 1: not valid JSON"),
        ('{\n"segments": [\n{"start": 1 "end": 2, "text": "好"}]}', "line 3: not valid JSON"),
        ('{"segments": [], "start": 1, "end": 2}', "no cue in it (read as Whisper's JSON)"),
        ('{"segments": ' + "[" * 100_000 + '"start": "end": ', "nested too deeply"),
        ('{"segments": [{"start": ' + "1" * 5000 + ', "end": 2}]}', "a number of thousands of digits"),
        ('{"a": "\\"segments\\": \\"start\\": \\"end\\":"}', "JSON, but no subtitles that are known"),
        ("[[]]", "JSON, but no subtitles"),
        ("[]", "JSON, but no subtitles"),
    ],
)
def test_refuses_other_json_in_one_line(text: str, told: str) -> None:
    with pytest.raises(InputError) as raised:
        read_track(text.encode(), "talk.json")
    assert told in str(raised.value)
    assert str(raised.value).startswith("talk.json: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("odd", ["\\ud83d", "\\u0000"])
def test_what_is_no_character_is_left_out(odd):
    word = f'{{"word": " 大家{odd}", "start": 0, "end": 1}}'
    text = f'{{"segments": [{{"start": 0, "end": 2, "text": "大家{odd}好", "words": [{word}]}}]}}'
    assert cues_of(text) == [(0, 2000, "大家好")]
    assert words_of(text)[0][0][0] == " 大家"
