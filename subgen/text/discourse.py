"""What a speaker says while thinking of the next: shown, but not translated.

The model takes such words at their word: 然后对我们就直接开始吧 becomes a start with us, 就说我们怎么看
an order to tell. A translator who hears them leaves them out, as this does, in speech that was written down
as it was heard. A yes to somebody else is translated apart: 对对对，我同意. What is on screen stays as it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from subgen.text.tables import discourse_words as _table
from subgen.text.words import Pause, Word


def without_discourse(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, those that mean nothing no longer ``spoken``; in each clause something stays.

    Behind a yes to somebody there is a ``Pause.LIKELY``.
    """
    result: list[Word] = []
    start = 0
    for index, word in enumerate(words):
        if word.pause >= Pause.CLAUSE or index + 1 == len(words):
            result += _clause(words[start : index + 1])
            start = index + 1
    return tuple(result)


def _clause(clause: Sequence[Word]) -> list[Word]:
    said = [index for index, word in enumerate(clause) if word.spoken]
    kept = list(said)
    for rule in (_sounds, _openers, _yes, _fillers_ahead, _pointers, _yes_at_the_end):
        left = rule([clause[index] for index in kept])
        if any(left):
            kept = [index for index, stays in zip(kept, left, strict=True) if stays]
    silent = set(said) - set(kept)
    result = [replace(word, spoken="") if index in silent else word for index, word in enumerate(clause)]
    if answer := _answer([clause[index].text for index in kept]):
        last = kept[answer - 1]
        result[last] = replace(result[last], pause=max(result[last].pause, Pause.LIKELY))
    return result


def _sounds(words: Sequence[Word]) -> list[bool]:
    return [word.text not in _table("sounds") for word in words]


def _openers(words: Sequence[Word]) -> list[bool]:
    """然后 ahead of another opener; at most three in a row are looked at."""
    stays = [True] * len(words)
    for index in range(min(3, len(words) - 1)):
        if words[index].text not in _table("openers"):
            break
        stays[index] = words[index + 1].text not in _table("opened_anew")
    return stays


def _yes(words: Sequence[Word]) -> list[bool]:
    """对 at the start of a clause, which otherwise reads as to or for."""
    texts = [word.text for word in words]
    stays = [True] * len(words)
    at = _opening(texts)
    if at + 1 < len(texts) and texts[at] == "对":
        after, beyond = texts[at + 1], texts[at + 2] if at + 2 < len(texts) else ""
        to_somebody = after in _table("persons") and beyond not in _table("after_person")
        stays[at] = to_somebody or not (after in _table("after_yes") or after in _table("persons"))
    return stays


def _answer(texts: Sequence[str]) -> int:
    """Where the 对 ends that opens a clause and answers somebody; 0 if there is none, or nothing else.

    One does that is said again and again, or tells people that they are right: 对你没听错.
    """
    at = _opening(texts)
    end = next((index for index in range(at, len(texts)) if set(texts[index]) != {"对"}), at)
    again = len("".join(texts[at:end])) > 1
    right = end > at and "".join(texts[end:]).startswith(tuple(_table("you_are_right")))
    return end if again or right else 0


def _opening(texts: Sequence[str]) -> int:
    """Where a clause begins behind its opener, such as 然后."""
    return 1 if len(texts) > 1 and texts[0] in _table("openers") and texts[0] != "对" else 0


def _fillers_ahead(words: Sequence[Word]) -> list[bool]:
    """就是 at the start of a clause; 就说 and 就是说 anywhere but behind somebody who says so."""
    stays = [True] * len(words)
    start = 1 if words and words[0].text in _table("openers") else 0
    for index in range(len(words)):
        for size in (1, 2):
            phrase = "".join(word.text for word in words[index : index + size])
            after = words[index + size].text if index + size < len(words) else ""
            if not after or after in _table("answers"):
                continue
            ahead = index == start and phrase in _table("fillers_ahead") and index + size + 1 < len(words)
            told = index and words[index - 1].text in _table("persons")
            if ahead or (phrase in _table("saying") and not told):
                stays[index : index + size] = [False] * size
    return stays


def _pointers(words: Sequence[Word]) -> list[bool]:
    stays = []
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        stays.append(word.text not in _table("pointers") or not _is_empty(before, after))
    return stays


def _is_empty(before: Word | None, after: Word | None) -> bool:
    """Whether a pointer between these points at nothing."""
    if after is None:
        return before is not None and not before.text.endswith(("是", "了", "着", "过", "到"))
    if before is None:
        return after.text in _table("begins_anew")
    pointed = before.text in _table("pointed") or before.text.endswith("的")
    return pointed or (before.ends_latin and after.starts_latin)


def _yes_at_the_end(words: Sequence[Word]) -> list[bool]:
    stays = [True] * len(words)
    if len(words) > 2 and words[-1].text == "对" and words[-2].text not in _table("before_right"):
        stays[-1] = False
    return stays
