"""What English does to a term: its forms, its number, and the sound that its article goes by."""

import re
from functools import cache

from subgen.text.english import bare, is_function_word
from subgen.text.tables import break_words

_SUFFIX = re.compile(r"(?<=\w{3})(?:ization|isation|ation|ing|ed|ity|y|e)$")

_ADJECTIVE = re.compile(r"(?:modal|ive|ed|se)$")
_HARD_Y = re.compile(r"[^aeiou]y$")
_HISSES = re.compile(r"(?:[sxz]|[cs]h)$")
_OF_OLD = {"matrix": "matrices", "index": "indices", "hypothesis": "hypotheses", "corpus": "corpora"}
"""Plurals as Latin and Greek have them."""
_NOT_COUNTED = re.compile(r"(?:ing|tion|sion|ence|ance|ness|ware|data)$")
_SAID_AS_WORDS = frozenset(("LAN", "LIDAR", "MAC", "NASA", "RAG", "RAM", "ROM", "SAM", "SIM", "SOTA"))
"""Abbreviations that nobody spells, though their first letter's name begins with a vowel."""
_SOUNDS_CONSONANT = re.compile(r"eu|one(?!r)|once|ubi|uni(?!m|n)|ur[ai]|us[aeu]|using|ut[ei]", re.IGNORECASE)
_NO_NOUN = re.compile(r"(?:ed|ly|ing|ive|ous|ful|able|s)$", re.IGNORECASE)


@cache
def forms_of(noun: str) -> re.Pattern[str]:
    """What is as good as a common noun: its plural, its verb, with a hyphen or without one."""
    *head, last = re.split(r"[ -]", noun)
    stem = _SUFFIX.sub("", last) if len(last) > 4 else last
    ending = re.escape(stem) + ("[a-z]{0,7}" if stem != last else "(?:e?s)?")
    body = "[ -]?".join([*map(re.escape, head), ending])
    return re.compile(rf"(?<![A-Za-z0-9]){body}(?![A-Za-z0-9])", re.IGNORECASE)


def plural_of(term: str) -> str:
    """The plural of a noun; an adjective has none."""
    if _ADJECTIVE.search(term):
        return term
    return plural_noun(term)


def plural_noun(noun: str) -> str:
    """The plural of what is a noun for sure."""
    head, _, last = noun.rpartition(" ")
    if last in _OF_OLD:
        return f"{head} {_OF_OLD[last]}".lstrip()
    if _HARD_Y.search(noun):
        return noun[:-1] + "ies"
    return noun + ("es" if _HISSES.search(noun) else "s")


def sounds_vowel(term: str) -> bool:
    """Whether ``an`` stands before the term: an LLM, an organism, but a GPU, a user."""
    head = term.split()[0].strip("\"'“‘(")
    if not head:
        return False
    if head.isupper() and len(head) <= 5 and head not in _SAID_AS_WORDS:
        return head[0] in "AEFHILMNORSX"  # spelt out: an LLM, an SVM, but a GPU
    return head[0].lower() in "aeiou" and not _SOUNDS_CONSONANT.match(head)


def in_number(term: str, before: str, behind: str) -> str:
    """A common noun in the number that the word before it asks for: multiple modalities.

    Where the word ``behind`` it may be what is counted it stays: many agent frameworks.
    """
    if before.lower() not in break_words("en", "more_than_one") or _NOT_COUNTED.search(term):
        return term
    after = bare(behind)
    ends = not behind[:1].isalpha() or is_function_word(after) or after == "together"
    return plural_of(term) if ends else term


def with_s(term: str) -> str:
    """A term behind whose stand-in the model set an s: signals, queries, but not nuanceds."""
    return term if _NO_NOUN.search(term) else plural_noun(term)
