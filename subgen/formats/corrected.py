"""A table that a person has corrected, back into the project that it was made from."""

from dataclasses import replace
from itertools import pairwise

from subgen.cue import Cue
from subgen.errors import InputError
from subgen.formats.shown import plain
from subgen.project import Project
from subgen.span import Span
from subgen.track import Track, TrackCue


def corrected(project: Project, table: Track) -> Project:
    """The project with what was changed in the rows of a table.

    A row belongs to the cue with its id. Where its text or its times differ from what the table was made of,
    the cue takes them and is a person's own from then on; nothing else changes, not even a cue that has no
    row. English that was emptied is translated anew when the project is translated.

    Raises:
        InputError: the rows have no ids, or one that no cue has, or the same twice; a row has no Chinese; or
            cues would overlap. The message names the line.
    """
    rows: dict[str, TrackCue] = {}
    ids = {cue.id for cue in project.cues}
    for row in table.cues:
        if not row.id:
            raise InputError(f"line {row.line}: no id (#…) of a cue: give a table made from the project")
        if row.id not in ids:
            raise InputError(f"line {row.line}: no cue has the id #{row.id}: correct or remove the row")
        if row.id in rows:
            raise InputError(f"line {row.line}: #{row.id} is on line {rows[row.id].line} already: keep one")
        rows[row.id] = row
    cues = tuple(_corrected(cue, rows[cue.id]) if cue.id in rows else cue for cue in project.cues)
    for before, cue in pairwise(cues):
        if cue.span.start_ms < before.span.end_ms:
            late = rows.get(cue.id) or rows[before.id]
            raise InputError(
                f"line {late.line}: cue #{cue.id} would begin before #{before.id} ends: correct their times"
            )
    return project.with_cues(cues)


def _corrected(cue: Cue, row: TrackCue) -> Cue:
    zh = cue.zh if row.zh == _lines(cue.zh) else "\n".join(row.zh)
    en = cue.en if row.en == _lines(cue.en) else "\n".join(row.en)
    if not zh:
        raise InputError(f"line {row.line}: no Chinese in cue #{cue.id}: write it, or remove the row")
    if row.start_ms >= row.end_ms:
        raise InputError(f"line {row.line}: cue #{cue.id} would end before it has begun: correct its times")
    span = Span(row.start_ms, row.end_ms)
    if (zh, en, span) == (cue.zh, cue.en, cue.span):
        return cue
    return replace(cue, zh=zh, en=en, span=span, edited=True)


def _lines(text: str) -> tuple[str, ...]:
    """A cue's text as a table holds it."""
    return tuple(filter(None, map(plain, text.splitlines())))
