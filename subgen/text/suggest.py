"""What a glossary for a talk could hold: its names and English terms, and what seem to be misspellings.

Only guesses, for a person to choose from: names by jieba's part of speech and by the titles behind them,
brought together by their sound; English terms brought together by their letters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from subgen.glossary import Entry, Glossary, spelling_key
from subgen.source import Source
from subgen.text.latin import LATIN_RUN, LETTER
from subgen.text.mentions import find_mentions
from subgen.text.names import spelt_name
from subgen.text.sound import sound_of, spelt
from subgen.text.speech import Speech
from subgen.text.splitter import NameFinder, WordSplitter
from subgen.text.tables import break_words
from subgen.width import HAN

_TITLED = re.compile(rf"({HAN}{{1,3}})(?:老师|教授|博士|院士|先生|女士)")
_NAME_CHARS = range(2, 5)
_HESITATIONS = frozenset("呃嗯啊哎")
_COMMON_WORD = 50
"""What holds a word that the dictionary has seen oftener is no name: 好谢谢."""
_RUN = re.compile(rf"(?<!{LETTER})[A-Z](?: [A-Z])+(?!{LETTER})|{LATIN_RUN.pattern}")
"""A word, or one that is spelt out: A P I."""
_MOST_WORDS = 3
"""English words in a term that is suggested."""
_LIKENESS = 0.7
_LIKE_CHARS = 4
"""Shorter terms are all too like each other."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name or a term that is said more than once, or in more than one spelling."""

    source: str
    """Its likeliest spelling: one that a glossary has, or else the commonest."""
    kind: Literal["name", "term"]
    target: str
    """A guess at its English: the sound of a name, nothing for what is English."""
    counts: tuple[tuple[str, int], ...]
    """Each spelling with how often it is there, the commonest first."""


def suggest(source: Source, known: Glossary, splitter: NameFinder) -> tuple[Suggestion, ...]:
    """The names and terms of a talk, the commonest first, names before terms.

    Args:
        known: what a glossary has already: only other spellings of it are suggested.
    """
    speech = Speech.of(source, splitter)
    taken = {mention.text for _, mention in find_mentions(speech, known)}
    names = _names(speech, splitter)
    terms = _terms(speech.text, known, taken)
    return (*sorted(names, key=_order), *sorted(terms, key=_order))


def _order(suggestion: Suggestion) -> tuple[int, str]:
    return -sum(count for _, count in suggestion.counts), suggestion.source


def _names(speech: Speech, splitter: NameFinder) -> list[Suggestion]:
    found = Counter(splitter.names(speech.text))
    found.update(match[1] for match in _TITLED.finditer(speech.text) if speech.is_start(match.start()))
    likely = [name for name, _ in found.most_common() if _may_be_name(name, splitter)]
    result = []
    taken: set[str] = set()
    for name in likely:
        if any(other in name for other in taken):
            continue
        counts = Counter(
            mention.text for _, mention in find_mentions(speech, Glossary((Entry(name, "", (), "guess"),)))
        )
        near = [other for other in likely if other not in counts and _sounds_nearly(name, other)]
        counts.update({other: found[other] for other in near})
        taken.update(counts)
        if sum(counts.values()) > 1:
            english = spelt_name(name) or spelt(name).capitalize()
            result.append(Suggestion(name, "name", english, tuple(counts.most_common())))
    return result


def _may_be_name(name: str, splitter: WordSplitter) -> bool:
    if len(name) not in _NAME_CHARS or not _HESITATIONS.isdisjoint(name):
        return False
    parts = (name[start:end] for start in range(len(name)) for end in range(start + 2, len(name) + 1))
    return all(splitter.frequency(part) <= _COMMON_WORD for part in parts)


def _sounds_nearly(name: str, other: str) -> bool:
    """Whether all syllables but one are the same, and that one differs in one letter: 家辉, 焦辉."""
    if len(name) != len(other):
        return False
    unlike = [(a, b) for a, b in zip(sound_of(name), sound_of(other), strict=True) if not a & b]
    return len(unlike) == 1 and any(
        abs(len(a) - len(b)) <= 1 and SequenceMatcher(None, a, b).ratio() >= 0.75
        for a in unlike[0][0]
        for b in unlike[0][1]
    )


def _terms(text: str, known: Glossary, taken: Iterable[str]) -> list[Suggestion]:
    counts: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for phrase in _phrases(text):
        key = spelling_key(phrase)
        counts[key] += 1
        spellings.setdefault(key, Counter())[phrase] += 1
    fixed = {spelling_key(form) for form in taken}
    heads = {spelling_key(entry.source): entry.source for entry in known.entries if entry.source.isascii()}
    heads |= {
        key: spellings[key].most_common(1)[0][0]
        for key, count in counts.most_common()
        if count > 1 and key not in heads and key not in fixed
    }
    groups: dict[str, list[str]] = {key: [key] for key in heads}
    for key in counts:
        if key not in heads and key not in fixed and (head := _likest(key, heads)):
            groups[head].append(key)
    result = []
    for head, keys in groups.items():
        said = Counter({form: n for key in keys for form, n in spellings.get(key, {}).items()})
        if len(keys) > 1 or (head in counts and head not in fixed):
            result.append(Suggestion(heads[head], "term", "", tuple(said.most_common())))
    return [each for each in result if each.counts]


def _phrases(text: str) -> list[str]:
    """The English in a text, up to three words at a time, but no mere OK or anyway."""
    result: list[str] = []
    phrase: list[str] = []
    end = -1
    for run in _RUN.finditer(text):
        if phrase and (text[end : run.start()] != " " or len(phrase) >= _MOST_WORDS):
            result.append(" ".join(phrase))
            phrase = []
        end = run.end()
        if run[0].lower() not in break_words("en", "discourse") and re.search("[A-Za-z]{2}|[A-Z]", run[0]):
            phrase.append(run[0])
    return [*result, " ".join(phrase)] if phrase else result


def _likest(key: str, heads: Mapping[str, str]) -> str:
    """The head that a spelling is most like, if any is."""
    if len(key) < _LIKE_CHARS:
        return ""
    best = (_LIKENESS, "")
    for head in heads:
        if head[0] == key[0] and 2 * min(len(head), len(key)) > _LIKENESS * (len(head) + len(key)):
            best = max(best, (SequenceMatcher(None, head, key, autojunk=False).ratio(), head))
    return best[1]
