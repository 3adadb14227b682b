"""A glossary changes what it says it changes, and nothing else."""

from itertools import pairwise

from fakes import letters
from hypothesis import given
from hypothesis import strategies as st
from strategies import sources, timed_sources

from subgen.glossary import DEFAULT, Entry, Glossary
from subgen.text.disfluency import clean
from subgen.text.words import words

GLOSSARIES = [
    Glossary(
        (
            Entry("数据仓库", "data warehouse", ("数据库",), origin),
            Entry("模形", "", ("模型", "温度"), origin),
            Entry("GPT-5", "GPT-5", ("machine learning", "AI"), origin),
            Entry("问提", "issue", (), origin),
            Entry("我们", "we", ("在在",), origin),
        )
    )
    for origin in ("own.txt", DEFAULT)
]


@given(sources | timed_sources(), st.sampled_from(GLOSSARIES), st.booleans())
def test_what_is_shown_is_what_the_record_says(splitter, source, glossary, verbatim):
    cleaned = clean(source, glossary, splitter)
    own = glossary.entries[0].origin != DEFAULT
    expected = ""
    position = 0
    marks = [] if verbatim else [(each.start, each.end, "") for each in cleaned.removals]
    for each in cleaned.mentions:
        assert source.text[each.start : each.end] == each.text
        assert (each.text == each.entry.source) == (each.why == "right")
        if own or not verbatim:
            marks.append((each.start, each.end, each.entry.source))
    spoken = bytearray(len(source.text))
    for piece in source.pieces:
        spoken[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    for start, end, text in sorted(marks):
        assert start >= position, "nothing overlaps"
        expected += "".join(source.text[i] for i in range(position, start) if spoken[i]) + text
        position = end
    expected += "".join(source.text[i] for i in range(position, len(source.text)) if spoken[i])
    found = words(source, cleaned.removals, splitter, mentions=cleaned.mentions, verbatim=verbatim)
    assert letters("".join(word.text for word in found)) == letters(expected)
    assert all(a.end <= b.start for a, b in pairwise(found))
