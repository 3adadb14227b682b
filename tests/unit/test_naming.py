"""The format that a file's name asks for."""

import pytest

from subgen.errors import InputError
from subgen.formats.naming import format_named

BOTH, ZH, EN = {"zh", "en"}, {"zh"}, {"en"}


@pytest.mark.parametrize(
    ("name", "there", "suffix"),
    [
        ("talk.zh.srt", BOTH, "zh.srt"),
        ("talk.srt", BOTH, "zh-en.srt"),
        ("talk.srt", ZH, "zh.srt"),
        ("talk.srt", EN, "en.srt"),
        ("talk.v1.VTT", ZH, "zh.vtt"),
        ("talk.zh-Hans.vtt", ZH, "zh.vtt"),
        ("talk.chs.ass", BOTH, "zh.ass"),
        ("talk.en-US.ass", BOTH, "en.ass"),
        ("talk.zh-CN_en.lrc", BOTH, "zh-en.lrc"),
        ("talk.zh-Hant-HK.ass", BOTH, "zh.ass"),
        ("talk.en-zh.txt", BOTH, "zh-en.txt"),
        ("zh.md", BOTH, "zh.md"),
        ("talk.bcc", ZH, "zh.bcc"),
        ("talk.csv", ZH, "zh-en.csv"),
        ("talk.tsv", EN, "zh-en.tsv"),
        ("talk.zh-en.csv", ZH, "zh-en.csv"),
        ("talk.en.csv", ZH, "zh-en.csv"),
        ("talk.en", BOTH, None),
        ("talk", BOTH, None),
        ("srt", BOTH, "zh-en.srt"),
        ("talk.mp4", BOTH, None),
    ],
)
def test_names(name: str, there: set, suffix: str | None) -> None:
    found = format_named(name, there)
    assert (found.suffix if found else None) == suffix


@pytest.mark.parametrize(
    ("name", "there", "told"),
    [
        ("talk.bcc", BOTH, "no bcc file holds Chinese and English: let its name end in zh.bcc or en.bcc"),
        ("talk.en.srt", ZH, "talk.en.srt: there is no English to write: choose another name"),
        ("talk.zh.vtt", EN, "talk.zh.vtt: there is no Chinese to write"),
        ("talk.zh-en.ass", ZH, "there is no English to write"),
    ],
)  # fmt: skip
def test_names_that_ask_for_too_much(name: str, there: set, told: str) -> None:
    with pytest.raises(InputError) as raised:
        format_named(name, there)
    assert told in str(raised.value)
