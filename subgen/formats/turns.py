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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from subgen.span import clock_ms
from subgen.text.lexicon import lexicon
from subgen.width import half_width

_CLOCK = r"[0-9]{1,3}:[0-5][0-9](?::[0-5][0-9])?(?:[.,][0-9]{1,3})?"
_DATE = r"[12][0-9]{3}(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)"
_TIMES = rf"((?:{_DATE}\s+)?{_CLOCK})(?:\s*(?:-|–|—|~|至|到|-->)\s*{_CLOCK})?"
_BRACKETED = rf"[\[(（【]\s*{_TIMES}\s*[\])）】]"
_NAME = (
    rf"[\[【]?([^\W\d_][\w·.-]{{0,15}}(?:[ ](?!{_DATE})[\w.]{{1,16}}){{0,2}}"
    r"(?:[ ]?[（(][^（）():：\n]{1,12}[）)])?)[\]】]?"
)
_COLON = r"\s*(?:：|:(?=\s|[^\x00-\x7f]|$))\s*"

_NAMED = re.compile(
    rf"\s*(?:{_BRACKETED}\s*|{_TIMES}\s+)?{_NAME}(?:\s*{_BRACKETED}|\s+{_TIMES}[\]】]?)?{_COLON}"
)
_NAME_AND_TIMES = re.compile(rf"\s*{_NAME}(?:\s*{_BRACKETED}|\s+{_TIMES}[\]】]?)(?:\s+|$)")
_TIMES_AHEAD = re.compile(rf"\s*(?:{_BRACKETED}\s*|{_TIMES}(?:\s+|$))")
_WIDE_COLON = re.compile("(?<=[０-９])：(?=[０-９]{2})")
_ONLY_NAME = re.compile(rf"{_NAME}\s*")

_ROLE = re.compile(
    "(?:主持人|说话人|发言人|讲话人|演讲者|演讲人|主讲人|讲者|嘉宾|观众|听众|提问者|提问人|记者|采访者|受访者"
    "|unknown speaker|speaker|moderator|interviewer|interviewee)"
    r"\s*(?:\d{1,3}|(?<![a-z])[a-z]|[一二三四五六七八九十])?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"([^\W\d_]+?)\s*(\d{1,3}|[一二三四五六七八九十]{1,2})")
_DATED = "D"
"""In a form: the clock has a date, so it is one on the wall."""
_ASKED, _ANSWERED = re.compile(r"(?:Q|问)\d{0,2}"), re.compile(r"(?:A|答)\d{0,2}")
_NO_NAME = re.compile("[我你您他她它咱这那哪每第].*|.*[是的了说看]")
"""How begins or ends what is said, and no name: 我的观点是, 他接着说."""
STOP = re.compile("[。？！?!]")
"""What ends a sentence, wherever it was written."""
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
    lines = [half_width(_WIDE_COLON.sub(":", line)) for line in lines]
    readings = _without_kinds([_readings(line) for line in lines])
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
        if others and (len(speakers[form]) > 1 or _is_heading(lines[:first]))
    }

    def is_taken(reading: _Reading) -> bool:
        name = reading.head.name
        known = reading.form in again and (names[name] > 1 or not reading.loose)
        return reading.sure or known or is_role(name)

    taken = [next(filter(is_taken, found), None) for found in readings]
    return dict(_by_the_recording({index: reading for index, reading in enumerate(taken) if reading}))


def _is_heading(lines: Sequence[str]) -> bool:
    """Whether lines at the top of a text can be its heading: they are few, short and no sentences."""
    written = list(islice(filter(None, map(str.strip, lines)), _MOST_LINES + 1))
    return len(written) <= _MOST_LINES and not any(
        len(line) > _LONGEST_LINE or STOP.search(line) for line in written
    )


def _without_kinds(readings: Sequence[list[_Reading]]) -> list[list[_Reading]]:
    """The readings, without labels of several of a kind that aren't people: 方案一：, 方案二：."""
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for found in readings:
        for reading in found:
            if kind := _NUMBERED.fullmatch(reading.head.name):
                numbers[kind[1]].add(kind[2])
    things = {
        kind
        for kind, several in numbers.items()
        if min(len(kind), len(several)) > 1
        and not (_ROLE.fullmatch(kind) or kind.lower() in lexicon().people)
    }

    def is_thing(reading: _Reading) -> bool:
        kind = _NUMBERED.fullmatch(reading.head.name)
        return reading.form.endswith(":") and kind is not None and kind[1] in things

    return [[reading for reading in found if not is_thing(reading)] for found in readings]


def _by_the_recording(taken: Mapping[int, _Reading]) -> Iterator[tuple[int, Head]]:
    """The heads by their lines; what a clock on the wall says is counted from the first that it says."""
    begun_ms = next((each.head.start_ms for each in taken.values() if _DATED in each.form), None)
    for index, reading in taken.items():
        head = reading.head
        if _DATED in reading.form and head.start_ms is not None and begun_ms is not None:
            head = replace(head, start_ms=head.start_ms - begun_ms)
        yield index, head


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
        # On 2024-05-01 10:00 we start: what has a date may be said.
        sure = alone or bool(match[1]) or (_has_hours(clock) and not _has_date(clock))
        found.append(_Reading(Head(match.end(), _ms(clock)), f"{kind}{'|' if alone else ''}", sure))
    return found


def _kind(bracketed: str | None, plain: str | None) -> str:
    kind = "[" if bracketed else "0" if plain else ""
    return kind + (_DATED if _has_date(bracketed or plain or "") else "")


def _is_name(text: str) -> bool:
    if any(each.fullmatch(text) for each in (_ROLE, _ASKED, _ANSWERED)):
        return True
    words = lexicon()
    numbered = _NUMBERED.fullmatch(text)
    label = bool({text, numbered[1] if numbered else text} & words.labels)
    said = label or text in words.agreement or text in words.answers
    return not (said or words.is_function(text) or _NO_NAME.fullmatch(text))


def _has_hours(clock: str) -> bool:
    return clock.count(":") == 2 or _has_date(clock)


def _has_date(clock: str) -> bool:
    return len(clock.split()) > 1


def _ms(clock: str | None) -> int | None:
    if not clock:
        return None
    # On the wall 10:01 are hours and minutes.
    whole, _, fraction = clock.split()[-1].replace(",", ".").partition(".")
    figures = whole.split(":")
    hours, minutes, seconds = [*figures, "0"][:3] if _has_date(clock) else ["0", *figures][-3:]
    return clock_ms(hours, minutes, seconds, fraction)
