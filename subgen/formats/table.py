"""Tables (CSV and TSV), for correcting subtitles in a spreadsheet and reading them back in.

A row is a cue. A spreadsheet makes numbers, dates and formulas out of whatever looks like one, and saves
those; so nothing here does: ids begin with ``#``, times end in ``s``, and a text that could be taken for
anything else has an apostrophe before it, which is taken off again in reading.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from functools import partial

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.formats.format import Format
from subgen.formats.reader import Found, Reader
from subgen.formats.shown import plain, shown_lines
from subgen.span import clock, clock_ms
from subgen.track import TrackCue

_TIME = re.compile(r"(?:(?:([0-9]{1,4}):)?([0-9]{1,3}):)?([0-9]{1,7})(?:[.,]([0-9]{1,3}))?[ ]?s?")
COLUMNS = ("id", "in", "out", "zh", "en", "notes")

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MISTAKEN = re.compile(
    rf"['=+\-@]|[\W\d_eE]*\d[\W\d_eE]*$|\W*{_MONTH}\W*\d|\d+\W*{_MONTH}\b|(?:true|false)$", re.IGNORECASE
)
"""What a spreadsheet takes for a formula, a number, a date or a truth value."""

_LONGEST_HEAD = 2000
"""In so many characters the names of the columns stand: other files, too, are asked for them."""


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
        cells = (
            "\n".join(zh),
            "\n".join(en),
            "; ".join(plain(" ".join(note.splitlines())) for note in cue.notes),
        )
        times = (f"{clock(ms, '.')}s" for ms in (cue.span.start_ms, cue.span.end_ms))
        writer.writerow([f"#{plain(cue.id)}" if cue.id else number, *times, *map(guarded, cells)])
    return file.getvalue()


def recognises(text: str) -> bool:
    """Whether the first line of ``text`` names the columns of such a table."""
    return _delimiter(text) is not None


def read(text: str) -> Found:
    """The rows of a table with a delimiter of comma, semicolon or tab; columns are known by their names.

    Rows without usable times are left out, with a warning. Empty rows, and unknown columns, are read over.

    Raises:
        InputError: a cell's quotes are not closed, or it is too long to be one.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text) or ",", strict=True)
    names: list[str] = []
    cues: list[TrackCue] = []
    warnings = []
    line = 1
    try:
        for row in rows:
            if not names:
                names = [name.strip().lower() for name in row]
            elif any(cell.strip() for cell in row):
                cells = dict(zip(names, row, strict=False))
                start_ms, end_ms = _ms(cells.get("in", "")), _ms(cells.get("out", ""))
                if start_ms is None or end_ms is None:
                    told = " ".join(cells.get(name, "") for name in ("in", "out"))
                    warnings.append(f"line {line}: unusable times ({told[:40]!r}); the cue is left out")
                else:
                    cues.append(_cue(line, start_ms, end_ms, cells))
            line = rows.line_num + 1
    except csv.Error as error:
        raise InputError(f"line {line}: a cell that is never closed, or far too long ({error})") from error
    return Found(tuple(cues), tuple(warnings))


def _delimiter(text: str) -> str | None:
    """What separates the names of the columns, if this is the head of a table."""
    head = text[:_LONGEST_HEAD].partition("\n")[0].lower().replace('"', "")
    for delimiter in ",;\t":
        names = {name.strip() for name in head.split(delimiter)}
        if {"in", "out"} <= names and names & {"zh", "en"}:
            return delimiter
    return None


def _cue(line: int, start_ms: int, end_ms: int, cells: Mapping[str, str]) -> TrackCue:
    zh, en = (
        tuple(filter(None, map(plain, unguarded(cells.get(name, "").strip()).split("\n"))))
        for name in ("zh", "en")
    )
    known = cells.get("id", "").strip()
    notes = unguarded(cells.get("notes", "").strip())
    return TrackCue(
        line,
        start_ms,
        end_ms,
        zh,
        en,
        id=known.removeprefix("#") if known.startswith("#") else "",
        notes=tuple(notes.split("; ")) if notes else (),
    )


def _ms(cell: str) -> int | None:
    match = _TIME.fullmatch(cell.strip().lstrip("'"))
    if not match:
        return None
    return clock_ms(*match.groups())


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
READER = Reader("a table", recognises, read)
