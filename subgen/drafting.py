"""Every sentence of a talk translated as a whole, and cut into cues.

The search for the cuts takes a translation as it is. Where its length alone forces a cut into the middle of
what is said in one breath, the model is asked how else it would put the sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from subgen.cues.assemble import NO_ENGLISH, Draft, draft
from subgen.profile import Profile
from subgen.progress import Progress, silent
from subgen.source import Source
from subgen.span import Span
from subgen.text.names import names_among
from subgen.text.sentences import Unit
from subgen.text.splitter import NameFinder
from subgen.translate.guard import Guarded, other_wordings, translate_units
from subgen.translate.translator import Translator

Spans = Sequence[Span]
"""When each word of a unit is spoken."""


def chinese_alone(source: Source, unit: Unit, spans: Spans, profile: Profile) -> Draft | None:
    """The sentence cut by its Chinese, without English."""
    return draft(source, unit, spans, (), np.zeros((0, len(unit.words))), profile)


def translated(
    source: Source,
    units: Sequence[Unit],
    spans: Sequence[Spans],
    profile: Profile,
    translator: Translator,
    splitter: NameFinder,
    progress: Progress,
) -> list[Draft]:
    """Every sentence translated as a whole and cut; the few that can't be dealt out, cue by cue."""
    names = names_among((word.spoken for unit in units for word in unit.words), splitter)
    found = translate_units(units, translator, progress, names)
    drafts = [_draft(source, *each, profile) for each in zip(units, spans, found, strict=True)]
    _reword(drafts, found, source, profile, translator)
    for index in [index for index, each in enumerate(drafts) if each is None]:
        drafts[index] = _cue_by_cue(source, units[index], spans[index], profile, translator, names)
    return [each for each in drafts if each is not None]


def _draft(source: Source, unit: Unit, spans: Spans, found: Guarded, profile: Profile) -> Draft | None:
    english = found.rendering
    if not english.words:
        return None
    return draft(source, unit, spans, english.words, english.links, profile, found.faults)


def _reword(
    drafts: list[Draft | None],
    found: Sequence[Guarded],
    source: Source,
    profile: Profile,
    translator: Translator,
) -> None:
    """Give each draft that its English forces to be cut the likeliest other wording that forces less.

    None is where cues came with their times: they end where they end.
    """
    forced = {
        index: each
        for index, each in enumerate(drafts)
        if each
        and (torn := _torn(each))
        and torn > _torn(chinese_alone(source, each.unit, each.spans, profile))
    }
    wordings = other_wordings([found[index] for index in forced], translator)
    for (index, each), others in zip(forced.items(), wordings, strict=True):
        for other in others:
            reworded = _draft(source, each.unit, each.spans, other, profile)
            if reworded and _is_better(reworded, each):
                drafts[index] = reworded
                break


def _is_better(reworded: Draft, each: Draft) -> bool:
    """Whether less is torn, and nothing else is worse."""
    return (
        _torn(reworded) < _torn(each)
        and len(reworded.cuts) <= len(each.cuts)
        and len(reworded.faults) <= len(each.faults)
    )


def _torn(each: Draft | None) -> int:
    """How many cues end though no mark stands there."""
    return sum(not each.unit.words[cut.zh_end - 1].mark for cut in each.cuts[:-1]) if each else 0


def _cue_by_cue(
    source: Source,
    unit: Unit,
    spans: Spans,
    profile: Profile,
    translator: Translator,
    names: Mapping[str, str],
) -> Draft | None:
    """A sentence cut by its Chinese alone, each cue then translated for itself."""
    alone = chinese_alone(source, unit, spans, profile)
    if alone is None:
        return None
    parts = [unit.part(each.zh_start, each.zh_end) for each in alone.cuts]
    heard = [part for part in parts if _is_heard(part)]
    found = iter(translate_units(heard, translator, silent, names))
    english: list[str] = []
    faults: list[str] = []
    cuts = []
    for each, part in zip(alone.cuts, parts, strict=True):
        start = len(english)
        guarded = next(found) if _is_heard(part) else None
        english += guarded.rendering.words if guarded and guarded.rendering.words else (NO_ENGLISH,)
        faults += guarded.faults if guarded else ()
        cuts.append(replace(each, en_start=start, en_end=len(english)))
    return replace(alone, english=tuple(english), cuts=tuple(cuts), faults=tuple(dict.fromkeys(faults)))


def _is_heard(unit: Unit) -> bool:
    return any(word.spoken for word in unit.words)
