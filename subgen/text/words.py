"""From the source's text to the words that are shown, each with its offsets and the mark that follows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise, zip_longest

from subgen.cue import Removal
from subgen.source import Piece, Source
from subgen.text.glyphs import Glyph, glyphs_of
from subgen.text.latin import LATIN_RUN, LETTER
from subgen.text.mentions import Mention
from subgen.text.names import is_cut_name
from subgen.text.splitter import WordSplitter
from subgen.text.tables import break_words
from subgen.text.written import is_written
from subgen.width import cells, is_han


class Pause(IntEnum):
    """What stands between a word and the next one, as far as the text tells."""

    NONE = 0
    WRAP = 1
    """A space between Chinese words in a text that has all its marks: a line ended there, no more."""
    LIKELY = 2
    """Nothing, but the words say that a clause ends (see ``clauses``), or what was left out there did."""
    SPACE = 3
    """A space between Chinese words in other texts: people write it where a breath ends."""
    LIST = 4
    """、 between the items of a list."""
    CLAUSE = 5
    """A clause may end here: ，；： and every mark that a machine may have set where it cut a line."""
    STOP = 6
    """A mark that does end a sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is shown: never cut in two by a cue or a line."""

    start: int
    """Offset of its first character in the source's text."""
    end: int
    """Offset after its last character."""
    text: str
    """What is shown, with the brackets and quotation marks that belong to it."""
    spoken: str
    """What is translated: ``text``, or nothing where a filler is shown but not translated."""
    pause: Pause
    """What follows it."""
    mark: str
    """The mark that follows, as it was written; empty where there is none."""
    piece: int
    """Index of the source's piece that it is in."""
    target: str = ""
    """What the glossary says that it is in English; empty where it says nothing."""
    clause_odds: int = 0
    """Log-odds, in hundredths, that a clause ends behind it, if no mark follows (see ``boundaries``)."""
    stop_odds: int = 0
    """The same of a sentence."""
    cue_odds: int = 0
    """The same of a cue, if a mark follows: not every clause has a cue of its own."""

    @property
    def cells(self) -> int:
        """The width of the word in half-width cells."""
        return cells(self.text)

    @property
    def starts_latin(self) -> bool:
        """Whether it begins with a letter of another alphabet than Han, with a digit, or a sign of theirs."""
        return _starts_latin(self.text)

    @property
    def ends_latin(self) -> bool:
        """Whether it ends with such a letter, a digit or a sign that belongs to them."""
        return _ends_latin(self.text)

    @property
    def announces(self) -> bool:
        """Whether a colon stands behind it."""
        return self.mark.endswith(("：", ":"))

    @property
    def is_sign(self) -> bool:
        """Whether it has no letters, only signs such as those of a formula."""
        return _is_sign(self.text)

    def with_odds(self, clause: int, stop: int, cue: int) -> "Word":
        """The word with these odds; every word of a talk gets its own, so it is written out for speed."""
        return Word(
            self.start,
            self.end,
            self.text,
            self.spoken,
            self.pause,
            self.mark,
            self.piece,
            self.target,
            clause,
            stop,
            cue,
        )


def stands_apart(word: Word, after: Word) -> bool:
    """Whether two words have a blank between them on screen: Latin ones and signs, as it was written."""
    if not (word.is_sign or after.is_sign or (word.ends_latin and after.starts_latin)):
        return False
    return word.end < after.start or (word.text[-1].isalnum() and after.text[0].isalnum())


def bare_word(text: str) -> Word:
    """A word of which no more is known than its text."""
    return Word(0, len(text), text, text, Pause.NONE, "", 0)


_SIGN = r"[!-/:-@\[-`{-~€£¥]"
_STARTS_LATIN = re.compile(rf"{_SIGN}*{LETTER}")
_ENDS_LATIN = re.compile(rf"{LETTER}{_SIGN}*$")
_SIGNS = re.compile(rf"{_SIGN}+")
_OPENING = frozenset("“‘「『《〈（([{【〔")
_CLOSING = frozenset("”’」』》〉）)]}】〕\"'")
_STRAIGHT = frozenset("\"'")
_STOPS = frozenset("？?！!")
_TRUSTED_STOPS = frozenset("。．.")
_CLAUSES = frozenset("，,；;：:—–…")
_MOST_MARKS = 20
"""More of them in a row than so many say nothing more."""
_LONGEST_UNBROKEN = 28
"""A 《title》, a name with dots or a run of signs up to so many cells is one word: more would not fit."""


