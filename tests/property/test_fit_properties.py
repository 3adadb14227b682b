"""What holds for the times of any cues."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from subgen.cues.fit import fit
from subgen.profile import load_profile, profile_names
from subgen.span import Span

profiles = st.sampled_from(profile_names()).map(load_profile)


@st.composite
def spoken_spans(draw):
    """Cues one after the other, now and then with a pause."""
    now = draw(st.integers(0, 2000))
    spans = []
    for length, pause in draw(
        st.lists(
            st.tuples(st.integers(0, 9000), st.sampled_from([0, 0, 50, 84, 300, 499, 500, 700, 1500, 9000])),
            max_size=25,
        )
    ):
        spans.append(Span(now, now + length))
        now += length + pause
    return spans


@given(spoken_spans(), profiles)
def test_without_an_end_every_limit_is_kept(spoken, profile):
    shown = fit(spoken, profile, None)
    assert len(shown) == len(spoken)
    assert all(profile.min_ms <= span.duration_ms <= profile.max_ms for span in shown)
    assert all(after.start_ms - span.end_ms >= profile.gap_ms for span, after in pairwise(shown))


@given(spoken_spans(), profiles)
def test_a_cue_never_comes_before_its_first_sound(spoken, profile):
    shown = fit(spoken, profile, None)
    assert all(out.start_ms >= span.start_ms for out, span in zip(shown, spoken, strict=True))


@given(spoken_spans(), profiles)
def test_a_cue_lingers_no_longer_than_it_may(spoken, profile):
    for out, span in zip(fit(spoken, profile, None), spoken, strict=True):
        assert out.end_ms <= max(span.end_ms, out.start_ms + profile.min_ms) + profile.linger_ms


@given(spoken_spans(), profiles)
def test_no_gap_flickers(spoken, profile):
    shown = fit(spoken, profile, None)
    for out, after in pairwise(shown):
        gap = after.start_ms - out.end_ms
        assert gap == profile.gap_ms or gap >= 500 or out.duration_ms == profile.max_ms


@given(spoken_spans(), profiles, st.integers(1, 60_000))
def test_nothing_overlaps_or_passes_the_end(spoken, profile, end_ms):
    assume(len(spoken) <= end_ms)
    shown = fit(spoken, profile, end_ms)
    assert all(span.duration_ms >= 1 for span in shown)
    assert all(span.end_ms <= after.start_ms for span, after in pairwise(shown))
    assert all(span.end_ms <= end_ms for span in shown)


@given(spoken_spans(), profiles, st.integers(0, 5000))
def test_the_minimum_is_kept_wherever_there_is_time_for_it(spoken, profile, spare_ms):
    end_ms = len(spoken) * (profile.min_ms + profile.gap_ms) + spare_ms
    assert all(span.duration_ms >= profile.min_ms for span in fit(spoken, profile, end_ms))
