"""Tables (CSV and TSV), for correcting subtitles in a spreadsheet and reading them back in.

A row is a cue. A spreadsheet makes numbers, dates and formulas out of whatever looks like one, and saves
those; so nothing here does: ids begin with ``#``, times end in ``s``, and a text that could be taken for
anything else has an apostrophe before it, which is taken off again in reading.
"""

import csv
import io
import re
from collections.abc import Sequence
from functools import partial

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.shown import plain, shown_lines
from subgen.span import clock

COLUMNS = ("id", "in", "out", "zh", "en", "notes")

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MISTAKEN = re.compile(
    rf"['=+\-@]|[\W\d_eE]*\d[\W\d_eE]*$|\W*{_MONTH}\W*\d|\d+\W*{_MONTH}\b|(?:true|false)$", re.IGNORECASE
)
"""What a spreadsheet takes for a formula, a number, a date or a truth value."""


def to_table(cues: Sequence[LaidCue], delimiter: str) -> str:
    """A table of ``cues`` under the names of its columns; lines of a cell end in a newline, rows in CRLF.

    A cue without an id is known by its number, from 1.

    Raises:
        InputError: a cue has no text.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, cue in enumerate(cues, 1):
        zh, en = shown_lines(cue, number, ("zh", "en"), plain)
        cells = ("\n".join(zh), "\n".join(en), "; ".join(plain(note) for note in cue.notes))
        times = (f"{clock(ms, '.')}s" for ms in (cue.span.start_ms, cue.span.end_ms))
        writer.writerow([f"#{plain(cue.id)}" if cue.id else number, *times, *map(guarded, cells)])
    return file.getvalue()


def guarded(cell: str) -> str:
    """``cell`` with an apostrophe before it, where a spreadsheet would not take it for text."""
    return f"'{cell}" if _MISTAKEN.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that ``guarded`` put before it."""
    return cell[1:] if cell.startswith("'") and _MISTAKEN.match(cell[1:]) else cell


def _csv(cues: Sequence[LaidCue], title: str) -> str:  # noqa: ARG001
    # Without a byte order mark Excel reads the file in the code page of its country.
    return "\ufeff" + to_table(cues, ",")


def _tsv(cues: Sequence[LaidCue], title: str) -> str:  # noqa: ARG001
    return to_table(cues, "\t")


_table = partial(
    Format, languages=("zh", "en"), needs_english=False, shows=plain, on_screen=False, notes=True
)
FORMATS = (
    _table(suffix="zh-en.csv", label="a table for correction (CSV, for Excel)", write=_csv),
    _table(suffix="zh-en.tsv", label="a table for correction (TSV)", write=_tsv),
)