@lru_cache(maxsize=1 << 16)
def _is_sign(text: str) -> bool:
    return _SIGNS.fullmatch(text) is not None


@lru_cache(maxsize=1 << 16)
def _starts_latin(text: str) -> bool:
    return _STARTS_LATIN.match(text) is not None


@lru_cache(maxsize=1 << 16)
def _ends_latin(text: str) -> bool:
    return _ENDS_LATIN.search(text) is not None


def words(
    source: Source,
    removals: Sequence[Removal],
    splitter: WordSplitter,
    *,
    mentions: Sequence[Mention] = (),
    verbatim: bool = False,
) -> tuple[Word, ...]:
    """The words of the speech in ``source``, in order.

    Together their texts hold every letter of the speech but those that ``removals`` takes out; with
    ``verbatim`` those too, as words or parts of words that are not ``spoken``. A mention that was misheard,
    or has to be something else in English, is one word.
    """
    removed = bytearray(len(source.text))
    for removal in removals:
        removed[removal.start : removal.end] = b"\1" * (removal.end - removal.start)
    at = {mention.start: mention for mention in mentions}
    result: list[Word] = []
    space = Pause.WRAP if is_written(source) else Pause.SPACE
    for index, (piece, after) in enumerate(zip_longest(source.pieces, source.pieces[1:])):
        glyphs = glyphs_of(source, piece, removed, at, verbatim=verbatim)
        found = _piece_words(source, index, glyphs, splitter, space)
        result += found
        if result:  # what is said last may stand in an earlier piece: in this one there may be only a filler
            result[-1] = _end_of_piece(source, piece, after, result[-1])
    return tuple(result)


def _piece_words(
    source: Source, piece: int, glyphs: Sequence[Glyph], splitter: WordSplitter, space: Pause
) -> list[Word]:
    text = "".join(glyph.text for glyph in glyphs)
    result: list[Word] = []
    lead = ""  # opening brackets that wait for their word
    lead_start = 0
    joined = False  # by the dot of a foreign name
    quoted: set[str] = set()  # the straight quotation marks that are open
    position = 0
    for first, after in _segments(text, glyphs, splitter):
        inside = glyphs[first:after]
        part = "".join(glyph.text for glyph in inside)
        begin, position = position, position + len(part)
        last = result[-1] if result else None
        if part.isspace():
            if last and last.pause is Pause.NONE and is_han(last.text[-1]) and _han_follows(text, position):
                result[-1] = replace(last, pause=space)
        elif part == "·" and last and not last.mark:
            result[-1] = replace(last, text=last.text + part, spoken=last.spoken + part)
            joined = True
        elif (pause := _pause(part, source.trusted_stops)) is not None:
            joined = False
            if last:
                result[-1] = replace(
                    last, pause=max(last.pause, pause), mark=(last.mark + part)[:_MOST_MARKS]
                )
        elif part in _OPENING or (part in _STRAIGHT and part not in quoted and not _is_inch(text, begin)):
            quoted |= _STRAIGHT & {part}
            lead_start = lead_start if lead else inside[0].start
            lead += part
        elif part in _CLOSING and lead and not _is_code(lead + part, lead_start, inside[-1].end):
            quoted.discard(part)
            lead = lead[:-1]  # there is nothing left between the two
        elif part in _CLOSING and last and not lead:
            quoted.discard(part)
            if last.mark:
                result[-1] = replace(last, mark=(last.mark + part)[:_MOST_MARKS])
            else:
                spoken = last.spoken + part if last.spoken else ""
                result[-1] = replace(last, end=inside[-1].end, text=last.text + part, spoken=spoken)
        else:
            spoken = "".join(glyph.spoken for glyph in inside)
            word = Word(
                lead_start if lead else inside[0].start,
                inside[-1].end,
                lead + part,
                lead + spoken if spoken else "",
                Pause.NONE,
                "",
                piece,
                inside[0].target,
            )
            if last and (joined or _is_symbol_run(last, word)) and last.cells < _LONGEST_UNBROKEN:
                result[-1] = merged([last, word])
            else:
                result.append(word)
            quoted.discard(part)
            lead, joined = "", False
    if lead and result:  # mistyped for what closes, or it closes in another piece
        last = result[-1]
        if last.mark:
            result[-1] = replace(last, mark=(last.mark + lead)[:_MOST_MARKS])
        else:
            result[-1] = replace(last, end=lead_start + len(lead), text=last.text + lead)
    return _merge_titles(_breathed(source, result))


