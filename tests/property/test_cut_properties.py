"""What holds for any sentence that is cut in both languages at once."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from fakes import sentence
from hypothesis import given
from hypothesis import strategies as st
from strategies import han, latin

from subgen.cues.cut import Paired, cut
from subgen.profile import load_profile
from subgen.span import Span
from subgen.text.screen import on_screen
from subgen.text.wrap import wrap_en
from subgen.width import cells

PROFILE = load_profile("netflix")

chinese = st.lists(
    st.tuples(st.sampled_from([*han, *han, *latin]), st.sampled_from(["", "", "", "，", "、", "。"])).map(
        "".join
    ),
    min_size=1,
    max_size=45,
)
english = st.lists(
    st.sampled_from(["a", "in", "the", "model", "index,", "database", "optimizer.", "works"]), max_size=60
)


@st.composite
def pairs(draw, english=english):
    words = sentence(*draw(chinese))
    en = draw(english)
    seed = draw(st.integers(0, 9))
    links = np.random.default_rng(seed).random((len(en), len(words)))
    spans = [Span(word.start * 200, word.end * 200) for word in words]
    return Paired(
        words, draw(st.booleans()), spans, en, links / np.maximum(links.sum(axis=1, keepdims=True), 1e-9)
    )


def check_whole(pair, cuts):
    assert (cuts[0].zh_start, cuts[0].en_start) == (0, 0)
    assert (cuts[-1].zh_end, cuts[-1].en_end) == (len(pair.words), len(pair.english))
    for before, after in pairwise(cuts):
        assert (before.zh_end, before.en_end) == (after.zh_start, after.en_start)
    assert all(each.zh_start < each.zh_end for each in cuts)
    if pair.english:
        assert all(each.en_start < each.en_end for each in cuts)


@given(pairs())
def test_both_sides_are_dealt_out_whole_and_no_cue_is_empty(pair):
    cuts = cut(pair, PROFILE)
    if cuts is not None:
        check_whole(pair, cuts)


@given(pairs(english=st.just([])))
def test_chinese_alone_can_always_be_cut(pair):
    check_whole(pair, cut(pair, PROFILE))


@given(pairs())
def test_cues_fit_their_lines(pair):
    limit = PROFILE.max_lines * PROFILE.zh_line_cells
    for each in cut(pair, PROFILE) or []:
        words = pair.words[each.zh_start : each.zh_end]
        assert cells(on_screen(words, spaced=False)) <= limit
        assert len(wrap_en(" ".join(pair.english[each.en_start : each.en_end]), PROFILE)) <= PROFILE.max_lines


@given(pairs(), st.data())
def test_given_cues_are_kept(pair, data):
    ends = sorted(data.draw(st.sets(st.integers(1, len(pair.words)))) | {len(pair.words)})
    cuts = cut(pair, PROFILE, ends)
    if pair.english and len(pair.english) < len(ends):
        assert cuts is None
    else:
        check_whole(pair, cuts)
        assert [each.zh_end for each in cuts] == ends


@given(pairs())
def test_where_time_begins_changes_nothing(pair):
    later = replace(pair, spans=[Span(span.start_ms + 7000, span.end_ms + 7000) for span in pair.spans])
    assert cut(later, PROFILE) == cut(pair, PROFILE)
