"""Where the speech names what a glossary knows: written right, or misheard.

What was misheard is found by its text, where the glossary lists it; by its spelling, where only capitals,
spaces or one letter of a name are wrong; and by its sound, where Chinese characters are read alike. A match
never begins or ends inside a word of the dictionary or a Latin run: 智源 is not in 理智源于.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from subgen.cue import Correction
from subgen.glossary import DEFAULT, Entry, Glossary, spelling_key
from subgen.text.latin import LATIN_RUN
from subgen.text.numerals import DIGITS
from subgen.text.script import simplified
from subgen.text.sound import Sound, sound_of
from subgen.text.speech import Range, Speech
from subgen.width import is_han

Why = Literal["right", "listed", "spelling", "sound"]
_SUREST: tuple[Why, ...] = ("right", "listed", "spelling", "sound")

_MOST_RUNS = 8
"""A term has no more Latin words than so many, letters that are spelt out among them: C H A T G P T."""
_COMMAND = re.compile(r"(?<![\w./-])[a-z][\w./-]*(?: [\w./-]+){0,4}? --?[A-Za-z]", re.ASCII)
"""A command up to its first option: git commit -m."""
_POINT = re.compile(rf"点[{''.join(DIGITS)}]")
_NAME_LETTERS = 8
"""In so long a name one wrong letter is told from another word."""
_FREE_SYLLABLES = 3
"""So many syllables alike are no accident; fewer are, in common words: 家会 is not 家辉."""
_COMMON = 1000
"""A character that the dictionary has seen so often alone is a word of its own: 家 (41,022), 会 (92,091), but
not 辉 (510), 慧 (571)."""
_RARE = 500
"""A word that the dictionary has seen no oftener gives way to one's own, and to any of three characters: 谢家
(320) is 谢 and 家辉, 对焦 (9) 对 and 焦辉; but 文化 (34,860) is not 人文."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the source's text that is in the glossary."""

    start: int
    """Offset of its first character in the source's text."""
    end: int
    """Offset after its last character."""
    text: str
    """What stands there."""
    entry: Entry
    why: Why
    """How it was found: written right, listed as misheard, spelt almost so, or sounding alike."""

    def correction(self, *, shown: bool) -> Correction | None:
        """The record of what was put right; None if it was right."""
        if self.why == "right":
            return None
        return Correction(
            self.start, self.end, self.text, self.entry.source, self.why, self.entry.origin, shown
        )


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    entry: Entry
    why: Why


@dataclass(frozen=True, slots=True)
class _Index:
    """A glossary made ready for the search."""

    latin: dict[str, list[_Form]]
    """Forms without Chinese, by their spelling key, right ones first."""
    mixed: dict[str, list[_Form]]
    """Forms with Chinese, by their first character, the longest first."""
    names: list[Entry]
    """What is looked for with a wrong letter in it."""
    sounds: dict[str, list[tuple[Sound, Entry]]]
    """What is looked for by sound, by each reading of its first character, the longest first."""


def find_mentions(speech: Speech, glossary: Glossary) -> list[tuple[Range, Mention]]:
    """All mentions in ``speech``, in order and without overlap, each with its place in ``speech.text``."""
    if not glossary.entries:
        return []
    index = _index(glossary)
    found = sorted(
        [*_latin(speech, index), *_mixed(speech, index), *_alike(speech, index)],
        key=lambda item: (item[0][0] - item[0][1], _SUREST.index(item[1].why), item[0][0]),
    )
    taken = bytearray(len(speech.text))
    result = []
    for (start, end), form in found:  # the longest first
        first, last = speech.offsets[start], speech.offsets[end - 1]
        if any(taken[start:end]) or last - first != end - 1 - start:
            continue  # something was taken out of it, or it is parted by a piece's end
        taken[start:end] = b"\1" * (end - start)
        mention = Mention(first, last + 1, speech.text[start:end], form.entry, form.why)
        result.append(((start, end), mention))
    return sorted(result, key=lambda item: item[0])


@cache
def _index(glossary: Glossary) -> _Index:
    latin: dict[str, list[_Form]] = {}
    mixed: dict[str, list[_Form]] = {}
    sounds: dict[str, list[tuple[Sound, Entry]]] = {}
    names = []
    for entry in glossary.entries:
        for form in (
            *(_Form(each, entry, "right") for each in _scripts(entry.source)),
            *(_Form(each, entry, "listed") for heard in entry.heard for each in _scripts(heard)),
        ):
            if any(map(is_han, form.text)):
                mixed.setdefault(form.text[0].casefold(), []).append(form)
            else:
                latin.setdefault(spelling_key(form.text), []).append(form)
        if entry.source.isascii() and len(entry.source) >= _NAME_LETTERS and not entry.source.islower():
            names.append(entry)
        # The sound of one's own words is looked for; that of the field's terms would be heard in too much.
        if entry.origin != DEFAULT and len(entry.source) > 1 and all(map(is_han, entry.source)):
            sound = sound_of(entry.source)
            for reading in sound[0]:
                sounds.setdefault(reading, []).append((sound, entry))
    for forms in mixed.values():
        forms.sort(key=lambda form: -len(form.text))
    for rows in sounds.values():
        rows.sort(key=lambda row: -len(row[0]))
    return _Index(latin, mixed, names, sounds)


