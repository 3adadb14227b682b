"""What a project shows otherwise than its source has it: fillers, stutters, misheard words, edits."""

from collections.abc import Iterator
from dataclasses import dataclass

from subgen.cue import Correction, Cue, Removal
from subgen.project import Project


@dataclass(frozen=True, slots=True)
class Change:
    """A cue that is not its source's text, letter by letter."""

    cue: Cue
    start: int
    """Where what it stands for begins in the source's text: behind what the cue before it stands for."""
    end: int
    removals: tuple[Removal, ...]
    corrections: tuple[Correction, ...]
    rewritten: bool
    """Whether a person has written other Chinese. Other edits are of its English, or of its times."""


def find_changes(project: Project) -> Iterator[Change]:
    """The changes of a project, in order; every removal and every correction is in one of them."""
    position = 0
    for index, cue in enumerate(project.cues):
        last = index + 1 == len(project.cues)
        end = len(project.source.text) if last else max(position, cue.end)
        removals = tuple(each for each in project.removals if position <= each.start < end)
        corrections = tuple(each for each in project.corrections if position <= each.start < end)
        if removals or corrections or cue.edited:
            expected = _letters(_put_right(project.source.text, position, end, removals, corrections))
            rewritten = cue.edited and expected != _letters(cue.zh)
            yield Change(cue, position, end, removals, corrections, rewritten)
        position = end


def _put_right(
    text: str, start: int, end: int, removals: tuple[Removal, ...], corrections: tuple[Correction, ...]
) -> str:
    result = ""
    both: list[Removal | Correction] = [*removals, *corrections]
    for each in sorted(both, key=lambda each: each.start):
        result += text[start : each.start]
        if isinstance(each, Correction):
            result += each.to if each.shown else each.text
        start = each.end
    return result + text[start:end]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
