"""From sentences and their English to cues."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from subgen.cue import Correction, Cue
from subgen.cues.cut import Array, Cut, Paired, cut
from subgen.cues.fit import fit
from subgen.cues.heard import grade, lowest
from subgen.cues.limits import FAULT
from subgen.profile import Profile
from subgen.source import Piece, Source
from subgen.span import Span
from subgen.text.english import asks, tidy
from subgen.text.questions import tells_of_question
from subgen.text.screen import as_written, on_screen
from subgen.text.script import as_read
from subgen.text.sentences import Unit
from subgen.text.silence import silence_ms

NOT_HEARD = "not heard in the recording: its time is a guess"
NO_ENGLISH = "…"
"""Stands where there is nothing to translate: a pair is never left half empty."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence with its English and its cuts."""

    unit: Unit
    question: bool
    """Whether it asks: by its Chinese, or by its English where no writer has set its marks."""
    spans: tuple[Span, ...]
    """When each word is spoken."""
    english: tuple[str, ...]
    cuts: tuple[Cut, ...]
    faults: tuple[str, ...] = ()
    """What is wrong with the English, where that is known."""


def draft(
    source: Source,
    unit: Unit,
    spans: Sequence[Span],
    english: Sequence[str],
    links: Array,
    profile: Profile,
    faults: tuple[str, ...] = (),
) -> Draft | None:
    """The sentence cut into cues; None if its English has too few words to be dealt out.

    Args:
        english: the words of the translation; none to cut the Chinese alone.
        links: shape (English words, words of the unit); rows sum to 1, or to 0.
    """
    question = unit.question or (asks(english) and not unit.written and not tells_of_question(unit.words))
    words = tuple(tidy(english, question=question))
    fixed = _piece_ends(unit) if source.timed else None
    silences = [silence_ms(source, a, b) for a, b in pairwise(unit.words)] if source.heard else ()
    cuts = cut(Paired(unit.words, question, spans, words, links, silences), profile, fixed)
    return None if cuts is None else Draft(unit, question, tuple(spans), words, tuple(cuts), faults)


def _piece_ends(unit: Unit) -> list[int]:
    lengths = [len(list(group)) for _, group in groupby(unit.words, key=lambda word: word.piece)]
    return list(accumulate(lengths))


def make_cues(
    source: Source,
    drafts: Sequence[Draft],
    profile: Profile,
    end_ms: int | None,
    corrections: Sequence[Correction] = (),
) -> tuple[Cue, ...]:
    """The cues of all sentences, in order, with their times.

    Args:
        end_ms: the end of the media, where it is known.
        corrections: what is put right in the text of cues that came with their times.
    """
    read = as_read(source).text
    made = [
        cue for index, each in enumerate(drafts) for cue in _sentence_cues(source, read, index, each, profile)
    ]
    if source.timed:
        made = _as_given(source, made, corrections)
    else:
        heard = max((at for at, cue in enumerate(made, start=1) if cue.timing != "rate"), default=0)
        spans = fit([cue.span for cue in made], profile, end_ms, heard)
        made = [replace(cue, span=span) for cue, span in zip(made, spans, strict=True)]
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    result = []
    for cue in made:
        name = ""
        while not name or name in taken:  # in a long talk two digests can be the same
            seen[cue.zh] += 1
            name = _stable_id(cue.zh, seen[cue.zh])
        taken.add(name)
        result.append(replace(cue, id=name))
    return tuple(result)


def _sentence_cues(source: Source, read: str, index: int, sentence: Draft, profile: Profile) -> list[Cue]:
    unit = sentence.unit
    result = []
    for each in sentence.cuts:
        words = as_written(unit.words[each.zh_start : each.zh_end], source.text, read)
        ends = each.zh_end == len(unit.words)
        timing, confidence = grade(source, words[0], words[-1])
        result.append(
            Cue(
                id="",
                span=Span(sentence.spans[each.zh_start].start_ms, sentence.spans[each.zh_end - 1].end_ms),
                zh=on_screen(words, spaced=profile.spaced, question=ends and sentence.question),
                en=" ".join(sentence.english[each.en_start : each.en_end]),
                start=words[0].start,
                end=words[-1].end,
                sentence=index,
                timing=timing,
                confidence=confidence,
                notes=(
                    *(f"{FAULT}{fault}" for fault in sentence.faults),
                    *((NOT_HEARD,) if source.heard and timing == "rate" else ()),
                ),
            )
        )
    return result


def _as_given(source: Source, made: Sequence[Cue], corrections: Sequence[Correction]) -> list[Cue]:
    """One cue for each piece of the source, with its text and its time as they came."""
    shown = [each for each in corrections if each.shown]
    no_english = NO_ENGLISH if any(each.en for each in made) else ""
    result: list[Cue] = []
    position = 0
    for piece in source.pieces:
        parts = []
        while position < len(made) and made[position].start < piece.end:
            parts.append(made[position])
            position += 1
        if piece.span is None:
            continue
        english = " ".join(part.en for part in parts if part.en) or no_english
        if not parts:  # nothing but marks, such as ……: it goes with what was said before it
            parts = [replace(result[-1] if result else made[0], notes=())]
            english = no_english
        text = _put_right(source.text, piece, shown).strip()
        timing, confidence = lowest([(part.timing, part.confidence) for part in parts])
        result.append(
            replace(
                parts[0],
                span=piece.span,
                zh=text,
                en=english,
                start=piece.start,
                end=piece.end,
                timing=timing,
                confidence=confidence,
                notes=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
            )
        )
    return result


def _put_right(text: str, piece: Piece, corrections: Sequence[Correction]) -> str:
    result = ""
    position = piece.start
    for each in corrections:
        if piece.start <= each.start < piece.end:
            result += text[position : each.start] + each.to
            position = each.end
    return result + text[position : piece.end]


def _stable_id(zh: str, occurrence: int) -> str:
    return hashlib.sha256(f"{occurrence}:{zh}".encode()).hexdigest()[:8]
