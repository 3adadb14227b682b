"""How likely a clause, a sentence or a cue ends between two words, by the words around and the lengths.

Three logistic models, learned from lecture subtitles and written Chinese by
``tests/benchmarks/learn_boundaries.py``; ``data/boundaries.tsv`` holds their weights, one line for each
thing that can be seen at a gap. What they say of a gap is a sum of its weights: log-odds, in hundredths.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate, pairwise

from subgen.text.words import Pause, Word

EDGE = "^"
"""Stands for a word before the first and after the last."""
LATIN, NUMBER = "L", "N"
"""Stand for all words of such letters, and all numbers."""

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'\-_.+# ]*")
_NUMBER_WORD = re.compile(r"[\d.,%]+")
_AROUND = "“”‘’\"'（）()《》〈〉「」『』[]【】{} "
_FOREIGN_SIZE = 3
_NEVER = -1000
"""Log-odds inside a run of Latin words."""


def weighed(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, each with the log-odds of what ends behind it, by the words around; nothing else is changed.

    A word that isn't spoken has those of the spoken word before it.
    """
    result = list(words)
    heard = [index for index, word in enumerate(words) if word.spoken]
    texts: list[str] = []
    after: list[int] = []  # of each spoken word, how many texts there are up to it
    for before, index in zip([None, *heard], heard, strict=False):
        text = known(words[index].text)
        # A run of Latin words without a mark inside counts as one.
        if before is None or not text == LATIN == texts[-1] or words[before].pause is not Pause.NONE:
            texts.append(text)
        after.append(len(texts))
    for (index, following), (at, next_at) in zip(pairwise(heard), pairwise(after), strict=True):
        clause, stop, cue = _gap_odds(*neighbours(texts, at)) if at < next_at else (_NEVER, _NEVER, 0)
        for each in range(index, following):
            result[each] = replace(result[each], clause_odds=clause, stop_odds=stop, cue_odds=cue)
    return tuple(result)


def measured(words: Sequence[Word]) -> tuple[Word, ...]:
    """A run of ``weighed`` words, the log-odds of cues changed by how long the clauses at each mark are."""
    result = list(words)
    sizes = [size(known(word.text)) if word.spoken else 0 for word in words]
    offsets = list(accumulate(sizes, initial=0))
    ends = [at for at, word in enumerate(words, start=1) if word.pause >= Pause.CLAUSE]
    for before, at, after in zip([0, *ends], ends, [*ends[1:], len(words)], strict=False):
        lengths = length_keys(offsets[at] - offsets[before], offsets[after] - offsets[at])
        result[at - 1] = replace(words[at - 1], cue_odds=words[at - 1].cue_odds + _sum(lengths)[2])
    return tuple(result)


def neighbours(texts: Sequence[str], at: int) -> tuple[str, str, str, str]:
    """The two words before the gap before ``texts[at]``, and the two behind it."""
    before2 = texts[at - 2] if at > 1 else EDGE
    after2 = texts[at + 1] if at + 1 < len(texts) else EDGE
    return before2, texts[at - 1], texts[at], after2


def gap_keys(before2: str, before: str, after: str, after2: str) -> tuple[str, ...]:
    """What is seen at a gap between ``known`` words: ``-1`` is the word before it, ``+1`` the word behind.

    ``c`` stands for the character next to the gap, ``n`` for a word's length.
    """
    return (
        f"-1 {before}",
        f"+1 {after}",
        f"-2 {before2}",
        f"+2 {after2}",
        f"-1c {before[-1]}",
        f"+1c {after[0]}",
        f"-1n {min(len(before), 3)}",
        f"+1n {min(len(after), 3)}",
        f"-1+1 {before}|{after}",
        f"-2-1 {before2}|{before}",
        f"+1+2 {after}|{after2}",
    )


def length_keys(before: int, after: int) -> tuple[str, str, str]:
    """What is seen at a mark besides: the lengths of the clauses on both sides in characters, and the sum."""
    return f"n- {min(before, 25) // 2}", f"n+ {min(after, 25) // 2}", f"n {min(before + after, 45) // 3}"


def known(text: str) -> str:
    """A word as the models know it: all Latin words are alike, and all numbers."""
    bare = text.strip(_AROUND)
    if _LATIN_WORD.fullmatch(bare):
        return LATIN
    if _NUMBER_WORD.fullmatch(bare):
        return NUMBER
    return bare or text


def size(text: str) -> int:
    """How long a ``known`` word is, in characters."""
    return _FOREIGN_SIZE if text in (LATIN, NUMBER) else len(text)


@lru_cache(maxsize=1 << 16)
def _gap_odds(before2: str, before: str, after: str, after2: str) -> tuple[int, int, int]:
    return _sum(("bias", *gap_keys(before2, before, after, after2)))


def _sum(keys: Iterable[str]) -> tuple[int, int, int]:
    get = _weights().get
    clause = stop = cue = 0
    for key in keys:
        if found := get(key):
            clause += found[0]
            stop += found[1]
            cue += found[2]
    return clause, stop, cue


@cache
def _weights() -> dict[str, tuple[int, int, int]]:
    text = (resources.files("subgen") / "data" / "boundaries.tsv").read_text(encoding="utf-8")
    result = {}
    for line in text.splitlines():
        key, clause, stop, cue = line.split("\t")
        result[key] = (int(clause), int(stop), int(cue))
    return result
