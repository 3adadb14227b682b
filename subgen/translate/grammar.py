"""What English does to a term: its forms, and the article before it."""

import re
from functools import cache

_SUFFIX = re.compile(r"(?<=\w{3})(?:ization|isation|ation|ing|ed|ity|y|e)$")

_ADJECTIVE = re.compile(r"(?:modal|ive|ed|se)$")
_HARD_Y = re.compile(r"[^aeiou]y$")


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
    return term[:-1] + "ies" if _HARD_Y.search(term) else term + "s"


def sounds_vowel(term: str) -> bool:
    """Whether ``an`` stands before the term: an LLM, an organism, but a GPU, a user."""
    head = term.split()[0].strip("\"'“‘(")
    if not head:
        return False
    if head.isupper() and len(head) <= 5:
        return head[0] in "AEFHILMNORSX"  # spelt out: an LLM, an SVM, but a GPU
    return head[0].lower() in "aeiou" and not head.lower().startswith(("uni", "use", "uti", "eu", "one"))
