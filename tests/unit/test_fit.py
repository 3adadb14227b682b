from dataclasses import replace
from itertools import pairwise

import pytest

from subgen.cues.fit import fit
from subgen.profile import load_profile
from subgen.span import Span

PROFILE = load_profile("netflix")  # 834 to 7000 ms, gap 84, linger 500


def times(spoken, end_ms=None, profile=PROFILE):
    return [(span.start_ms, span.end_ms) for span in fit([Span(*each) for each in spoken], profile, end_ms)]


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [
        pytest.param([(0, 2000)], [(0, 2500)], id="lingers"),
        pytest.param(
            [(0, 2000), (9000, 11000)], [(0, 2500), (9000, 11500)], id="lingers before a long pause"
        ),
        pytest.param([(0, 2000), (2300, 4000)], [(0, 2216), (2300, 4500)], id="closes a short gap"),
        pytest.param(
            [(0, 2000), (2000, 4000)], [(0, 1916), (2000, 4500)], id="keeps the gap between touching cues"
        ),
        pytest.param(
            [(0, 2000), (2700, 4000)], [(0, 2200), (2700, 4500)], id="leaves no gap of 3 to 11 frames"
        ),
        pytest.param(
            [(0, 300), (5000, 7000)], [(0, 1334), (5000, 7500)], id="takes time from the pause behind"
        ),
        pytest.param([(0, 300), (300, 2000)], [(0, 834), (918, 2500)], id="moves the next one on"),
        pytest.param(
            [(0, 9), (9, 19), (19, 3000)], [(0, 834), (918, 1752), (1836, 3500)], id="moves all of a run on"
        ),
        pytest.param([(0, 9000), (9000, 10000)], [(0, 7000), (9000, 10500)], id="is never too long"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_a_cue(spoken, shown):
    assert times(spoken) == shown


def test_gaps_can_be_nothing():
    assert times([(0, 2000), (2000, 4000)], profile=load_profile("ted")) == [(0, 2000), (2000, 4500)]


@pytest.mark.parametrize(
    ("spoken", "end_ms", "shown"),
    [
        pytest.param([(0, 2000)], 2100, [(0, 2100)], id="no lingering past the end"),
        pytest.param([(0, 2500)], 2100, [(0, 2100)], id="no speech past the end"),
        pytest.param(
            [(0, 1000), (2000, 2100)], 2500, [(0, 1500), (1666, 2500)], id="the last cue moves back"
        ),
        pytest.param([(0, 2000)], 9000, [(0, 2500)], id="room to linger at the end"),
    ],
)
def test_the_end_of_the_media(spoken, end_ms, shown):
    result = times(spoken, end_ms)
    assert result[-1] == shown[-1]
    assert result[0][0] == shown[0][0]
    assert all(end <= end_ms for _, end in result)


def test_more_cues_than_the_time_holds_get_equal_shares():
    shown = times([(i * 100, i * 100 + 100) for i in range(10)], 1000)
    assert [start for start, _ in shown] == list(range(0, 1000, 100))
    assert all(before[1] < after[0] for before, after in pairwise(shown))
    assert shown[-1][1] == 1000


@pytest.mark.parametrize(
    ("end_ms", "starts"),
    [(10_000, [0, 5000, 7000, 8000, 9000]), (7100, [0, 3512, 4430, 5348, 6266])],
)
def test_what_was_heard_does_not_move_back_for_what_was_not(end_ms, starts):
    spoken = [Span(0, 2000), Span(5000, 7000), *(Span(7000 + i * 1000, 8000 + i * 1000) for i in range(3))]
    shown = fit(spoken, PROFILE, end_ms, heard=2)
    assert [span.start_ms for span in shown] == starts
    assert shown[-1].end_ms == end_ms


def test_even_a_millisecond_each_does_not_overlap():
    shown = times([(0, 1)] * 5, 5)
    assert shown == [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]


def test_how_long_a_cue_lingers_is_the_profile_s():
    assert times([(0, 2000)], profile=replace(PROFILE, linger_ms=0)) == [(0, 2000)]
