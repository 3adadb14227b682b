"""Lines: how the text of one language is broken where a cue is written to a file.

A line break that someone set by hand is kept. Otherwise a text gets as few lines as hold it, and of those the
ones that break best and are nearest to equal length, the lower rather the longer.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from subgen.cue import Cue, LaidCue
from subgen.profile import Profile
from subgen.source import Piece, Source
from subgen.text.boundaries import weighed_each
from subgen.text.breaks import NEVER, cue_break_cost
from subgen.text.english import english_break_costs
from subgen.text.script import is_traditional, simplified
from subgen.text.splitter import WordSplitter
from subgen.text.words import Pause, Word, words
from subgen.width import cells

_LATIN_SPACE = 160
"""A line, unlike a cue, may end at a space inside a Latin run if it must."""
_AMONG_SPACES = 30
"""What a Chinese line that ends at none of the cue's spaces, where its clauses end, costs more."""
_STUB = 7
"""What each character costs that a line has less than a quarter of what it could have."""
_TOP_HEAVY = 2
"""How much more a longer upper line costs than a longer lower one."""


def wrap_cues(cues: Sequence[Cue], profile: Profile, splitter: WordSplitter) -> list[LaidCue]:
    """The cues with both texts in lines."""
    chinese = _wrap_each_zh([cue.zh for cue in cues], profile, splitter)
    return [
        LaidCue(cue.span, zh, wrap_en(cue.en, profile, cue.zh), cue.id, cue.notes, cue.sentence)
        for cue, zh in zip(cues, chinese, strict=True)
    ]


def unwrapped_cue(cue: Cue) -> LaidCue:
    """The cue with no line breaks but those that were set by hand."""
    zh, en = (_by_hand(text, lambda line: [line]) for text in (cue.zh, cue.en))
    return LaidCue(cue.span, zh, en, cue.id, cue.notes, cue.sentence)


def wrap_zh(text: str, profile: Profile, splitter: WordSplitter) -> tuple[str, ...]:
    """The lines of one cue's Chinese."""
    return _wrap_each_zh([text], profile, splitter)[0]


def _wrap_each_zh(texts: Sequence[str], profile: Profile, splitter: WordSplitter) -> list[tuple[str, ...]]:
    most = profile.zh_line_cells
    wide = list(dict.fromkeys(line for text in texts for line in _hand_lines(text) if cells(line) > most))
    read = [simplified(line) for line in wide] if is_traditional("".join(texts)) else wide
    found = weighed_each([_words(line, splitter) for line in read])
    lines = {line: _zh_lines(line, words, most) for line, words in zip(wide, found, strict=True)}
    return [_by_hand(text, lambda line: lines.get(line, [line])) for text in texts]


def _words(line: str, splitter: WordSplitter) -> tuple[Word, ...]:
    # What is on screen has lost its marks: a space stands for one.
    return words(Source("", line, (Piece(0, len(line)),), trusted_stops=False), (), splitter)


def _zh_lines(line: str, found: Sequence[Word], most: int) -> list[str]:
    starts = [0, *(word.start for word in found[1:]), len(line)]
    parts = [line[start:end] for start, end in pairwise(starts)]
    among = _AMONG_SPACES if any(word.pause is Pause.SPACE for word in found) else 0
    costs = [
        line_break_cost(before, after) + (among if before.pause is Pause.NONE else 0)
        for before, after in pairwise(found)
    ]
    return _lines(parts, costs, most, cells)


def wrap_en(text: str, profile: Profile, chinese: str = "") -> tuple[str, ...]:
    """The lines of one cue's English; the English terms in its ``chinese`` are not torn."""

    def wrap(line: str) -> list[str]:
        if len(line) <= profile.en_line_chars:
            return [line]
        found = line.split()
        costs = english_break_costs(found, chinese)
        return _lines([word + " " for word in found], costs, profile.en_line_chars, len)

    return _by_hand(text, wrap)


def line_break_cost(before: Word, after: Word) -> int:
    """The cost of ending a Chinese line between two words."""
    cost = cue_break_cost(before, after)
    return _LATIN_SPACE if cost >= NEVER and before.ends_latin and after.starts_latin else cost


def _by_hand(text: str, wrap: Callable[[str], list[str]]) -> tuple[str, ...]:
    return tuple(part for line in _hand_lines(text) for part in wrap(line))


def _hand_lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _lines(
    parts: Sequence[str], costs: Sequence[int], limit: int, measure: Callable[[str], int]
) -> list[str]:
    """``parts`` joined into lines of at most ``limit``: first as few as can be, then at the least cost."""
    parts, costs = _chopped(parts, costs, limit, measure)
    # best[end]: lines, cost, and where the last of them starts, for parts[:end]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    average = measure("".join(parts)) / max(1, -(-measure("".join(parts).strip()) // limit))
    size_of = _sizes(parts, measure)
    for end in range(1, len(parts) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            size = size_of(start, end)
            if size > limit:
                break
            lines, cost, _ = best[start]
            uneven = abs(size - average) * (_TOP_HEAVY if start == 0 and size > average else 1)
            uneven += _STUB * max(0, limit // 4 - size)
            options.append((lines + 1, cost + uneven + (costs[end - 1] if end < len(parts) else 0), start))
        best.append(min(options))
    result = []
    end = len(parts)
    while end:
        start = best[end][2]
        result.append("".join(parts[start:end]).strip())
        end = start
    return result[::-1]


def _sizes(parts: Sequence[str], measure: Callable[[str], int]) -> Callable[[int, int], int]:
    """The size of any run of ``parts`` without the blanks around it, each character being measured once."""
    if any(not part.strip() for part in parts):  # then blanks around a run are not those of one part alone
        return lambda start, end: measure("".join(parts[start:end]).strip())
    offsets = list(accumulate(map(measure, parts), initial=0))
    begins = [
        offset + measure(part) - measure(part.lstrip()) for offset, part in zip(offsets, parts, strict=False)
    ]
    ends = [0] + [offsets[i + 1] - measure(part) + measure(part.rstrip()) for i, part in enumerate(parts)]
    return lambda start, end: ends[end] - begins[start]


def _chopped(
    parts: Sequence[str], costs: Sequence[int], limit: int, measure: Callable[[str], int]
) -> tuple[list[str], list[int]]:
    """Parts that are wider than a line, cut to fit one: the last resort for text without any break."""
    all_parts: list[str] = []
    all_costs: list[int] = []
    for index, part in enumerate(parts):
        piece = ""
        for char in part:
            if piece and measure((piece + char).strip()) > limit:
                all_parts.append(piece)
                all_costs.append(NEVER)
                piece = ""
            piece += char
        all_parts.append(piece)
        if index < len(costs):
            all_costs.append(costs[index])
    return all_parts, all_costs
