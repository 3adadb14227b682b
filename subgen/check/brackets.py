"""The rule about brackets and quotation marks: each that opens is closed, perhaps some cues later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from subgen.check.finding import Fault, Rule
from subgen.check.subject import Subject

_FAMILIES = ("「」", "『』", "《》", "〈〉", "【】", "“”", "（）", "()", "[]", "{}")
_OPENS = {pair[0]: index for index, pair in enumerate(_FAMILIES)}
_CLOSES = {pair[1]: index for index, pair in enumerate(_FAMILIES)}
_ROUND = {_FAMILIES.index(pair) for pair in ("（）", "()", "[]")}
"""These close each other: ``[0, 1)`` is mathematics, and （a) a slip that nobody sees."""
_FAR = 20
"""What opened so many cues ago will not be closed any more."""


@dataclass(frozen=True, slots=True)
class _Open:
    cue: int
    mark: str


def _brackets(subject: Subject) -> Iterator[Fault]:
    found = [*_unpaired([cue.zh for cue in subject.cues]), *_unpaired([cue.en for cue in subject.cues])]
    for each in sorted(dict.fromkeys(found), key=lambda each: each.cue):
        how = "opens and nothing closes it" if each.mark in _OPENS else "closes what nothing opens"
        yield Fault(each.cue, f"{each.mark} {how}")


def _unpaired(texts: Sequence[Sequence[str]]) -> Iterator[_Open]:
    """Marks without their other half, in the texts of one language, cue by cue."""
    waiting: list[_Open] = []
    for index, lines in enumerate(texts):
        for line in lines:
            for position, char in enumerate(line):
                if char in _OPENS:
                    waiting.append(_Open(index, char))
                elif char in _CLOSES:
                    if waiting and _fit(waiting[-1].mark, char):
                        waiting.pop()
                    elif not _is_list_mark(line, position):
                        yield _Open(index, char)
        while waiting and index - waiting[0].cue >= _FAR:
            yield waiting.pop(0)
    yield from waiting


def _fit(opening: str, closing: str) -> bool:
    a, b = _OPENS[opening], _CLOSES[closing]
    return a == b or {a, b} <= _ROUND


def _is_list_mark(line: str, position: int) -> bool:
    """Whether a bracket ends the number of an item: ``1)``, ``a)`` (or is a smile)."""
    return line[position] in ")）" and position <= 2


RULES = (Rule("brackets", "warning", "Brackets and quotation marks that open are closed.", _brackets),)
