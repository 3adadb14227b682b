"""What bytes become a source, and which are refused in one line."""

from contextlib import suppress

import pytest

from subgen.errors import InputError
from subgen.formats.decode import decode, normalise
from subgen.formats.reading import MAX_BYTES, read_source, read_track
from subgen.source import Piece
from subgen.span import Span

SRT = "1\n00:00:01,000 --> 00:00:02,500\n大家好\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding", "told"),
    [
        ("大家好".encode(), "大家好", "utf-8", ""),
        (b"\xef\xbb\xbf" + "大家好".encode(), "大家好", "utf-8-sig", ""),
        ("大家好".encode("utf-16"), "大家好", "utf-16", "read as UTF-16;"),
        (b"\xfe\xff" + "大家好".encode("utf-16-be"), "大家好", "utf-16", "read as UTF-16;"),
        ("hi 大家好".encode("utf-16-le"), "hi 大家好", "utf-16-le", "UTF-16 without a byte order mark"),
        ("大家好\n".encode("utf-16-be"), "大家好\n", "utf-16-be", "UTF-16 without a byte order mark"),
        ("大家好".encode("utf-16-be"), "大家好", "utf-16-be", "UTF-16 without a byte order mark"),
        ("Hello".encode("utf-16-le"), "Hello", "utf-16-le", "UTF-16 without a byte order mark"),
        ("大家好".encode("gb18030"), "大家好", "gb18030", "read as GB18030"),
        (
            b"one\ntwo\n" + "我们用 vector。".encode("gb18030"),
            "one\ntwo\n我们用 vector。",
            "gb18030",
            "GB18030",
        ),
        ("大家好，歡迎來到".encode("gb18030"), "大家好，歡迎來到", "gb18030", "GB18030"),
        ("𠀀的字很少用".encode("gb18030"), "𠀀的字很少用", "gb18030", "GB18030"),
        ("大家好，歡迎".encode("big5"), "大家好，歡迎", "big5hkscs", "read as Big5"),
        ("甲\u2028乙".encode(), "甲\u2028乙", "utf-8", ""),
        ("甲\ufffd乙".encode(), "甲\ufffd乙", "utf-8", ""),
        (("好" * 20).encode() + b"\n\xe5\xa5\n", "好" * 20 + "\n\ufffd\n", "utf-8", "broken from byte"),
        (
            ("好" * 20).encode("gb18030") + b"\n\xff",
            "好" * 20 + "\n\ufffd",
            "gb18030",
            "broken from byte",
        ),
    ],
)
def test_decodes(data: bytes, text: str, encoding: str, told: str) -> None:
    decoded = decode(data, "talk.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert told in " ".join(decoded.warnings)
    assert bool(decoded.warnings) == bool(told)
    assert all(warning.startswith("talk.txt: ") and "\n" not in warning for warning in decoded.warnings)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "utf-8-sig"])
def test_an_encoding_is_known_by_one_cue(encoding: str) -> None:
    text = SRT.replace("大家好", "我們今天講這個問題").replace("\n", "\r\n")
    track, warnings = read_track(text.encode(encoding), "talk.srt")
    assert [cue.zh for cue in track.cues] == [("我們今天講這個問題",)]
    assert len(warnings) == (encoding != "utf-8-sig")


def test_what_comes_first_may_be_long_and_plain() -> None:
    data = b"x" * 100_001 + b"\n" + "我们今天讲这个问题".encode("gb18030")
    assert decode(data, "talk").encoding == "gb18030"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no text in it"),
        (b" \r\n\t\n", "no text in it"),
        (b"\xef\xbb\xbf\n", "no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "byte 8 is zero"),
        (b"one\ntwo\n" + b"\xe9\xff\xfe\x80\x81", "at byte 8 (line 3)"),
        ("caf\xe9 na\xefve".encode("latin-1"), "neither UTF-8 nor another encoding"),
        (b"\xff\xfe\x01\xd8", "neither UTF-8 nor another encoding"),
        (b"\xff\xfe\0\0" + "大家好".encode("utf-32-le"), "zero"),
        (bytes(range(256)) * 9, "zero"),
    ],
)
def test_refuses_what_is_no_text(data: bytes, told: str) -> None:
    with pytest.raises(InputError) as raised:
        decode(data, "talk.txt")
    assert told in str(raised.value)
    assert str(raised.value).startswith("talk.txt: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_becomes_a_newline(mark: str) -> None:
    assert normalise(f"甲{mark}乙") == "甲\n乙"


def test_control_characters_go_and_the_rest_stays() -> None:
    kept = "甲\t乙 \u200f\u200d😀𠀀\u3000"
    assert normalise("\x07\ufeff" + kept + "\x1b\x9f") == kept


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a" * (MAX_BYTES + 1), "larger than 20 MB"),
        (b"Hello, world", "no Chinese in it (read as a transcript)"),
        ("ひらがな한글".encode(), "no Chinese"),
        (SRT.replace("大家好", "Hello").encode(), "no Chinese in it (read as SRT)"),
        (b"# \xe6\xa0\x87\xe9\xa2\x98\n\n---\n", "no speech in it"),
        ("\n[Script Info]\nTitle: 标题\n".encode(), "no cue in it (read as ASS)"),
        ('{"segments": [{"text": "大家好"}]}'.encode(), "JSON, but no subtitles that are known"),
    ],
)
def test_refuses_what_is_no_talk(data: bytes, told: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(data, "talk")
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["talk.srt", "talk.txt", "-"])
def test_content_decides_and_not_the_name(name: str) -> None:
    source, warnings = read_source(SRT.encode(), name)
    assert source.name == name
    assert source.timed
    assert source.pieces == (Piece(0, 3, Span(1000, 2500)),)
    assert warnings == ()
    assert not read_source("大家好".encode(), name)[0].timed


def test_a_rare_character_is_chinese_enough() -> None:
    assert read_source("𠀀".encode(), "talk")[0].text == "𠀀"


@pytest.mark.parametrize(
    "text",
    [
        "好" * 1_000_000,
        "1" * 3_000_000 + "好",
        "\n" * 1_000_000 + "好",
        "<!--" * 500_000 + "好",
        "- " * 1_000_000 + "好",
        "> " * 1_000_000 + "好",
        "# 好\n\n" + "* " * 1_000_000 + "好",
        SRT + "<i " * 1_000_000,
        SRT + "{\\" * 1_000_000,
        SRT + "0:0:0 --> " * 300_000,
        SRT + "7\n" * 1_000_000,
        SRT + "1" * 1_000_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n好&#" + "9" * 1_000_000,
        "in,out,zh\n" + "1,2,好\n" * 50_000,
        "WEBVTT\n\n0:1.0 --> 0:2.0\n" + "<a & " * 300_000,
        "WEBVTT\n\n" + "0:1.0 --> 0:2.0\n好\n" * 25_000,
        "[00:01.00]好" + "[00:01.00]<00:01.00>" * 50_000,
        '{"body": [{"from": 1, "to": 2, "content": "好"}' + ', {"from": "[{' * 200_000,
    ],
    ids=lambda text: text[-6:].strip() + "…",
)
def test_hostile_text_takes_no_more_time_than_its_length(text: str) -> None:
    with suppress(
        InputError
    ):  # no clock decides: what grows by the square takes hours, and the run never ends
        read_source(text.encode(), "talk")
