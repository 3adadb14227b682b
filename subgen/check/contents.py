"""Rules about what a file holds: text in every cue, in its language, without markup, as UTF-8."""

import re
from collections.abc import Iterator

from subgen.check.finding import Fault, Rule
from subgen.check.subject import Subject
from subgen.width import is_han

_STYLED = frozenset(("ASS", "SSA", "WebVTT"))
"""Formats that markup is part of."""
_LINE = re.compile(r"line (\d+): (.*)")
_PLAIN_UTF8 = frozenset(("utf-8", "utf-8-sig", "ascii"))


def _unreadable(subject: Subject) -> Iterator[Fault]:
    for warning in subject.warnings:
        place = _LINE.match(warning)
        yield Fault(None, place[2] if place else warning, line=int(place[1]) if place else 1)


def _empty(subject: Subject) -> Iterator[Fault]:
    if not subject.cues:
        yield Fault(None, "there are no cues in it")
    for index, cue in enumerate(subject.cues):
        if cue.is_empty:
            yield Fault(index, "shows nothing")


def _chinese_in_english(subject: Subject) -> Iterator[Fault]:
    for index, cue in enumerate(subject.cues):
        han = "".join(filter(is_han, " ".join(cue.en)))
        if han:
            yield Fault(index, f"Chinese in the English: {han}", len(han), 0)


def _tags(subject: Subject) -> Iterator[Fault]:
    if subject.track.format in _STYLED:
        return
    for index, cue in enumerate(subject.cues):
        if cue.cue.markup:
            told = " ".join(dict.fromkeys(cue.cue.markup))
            yield Fault(index, f"markup in {subject.track.format}, which is plain text: {told}")


def _encoding(subject: Subject) -> Iterator[Fault]:
    encoding = subject.track.encoding
    if encoding not in _PLAIN_UTF8:
        yield Fault(None, f"is encoded as {encoding}; players and sites want UTF-8")


def _bom(subject: Subject) -> Iterator[Fault]:
    if subject.for_screens and subject.track.encoding == "utf-8-sig":  # a table has it for Excel
        yield Fault(None, "begins with a byte order mark, which some programs show as text")


RULES = (
    Rule("unreadable", "error", "All of the file is understood.", _unreadable),
    Rule("empty", "error", "A cue shows text.", _empty),
    Rule("chinese-in-english", "error", "The English has no Chinese characters.", _chinese_in_english),
    Rule("tags", "warning", "A format of plain text has no markup.", _tags),
    Rule("encoding", "error", "The file is encoded as UTF-8.", _encoding),
    Rule("bom", "info", "A file in UTF-8 has no byte order mark.", _bom),
)
