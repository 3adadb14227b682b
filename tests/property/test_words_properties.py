"""What holds for the words of any text, and for what is shown of them."""

import re
from dataclasses import replace
from itertools import pairwise

from fakes import letters, speech
from hypothesis import given
from hypothesis import strategies as st
from strategies import sources, timed_sources

from subgen.cue import Removal
from subgen.text.screen import Widths, on_screen
from subgen.text.sentences import sentences
from subgen.text.words import Pause, words
from subgen.width import cells

all_sources = sources | timed_sources()
LATIN = re.compile(r"[A-Za-z0-9]+")
SIGNS = frozenset("#$%&*+-/<=>@\\^_`|~")


@given(all_sources)
def test_every_sign_is_in_a_word_once(splitter, source):
    said = "".join(source.text[piece.start : piece.end] for piece in source.pieces)
    found = "".join(word.text for word in words(source, (), splitter))
    assert [char for char in found if char in SIGNS] == [char for char in said if char in SIGNS]


@st.composite
def with_removals(draw):
    """A source, and some of its letters taken out."""
    source = draw(all_sources)
    removals = []
    for piece in source.pieces:
        cuts = sorted(draw(st.sets(st.integers(piece.start, piece.end), max_size=4)))
        removals += [Removal(start, end, source.text[start:end], "stutter") for start, end in pairwise(cuts)][
            ::2
        ]
    return source, removals


@given(all_sources)
def test_every_letter_is_in_a_word_once(splitter, source):
    assert letters("".join(word.text for word in words(source, (), splitter))) == speech(source)


@given(with_removals())
def test_what_is_removed_is_gone_or_not_spoken(splitter, given_):
    source, removals = given_
    gone = {i for removal in removals for i in range(removal.start, removal.end)}
    kept = letters(
        "".join(source.text[i] for p in source.pieces for i in range(p.start, p.end) if i not in gone)
    )
    clean = words(source, removals, splitter)
    verbatim = words(source, removals, splitter, verbatim=True)
    assert letters("".join(word.text for word in clean)) == kept
    assert letters("".join(word.spoken for word in clean)) == kept
    assert letters("".join(word.text for word in verbatim)) == speech(source)
    assert letters("".join(word.spoken for word in verbatim)) == kept


@given(all_sources)
def test_words_are_in_order_and_inside_their_piece(splitter, source):
    found = words(source, (), splitter)
    assert all(word.text for word in found)
    assert all(before.end <= word.start for before, word in pairwise(found))
    for word in found:
        piece = source.pieces[word.piece]
        assert piece.start <= word.start < word.end <= piece.end


@given(all_sources)
def test_no_latin_run_is_cut(splitter, source):
    inside = {i for match in LATIN.finditer(source.text) for i in range(match.start() + 1, match.end())}
    assert not inside & {word.start for word in words(source, (), splitter)}


@given(all_sources)
def test_every_word_is_in_one_sentence(splitter, source):
    found = words(source, (), splitter)
    units = sentences(source, found)
    # Pauses where clauses likely end, and odds, are all that a sentence adds to its words.
    told = [
        replace(word, pause=max(word.pause, Pause.SPACE), cue_odds=0) for unit in units for word in unit.words
    ]
    given = [replace(word, pause=max(word.pause, Pause.SPACE), cue_odds=0) for word in found]
    assert told == (given if units else [])
    assert all(any(word.spoken for word in unit.words) for unit in units)


@given(all_sources, st.booleans(), st.booleans())
def test_widths_are_those_of_what_is_shown(splitter, source, spaced, question):
    found = words(source, (), splitter)[:40]
    widths = Widths(found, spaced=spaced, question=question)
    for end in range(1, len(found) + 1):
        asks = question and end == len(found)
        for start in {0, end // 2, end - 1}:
            shown = on_screen(found[start:end], spaced=spaced, question=asks)
            assert widths.of(start, end) == cells(shown)


@given(all_sources, st.booleans())
def test_no_comma_and_no_stop_is_shown(splitter, source, spaced):
    found = words(source, (), splitter)
    bare = [word for word in found if set(word.text).isdisjoint("，。《》")]
    shown = on_screen(bare, spaced=spaced)
    assert set(shown).isdisjoint("，。")
    assert shown == shown.strip()
    assert "？？" not in shown
    assert "！！" not in shown
    assert letters(shown) == letters("".join(word.text for word in bare))
