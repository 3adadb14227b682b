"""Watches the model: what it gets wrong now and then is found, and the sentence is translated another way."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np

from subgen.progress import Progress, silent
from subgen.text.english import bare, is_function_word
from subgen.text.plain import in_plain_words
from subgen.text.sentences import Unit
from subgen.text.spoken import clause_ends, spoken_text
from subgen.text.tables import break_words
from subgen.translate.articles import with_articles
from subgen.translate.mend import mended
from subgen.translate.misread import missing_values
from subgen.translate.names import with_sure_names
from subgen.translate.surnames import with_surnames
from subgen.translate.terms import (
    Disguise,
    Disguised,
    Rendering,
    as_greek,
    as_it_is,
    as_number,
    as_title,
    disguise,
    reveal,
)
from subgen.translate.translator import Translation, Translator
from subgen.width import half_width, is_han

_Found = TypeVar("_Found")
_LETTER = re.compile(r"[A-Za-z0-9]")
_NUMBER = re.compile(r"(?<![A-Za-z\d])\d[\d,.]*+(?![多余来几]?个?[万亿])")
"""A number in figures; 4500万 and 1.5个亿 are none, as they become 45 and 150 million."""
_PLACEHOLDER = re.compile("%[sd]")
"""Of a program's messages, which the model has learned from: Can not get folder: %s."""
_FEWEST, _MOST = 1.1, 9.0
"""Characters of English for one of Chinese: human subtitles have 2 to 5; outside of these something was lost,
or invented."""
_SHORT_TEXT = 8
"""So few characters of Chinese can well become one English word, or many."""
_LEAST_LINKED = 0.17
"""English words that come from a clause, by the model's attention, for each of its characters: half of all
clauses have over 0.6, one in fifty less than this. Read one by one, nearly all of those were left out."""
_LEFT_OUT = "left out"
_MERE_PHRASE = 4
"""An opening has so many English words at most."""
_TOO_OFTEN = {1: 5, 2: 4, 3: 3, 4: 3, 5: 3}
"""How often on end so many words are a loop: very, very, very is none."""
_SHORT_CLAUSE = 5
"""A clause of fewer characters, such as 我觉得, can go into a word of its neighbour."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """The English of a unit, and what is still wrong with it after every other way was tried."""

    unit: Unit
    """The unit as it was translated: its sayings in plain words, its names known."""
    rendering: Rendering
    faults: tuple[str, ...]


def translate_units(
    units: Sequence[Unit], translator: Translator, progress: Progress, names: Mapping[str, str]
) -> list[Guarded]:
    """The English of every unit.

    Sayings are translated in plain words. A word that may be somebody's name, according to ``names``, has to
    come out as its English there if the model takes it for one.

    A faulty translation is tried again with the terms that it lost disguised, then with all of them, without
    repeats, in two parts, with the clauses that it left out set apart, clause by clause, and for its other
    wordings; the one with the fewest faults is taken, of equals the first.
    """
    units = [in_plain_words(unit) for unit in units]
    disguised = [disguise(unit, as_it_is) for unit in units]
    found = _translated(disguised, translator, progress, no_repeat=False)
    result = [_judged(*each) for each in zip(disguised, found, strict=True)]
    named = with_sure_names(units, [each.rendering for each in result], names)
    for index, unit in named.items():
        # The same English, for the text is the same; but now it is known what it lacks.
        result[index] = _judged(disguise(unit, as_it_is), found[index])
    units = [named.get(index, unit) for index, unit in enumerate(units)]
    lost = [index for index, each in enumerate(result) if each.rendering.lost]
    only = [result[index].rendering.lost for index in lost]
    again = _attempt([units[i] for i in lost], translator, silent, as_greek, no_repeat=False, only=only)
    _improve(result, lost, again)
    for manner, no_repeat in ((as_greek, False), (as_title, False), (as_number, True)):
        # What was left out comes back in parts, and seldom in disguise.
        faulty = [i for i, each in enumerate(result) if _lacks_more_than_a_clause(each)]
        again = _attempt([units[index] for index in faulty], translator, silent, manner, no_repeat=no_repeat)
        _improve(result, faulty, again)
    for parted, manner in ((_in_two, as_it_is), (_set_apart, as_it_is), (_by_clauses, as_greek)):
        ends = {i: parted(units[i], each) for i, each in enumerate(result) if each.faults}
        faulty = [index for index in ends if ends[index]]
        again = _by_parts([units[i] for i in faulty], [ends[i] for i in faulty], translator, manner)
        _improve(result, faulty, again)
    faulty = [index for index, each in enumerate(result) if each.faults]
    others = other_wordings([result[index] for index in faulty], translator)
    for index, known in zip(faulty, others, strict=True):
        result[index] = min((result[index], *known), key=_badness)
    return result


def other_wordings(found: Sequence[Guarded], translator: Translator) -> list[list[Guarded]]:
    """Other English of each unit, the likeliest first; at last with the terms disguised that it lost."""
    units = [each.unit for each in found]
    result = _wordings([disguise(unit, as_it_is) for unit in units], translator)
    lost = [{term for each in others for term in each.rendering.lost} for others in result]
    again = [index for index, terms in enumerate(lost) if terms]
    disguised = [disguise(units[index], as_greek, lost[index]) for index in again]
    for index, others in zip(again, _wordings(disguised, translator), strict=True):
        result[index] += others
    return result


def _wordings(disguised: Sequence[Disguised], translator: Translator) -> list[list[Guarded]]:
    """None of those that are English."""
    found = _asked(disguised, translator.wordings)
    return [[_judged(each, one) for one in known or ()] for each, known in zip(disguised, found, strict=True)]


def _improve(result: list[Guarded], indices: Sequence[int], again: Sequence[Guarded]) -> None:
    for index, guarded in zip(indices, again, strict=True):
        if _badness(guarded) < _badness(result[index]):
            result[index] = guarded


def _badness(guarded: Guarded) -> tuple[bool, int]:
    """How bad a translation is; none at all is worse than any."""
    return "empty" in guarded.faults, len(guarded.faults)


def _attempt(
    units: Sequence[Unit],
    translator: Translator,
    progress: Progress,
    manner: Disguise,
    *,
    no_repeat: bool,
    only: Sequence[Collection[str]] = (),
) -> list[Guarded]:
    """The units translated in one manner; ``only`` has the terms of each that it is for, if not for all."""
    chosen = only or [()] * len(units)
    disguised = [disguise(unit, manner, terms) for unit, terms in zip(units, chosen, strict=True)]
    found = _translated(disguised, translator, progress, no_repeat=no_repeat)
    return [_judged(*each) for each in zip(disguised, found, strict=True)]


def _translated(
    disguised: Sequence[Disguised], translator: Translator, progress: Progress, *, no_repeat: bool
) -> list[Translation | None]:
    """What the model makes of each; None of those that are English and need no translation."""
    return _asked(disguised, lambda texts: translator.translate(texts, progress, no_repeat=no_repeat))


def _asked(
    disguised: Sequence[Disguised], ask: Callable[[Sequence[str]], list[_Found]]
) -> list[_Found | None]:
    """What is found for the text of each; None for those that are English, which is not asked for."""
    english = [_is_english(each.unit) for each in disguised]
    found = iter(ask([each.spoken.text for each, skip in zip(disguised, english, strict=True) if not skip]))
    return [None if skip else next(found) for skip in english]


def _judged(disguised: Disguised, found: Translation | None) -> Guarded:
    """The English of a unit by what the model made of it, and what is wrong with it."""
    unit = disguised.unit
    said = spoken_text(unit).text
    if found is None:
        rendering = _copied(unit)
    else:
        rendering = mended(reveal(disguised, found), said, [term.text for term in disguised.terms])
        nouns = {term.text for term in disguised.terms if term.translated and term.text.islower()}
        rendering = with_surnames(unit, with_articles(rendering, nouns))
    return Guarded(unit, rendering, tuple(find_faults(unit, said, rendering)))


def _is_english(unit: Unit) -> bool:
    return not any(is_han(char) for word in unit.words for char in word.spoken)


def _copied(unit: Unit) -> Rendering:
    """English needs no translation: each word is its own."""
    spoken = [index for index, word in enumerate(unit.words) if word.spoken]
    links = np.zeros((len(spoken), len(unit.words)))
    links[np.arange(len(spoken)), spoken] = 1.0
    words = tuple(unit.words[index].spoken + _english_mark(unit.words[index].mark) for index in spoken)
    return Rendering(words, links, ())


def _english_mark(mark: str) -> str:
    """The first of the marks behind a word, as English has it, and what closes behind that."""
    english = mark.translate(str.maketrans("，。？！：；、", ",.?!:;,"))
    return english[:1] + "".join(char for char in english[1:] if char in "”’\"')")


def find_faults(unit: Unit, chinese: str, rendering: Rendering) -> list[str]:
    """What is wrong with a translation, judged by its outside.

    Args:
        chinese: the unit as it was said, with its marks (see ``spoken_text``).
    """
    english = " ".join(rendering.words)
    if not _LETTER.search(english):
        return ["empty", *rendering.lost]
    faults = [f"lost: {term}" for term in rendering.lost]
    if not english.isascii() and any(map(is_han, english)):
        faults.append("Chinese left")
    if _loops(english):
        faults.append("loop")
    if any(bare(word) in break_words("en", "profane") for word in rendering.words):
        faults.append("profanity")
    if _PLACEHOLDER.search(english) and not _PLACEHOLDER.search(chinese):
        faults.append("a program's message")
    if _open_brackets(english) and not _open_brackets(half_width(chinese)):
        faults.append("brackets")
    faults += [f"number {number}" for number in _numbers(chinese) - _numbers(english) if len(number) > 2]
    faults += [f"number {chinese[each.start : each.end]}" for each in missing_values(chinese, english)]
    size = sum(map(is_han, chinese)) + len(re.findall(r"[A-Za-z]+", chinese))
    if size > _SHORT_TEXT and len(english) < _FEWEST * size:
        faults.append("too short")
    else:
        faults += [f"{_LEFT_OUT}: {_said(unit, *clause)}" for clause in _left_out(unit, rendering)]
    if size > _SHORT_TEXT and len(english) > _MOST * size:
        faults.append("too long")
    return faults


def _left_out(unit: Unit, rendering: Rendering) -> Iterator[tuple[int, int]]:
    """Where clauses begin and end that hardly any English word comes from, as indices of words."""
    linked = rendering.links.sum(axis=0)
    for start, end in pairwise([0, *clause_ends(unit), len(unit.words)]):
        size = sum(map(is_han, _said(unit, start, end)))
        if size >= _SHORT_CLAUSE and linked[start:end].sum() < _LEAST_LINKED * size:
            yield start, end


def _said(unit: Unit, start: int, end: int) -> str:
    return "".join(word.spoken for word in unit.words[start:end])


def _open_brackets(text: str) -> int:
    """How many more brackets open in a text than close."""
    return text.count("(") - text.count(")")


def _numbers(text: str) -> Counter[str]:
    """The numbers in figures, as figures alone; small ones may well be written out in English."""
    return Counter(number.replace(",", "").strip(".") for number in _NUMBER.findall(half_width(text)))


def _loops(english: str) -> bool:
    """Whether some words come again and again: three to five times on end, or for half of a long text."""
    words = re.findall(r"[\w']+", english.lower())
    if max(Counter(words).values(), default=0) < 3:
        return False
    for size, times in _TOO_OFTEN.items():
        grams = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
        run = 1
        for index in range(size, len(grams)):
            run = run + 1 if grams[index] == grams[index - size] else 1
            if run >= (times - 2) * size + 2:  # so many of the grams that overlap
                return True
    trigrams = Counter(zip(words, words[1:], words[2:], strict=False))
    return len(words) >= 18 and max(trigrams.values()) * 3 >= len(words) // 2


def _in_two(unit: Unit, _: Guarded) -> list[int]:
    """The end of the clause that is nearest to the middle of the unit."""
    middle = len(unit.words) / 2
    return sorted(clause_ends(unit), key=lambda end: abs(end - middle))[:1]


def _set_apart(unit: Unit, found: Guarded) -> list[int]:
    """The ends of the clauses that were left out, and of what is before them."""
    edges = {edge for clause in _left_out(unit, found.rendering) for edge in clause}
    return sorted(edges - {0, len(unit.words)})


def _by_clauses(unit: Unit, found: Guarded) -> list[int]:
    """The ends of all clauses, if more is wrong than one left out: such English reads as if chopped."""
    return clause_ends(unit) if _lacks_more_than_a_clause(found) else []


def _lacks_more_than_a_clause(found: Guarded) -> bool:
    return not all(fault.startswith(_LEFT_OUT) for fault in found.faults)


def _by_parts(
    units: Sequence[Unit], parted: Sequence[Sequence[int]], translator: Translator, manner: Disguise
) -> list[Guarded]:
    """Each unit parted after words of its own, the parts translated alone and joined again."""
    parts: list[Unit] = []
    layout: list[list[tuple[int, int]]] = []  # of each unit: (a part's index, its first word in the unit)
    for unit, ends in zip(units, parted, strict=True):
        rows = []
        for start, end in pairwise([0, *ends, len(unit.words)]):
            part = unit.part(start, end)
            if any(word.spoken for word in part.words):
                rows.append((len(parts), start))
                parts.append(part)
        layout.append(rows)
    found = _attempt(parts, translator, silent, manner, no_repeat=True)
    result = []
    for unit, rows in zip(units, layout, strict=True):
        rendering = _joined([(found[part].rendering, first) for part, first in rows], len(unit.words))
        result.append(Guarded(unit, rendering, tuple(find_faults(unit, spoken_text(unit).text, rendering))))
    return result


def _joined(parts: Sequence[tuple[Rendering, int]], count: int) -> Rendering:
    words: list[str] = []
    links = np.zeros((sum(len(part.words) for part, _ in parts), count))
    lost: list[str] = []
    for part, first in parts:
        links[len(words) : len(words) + len(part.words), first : first + part.links.shape[1]] = part.links
        words += _going_on(words, part.words)
        lost += part.lost
    return Rendering(tuple(words), links, tuple(lost))


def _going_on(before: list[str], part: Sequence[str]) -> list[str]:
    """``part`` as it goes on behind ``before``: a mere phrase there, such as For me., is made an opening."""
    result = list(part)
    last = max((at for at, word in enumerate(before[:-1], start=1) if word[-1] in ".?!"), default=0)
    if before and result and len(before) - last <= _MERE_PHRASE and before[-1].endswith("."):
        before[-1] = before[-1].rstrip(".") + ","
        head = bare(result[0])
        if head.split("'")[0] != "i" and is_function_word(head):
            result[0] = result[0][0].lower() + result[0][1:]
    return result
