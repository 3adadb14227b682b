"""Files made to break readers, and what no reader may do with them, whatever they hold."""

import json
import random
import tracemalloc
from itertools import pairwise

from hypothesis import strategies as st

from subgen.errors import InputError
from subgen.formats.reading import READERS, read_source, read_track

_SRT = """1
00:00:01,000 --> 00:00:02,500
大家好，<i>今天</i>
Hello, today

2
00:00:03,000 --> 00:00:04,000
我们讲 vector database
we talk of vector databases
"""
_VTT = """WEBVTT - talk
Kind: captions
Language: zh

NOTE of no use

STYLE
::cue { color: red }

one
00:01.000 --> 00:02.500 line:-2 position:50% align:start
<v 张><lang zh>大家好</lang>
<00:01.500><c>今天</c> &amp; &lt;明天&gt;

00:00:03.000 --> 00:00:04.000
我们讲
"""
_ASS = r"""[Script Info]
Title: talk
WrapStyle: 2
[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Zh,Arial,48
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:05.00,Zh,,0,0,0,,无
Dialogue: 0,0:00:01.00,0:00:02.50,Zh,,0,0,0,,大家好，{\i1}今天{\i0}\N{\rEn}Hello\htoday
Dialogue: 0,0:00:03.00,0:00:04.00,Zh,,0,0,0,,{\p1}m 0 0 l 1 1{\p0}我们讲\n索引
"""
_LRC = """[ti:talk]
[ar:张]
[offset:-100]
[00:01.00]大家好
[00:01.00]Hello
[00:03.00][00:09.00]<00:03.10>我们<00:03.50>讲
[00:12.00]
"""
_TABLE = """id,in,out,zh,en,notes
#a1,00:00:01.000,00:00:02.500,大家好,"Hello,
 and ""all"" of you",慢; 长
,0:00:03,0:00:04,'=我们讲,,
"""
_SEGMENT = {
    "id": 0,
    "start": 0.5,
    "end": 2.5,
    "text": " 大家好,今天",
    "words": [
        {"word": "大家", "start": 0.5, "end": 1.0, "probability": 0.9},
        {"word": "好,", "start": 1.0, "end": 1.5, "score": 0.5},
        {"word": "2024"},
    ],
}
_TIMES = [[50, 170], [170, 290], [290, 410]]
_JSON = {
    "BCC": {"font_size": 0.4, "body": [{"from": 1.0, "to": 2.5, "location": 2, "content": "大家好"}]},
    "Whisper's JSON": {"text": "大家好", "segments": [_SEGMENT, _SEGMENT], "language": "zh"},
    "faster-whisper's JSON": [_SEGMENT, [1, 0, 3.0, 4.5, "好", [1, 2], -0.2, [[3.0, 4.0, "好", 0.9]]]],
    "WhisperX's JSON": {"segments": [_SEGMENT], "word_segments": _SEGMENT["words"]},
    "whisper.cpp's JSON": {
        "result": {"language": "zh"},
        "transcription": [
            {
                "timestamps": {"from": "00:00:00,500", "to": "00:00:02,500"},
                "offsets": {"from": 500, "to": 2500},
                "text": " 大家好",
                "tokens": [
                    {"text": "[_BEG_]", "offsets": {"from": 500, "to": 500}, "id": 50364, "p": 0.9},
                    {"text": " 大家", "offsets": {"from": 500, "to": 1000}, "id": 5, "p": 0.9, "t_dtw": -1},
                    {"text": "好", "id": 6, "p": 0.5, "t_dtw": -1},
                ],
            },
        ],
    },
    "FunASR's JSON": [
        {
            "key": "talk",
            "text": "大家好。",
            "timestamp": _TIMES,
            "sentence_info": [{"text": "大家好。", "start": 50, "end": 410, "timestamp": _TIMES, "spk": 0}],
        },
        {"text": "<|zh|>大 家 learn", "timestamp": _TIMES},
    ],
}
SEEDS = {"WebVTT": _VTT, "a table": _TABLE, "SRT": _SRT, "ASS": _ASS, "LRC": _LRC} | {
    label: json.dumps(value, ensure_ascii=False, indent=1) for label, value in _JSON.items()
}
"""A small file of each kind that a reader knows, by the reader's label; fuzzing begins with it."""

_FRAGMENTS = (
    "\n", "\n\n", "\r\n", "\r", "\t", " ", "\u3000", "\u2028", "\x85", "\0", "\ufeff", "\ufffd", "-->",
    "{", "}", "{\\", "{\\p1}", "{\\r", "\\N", "\\n", "\\h", "\\", "<", ">", "</", "<i>", "<c.", "<v ",
    "<lang ", "&", "&amp;", "&#x", "&#" + "9" * 5000, "[", "]", "[[", "[]", "{}", ",", ":", '"', '""', "'",
    "null", "true", "NaN", "-1", "1e999", "1" * 30, "0", "7\n", "99:99:99,999",
    "00:00:01,000 --> 00:00:02,000\n",
    "[99:59.99]", "Dialogue: ", "Format: ", "[Events]\n", "WEBVTT\n", "NOTE\n", "id,in,out,zh,en,notes\n",
    '{"start": ', '"end": ', "->",
    "，", "。", "甲", "中文", "word", "😀", "𠀀", "\u202e", "\u200f", "עברית", "한국", "é",
)  # fmt: skip
_ENCODINGS = ("utf-8",) * 6 + ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5")
_MOST_TIMES = 10_000
_MOST_CHARS = 100_000

_odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["大家好", "好。", "0.5", "", " ", "NaN", 1.5, 0, -1, 10**30, 1e308, [], {}, [[]]]),
)


@st.composite
def _mutated(draw: st.DrawFn, seed: str) -> str:
    """A seed with stretches left out, repeated, moved, or with something odd in their place."""
    randomly = random.Random(draw(st.integers(0, 2**32)))
    text = seed
    for _ in range(draw(st.integers(0, 6))):
        at = randomly.randint(0, len(text))
        end = min(len(text), at + randomly.choice((0, 0, 1, 3, 20, len(text))))
        put = draw(
            st.sampled_from(_FRAGMENTS)
            | st.text(max_size=8)
            | st.sampled_from((text[at:end] * 2, "", *seed.splitlines(keepends=True)))
        )
        times = randomly.choice((1,) * 12 + (2, 50, _MOST_TIMES))
        text = text[:at] + put * min(times, _MOST_CHARS // max(len(put), 1)) + text[end:]
        text = text[:_MOST_CHARS]
    return text


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


@st.composite
def _odd_json(draw: st.DrawFn, value: object, keys: tuple[str, ...], most: int = 400) -> object:
    """A value that looks like ``value``, here and there something else; one list in it is perhaps long."""
    odd = draw(st.integers(0, 14))
    if odd == 0:
        return draw(_odd_values)
    if isinstance(value, dict):
        result = {
            key: draw(_odd_json(each, keys, most)) for key, each in value.items() if draw(st.integers(0, 9))
        }
        return result | ({draw(st.sampled_from(keys)): draw(_odd_values)} if odd == 1 else {})
    if isinstance(value, list):
        times = draw(st.sampled_from((1, 1, 1, 2, 3, most)))
        most = 1 if times > 3 else most
        return [draw(_odd_json(each, keys, most)) for each in value if draw(st.integers(0, 9))] * times
    return value


@st.composite
def files(draw: st.DrawFn, label: str) -> bytes:
    """The bytes of a file that looks like one of the kind ``label``, more or less."""
    if label in _JSON and draw(st.booleans()):
        value = draw(_odd_json(_JSON[label], tuple(sorted(_keys(_JSON[label])))))
        text = json.dumps(value, ensure_ascii=draw(st.booleans()), indent=draw(st.none() | st.just(0)))
    else:
        text = draw(_mutated(SEEDS[label]))
    data = bytearray(text.encode(draw(st.sampled_from(_ENCODINGS)), "replace"))
    for place in draw(st.lists(st.integers(0, 2**20), max_size=2)) if draw(st.integers(0, 4)) == 0 else ():
        if data:
            data[place % len(data)] = draw(st.integers(0, 255))
    return bytes(data)


def examine(data: bytes) -> str:
    """Read a file as a track and as a talk, and make sure that nothing is wrong with either.

    Returns what became of it: the format's name, or that it was refused.
    """
    try:
        track, warnings = read_track(data, "talk")
    except InputError as error:
        _check_told([str(error)])
        return "refused"
    _check_told(warnings)
    known = [reader.label for reader in READERS]
    assert track.format in known
    lines = data.count(b"\n") + data.count(b"\r") + len(data)  # some encodings and separators hide line ends
    for cue in track.cues:
        assert 1 <= cue.line <= lines
        assert cue.start_ms >= 0
        assert cue.end_ms >= 0
        assert all(line == line.strip() != "" and "\n" not in line for line in (*cue.zh, *cue.en))
        assert all(0 <= word.confidence <= 1 for word in cue.words)
    try:
        source, warnings = read_source(data, "talk")
    except InputError as error:
        _check_told([str(error)])
        return track.format
    _check_told(warnings)
    assert source.pieces
    ends = [0]
    for piece in source.pieces:
        assert ends[-1] <= piece.start < piece.end <= len(source.text)
        ends.append(piece.end)
    spans = [piece.span for piece in source.pieces if piece.span]
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(spans))
    assert not (spans and source.heard)
    assert all(0 <= each.start < each.end <= len(source.text) for each in source.heard)
    assert all(a.end <= b.start and a.span.end_ms <= b.span.start_ms for a, b in pairwise(source.heard))
    return track.format


def _check_told(told: object) -> None:
    for line in told if isinstance(told, list | tuple) else ():
        assert line.startswith("talk: "), line
        assert "\n" not in line


BYTES, BYTES_PER_BYTE = 4_000_000, 10
"""The most memory that it may take."""


def watch(data: bytes) -> str:
    """``examine``, with an eye on the memory that it takes."""
    examine("好".encode("gb18030"))  # what is kept for good is not counted
    tracemalloc.start()
    try:
        found = examine(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak <= BYTES + BYTES_PER_BYTE * len(data), f"{peak:,} bytes of memory for {len(data):,}"
    return found
