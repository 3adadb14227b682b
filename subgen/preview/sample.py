"""A cue to show a style on: two full lines of each language, whenever one looks."""

from subgen.cue import LaidCue
from subgen.span import Span

SAMPLE = LaidCue(
    Span(0, 9 * 3_600_000),
    ("如果数据库的读者不再是人类", "而是会自己写 SQL 的智能体？"),
    ("What if a database is no longer read by", "people, but by agents that write SQL?"),
)
SAMPLE_AT_MS = 5_000
"""When to look, where nothing else says so: few videos begin with a picture worth seeing."""
