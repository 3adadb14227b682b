"""A corrected table goes back into its project, and nothing else does."""

from dataclasses import replace

import pytest

from subgen.cue import Cue, Sentence
from subgen.errors import InputError
from subgen.formats import FORMATS
from subgen.formats.corrected import corrected
from subgen.formats.reading import read_track
from subgen.pipeline import lay_out_unwrapped
from subgen.project import Project
from subgen.source import Piece, Source
from subgen.span import Span
from subgen.track import Track


def cue(name: str, start_ms: int, zh: str, en: str, notes: tuple[str, ...] = ()) -> Cue:
    return Cue(name, Span(start_ms, start_ms + 1000), zh, en, 0, 4, 0, "rate", notes=notes)


PROJECT = Project(
    Source("talk.txt", "大家好。", (Piece(0, 4),)),
    sentences=(Sentence(0, 4, "大家好。"),),
    cues=(
        cue("1e5", 0, "大家\t好", "=Hello\n  you", ("look",)),
        cue("c2", 1000, "-甲", ""),
        cue("c3", 5000, "乙", "42"),
    ),
)


def table(*changes: tuple[str, str]) -> Track:
    text = FORMATS["zh-en.csv"].write(lay_out_unwrapped(PROJECT), "")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_track(text.encode("utf-8"), "talk.csv")[0]


def test_a_table_without_changes_changes_nothing() -> None:
    assert corrected(PROJECT, table()) == PROJECT


@pytest.mark.parametrize(
    ("old", "new", "index", "change"),
    [
        ("大家 好", "大家好", 0, {"zh": "大家好"}),
        ("'-甲", "甲\u3000", 1, {"zh": "甲"}),
        (",'42,", ",43,", 2, {"en": "43"}),
        (",'42,", ',"4\n3",', 2, {"en": "4\n3"}),
        (",'42,", ",,", 2, {"en": ""}),
        ("00:00:06.000s", "0:07", 2, {"span": Span(5000, 7000)}),
        ("look", "seen", 0, {}),
    ],
)
def test_a_changed_row_becomes_an_edited_cue(old: str, new: str, index: int, change: dict) -> None:
    result = corrected(PROJECT, table((old, new)))
    expected = list(PROJECT.cues)
    if change:
        expected[index] = replace(expected[index], edited=True, **change)
    assert result.cues == tuple(expected)
    assert replace(result, cues=()) == replace(PROJECT, cues=())


def test_a_cue_without_a_row_stays() -> None:
    rows = table(("大家 好", "大家好"))
    assert corrected(PROJECT, replace(rows, cues=rows.cues[1:])) == PROJECT


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("#c2", "2", r"line 4: no id \(#…\) of a cue"),
        ("#c2", "#c4", "line 4: no cue has the id #c4: correct"),
        ("#c2", "#1e5", "line 4: #1e5 is on line 2 already"),
        ("乙", "", "line 5: no Chinese in cue #c3"),
        ("00:00:06.000s", "5", "line 5: cue #c3 would end before it has begun"),
        ("00:00:02.000s", "5.5", "line 5: cue #c3 would begin before #c2 ends"),
    ],
)
def test_rows_that_can_not_be_meant(old: str, new: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        corrected(PROJECT, table((old, new)))
