"""English inside Chinese, carried through the model unharmed.

The model garbles a good third of the English terms that it meets in a Chinese sentence (component comes out
as coponent, vision as visit, or as nothing). So a term is sent through as something that the model copies
well, and put back afterwards. Measured on code-mixed speech: as it is, 58 % of the terms come out; as a Greek
letter's name 95 %, in title case 85 %, as X1, X2, … 88 %. None is best for every sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

import numpy as np

from subgen.cues.cut import Array
from subgen.text.numerals import UNITS, in_figures, is_numeral
from subgen.text.sentences import Unit
from subgen.text.spoken import SpokenText, speak_instead, spoken_text
from subgen.text.tables import break_words
from subgen.text.words import Pause, Word, bare_word, merged
from subgen.translate.grammar import forms_of, in_number, plural_of, sounds_vowel, with_s
from subgen.translate.translator import Translation
from subgen.width import is_han

_ALNUM = re.compile("[A-Za-z0-9]")
_OF_CODE = frozenset("=<>&|+*")
_CODE = re.compile("(?=.*[=<>&|+*/])[=<>&|+*/!:-]{2,}")
"""Signs that mean something alone, as == and -> do: a single + or - may well be a word in English."""
_GREEK = "Alpha Beta Gamma Delta Sigma Omega Lambda Kappa Theta Zeta".split()  # noqa: SIM905

_GARBLED_LIKENESS = 0.75
"""Coponent is still component (0.94), but visit is not vision (0.73)."""
_GARBLED_CHARS = 5
"""Shorter terms are too like other words."""

Disguise = Callable[[str, int], str]
"""What a term is sent through the model as: from the term and its place among those of the sentence."""


def as_greek(term: str, index: int) -> str:  # noqa: ARG001
    """The name of a Greek letter."""
    return _GREEK[index % len(_GREEK)]


def as_title(term: str, index: int) -> str:  # noqa: ARG001
    """The term itself, each word with a capital."""
    return " ".join(word[:1].upper() + word[1:] for word in term.split())


def as_number(term: str, index: int) -> str:  # noqa: ARG001
    """X1, X2, …"""
    return f"X{index + 1}"


def as_it_is(term: str, index: int) -> str:  # noqa: ARG001
    """The term itself."""
    return term


@dataclass(frozen=True, slots=True)
class Term:
    """What has to come out as certain English: English itself, or what the glossary has the English of."""

    text: str
    """The English that has to come out."""
    first: int
    """Index of its first word in the unit."""
    last: int
    """Index of its last word in the unit."""
    stand_in: str
    """What the model sees in its place."""
    sought: str
    """What has to stand in the model's English for it: the stand-in, or ``text`` itself for a translation."""
    translated: bool = False
    """Whether it comes from a glossary: translated, it may be called *it* the second time."""

    @property
    def is_disguised(self) -> bool:
        """Whether the model sees something else in its place."""
        return self.sought.lower() != self.text.lower()


@dataclass(frozen=True, slots=True)
class Disguised:
    """A unit as the model sees it."""

    unit: Unit
    spoken: SpokenText
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The English of a unit, its terms put back."""

    words: tuple[str, ...]
    links: Array
    """Shape (English words, words of the unit); rows sum to 1, or to 0 where nothing is known."""
    lost: tuple[str, ...]
    """Terms that did not come out exactly as often as they went in."""


def disguise(unit: Unit, manner: Disguise, only: Collection[str] = ()) -> Disguised:
    """The unit with its terms replaced by stand-ins.

    Args:
        only: the terms that are, where some are known to come out without; all if there are none.
    """
    words = list(unit.words)
    terms: list[Term] = []
    for first, last in _runs(unit.words):
        lead, text, tail = unquoted(merged(words[first : last + 1]).spoken)
        english = words[first].target or in_figures(text)[0]
        plain = manner is as_it_is or (bool(only) and english not in only)
        stand_in = english if plain else manner(english, len(terms))
        if not plain and _says(unit, stand_in):
            stand_in = english  # the talk itself speaks of Alpha
        seen = text if plain else stand_in
        translated = bool(words[first].target)
        terms.append(Term(english, first, last, seen, stand_in, translated))
        shown = lead + seen + tail  # as its text as well: between two stand-ins there has to be a space
        speak_instead(words, first, last, shown)
    return Disguised(unit, spoken_text(replace(unit, words=tuple(words))), tuple(terms))


def _says(unit: Unit, phrase: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}\b", " ".join(word.spoken for word in unit.words)) is not None


def unquoted(text: str) -> tuple[str, str, str]:
    """What opens around a term, the term, and what closes."""
    rest = text.lstrip("“‘「『《〈（【\"'")
    core = rest.rstrip("”’」』》〉）】\"'")
    return text[: len(text) - len(rest)], core, rest[len(core) :]


def _runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The first and last indices of every term: a run of English words that is no mere OK or anyway, with the
    signs and figures of a formula or a command, or a word whose English is given."""
    found = []
    start = last = -1  # of the run that is open, if any
    for index, word in enumerate(words):
        if start >= 0 and (word.target or not _goes_on(words[index - 1], word)):
            found.append((start, last))
            start = -1
        if word.target and word.spoken:
            found.append((index, index))
        elif not word.target and _is_latin(word):
            start, last = start if start >= 0 else _number_before(words, index), index
        elif start >= 0 and not word.is_sign:
            last = index  # a figure: a sign alone ends no term
    if start >= 0:
        found.append((start, last))
    return [(a, b) for a, b in found if words[a].target or not _is_mere_talk(words[a : b + 1])]


