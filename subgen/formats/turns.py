"""Lines that say who speaks and when, as recognisers and meeting tools write them: not speech, but its turns.

``说话人1 00:00:03`` above what was said, ``张三(00:12): 大家好``, ``[01:05] 主持人：大家好``, ``主持人：``.

Now and then speech looks so: 我的观点是：…, a line that ends in 12:30. What is sure is always taken: what
anyone is called who is asked to speak, and a clock without a name if it is in brackets, has hours, or has the
line for itself. All else is taken where the same form is there again, and the text begins with it or two
speakers take turns in it; what only a name tells from speech, where that name is there again. It makes no
difference how much is said in a turn, nor whether the times rise.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from subgen.span import clock_ms
from subgen.text.lexicon import lexicon

_CLOCK = r"[0-9]{1,3}:[0-5][0-9](?::[0-5][0-9])?(?:[.,][0-9]{1,3})?"
_TIMES = rf"({_CLOCK})(?:\s*(?:-|–|—|~|至|到|-->)\s*{_CLOCK})?"
_BRACKETED = rf"[\[(（【]\s*{_TIMES}\s*[\])）】]"
_NAME = r"[\[【]?([^\W\d_][\w·.-]{0,15}(?:[ ][\w.]{1,16}){0,2}(?:[（(][^（）():：\n]{1,12}[）)])?)[\]】]?"
_COLON = r"\s*(?:：|:(?=\s|[^\x00-\x7f]|$))\s*"

_NAMED = re.compile(rf"\s*(?:{_BRACKETED}\s*|{_TIMES}\s+)?{_NAME}(?:\s*{_BRACKETED}|\s+{_TIMES})?{_COLON}")
_NAME_AND_TIMES = re.compile(rf"\s*{_NAME}(?:\s*{_BRACKETED}|\s+{_TIMES})(?:\s+|$)")
_TIMES_AHEAD = re.compile(rf"\s*(?:{_BRACKETED}\s*|{_TIMES}(?:\s+|$))")
_ONLY_NAME = re.compile(rf"{_NAME}\s*")

_ROLE = re.compile(
    "(?:主持人|说话人|发言人|讲话人|演讲者|演讲人|主讲人|讲者|嘉宾|观众|听众|提问者|提问人|记者|采访者|受访者"
    "|unknown speaker|speaker|moderator|interviewer|interviewee)"
    r"\s*(?:\d{1,3}|(?<![a-z])[a-z]|[一二三四五六七八九十])?",
    re.IGNORECASE,
)
_ASKED, _ANSWERED = re.compile(r"(?:Q|问)\d{0,2}"), re.compile(r"(?:A|答)\d{0,2}")
_NO_NAME = re.compile("[我你您他她它咱这那哪每第].*|.*[是的了说看]")
"""How begins or ends what is said, and no name: 我的观点是, 他接着说."""
_STOP = re.compile("[。？！?!]")
_MOST_LINES, _LONGEST_LINE = 3, 40
"""Of a heading, such as a meeting's name and date."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the beginning of a line and is no speech."""

    end: int
    """Offset in the line after it."""
    start_ms: int | None
    """When the turn begins, where that is said."""
    name: str = ""
    """Who speaks, where that is said."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the beginning of a line may be."""

    head: Head
    form: str
    """What it is made of, and in which order: ``[N:`` is a clock in brackets, a name and a colon."""
    sure: bool = False
    """Whether that alone tells it from speech."""
    loose: bool = False
    """Whether only the name tells it from speech."""


