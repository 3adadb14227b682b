"""Rules about where text is broken: between the lines of a cue, and between two cues."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from subgen.check.finding import Fault, Rule
from subgen.check.subject import Seam, Subject
from subgen.text.breaks import NEVER, cue_break_cost
from subgen.text.splitter import WordSplitter
from subgen.text.tables import break_words
from subgen.text.words import bare_word
from subgen.width import is_han

_REACH = 16
"""Characters on either side of a break that its words are judged by: a line of Chinese."""
_LONGEST_WORD = 6
_CLOSING = frozenset("，。？！、；：”’」』》〉）)]}】〕…%％℃")
_OPENING = frozenset("“‘「『《〈（([{【〔")
_NUMERALS = frozenset("第〇零一二两三四五六七八九十百千万亿半几")


def _told(seam: Seam) -> str:
    """Where it is, for people: ``玻|璃``."""
    where = "from the cue ahead" if seam.between_cues else "between its lines"
    return f"{seam.before[-4:]}|{seam.after[:4]} ({where})"


def torn_word(before: str, after: str, splitter: WordSplitter) -> str | None:
    """The word of the dictionary that two lines of Chinese have a part of each; None if there is none."""
    if not (is_han(before[-1]) and is_han(after[0])):
        return None
    text, at = _around(before, after)
    if not _may_tear(text, at, splitter):
        return None
    position = 0
    for word in splitter.cut(text):
        position += len(word)
        if position >= at:
            whole = position > at and splitter.frequency(word) > 0
            return word if whole and word != word[0] * 2 else None  # 改|改: two clauses, not a doubled verb
    return None


def _around(before: str, after: str) -> tuple[str, int]:
    """The text around a break, and where the break is in it."""
    head = before[-_REACH:]
    return head + after[:_REACH], len(head)


def _may_tear(text: str, at: int, splitter: WordSplitter) -> bool:
    """Whether any word of the dictionary could lie across ``at``: spares the splitter most of its work."""
    known = splitter.frequency
    return any(
        known(text[start:end])
        for start in range(max(0, at - _LONGEST_WORD + 1), at)
        for end in range(at + 1, min(len(text), start + _LONGEST_WORD) + 1)
    )


def _broken_word(subject: Subject) -> Iterator[Fault]:
    for seam in subject.seams:
        word = torn_word(seam.before, seam.after, subject.splitter)
        if word:
            yield Fault(seam.cue, f"{word} is torn: {_told(seam)}")


def _broken_latin(subject: Subject) -> Iterator[Fault]:
    for seam in subject.seams:
        if _is_latin(seam.before[-1]) and _is_latin(seam.after[0]):
            yield Fault(seam.cue, f"a Latin run is broken: {_told(seam)}")


def _line_start(subject: Subject) -> Iterator[Fault]:
    first = break_words("zh", "forbidden_first")
    for seam in subject.seams:
        head = seam.after[0]
        if head in _CLOSING or (head in first and _words_at(seam, subject.splitter)[1] in first):
            yield Fault(seam.cue, f"begins with {head}: {_told(seam)}")


def _line_end(subject: Subject) -> Iterator[Fault]:
    last = break_words("zh", "forbidden_last")
    for seam in subject.seams:
        end = seam.before[-1]
        if end in _OPENING:
            yield Fault(seam.cue, f"the line ahead ends with {end}: {_told(seam)}")
        elif not _is_latin(seam.after[0]) and (end in last or end.isdigit() or end in _NUMERALS):
            before, after = _words_at(seam, subject.splitter)
            if (before in last and not _is_answer(seam, after)) or (
                end not in last and _parts(before, after)
            ):
                yield Fault(seam.cue, f"the line ahead ends with {before}: {_told(seam)}")


def _is_answer(seam: Seam, after: str) -> bool:
    """Whether a 对 at the end says that something is right, and is not the preposition: 不对, 对 但是."""
    if seam.before[-1] != "对":
        return False
    return seam.before[-2:-1] == "不" or after in break_words("zh", "conjunction")


def _words_at(seam: Seam, splitter: WordSplitter) -> tuple[str, str]:
    """The words on either side of a break; empty where the break is inside one."""
    text, at = _around(seam.before, seam.after)
    words: Sequence[str] = splitter.cut(text)
    position = 0
    for before, after in pairwise(words):
        position += len(before)
        if position == at:
            return before, after
    return "", ""


def _parts(before: str, after: str) -> bool:
    """Whether a number and its unit stand on either side."""
    if not before or not after:
        return False
    return cue_break_cost(bare_word(before), bare_word(after)) >= NEVER


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


RULES = (
    Rule("broken-word", "warning", "No break is inside a Chinese word.", _broken_word),
    Rule("broken-latin", "info", "No break is inside a run of Latin letters and digits.", _broken_latin),
    Rule(
        "line-start",
        "warning",
        "No line or cue that reads on begins with a closing mark, or with 的 了 吗 and their like.",
        _line_start,
    ),
    Rule(
        "line-end",
        "warning",
        "No line or cue that reads on ends with an opening mark, with 把 在 和 and their like, or with the"
        " number of a measure word.",
        _line_end,
    ),
)
