"""What bytes become a source, and which are refused in one line."""

import time
from contextlib import suppress

import pytest

from subgen.errors import InputError
from subgen.formats.decode import decode, normalise
from subgen.formats.reading import MAX_BYTES, read_source
from subgen.source import Piece
from subgen.span import Span

SRT = "1\n00:00:01,000 --> 00:00:02,500\n大家好\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("大家好".encode(), "大家好"),
        (b"\xef\xbb\xbf" + "大家好".encode(), "大家好"),
        ("大家好".encode("utf-16"), "大家好"),
        (b"\xfe\xff" + "大家好".encode("utf-16-be"), "大家好"),
        ("甲\u2028乙".encode(), "甲\u2028乙"),
    ],
)
def test_decodes(data: bytes, text: str) -> None:
    assert decode(data, "talk.txt").text == text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no text in it"),
        (b" \r\n\t\n", "no text in it"),
        (b"\xef\xbb\xbf\n", "no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "byte 8 is zero"),
        ("hi 大家好".encode("utf-16-le"), "byte 1 is zero"),
        ("好\n大家好".encode("gb18030"), "not UTF-8 at byte 0 (line 1)"),
        (b"one\ntwo\n" + "大家好".encode("gb18030"), "not UTF-8 at byte 8 (line 3)"),
        (b"\xff\xfe\x00\xd8", "not UTF-16"),
        (b"\xff\xfe\0\0" + "大家好".encode("utf-32-le"), "binary"),
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
    ],
    ids=lambda text: text[-6:].strip() + "…",
)
def test_hostile_text_takes_no_more_time_than_its_length(text: str) -> None:
    begun = time.perf_counter()
    with suppress(InputError):
        read_source(text.encode(), "talk")
    assert time.perf_counter() - begun < 10  # on a busy machine; what grows by the square takes hours