def heads(lines: Sequence[str]) -> dict[int, Head]:
    """The heads of turns in a text, by the index of their line, in order."""
    readings = [_readings(line) for line in lines]
    told = list(_with_speech(lines, readings))
    names = Counter(reading.head.name for _, reading in told)
    asked = any(map(_ASKED.fullmatch, names)) and any(map(_ANSWERED.fullmatch, names))

    def is_role(name: str) -> bool:
        pair = asked and (_ASKED.fullmatch(name) or _ANSWERED.fullmatch(name))
        return bool(pair or _ROLE.fullmatch(name))

    places: defaultdict[str, list[int]] = defaultdict(list)
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    for index, reading in told:
        name = reading.head.name
        places[reading.form].append(index)
        if name and (names[name] > 1 or is_role(name)):
            speakers[reading.form].add(name)
    again = {
        form
        for form, (first, *others) in places.items()
        if others and (len(speakers[form]) > 1 or is_heading(lines[:first]))
    }

    def is_taken(reading: _Reading) -> bool:
        name = reading.head.name
        known = reading.form in again and (names[name] > 1 or not reading.loose)
        return reading.sure or known or is_role(name)

    taken = (next(filter(is_taken, found), None) for found in readings)
    return {index: reading.head for index, reading in enumerate(taken) if reading}


def is_heading(lines: Sequence[str]) -> bool:
    """Whether lines at the top of a text can be its heading: they are few, short and no sentences."""
    written = list(islice(filter(None, map(str.strip, lines)), _MOST_LINES + 1))
    return len(written) <= _MOST_LINES and not any(
        len(line) > _LONGEST_LINE or _STOP.search(line) for line in written
    )


def _with_speech(
    lines: Sequence[str], readings: Sequence[Sequence[_Reading]]
) -> Iterator[tuple[int, _Reading]]:
    """The readings after which anything is said before the next clock, with the indices of their lines."""
    clocks = [any(reading.head.start_ms is not None for reading in found) for found in readings]
    written = [index for index, line in enumerate(lines) if line.strip()]
    for index, below in zip_longest(written, written[1:]):
        for reading in readings[index]:
            if lines[index][reading.head.end :].strip() or (below is not None and not clocks[below]):
                yield index, reading


def _readings(line: str) -> list[_Reading]:
    """What the beginning of a line may be, what takes most of it first."""
    found = []
    if (match := _NAMED.match(line)) and _is_name(match[3]):
        ahead, after = _kind(match[1], match[2]), _kind(match[4], match[5])
        head = Head(match.end(), _ms(match[1] or match[2] or match[4] or match[5]), match[3])
        found.append(_Reading(head, f"{ahead}N{after}:", loose=head.start_ms is None))
    elif (match := _NAME_AND_TIMES.match(line)) and _is_name(match[1]):
        alone, clock = match.end() == len(line), match[2] or match[3]
        form = f"N{_kind(match[2], match[3])}{'|' if alone else ''}"
        found.append(_Reading(Head(match.end(), _ms(clock), match[1]), form, alone and _has_hours(clock)))
    if match := _TIMES_AHEAD.match(line):
        alone, clock = match.end() == len(line), match[1] or match[2]
        kind = _kind(match[1], match[2])
        name = _ONLY_NAME.fullmatch(line, match.end())
        if name and _is_name(name[1]):
            loose = not (match[1] or _has_hours(clock))
            found.append(_Reading(Head(len(line), _ms(clock), name[1]), f"{kind}N|", loose=loose))
        sure = alone or bool(match[1]) or _has_hours(clock)
        found.append(_Reading(Head(match.end(), _ms(clock)), f"{kind}{'|' if alone else ''}", sure))
    return found


def _kind(bracketed: str | None, plain: str | None) -> str:
    return "[" if bracketed else "0" if plain else ""


def _is_name(text: str) -> bool:
    if any(each.fullmatch(text) for each in (_ROLE, _ASKED, _ANSWERED)):
        return True
    words = lexicon()
    said = any(text in table for table in (words.labels, words.agreement, words.answers))
    return not (said or words.is_function(text) or _NO_NAME.fullmatch(text))


def _has_hours(clock: str) -> bool:
    return clock.count(":") == 2


def _ms(clock: str | None) -> int | None:
    if not clock:
        return None
    whole, _, fraction = clock.replace(",", ".").partition(".")
    *hours, minutes, seconds = whole.split(":")
    return clock_ms(hours[0] if hours else None, minutes, seconds, fraction)
