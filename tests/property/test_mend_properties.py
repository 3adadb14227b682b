"""What holds for the mending of any files: words stay, and nothing is worse than before."""

from collections import Counter, defaultdict

import pytest
from check_strategies import talks
from fakes import letters
from hypothesis import given
from hypothesis import strategies as st

from subgen.check.mend import mend, with_tracks
from subgen.check.rules import check


@pytest.fixture(scope="session")
def shared(splitter):
    """The splitter, for strategies."""
    return splitter


def words(track):
    """The letters of each cue that has any text, by the line it began on."""
    return {
        cue.line: (letters("".join(cue.zh)), letters("".join(cue.en)))
        for cue in track.cues
        if any(line.strip() for line in cue.zh + cue.en)
    }


def by_cue(findings):
    """How often each rule found something in each cue."""
    return Counter((each.file, each.rule, each.line if each.cue else 0) for each in findings)


def excess(findings):
    """How far the worst finding of each rule and cue is past its limit."""
    worst = defaultdict(float)
    for each in findings:
        if each.figure is not None and each.limit is not None:
            key = (each.file, each.rule, each.line)
            worst[key] = max(worst[key], abs(each.figure - each.limit))
    return worst


@given(data=st.data())
def test_nothing_new_is_found_after_mending(data, shared):
    subjects = data.draw(talks(shared))
    before = check(subjects)
    after = check(with_tracks(subjects, mend(subjects).tracks))
    assert not by_cue(after) - by_cue(before)
    past, before_past = excess(after), excess(before)
    assert all(past[key] <= before_past[key] for key in past if before_past[key])


@given(data=st.data())
def test_words_stay_and_only_empty_cues_go(data, shared):
    subjects = data.draw(talks(shared))
    tracks = mend(subjects).tracks
    for subject, track in zip(subjects, tracks, strict=True):
        assert words(track) == words(subject.track)


@given(data=st.data())
def test_cues_come_out_in_the_order_of_their_times(data, shared):
    for track in mend(data.draw(talks(shared))).tracks:
        lines = [cue.line for cue in track.cues]
        if words(track):  # a file that shows nothing stays as it is
            assert [cue.start_ms for cue in track.cues] == sorted(cue.start_ms for cue in track.cues)
        assert len(set(lines)) == len(lines)


@given(data=st.data())
def test_what_is_mended_stays_as_it_is(data, shared):
    subjects = data.draw(talks(shared))
    once = with_tracks(subjects, mend(subjects).tracks)
    findings = check(once)
    assert not by_cue(check(with_tracks(once, mend(once).tracks))) - by_cue(findings)
