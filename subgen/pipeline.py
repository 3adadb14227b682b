"""The whole chain, stage by stage: read, clean, sentences, translate, cut, time, lay out.

``split`` makes a project out of a source, ``translate`` gives it its English, ``lay_out`` breaks its cues
into the lines that files hold. Each takes a value and gives a new one; files and settings from outside are
the command line's affair.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from subgen.cue import Cue, LaidCue, Removal, Sentence
from subgen.cues.assemble import Draft, draft, make_cues
from subgen.cues.cut import Array
from subgen.cues.keep import as_source, carried, edited_sentences, merge
from subgen.cues.limits import with_notes
from subgen.cues.rate import word_spans
from subgen.errors import InputError, OutputExistsError
from subgen.profile import Profile, load_profile
from subgen.progress import Progress, silent
from subgen.project import Project, Settings
from subgen.source import Source
from subgen.span import Span
from subgen.text.disfluency import find_removals
from subgen.text.sentences import Unit, sentences
from subgen.text.splitter import WordSplitter
from subgen.text.spoken import spoken_text
from subgen.text.words import words
from subgen.text.wrap import wrap_cue
from subgen.translate.guard import translate_units
from subgen.translate.translator import Translator

_FASTEST_MS = 40
"""Nobody says a syllable in less: a duration that asks for it is a slip of the pen."""
_NO_ENGLISH = "…"
"""Stands where there is nothing to translate: a pair is never left half empty."""


@dataclass(frozen=True, slots=True)
class _Analysis:
    """What is known of the source before translation."""

    removals: tuple[Removal, ...]
    units: tuple[Unit, ...]
    spans: tuple[tuple[Span, ...], ...]


def split(source: Source, settings: Settings, splitter: WordSplitter) -> Project:
    """The source cleaned and cut into timed Chinese cues, without English.

    Raises:
        InputError: nothing is left to show, or the given duration is too short for the text.
    """
    analysis = _analyse(source, settings, splitter)
    profile = load_profile(settings.profile)
    drafts = [
        draft(source, unit, spans, (), _no_links(unit), profile)
        for unit, spans in zip(analysis.units, analysis.spans, strict=True)
    ]
    return _assembled(Project(source, settings), analysis, [d for d in drafts if d], profile)


def translate(
    project: Project, translator: Translator, splitter: WordSplitter, progress: Progress
) -> Project:
    """The project with its English.

    Sentences are cut anew, in both languages together; those in which a person has edited a cue stay as
    they are, and only what English they lack is added.
    """
    analysis = _analyse(project.source, project.settings, splitter)
    profile = load_profile(project.settings.profile)
    drafts = _translated(project.source, analysis, profile, translator, progress)
    fresh = _assembled(replace(project, model=translator.model), analysis, drafts, profile)
    kept = {
        index: _with_english(cues, project.settings, translator, splitter)
        for index, cues in edited_sentences(project.cues).items()
    }
    return replace(fresh, cues=merge(fresh.cues, kept, profile))


def carry_edits(earlier: Project, project: Project) -> Project:
    """``project`` with the sentences that a person edited in an earlier run of the same talk.

    Raises:
        OutputExistsError: an edited sentence is not in the text any more, so that its edit would be lost.
    """
    found, lost = carried(edited_sentences(earlier.cues), earlier.sentences, project.sentences)
    if lost:
        raise OutputExistsError(
            f"{len(lost)} edited cues of the earlier project have no sentence in this text, the first being"
            f" {lost[0].id} ({lost[0].zh[:20]}); move the project file away to start anew"
        )
    return replace(project, cues=merge(project.cues, found, load_profile(project.settings.profile)))


def lay_out(project: Project, splitter: WordSplitter) -> list[LaidCue]:
    """The cues as files hold them, broken into lines by the project's profile."""
    profile = load_profile(project.settings.profile)
    return [wrap_cue(cue, profile, splitter) for cue in project.cues]