def _number_before(words: Sequence[Word], index: int) -> int:
    """Where the number begins that a unit of one letter counts, as the 七 of 七B; ``index`` if none does."""
    if words[index].spoken not in UNITS:
        return index
    first = index
    while first and is_numeral(words[first - 1].spoken) and words[first - 1].pause is Pause.NONE:
        first -= 1
    counted = in_figures("".join(word.spoken for word in words[first : index + 1]))[0]
    return first if counted.isascii() else index  # 好一点 B is no number


def _is_mere_talk(run: Sequence[Word]) -> bool:
    return all(word.spoken.lower() in break_words("en", "discourse") for word in run)


def _goes_on(before: Word, after: Word) -> bool:
    """Whether a word goes on with the term of the one before it: x += 1, but not iPhone 15."""
    figure = before.is_sign and bare_word(after.spoken).starts_latin and not any(map(is_han, after.spoken))
    return (_is_latin(after) or after.is_sign or figure) and not _are_parted(before, after)


def _are_parted(before: Word, after: Word) -> bool:
    """Whether a pause stands between two words, or what closes behind the one or opens before the other."""
    _, _, tail = unquoted(before.spoken)
    lead, _, _ = unquoted(after.spoken)
    return before.pause > Pause.LIKELY or bool(tail or lead)


def _is_latin(word: Word) -> bool:
    _, core, _ = unquoted(word.spoken)  # also of （attention） and 《Attention Is All You Need》
    latin = bare_word(core).starts_latin or core.startswith("<")
    return _CODE.fullmatch(core) is not None or (
        latin and any(char.isalpha() for char in core) and not any(map(is_han, core))
    )


def reveal(disguised: Disguised, translation: Translation) -> Rendering:
    """The translation with the terms in place of their stand-ins, linked to the words that they came from."""
    words = list(translation.words)
    rows = [*_by_words(translation, disguised.spoken)]
    count = len(disguised.unit.words)
    lost = []
    for sought, group in groupby(
        sorted(disguised.terms, key=lambda t: (t.sought.lower(), t.first)), lambda t: t.sought.lower()
    ):
        terms = list(group)
        term = terms[0]
        places = _places(words, sought)
        known = term.translated and not term.is_disguised and term.text.islower()
        is_title = term.sought != term.text and places  # in capitals that are not the term's own
        if known and not is_title and forms_of(term.text).search(" ".join(words)):
            continue  # the model knows it by itself, in whatever form the sentence wants
        if not places and not term.is_disguised and not term.translated:
            others = {other.text for other in disguised.terms} - {term.text}
            places = _near_places(words, sought, others)
        miscounted = len(places) != len(terms) and not (places and term.translated)
        if miscounted or any(_is_echoed(words, place, sought) for place in places):
            lost.append(term.text)
        # From the last to the first, so that the earlier places stay where they are.
        for place, term in reversed(list(zip(places, [*terms, *terms[-1:] * len(places)], strict=False))):
            _put_back(words, rows, place, term, count)
    links = np.array(rows, dtype=np.float64).reshape(len(words), count)
    return Rendering(tuple(words), links, tuple(lost))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a phrase stands among English words: from inside one word to inside another."""

    first: int
    before: str
    last: int
    after: str


def _places(words: Sequence[str], phrase: str) -> list[_Place]:
    text = " ".join(words)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    found = []
    for start in _starts_of(phrase, text):
        end = start + len(phrase)
        first = bisect_right(starts, start) - 1
        last = bisect_left(starts, end) - 1
        found.append(_Place(first, text[starts[first] : start], last, text[end : starts[last + 1] - 1]))
    return found


def _starts_of(phrase: str, text: str) -> Iterator[int]:
    """Where a phrase stands in a text, in any capitals, alone or with the s of a plural."""
    wanted, lowered = _lower(phrase), _lower(text)
    start = lowered.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        after = lowered[end : end + 2]
        ends = not _ALNUM.match(after) or (after[0] == "s" and not _ALNUM.match(after[1:]))
        alone = ends and not (start and _ALNUM.match(lowered[start - 1]))
        before = lowered[start - 1 : start]
        alone &= not (_is_glued(wanted[-1], after[:1]) or _is_glued(before, wanted[0]))
        if alone:
            yield start
        start = lowered.find(wanted, end if alone else start + 1)


def _is_glued(before: str, after: str) -> bool:
    """Whether two characters are of one sign: those of ===, but not the last of C++ and a comma."""
    return {before, after} <= _OF_CODE or (before == after and before != "")


def _lower(text: str) -> str:
    """In small letters, as long as before."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if c.isascii() else c for c in text)


