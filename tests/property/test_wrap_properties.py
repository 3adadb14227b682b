"""What holds for the lines of any text."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from subgen.profile import load_profile
from subgen.text.wrap import wrap_en, wrap_zh
from subgen.width import cells

PROFILE = load_profile("netflix")

ENGLISH = (
    "we",
    "look",
    "at",
    "the",
    "index,",
    "of",
    "a",
    "database.",
    "—",
    "(so)",
    "it's?",
    "internationalise",
)
english_words = st.sampled_from(ENGLISH)
english = st.one_of(
    st.lists(english_words | st.text(min_size=1, max_size=60), max_size=30).map(" ".join),
    st.text(max_size=200),
)


def squeezed(text):
    return "".join(text.split())


@given(texts)
def test_chinese_lines_fit_and_lose_nothing(splitter, text):
    lines = wrap_zh(text, PROFILE, splitter)
    assert all(line == line.strip() != "" for line in lines)
    assert all(cells(line) <= PROFILE.zh_line_cells for line in lines)
    assert squeezed("".join(lines)) == squeezed(text)


@given(english, texts | english)
def test_english_lines_fit_and_lose_nothing(text, chinese):
    lines = wrap_en(text, PROFILE, chinese)
    assert all(line == line.strip() != "" for line in lines)
    assert all(len(line) <= PROFILE.en_line_chars for line in lines)
    assert squeezed("".join(lines)) == squeezed(text)


@given(st.lists(english_words, min_size=1, max_size=30).map(" ".join), english)
def test_english_has_no_more_lines_than_it_needs(text, chinese):
    lines = wrap_en(text, PROFILE, chinese)
    fewest, room = 1, PROFILE.en_line_chars
    for word in text.split():
        if len(word) > room:
            fewest, room = fewest + 1, PROFILE.en_line_chars
        room -= len(word) + 1
    assert len(lines) == fewest
    assert " ".join(lines) == text


@given(texts)
def test_wrapping_again_changes_nothing(splitter, text):
    lines = wrap_zh(text, PROFILE, splitter)
    assert wrap_zh("\n".join(lines), PROFILE, splitter) == lines
