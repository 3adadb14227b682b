"""A cue to show a style on: two full lines of each language."""

from subgen.cue import LaidCue
from subgen.span import Span

SAMPLE = LaidCue(
    Span(0, 10_000),
    ("如果数据库的读者不再是人类", "而是会自己写 SQL 的智能体？"),
    ("What if a database is no longer read by", "people, but by agents that write SQL?"),
)
