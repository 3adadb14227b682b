"""Lines: how the text of one language is broken where a cue is written to a file.

A line break that someone set by hand is kept. Otherwise a text gets as few lines as hold it, and of those the
ones that break best and are nearest to equal length, the lower rather the longer.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from subgen.cue import Cue, LaidCue
from subgen.profile import Profile
from subgen.source import Piece, Source
from subgen.text.boundaries import weighed
from subgen.text.breaks import NEVER, cue_break_cost
from subgen.text.english import english_break_cost
from subgen.text.splitter import WordSplitter
from subgen.text.words import Word, words
from subgen.width import cells

_LATIN_SPACE = 110
"""A line, unlike a cue, may end at a space inside a Latin run if it must."""
_STUB = 4
"""What each character costs that a line has less than a quarter of what it could have."""
_TOP_HEAVY = 2
"""How much more a longer upper line costs than a longer lower one."""


def wrap_cue(cue: Cue, profile: Profile, splitter: WordSplitter) -> LaidCue:
    """The cue with both texts in lines."""
    zh, en = wrap_zh(cue.zh, profile, splitter), wrap_en(cue.en, profile)
    return LaidCue(cue.span, zh, en, cue.id, cue.notes, cue.sentence)


def unwrapped_cue(cue: Cue) -> LaidCue:
    """The cue with no line breaks but those that were set by hand."""
    zh, en = (_by_hand(text, lambda line: [line]) for text in (cue.zh, cue.en))
    return LaidCue(cue.span, zh, en, cue.id, cue.notes, cue.sentence)


def wrap_zh(text: str, profile: Profile, splitter: WordSplitter) -> tuple[str, ...]:
    """The lines of one cue's Chinese."""

    def wrap(line: str) -> list[str]:
        if cells(line) <= profile.zh_line_cells:
            return [line]
        # What is on screen has lost its marks: a space stands for one.
        source = Source("", line, (Piece(0, len(line)),), trusted_stops=False)
        found = weighed(words(source, (), splitter))
        starts = [0, *(word.start for word in found[1:]), len(line)]
        parts = [line[start:end] for start, end in pairwise(starts)]
        costs = [line_break_cost(before, after) for before, after in pairwise(found)]
        return _lines(parts, costs, profile.zh_line_cells, cells)

    return _by_hand(text, wrap)


def wrap_en(text: str, profile: Profile) -> tuple[str, ...]:
    """The lines of one cue's English."""

    def wrap(line: str) -> list[str]:
        if len(line) <= profile.en_line_chars:
            return [line]
        found = line.split()
        costs = [english_break_cost(before, after) for before, after in pairwise(found)]
        return _lines([word + " " for word in found], costs, profile.en_line_chars, len)

    return _by_hand(text, wrap)


def line_break_cost(before: Word, after: Word) -> int:
    """The cost of ending a Chinese line between two words."""
    cost = cue_break_cost(before, after)
    return _LATIN_SPACE if cost >= NEVER and before.ends_latin and after.starts_latin else cost


def _by_hand(text: str, wrap: Callable[[str], list[str]]) -> tuple[str, ...]:
    return tuple(part for line in text.split("\n") if line.strip() for part in wrap(line.strip()))


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
