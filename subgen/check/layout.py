"""Rules about lines: how wide, and how many."""

from collections.abc import Iterator

from subgen.check.finding import Fault, Rule
from subgen.check.subject import Subject
from subgen.width import cells


def _line_width(subject: Subject) -> Iterator[Fault]:
    profile = subject.profile
    for index, cue in enumerate(subject.cues if subject.for_screens else ()):
        zh = max(map(cells, cue.zh), default=0)
        if zh > profile.zh_line_cells:
            limit = profile.zh_line_cells / 2
            told = f"a Chinese line is {zh / 2:g} characters wide, over {limit:g}"
            yield Fault(index, told, zh / 2, limit)
        en = max(map(len, cue.en), default=0)
        if en > profile.en_line_chars:
            told = f"an English line has {en} characters, over {profile.en_line_chars}"
            yield Fault(index, told, en, profile.en_line_chars)


def _lines(subject: Subject) -> Iterator[Fault]:
    limit = subject.profile.max_lines
    for index, cue in enumerate(subject.cues if subject.for_screens else ()):
        for name, lines in (("Chinese", cue.zh), ("English", cue.en)):
            if len(lines) > limit:
                yield Fault(index, f"{len(lines)} lines of {name}, over {limit}", len(lines), limit)


RULES = (
    Rule("line-width", "error", "A line is no wider than the profile allows.", _line_width),
    Rule("lines", "error", "A language has no more lines than the profile allows.", _lines),
)
