"""Watches the model: what it gets wrong now and then is found, and the sentence is translated another way."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from subgen.progress import Progress, silent
from subgen.text.sentences import Unit
from subgen.text.spoken import clause_ends, spoken_text
from subgen.translate.translator import FloatArray, Translation, Translator
from subgen.width import is_han

Fault = Literal["empty", "loop", "too short", "too long", "Chinese left"]


@dataclass(frozen=True, slots=True)
class Guarded:
    """A translation, and what is still wrong with it after every other way was tried."""

    translation: Translation
    fault: Fault | None


_LETTER = re.compile(r"[A-Za-z0-9]")
_FEWEST, _MOST = 1.1, 9.0
"""Characters of English for one of Chinese: human subtitles have 2 to 5; outside of these something was lost,
or invented."""
_SHORT_TEXT = 8
"""So few characters of Chinese can well become one English word, or many."""


def find_fault(chinese: str, english: str) -> Fault | None:
    """What is wrong with a translation, judged by its outside; None if nothing is."""
    if not _LETTER.search(english):
        return "empty"
    if any(map(is_han, english)):
        return "Chinese left"
    if _loops(english):
        return "loop"
    size = sum(map(is_han, chinese)) + len(re.findall(r"[A-Za-z]+", chinese))
    if size > _SHORT_TEXT:
        if len(english) < _FEWEST * size:
            return "too short"
        if len(english) > _MOST * size:
            return "too long"
    return None


def _loops(english: str) -> bool:
    """Whether some words come again and again: thrice on end, or for half of a long text."""
    words = re.findall(r"[\w']+", english.lower())
    for size in (1, 2, 3, 4, 5):
        grams = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
        run = 1
        for index in range(size, len(grams)):
            run = run + 1 if grams[index] == grams[index - size] else 1
            if run >= 3 * size + (2 if size == 1 else 0):
                return True
    trigrams = Counter(zip(words, words[1:], words[2:], strict=False))
    return len(words) >= 18 and max(trigrams.values()) * 3 >= len(words) // 2


def translate_units(units: Sequence[Unit], translator: Translator, progress: Progress) -> list[Guarded]:
    """The English of every unit, its links by the characters of ``spoken_text``.

    A faulty translation is tried again without repeats, and clause by clause; the first without a fault is
    taken, or else the one with the most letters.
    """
    texts = [spoken_text(unit).text for unit in units]
    first = translator.translate(texts, progress)
    result = [
        Guarded(found, find_fault(text, _english(found))) for text, found in zip(texts, first, strict=True)
    ]
    attempts: list[Callable[[Sequence[Unit], Translator], list[Translation]]] = [
        _without_repeats,
        _by_clauses,
    ]
    for attempt in attempts:
        faulty = [index for index, each in enumerate(result) if each.fault]
        if not faulty:
            break
        again = attempt([units[index] for index in faulty], translator)
        for index, found in zip(faulty, again, strict=True):
            fault = find_fault(texts[index], _english(found))
            fuller = _letters(found) > _letters(result[index].translation)
            if fault is None or (fuller and fault not in ("loop", "too long")):
                result[index] = Guarded(found, fault)
    return result


def _english(translation: Translation) -> str:
    return " ".join(translation.words)


def _letters(translation: Translation) -> int:
    return len(_LETTER.findall(_english(translation)))


def _without_repeats(units: Sequence[Unit], translator: Translator) -> list[Translation]:
    return translator.translate([spoken_text(unit).text for unit in units], silent, no_repeat=True)


def _by_clauses(units: Sequence[Unit], translator: Translator) -> list[Translation]:
    """Each unit parted at its marks, the parts translated alone and joined again."""
    parts: list[str] = []
    layout: list[
        list[tuple[int, int]]
    ] = []  # for each unit: (index of a part, its offset in the unit's text)
    for unit in units:
        whole = spoken_text(unit)
        rows = []
        for start, end in pairwise([0, *clause_ends(unit), len(unit.words)]):
            clause = Unit(unit.words[start:end], unit.question and end == len(unit.words))
            if any(word.spoken for word in clause.words):
                rows.append((len(parts), whole.ranges[start][0]))
                parts.append(spoken_text(clause).text)
        layout.append(rows)
    found = translator.translate(parts, silent, no_repeat=True)
    return [
        _joined([(found[part], offset) for part, offset in rows], len(spoken_text(unit).text))
        for unit, rows in zip(units, layout, strict=True)
    ]


def _joined(parts: Sequence[tuple[Translation, int]], length: int) -> Translation:
    words: list[str] = []
    rows: list[FloatArray] = []
    for part, offset in parts:
        wide = np.zeros((len(part.words), length + part.links.shape[1]), dtype=np.float32)
        wide[:, offset : offset + part.links.shape[1]] = part.links
        words += part.words
        rows.append(wide[:, :length])
    links = np.concatenate(rows) if rows else np.zeros((0, length), dtype=np.float32)
    return Translation(tuple(words), links)