def _analyse(source: Source, settings: Settings, splitter: WordSplitter) -> _Analysis:
    removals = find_removals(source, splitter)
    # A cue that came with its time keeps its text as well: fillers are only kept from the translator.
    verbatim = settings.verbatim or source.timed
    units = sentences(source, words(source, removals, splitter, verbatim=verbatim))
    if not units:
        raise InputError(f"{source.name}: nothing but fillers; give a text with something to say")
    spans = word_spans(source, units, rate=settings.rate, duration_ms=settings.duration_ms)
    count = sum(map(len, spans))
    if settings.duration_ms and settings.duration_ms < _FASTEST_MS * count:
        seconds = settings.duration_ms / 1000
        raise InputError(f"{source.name}: {count} words can't be said in {seconds:g} s; check --duration")
    return _Analysis(removals, units, tuple(tuple(row) for row in spans))


def _assembled(project: Project, analysis: _Analysis, drafts: Sequence[Draft], profile: Profile) -> Project:
    cues = make_cues(project.source, drafts, profile, project.settings.duration_ms)
    made = [
        Sentence(
            start=each.unit.words[0].start,
            end=each.unit.words[-1].end,
            zh=spoken_text(each.unit).text,
            en=" ".join(each.english),
        )
        for each in drafts
    ]
    return replace(
        project,
        removals=() if project.settings.verbatim else analysis.removals,
        sentences=tuple(made),
        cues=tuple(with_notes(cue, profile) for cue in cues),
    )


def _translated(
    source: Source, analysis: _Analysis, profile: Profile, translator: Translator, progress: Progress
) -> list[Draft]:
    """Every sentence translated as a whole and cut; the few that can't be dealt out, cue by cue."""
    translations = translate_units(analysis.units, translator, progress)
    drafts: list[Draft | None] = []
    for unit, spans, found in zip(analysis.units, analysis.spans, translations, strict=True):
        english = found.rendering
        drafts.append(draft(source, unit, spans, english.words, english.links, profile, found.faults))
    for index in [index for index, each in enumerate(drafts) if each is None]:
        drafts[index] = _cue_by_cue(source, analysis, index, profile, translator)
    return [each for each in drafts if each is not None]


def _with_english(
    cues: Sequence[Cue], settings: Settings, translator: Translator, splitter: WordSplitter
) -> tuple[Cue, ...]:
    """Cues that a person has edited, with the English that they lack."""
    if all(cue.en for cue in cues):
        return tuple(cues)
    source = as_source(cues)
    profile = load_profile(settings.profile)
    analysis = _analyse(source, replace(settings, duration_ms=None), splitter)
    drafts = _translated(source, analysis, profile, translator, silent)
    found = {cue.start: cue.en for cue in make_cues(source, drafts, profile, None)}
    return tuple(
        cue if cue.en else replace(cue, en=found.get(piece.start, _NO_ENGLISH))
        for cue, piece in zip(cues, source.pieces, strict=True)
    )


def _no_links(unit: Unit) -> Array:
    return np.zeros((0, len(unit.words)))


def _cue_by_cue(
    source: Source, analysis: _Analysis, index: int, profile: Profile, translator: Translator
) -> Draft | None:
    """A sentence cut by its Chinese alone, each cue then translated for itself."""
    unit, spans = analysis.units[index], analysis.spans[index]
    alone = draft(source, unit, spans, (), _no_links(unit), profile)
    if alone is None:
        return None
    english: list[str] = []
    cuts = []
    for each in alone.cuts:
        part = Unit(unit.words[each.zh_start : each.zh_end], unit.question and each.zh_end == len(unit.words))
        heard = any(word.spoken for word in part.words)
        found = translate_units([part], translator, silent)[0].rendering.words if heard else ()
        start = len(english)
        english += found or (_NO_ENGLISH,)
        cuts.append(replace(each, en_start=start, en_end=len(english)))
    return replace(alone, english=tuple(english), cuts=tuple(cuts))