def _near_places(words: Sequence[str], phrase: str, others: Collection[str]) -> list[_Place]:
    """Where the model has garbled a phrase, but not beyond recognition: the one most like it, if any is.

    What stands there for one of the ``others`` is none.
    """
    size = len(phrase.split())
    if len(phrase) < _GARBLED_CHARS:
        return []
    matcher = SequenceMatcher(None, "", phrase.lower(), autojunk=False)
    taken = {
        index
        for other in others
        for place in _places(words, other)
        for index in range(place.first, place.last + 1)
    }
    likest, first = _GARBLED_LIKENESS, -1
    for index in range(len(words) - size + 1):
        if not taken.isdisjoint(range(index, index + size)):
            continue
        matcher.set_seq1(" ".join(words[index : index + size]).lower().strip("\"“”'.,;:?!()"))
        if matcher.real_quick_ratio() > likest < matcher.quick_ratio() and matcher.ratio() > likest:
            likest, first = matcher.ratio(), index
    if first < 0:
        return []
    last = first + size - 1
    before = words[first][: len(words[first]) - len(words[first].lstrip("\"“'("))]
    after = words[last][len(words[last].rstrip("\"”'.,;:?!)")) :]
    return [_Place(first, before.removesuffix(phrase[0]), last, after.removeprefix(phrase[-1]))]


def _is_echoed(words: Sequence[str], place: _Place, phrase: str) -> bool:
    """Whether the model says a part of a formula or a path again beside it: O (O(n log n)), C: C:\\Users."""
    if phrase.replace(" ", "").isalnum():
        return False
    before = "".join(words[max(place.first - 1, 0) : place.first]).lower().rstrip("(:")
    after = "".join(words[place.last + 1 : place.last + 2]).lower().rstrip(".,;:?!")
    begun = before not in ("", "a") and phrase.lower().startswith(before)
    return begun or (after != "" and phrase.lower().endswith(after))


def _put_back(words: list[str], rows: list[Array], place: _Place, term: Term, count: int) -> None:
    text, after = term.text, place.after
    if after.startswith("s"):
        text, after = plural_of(text) if term.translated else with_s(text), after[1:]
    elif term.translated and text.islower() and place.first and not place.before:
        text = in_number(text, words[place.first - 1], after or next(iter(words[place.last + 1 :]), ""))
    parts = (place.before + text + after).split()
    owners = range(term.first, term.last + 1)
    new_rows = []
    for index in range(len(parts)):
        row = np.zeros(count)
        row[owners[min(index, len(owners) - 1)]] = 1.0
        new_rows.append(row)
    words[place.first : place.last + 1] = parts
    rows[place.first : place.last + 1] = new_rows
    if place.first and words[place.first - 1].lower() in ("a", "an"):
        article = "an" if sounds_vowel(term.text) else "a"
        words[place.first - 1] = article.capitalize() if words[place.first - 1][0] == "A" else article


def _by_words(translation: Translation, spoken: SpokenText) -> Array:
    """The links of a translation gathered from the characters of its text to the words of its unit."""
    before = np.zeros((len(translation.words), translation.links.shape[1] + 1))
    np.cumsum(translation.links, axis=1, out=before[:, 1:])
    starts, ends = np.array(spoken.ranges, dtype=np.intp).reshape(-1, 2).T
    mass = before[:, ends] - before[:, starts]
    totals = mass.sum(axis=1, keepdims=True)
    shares: Array = np.divide(mass, totals, out=np.zeros_like(mass), where=totals > 0)
    return shares
