"""Lines that say who speaks and when, as recognisers and meeting tools write them: not speech, but its turns.

``说话人1 00:00:03`` above what was said, ``张三(00:12): 大家好``, ``[01:05] 主持人：大家好``, ``主持人：``.

Now and then speech looks so (我的观点是：…, or a line that ends in 12:30). So only what is sure is always
taken: a clock with hours or in brackets, and what anyone is called who is asked to speak. The rest is taken
where such lines open a third of the file and their times rise, and a name without a clock only where it is
there again.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from subgen.span import clock_ms

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
    "|unknown speaker|speaker|host|guest|moderator|interviewer|interviewee|audience)"
    r"\s*(?:\d{1,3}|(?<![a-z])[a-z]|[一二三四五六七八九十])?",
    re.IGNORECASE,
)
_ASKED, _ANSWERED = re.compile(r"(?:Q|问)\d{0,2}"), re.compile(r"(?:A|答)\d{0,2}")
_SHARE = 1 / 3


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
class _Found:
    head: Head
    sure: bool
    """Whether its clock alone tells it from speech."""
    longer: Head | None = None
    """With the rest of the line, which may be a name that has no colon."""


def heads(lines: Sequence[str]) -> dict[int, Head]:
    """The heads of turns in a text, by the index of their line, in order."""
    found = {index: each for index, line in enumerate(lines) if (each := _found(line))}
    names = Counter((each.longer or each.head).name for each in found.values())
    asked = any(map(_ASKED.fullmatch, names)) and any(map(_ANSWERED.fullmatch, names))

    def is_role(name: str) -> bool:
        pair = asked and (_ASKED.fullmatch(name) or _ANSWERED.fullmatch(name))
        return bool(pair or _ROLE.fullmatch(name))

    sure: dict[int, Head] = {}
    likely: dict[int, Head] = {}
    for index, each in found.items():
        head, certain = each.head, each.sure
        if each.longer:
            text_follows = "".join(lines[index + 1 : index + 2]).strip() and index + 1 not in found
            if is_role(each.longer.name) or (text_follows and names[each.longer.name] > 1):
                head = each.longer
        if certain or is_role(head.name):
            sure[index] = head
        elif head.start_ms is not None or names[head.name] > 1:
            likely[index] = head
    every = dict(sorted((sure | likely).items()))
    times = [head.start_ms for head in every.values() if head.start_ms is not None]
    enough = len(every) > 1 and len(every) >= _SHARE * sum(map(bool, map(str.strip, lines)))
    return every if enough and times == sorted(times) else sure


def _found(line: str) -> _Found | None:
    """What might be a head."""
    if match := _NAMED.match(line):
        ahead, after = match[1] or match[2], match[4] or match[5]
        clock = ahead or after
        sure = bool(match[1] or match[4] or _has_hours(clock))
        return _Found(Head(match.end(), _ms(clock), match[3]), sure)
    if match := _NAME_AND_TIMES.match(line):
        clock = match[2] or match[3]
        sure = match.end() == len(line) and bool(match[2] or _has_hours(clock))
        return _Found(Head(match.end(), _ms(clock), match[1]), sure)
    if match := _TIMES_AHEAD.match(line):
        clock = match[1] or match[2]
        head = Head(match.end(), _ms(clock))
        name = _ONLY_NAME.fullmatch(line, match.end())
        longer = replace(head, end=len(line), name=name[1]) if name else None
        return _Found(head, bool(match[1]) or _has_hours(clock), longer)
    return None


def _has_hours(clock: str | None) -> bool:
    return bool(clock) and str(clock).count(":") == 2


def _ms(clock: str | None) -> int | None:
    if not clock:
        return None
    whole, _, fraction = clock.replace(",", ".").partition(".")
    *hours, minutes, seconds = whole.split(":")
    return clock_ms(hours[0] if hours else None, minutes, seconds, fraction)