def _breathed(source: Source, found: Sequence[Word]) -> list[Word]:
    """The words, with pauses where an 啊 is gone behind a call or a topic: 小陈啊你们."""
    leads_on = break_words("zh", "goes_before") | break_words("zh", "proclitic")
    result = list(found)
    for index, (word, after) in enumerate(pairwise(found)):
        is_gone = word.pause is Pause.NONE and source.text[word.end : after.start] == "啊"
        if is_gone and after.text in break_words("zh", "pronoun") and word.text not in leads_on:
            result[index] = replace(word, pause=Pause.LIKELY)
    return result


def _segments(text: str, glyphs: Sequence[Glyph], splitter: WordSplitter) -> list[tuple[int, int]]:
    """Where words, marks and spaces begin and end, as indices of glyphs: the splitter's cuts, but none inside
    a Latin run or a name, and what the glossary knows is a word of its own."""
    inside = bytearray(len(text) + 1)
    for match in LATIN_RUN.finditer(text):
        for i in range(match.start() + 1, match.end()):
            inside[i] = 1
    cut = bytearray(len(text) + 1)
    position = 0
    for part, after in pairwise([*splitter.cut(text), ""]):
        position += len(part)
        cut[position] = not (inside[position] or is_cut_name(part, after, splitter))
    cuts = [0]
    position = 0
    for index, (glyph, next_glyph) in enumerate(pairwise(glyphs), start=1):
        position += len(glyph.text)
        if cut[position] or glyph.whole or next_glyph.whole:
            cuts.append(index)
    return list(pairwise([*cuts, len(glyphs)] if glyphs else []))


def _pause(mark: str, trusted_stops: bool) -> Pause | None:
    if mark in _STOPS:
        return Pause.STOP
    if mark in _TRUSTED_STOPS:
        return Pause.STOP if trusted_stops else Pause.CLAUSE
    if mark in _CLAUSES or (len(mark) > 1 and not mark.strip(".")):
        return Pause.CLAUSE
    return Pause.LIST if mark == "、" else None


def _han_follows(text: str, position: int) -> bool:
    return position < len(text) and (is_han(text[position]) or text[position] in _OPENING)


def _is_inch(text: str, position: int) -> bool:
    """Whether the quotation mark there stands alone behind a figure: 27"."""
    alone = text[position] == '"' and text.find('"', position + 1) < 0
    return alone and text[position - 1 : position].isdigit()


def _is_code(brackets: str, start: int, end: int) -> bool:
    """Whether these are a pair that was written with nothing between, such as {}."""
    return brackets in ("()", "[]", "{}", '""', "''") and end - start == len(brackets)


def _is_symbol_run(last: Word, word: Word) -> bool:
    """Whether both are signs that stand together, such as the parts of one emoji."""
    return not (last.mark or last.end != word.start or any(c.isalnum() for c in last.text + word.text))


def _end_of_piece(source: Source, piece: Piece, after: Piece | None, word: Word) -> Word:
    """A turn or a paragraph of prose ends a sentence; a cut block or a timed cue may not."""
    ends = (source.trusted_stops and piece.span is None) or (after is not None and after.turn)
    return replace(word, pause=max(word.pause, Pause.STOP if ends else Pause.CLAUSE))


def _merge_titles(found: list[Word]) -> list[Word]:
    """The words of a short 《title》 made one, so that nothing breaks it."""
    result: list[Word] = []
    index = 0
    while index < len(found):
        last = index
        if "《" in found[index].text:
            width = 0
            for last in range(index, len(found)):
                width += found[last].cells + cells(found[last].mark)
                if "》" in found[last].text or width > _LONGEST_UNBROKEN:
                    break
            if "》" not in found[last].text or width > _LONGEST_UNBROKEN:
                last = index
        result.append(merged(found[index : last + 1]))
        index = last + 1
    return result


def merged(parts: Sequence[Word]) -> Word:
    """Words made one, with their marks and blanks between them."""
    if len(parts) == 1:
        return parts[0]
    text = spoken = ""
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        space = " " if after and stands_apart(part, after) else ""
        mark = part.mark if after else ""
        text += part.text + mark + space
        spoken += part.spoken + mark + space if part.spoken else ""
    # What the glossary has for one part isn't what all of them mean.
    return replace(parts[-1], start=parts[0].start, text=text, spoken=spoken, target="")
