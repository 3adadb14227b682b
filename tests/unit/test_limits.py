from dataclasses import replace

import pytest

from subgen.cue import Cue
from subgen.cues.limits import with_notes
from subgen.profile import load_profile
from subgen.span import Span

PROFILE = load_profile("netflix")
CUE = Cue("c1", Span(1000, 3000), "我们开始", "We begin.", 0, 4, 0, "rate")


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({"span": Span(0, 833)}, "shorter than 834 ms (833 ms): more is said here than the time holds"),
        ({"span": Span(0, 7001)}, "longer than 7000 ms (7001 ms)"),
        ({"en": "a" * 41}, "English reads at 20.5 characters a second, over 20"),
        ({"zh": "我" * 19}, "Chinese reads at 9.5 characters a second, over 9"),
        ({"zh": "我" * 33, "span": Span(0, 6000)}, "Chinese is too wide for 2 lines (33 characters)"),
        ({"en": "a" * 85, "span": Span(0, 6000)}, "English is too long for 2 lines (85 characters)"),
    ],
)
def test_what_is_past_a_limit_is_noted_with_its_figure(change, note):
    assert with_notes(replace(CUE, **change), PROFILE).notes == (note,)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"span": Span(0, 834)},
        {"span": Span(0, 7000)},
        {"en": "a" * 40},
        {"zh": "我" * 18},
        {"en": "", "span": Span(0, 900)},
    ],
)
def test_at_the_limit_nothing_is_noted(change):
    cue = replace(CUE, **change)
    assert with_notes(cue, PROFILE) == cue


def test_given_times_are_not_judged_and_widths_are():
    cue = replace(CUE, timing="given", span=Span(0, 100), en="a" * 90)
    assert with_notes(cue, PROFILE).notes == ("English is too long for 2 lines (90 characters)",)


def test_earlier_notes_stay_and_none_comes_twice():
    cue = with_notes(replace(CUE, notes=("English: loop",), span=Span(0, 500)), PROFILE)
    assert cue.notes[0] == "English: loop"
    assert len(cue.notes) == 2
    assert with_notes(cue, PROFILE) == cue