@cache
def _scripts(form: str) -> tuple[str, ...]:
    """A form as it is written, and in Simplified characters, as text in Traditional ones is read."""
    return tuple(dict.fromkeys((form, simplified(form))))


def _latin(speech: Speech, index: _Index) -> Iterator[tuple[Range, _Form]]:
    """Whole Latin runs, alone or with spaces between them."""
    # What begins with a hyphen, such as an option, is written as it has to be, and so is a command with one.
    commands = {at for match in _COMMAND.finditer(speech.text) for at in range(*match.span())}
    runs = [
        match.span()
        for match in LATIN_RUN.finditer(speech.text)
        if match[0][0] != "-" and match.start() not in commands
    ]
    for first, (start, _) in enumerate(runs):
        key = ""
        for at in range(first, min(first + _MOST_RUNS, len(runs))):
            if at > first and not speech.text[runs[at - 1][1] : runs[at][0]].isspace():
                break
            key += spelling_key(speech.text[slice(*runs[at])])
            place = (start, runs[at][1])
            form = _latin_form(speech.text[slice(*place)], key, at - first + 1, index)
            if form:
                yield place, form


def _latin_form(text: str, key: str, runs: int, index: _Index) -> _Form | None:
    for form in index.latin.get(key, ()):
        if form.text == text:
            return form
    for form in index.latin.get(key, ()):
        if form.why == "listed":
            return form
        if _is_misspelt(text, form.text):
            return _Form(text, form.entry, "spelling")
    if runs == 1 and len(key) >= _NAME_LETTERS - 1:
        for entry in index.names:
            if _one_letter_off(key, spelling_key(entry.source)):
                return _Form(text, entry, "spelling")
    return None


def _is_misspelt(text: str, source: str) -> bool:
    """Whether ``source`` has capitals or spaces of its own, so that ``text`` is wrong: clip is not CLIP."""
    if source.islower() or text.split() == source.split():
        return False
    one_word = source.isalpha() and (source.isupper() or source.istitle())
    parts = text.split()
    spelt_out = all(len(part) == 1 for part in parts)
    return not one_word or spelt_out or (len(parts) > 1 and len(source) >= _NAME_LETTERS)


def _one_letter_off(key: str, source: str) -> bool:
    """Whether the two differ in one letter that is neither the first nor an ending's."""
    if key[0] != source[0] or key[-1] != source[-1] or abs(len(key) - len(source)) > 1 or key == source:
        return False
    same = next((i for i, pair in enumerate(zip(key, source, strict=False)) if pair[0] != pair[1]), 0)
    rest = key[same + (len(key) >= len(source)) :]
    return rest == source[same + (len(source) >= len(key)) :] and len(rest) > 2


def _mixed(speech: Speech, index: _Index) -> Iterator[tuple[Range, _Form]]:
    for start, char in enumerate(speech.text):
        for form in index.mixed.get(char.casefold(), ()):
            end = start + len(form.text)
            if _same(speech.text[start:end], form.text) and _is_whole(speech, start, end, form.entry):
                yield (start, end), form
                break


def _same(text: str, form: str) -> bool:
    return text == form or text.casefold() == form.casefold()


def _is_whole(speech: Speech, start: int, end: int, entry: Entry) -> bool:
    """Whether neither edge is inside a word: a Chinese one, or letters and digits."""
    strong = entry.origin != DEFAULT or len(entry.source) > 2
    if _POINT.match(speech.text, end) and speech.text[end - 1] in DIGITS:
        return False  # GPT三 is not in GPT三点五
    return _is_edge(speech, start, strong) and _is_edge(speech, end, strong)


def _is_edge(speech: Speech, position: int, strong: bool) -> bool:
    if not 0 < position < len(speech.text):
        return True
    before, after = speech.text[position - 1], speech.text[position]
    if is_han(before) and is_han(after):
        rare = strong and speech.words.frequency(speech.word_at(position)) <= _RARE
        return rare or speech.is_start(position)
    return is_han(before) or is_han(after) or not (before.isalnum() and after.isalnum())


def _alike(speech: Speech, index: _Index) -> Iterator[tuple[Range, _Form]]:
    """Runs of Chinese characters that are read like a source."""
    if not index.sounds:
        return
    text = speech.text
    readings = [sound_of(char)[0] if is_han(char) else frozenset[str]() for char in text]
    for start in range(len(text)):
        for reading in readings[start]:
            for sound, entry in index.sounds.get(reading, ()):
                end = start + len(sound)
                if (
                    _sounds_like(readings[start:end], sound)
                    and text[start:end] not in _scripts(entry.source)
                    and _is_whole(speech, start, end, entry)
                    and not _is_said_often(speech, start, end)
                ):
                    yield (start, end), _Form(text[start:end], entry, "sound")


def _sounds_like(readings: Sequence[frozenset[str]], sound: Sound) -> bool:
    return len(readings) == len(sound) and all(a & b for a, b in zip(readings, sound, strict=True))


def _is_said_often(speech: Speech, start: int, end: int) -> bool:
    """Whether the characters are most likely just what they say: a word, or two common ones."""
    if speech.words.known(speech.text[start:end]):
        return True
    common = all(speech.words.frequency(char) >= _COMMON for char in speech.text[start:end])
    return common and end - start < _FREE_SYLLABLES
