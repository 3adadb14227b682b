"""English as subtitles want it: how well it breaks between two words, and how a sentence is tidied.

Break costs are on the same scale as the Chinese ones (see ``breaks``): after punctuation, before a
conjunction or a preposition; never between an article and its noun, a pronoun and its verb, an auxiliary or
a negation and its verb (Netflix, English; TED).
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from subgen.text.latin import ABBREVIATION, LATIN_RUN
from subgen.text.tables import break_words

_CLOSING = "\"'”’)"
"""What closes behind a sentence's mark."""
_MARKS = ",.;:?!"
_LONGEST_TERM = 4
"""More English words on end are a phrase, which breaks like any other."""
_TORN_TERM = 100
_CLOSED_CLASSES = ("pronoun", "determiner", "conjunction", "preposition", "auxiliary")
_ANY_NOUN = "term"
"""What a term is taken for by what comes behind it: dino v two ends in no determiner."""


def english_break_costs(words: Sequence[str], chinese: str) -> list[int]:
    """The cost, from 0 to 100, of ending a line or a cue behind each of the words but the last.

    Args:
        chinese: what they translate. Words that stand there in English are a term: it stays together, and is
            a noun, whatever its last word is elsewhere.
    """
    together = _together(chinese)
    result = []
    inside = False
    for a, b in pairwise(words):
        behind = inside and a[-1].isalnum()
        inside = (bare(a), bare(b)) in together and a[-1] not in _MARKS
        result.append(_TORN_TERM if inside else english_break_cost(_ANY_NOUN if behind else a, b))
    return result


def _together(chinese: str) -> Collection[tuple[str, str]]:
    """Every two words on end of the terms in a text, in small letters."""
    terms: list[list[str]] = []
    end = None
    for run in LATIN_RUN.finditer(chinese):
        if end is None or chinese[end : run.start()] != " ":
            terms.append([])
        terms[-1].append(bare(run[0]))
        end = run.end()
    return {pair for term in terms if len(term) <= _LONGEST_TERM for pair in pairwise(term)}


@lru_cache(maxsize=1 << 16)
def english_break_cost(before: str, after: str) -> int:
    """The cost, from 0 to 100, of ending a line or a cue between these two words."""
    opened = before.lstrip("\"'“‘(")
    dotted = ABBREVIATION.match(f"{opened} {after}")
    if dotted and dotted.end() == len(opened):
        return 100
    if before.rstrip("\"'”’)")[-1:] in tuple(".?!…"):
        return 0
    if before[-1] in ";—" or after[0] in "—(":
        return 4
    a, b = bare(before), bare(after)
    if before[-1] == "," and after[-1] in _MARKS and b in _en("spoken_to"):
        return 80
    if before[-1] in ",:":
        return 8
    if a in _en("determiner"):
        return 95
    if a in _en("auxiliary") or a in _en("pronoun"):
        return 85
    if a in _en("preposition") or a in _en("conjunction"):
        return 80
    if before[0].isupper() and after[0].isupper() and a != "i":
        return 95  # a name of two words
    if before[-1].isdigit() and b in _en("scale"):
        return 95  # 7 billion
    if b in _en("conjunction"):
        return 18
    if b in _en("preposition"):
        return 30 if b != "of" else 50
    if b in _en("pronoun") or b in _en("determiner"):
        return 42
    if b in _en("auxiliary"):
        return 55
    return 58


def tidy(words: Sequence[str], *, question: bool) -> list[str]:
    """The words of a translated sentence, as many as before: a capital at its head, a mark at its end."""
    result = list(words)
    if not result:
        return result
    head = result[0]
    first = next((i for i, char in enumerate(head) if char.isalpha()), None)
    if result[1:2] == ["="]:
        first = None  # y = ax + b
    word = bare(head)
    is_word = word.replace("'", "").replace("-", "").isalpha() and word[0] != "-"
    if first is not None and head[first:].islower() and is_word:
        result[0] = head[:first] + head[first].upper() + head[first + 1 :]
    result[-1] = _ended(result[-1], question)
    return result


def asks(words: Sequence[str]) -> bool:
    """Whether a sentence ends in a question mark, inside quotation marks or not."""
    return bool(words) and words[-1].rstrip(_CLOSING).endswith("?")


def _ended(word: str, question: bool) -> str:
    body = word.rstrip(_CLOSING)
    tail = word[len(body) :]
    if question:
        body = body.rstrip(".,;:") + "?" if not body.endswith("?") else body
    elif body and body[-1] not in ".?!…":
        body = body.rstrip(",;:") + "."
    return body + tail


def _en(table: str) -> frozenset[str]:
    return break_words("en", table)


def is_function_word(word: str) -> bool:
    """Whether a bare word is of a closed class: a pronoun, an article, a conjunction and the like."""
    return any(word in _en(each) for each in _CLOSED_CLASSES)


def bare(word: str) -> str:
    """A word without the marks around it, in small letters, its apostrophe straight."""
    return word.lower().strip("\"'“”‘’.,;:?!()[]").replace("’", "'")
