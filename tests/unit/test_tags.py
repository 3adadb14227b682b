"""Language tags in names: one table for what is written, what is read and what is a pair."""

import pytest

from subgen.check.subject import language_of, talk_of
from subgen.formats.languages import told_apart
from subgen.formats.reader import RawCue
from subgen.tags import split_tag
from subgen.track import Track, TrackCue


@pytest.mark.parametrize(
    ("stem", "name", "languages"),
    [
        ("talk.zh", "talk", ("zh",)),
        ("talk.zh-HK", "talk", ("zh",)),
        ("talk.zh_Hans_CN", "talk", ("zh",)),
        ("talk.v1.2.zh-Hans", "talk.v1.2", ("zh",)),
        ("talk.en", "talk", ("en",)),
        ("talk.EN-au", "talk", ("en",)),
        ("talk.en-orig", "talk", ("en",)),
        ("talk.zh-en", "talk", ("zh", "en")),
        ("talk.en-zh", "talk", ("zh", "en")),
        ("talk.eng&chs", "talk", ("zh", "en")),
        ("zh", "", ("zh",)),
        (".en", "", ("en",)),
        ("talk.v1", "talk.v1", ()),
        ("talk.zhong", "talk.zhong", ()),
        ("talk-zh", "talk-zh", ()),
    ],
)
def test_a_tag_is_no_part_of_the_talks_name(stem: str, name: str, languages: tuple) -> None:
    assert split_tag(stem) == (name, languages)


@pytest.mark.parametrize(
    ("names", "alike"),
    [
        (("a/talk.zh.srt", "a/talk.en.vtt"), True),
        (("zh.srt", "en.srt"), True),
        (("a/zh-CN.srt", "a/en.srt"), True),
        (("/zh.srt", "/en.srt"), True),
        (("a/zh.srt", "en.srt"), False),
        (("a/zh.srt", "a.en.srt"), False),
        (("zh.srt", "talk.en.srt"), False),
        (("a/..srt", "-"), False),
    ],
)
def test_what_the_files_of_a_talk_have_in_common(names: tuple[str, str], alike: bool) -> None:
    first, second = map(talk_of, names)
    assert (first == second) == alike


@pytest.mark.parametrize("tag", ["zh-HK", "zh-SG", "zh_TW", "zh-Hant-TW"])
@pytest.mark.parametrize("other", ["en-AU", "en", "en_GB"])
def test_files_of_any_region_are_a_pair(tag: str, other: str) -> None:
    names = [f"a.b/talk.{each}.srt" for each in (tag, other)]
    assert len({talk_of(name) for name in names}) == 1
    nothing = (TrackCue(1, 0, 1, ("42",), ()),)
    assert [language_of(Track(name, "SRT", "utf-8", nothing)) for name in names] == ["zh", "en"]


def test_a_tag_decides_where_there_is_little_text() -> None:
    lines = enumerate(("谢谢", "Thanks.", "Bye."))
    raw = [RawCue(1, at, at + 1, (line,)) for at, line in lines]
    for tag, english in (("en_GB", True), ("en-orig", True), ("en-zh", False), ("zh", False)):
        assert all(cue.en for cue in told_apart(raw, f"talk.{tag}.srt")) == english
