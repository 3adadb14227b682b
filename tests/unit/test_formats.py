"""What all formats have in common."""

import pytest

from subgen.cue import LaidCue
from subgen.errors import InputError, OutputError
from subgen.formats import FORMATS
from subgen.formats.format import Format
from subgen.span import Span

HOUR_MS = 3_600_000

TABLES = [each for each in FORMATS.values() if each.kind in ("csv", "tsv")]
"""Which are good for filling in what is missing as well."""

every_format = pytest.mark.parametrize("each", FORMATS.values(), ids=FORMATS)


def cue(
    start_ms: int, end_ms: int, zh: tuple[str, ...] = ("中",), en: tuple[str, ...] = ("word",)
) -> LaidCue:
    return LaidCue(Span(start_ms, end_ms), zh, en)


@every_format
def test_the_suffix_names_the_languages(each: Format) -> None:
    assert each.suffix == f"{'-'.join(each.languages)}.{each.kind}"


@every_format
def test_shows_its_languages_and_no_other(each: Format) -> None:
    text = each.write([cue(0, 1000)], "")
    assert ("中" in text) == ("zh" in each.languages)
    assert ("word" in text) == ("en" in each.languages)


@every_format
def test_needs_english_where_it_shows_english(each: Format) -> None:
    assert each.needs_english == ("en" in each.languages and each not in TABLES)


@every_format
def test_a_cue_may_lack_one_of_two_languages(each: Format) -> None:
    if len(each.languages) == 2:
        text = each.write([cue(0, 900), cue(1000, 2000, en=()), cue(2000, 3000, zh=(), en=("later",))], "")
        assert text.count("中") == 2
        assert "later" in text


@every_format
@pytest.mark.parametrize("en", [("",), (" \u2028", "\x07")])
def test_no_cue_is_empty(each: Format, en: tuple[str, ...]) -> None:
    if "en" in each.languages:
        with pytest.raises(InputError, match=r"cue 2 at 00:00:01,000 has no English: translate"):
            each.write([cue(0, 900), cue(1000, 2000, en=en)], "")
    with pytest.raises(InputError, match=r"has no (Chinese: write|English: translate)"):
        each.write([cue(0, 900, zh=(), en=())], "")


@pytest.mark.parametrize(("kind", "hours"), [("srt", 100), ("ass", 10)])
def test_times_that_a_format_can_not_hold(kind: str, hours: int) -> None:
    end_ms = hours * HOUR_MS
    for each in (each for each in FORMATS.values() if each.kind == kind):
        assert each.write([cue(0, end_ms - 10)], "")
        with pytest.raises(OutputError, match=rf"cue 1 ends at {hours}:00:00,000"):
            each.write([cue(0, end_ms)], "")
