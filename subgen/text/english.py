"""English as subtitles want it: how well it breaks between two words, and how a sentence is tidied.

Break costs are on the same scale as the Chinese ones (see ``breaks``): after punctuation, before a
conjunction or a preposition; never between an article and its noun, a pronoun and its verb, an auxiliary or
a negation and its verb (Netflix, English; TED).
"""

from collections.abc import Sequence

_CONJUNCTION = frozenset(
    "and but or nor so yet because although though while whereas if unless until when whenever where wherever"
    " who whom whose which that than as since before after then".split()
)
_PREPOSITION = frozenset(
    "in on at to of for with from by about into onto over under between among through during without within"
    " against toward towards across behind beyond like".split()
)
_DETERMINER = frozenset(
    "a an the this these those my your his her its our their some any no every each all both such what very"
    " more most less much many several few one two three four five six seven eight nine ten".split()
)
_PRONOUN = frozenset("i you he she it we they there who i'm you're he's she's it's we're they're that's there's".split())
_AUXILIARY = frozenset(
    "am is are was were be been being do does did have has had will would shall should can could may might"
    " must not don't doesn't didn't can't won't isn't aren't wasn't weren't wouldn't shouldn't couldn't haven't"
    " hasn't hadn't i've we've you've they've i'll we'll you'll they'll i'd we'd you'd they'd let's to gonna"
    " really quite just also even still only already always never".split()
)


def english_break_cost(before: str, after: str) -> int:
    """The cost, from 0 to 100, of ending a line or a cue between these two words."""
    if before[-1] in ".?!…" or before[-2:-1] in (".", "?", "!"):
        return 0
    if before[-1] in ";:—" or after[0] in "—(":
        return 4
    if before[-1] == ",":
        return 8
    a, b = _bare(before), _bare(after)
    if a in _DETERMINER:
        return 95
    if a in _AUXILIARY or a in _PRONOUN:
        return 85
    if a in _PREPOSITION or a in _CONJUNCTION:
        return 80
    if b in _CONJUNCTION:
        return 18
    if b in _PREPOSITION:
        return 30 if b != "of" else 50
    if b in _PRONOUN or b in _DETERMINER:
        return 42
    if b in _AUXILIARY:
        return 55
    return 58


def tidy(words: Sequence[str], *, question: bool) -> list[str]:
    """The words of a translated sentence, as many as before, with a capital at its head and a mark at its end."""
    result = list(words)
    if not result:
        return result
    head = result[0]
    first = next((i for i, char in enumerate(head) if char.isalpha()), None)
    if first is not None and head[first].islower() and head[first:].isalpha():
        result[0] = head[:first] + head[first].upper() + head[first + 1 :]
    result[-1] = _ended(result[-1], question)
    return result


def _ended(word: str, question: bool) -> str:
    body = word.rstrip("\"'”’)")
    tail = word[len(body) :]
    if question:
        body = body.rstrip(".,;:") + "?" if not body.endswith("?") else body
    elif body and body[-1] not in ".?!…":
        body = body.rstrip(",;:") + "."
    return body + tail


def _bare(word: str) -> str:
    return word.lower().strip("\"'“”‘’.,;:?!()[]").replace("’", "'")
