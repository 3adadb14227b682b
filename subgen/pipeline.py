"""The whole chain, stage by stage: read, clean, sentences, translate, cut, time, lay out.

``split`` makes a project out of a source, ``translate`` gives it its English, ``lay_out`` breaks its cues
into the lines that files hold. Each takes a value and gives a new one; files and settings from outside are
the command line's affair.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from subgen.cue import Correction, Cue, LaidCue, Removal, Sentence
from subgen.cues.assemble import NO_ENGLISH, Draft, make_cues
from subgen.cues.keep import (
    as_source,
    carried,
    edited_sentences,
    merge,
    retimed,
    sentence_cues,
    sentence_spans,
    without_old_faults,
)
from subgen.cues.limits import with_notes
from subgen.cues.rate import word_spans
from subgen.drafting import chinese_alone, translated
from subgen.errors import InputError, OutputExistsError
from subgen.formats.glossary_file import default_glossary
from subgen.glossary import Glossary
from subgen.profile import Profile, load_profile
from subgen.progress import Progress, silent
from subgen.project import Project, Settings
from subgen.source import Source
from subgen.span import Span
from subgen.text.discourse import without_discourse
from subgen.text.disfluency import clean
from subgen.text.glyphs import is_shown_right
from subgen.text.hesitation import weighed_beside_fillers
from subgen.text.packed import with_packed_lines
from subgen.text.script import as_read, traditional
from subgen.text.sentences import Unit, sentences
from subgen.text.speech import is_as_heard
from subgen.text.splitter import NameFinder, WordSplitter
from subgen.text.spoken import spoken_text
from subgen.text.words import words
from subgen.text.wrap import unwrapped_cue, wrap_cues
from subgen.translate.translator import Translator

_FASTEST_MS = 40
"""Nobody says a syllable in less: a duration that asks for it is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class _Analysis:
    """What is known of the source before translation."""

    removals: tuple[Removal, ...]
    """What isn't shown."""
    corrections: tuple[Correction, ...]
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
        chinese_alone(source, unit, spans, profile)
        for unit, spans in zip(analysis.units, analysis.spans, strict=True)
    ]
    project = _assembled(Project(source, settings), analysis, [d for d in drafts if d], profile)
    return project.with_cues(tuple(with_notes(cue, profile) for cue in project.cues))


def translate(
    project: Project,
    translator: Translator,
    splitter: NameFinder,
    progress: Progress,
    *,
    afresh: bool = False,
) -> Project:
    """The project with its English.

    Sentences are cut anew, in both languages together; those in which a person has edited a cue stay as
    they are, and only what English they lack is added. Cues that a person has deleted stay away.

    Args:
        afresh: give edited cues new English too, made from their Chinese as it stands; that and their times
            stay. Where nothing but the English was edited, the sentence is as if nobody had touched it.

    Raises:
        InputError: edited cues are not in order, or leave no time for the others.
        OutputExistsError: an edited sentence is not in the text any more, so that its edit would be lost.
    """
    analysis = _analyse(project.source, project.settings, splitter)
    profile = load_profile(project.settings.profile)
    edited = edited_sentences(project)
    drafts = translated(
        project.source, analysis.units, analysis.spans, profile, translator, splitter, progress
    )
    fresh = _assembled(replace(project, model=translator.model), analysis, drafts, profile)
    made = sentence_cues(fresh.cues)
    found = {
        index: without_old_faults(cues, made.get(index, ()))
        for index, cues in _found_again(edited, project, fresh).items()
    }
    if afresh:
        found = {
            index: _without_english(cues)
            for index, cues in found.items()
            if not _alike(cues, made.get(index, ()))
        }
    kept = {
        index: _with_english(cues, project.settings, translator, splitter) for index, cues in found.items()
    }
    cues = merge(fresh.cues, kept, profile, project.settings.duration_ms)
    return fresh.with_cues(tuple(with_notes(cue, profile) for cue in cues))


def carry_edits(earlier: Project, project: Project, splitter: WordSplitter) -> Project:
    """``project`` with the sentences that a person edited in an earlier run of the same talk.

    Where the text or the settings have changed since, they move along with the speech around them.

    Raises:
        InputError: edited cues are not in order, or leave no time for the others.
        OutputExistsError: an edited sentence is not in the text any more, so that its edit would be lost.
    """
    found = _found_again(edited_sentences(earlier), earlier, project)
    if found and (earlier.source, earlier.settings) != (project.source, project.settings):
        unedited = split(earlier.source, earlier.settings, splitter)
        spans = sentence_spans(project.cues)
        same_text = earlier.source.text == project.source.text
        old, _ = carried(
            sentence_cues(unedited.cues), unedited.sentences, project.sentences, same_text=same_text
        )
        old_spans = sentence_spans([cue for index in sorted(old) for cue in old[index]])
        found = retimed(found, old_spans, spans)
    profile = load_profile(project.settings.profile)
    return project.with_cues(merge(project.cues, found, profile, project.settings.duration_ms))


def _found_again(
    edited: Mapping[int, Sequence[Cue]], earlier: Project, project: Project
) -> dict[int, tuple[Cue, ...]]:
    same_text = earlier.source.text == project.source.text
    found, lost = carried(edited, earlier.sentences, project.sentences, same_text=same_text)
    if lost:
        raise OutputExistsError(
            f"{len(lost)} edited cues of the earlier project have no sentence in this text, the first being"
            f" {lost[0].id} ({lost[0].zh[:20]}); move the project file away to start anew"
        )
    return found


def lay_out(project: Project, splitter: WordSplitter) -> list[LaidCue]:
    """The cues as files hold them, broken into lines by the project's profile."""
    profile = load_profile(project.settings.profile)
    return wrap_cues(project.cues, profile, splitter)


def lay_out_unwrapped(project: Project) -> list[LaidCue]:
    """The cues as files for reading hold them, with no line breaks but those that were set by hand."""
    return [unwrapped_cue(cue) for cue in project.cues]


def _analyse(source: Source, settings: Settings, splitter: WordSplitter) -> _Analysis:
    read = as_read(source)
    glossary = default_glossary() if settings.default_glossary else Glossary()
    cleaned = clean(read, glossary.overridden(settings.glossary), splitter)
    # A cue that came with its time keeps its text as well: fillers are only kept from the translator.
    verbatim = settings.verbatim or source.timed
    found = words(read, cleaned.removals, splitter, mentions=cleaned.mentions, verbatim=verbatim)
    said = without_discourse(found) if is_as_heard(read) else found
    weighed = weighed_beside_fillers(read, said, cleaned.removals)
    units = sentences(read, with_packed_lines(read, weighed))
    if not units:
        raise InputError(f"{source.name}: nothing but fillers; give a text with something to say")
    spans = word_spans(source, units, rate=settings.rate, duration_ms=settings.duration_ms)
    count = sum(map(len, spans))
    if settings.duration_ms and settings.duration_ms < _FASTEST_MS * count:
        seconds = settings.duration_ms / 1000
        raise InputError(f"{source.name}: {count} words can't be said in {seconds:g} s; check --duration")
    removals = () if verbatim else cleaned.removals
    found_wrong = (
        each.correction(shown=is_shown_right(each, verbatim=verbatim)) for each in cleaned.mentions
    )
    corrections = tuple(each for each in found_wrong if each)
    if read is not source:  # what is told of a text is in its own characters
        removals = tuple(replace(each, text=source.text[each.start : each.end]) for each in removals)
        corrections = tuple(
            replace(each, text=source.text[each.start : each.end], to=traditional(each.to))
            for each in corrections
        )
    return _Analysis(removals, corrections, units, tuple(tuple(row) for row in spans))


def _assembled(project: Project, analysis: _Analysis, drafts: Sequence[Draft], profile: Profile) -> Project:
    cues = make_cues(project.source, drafts, profile, project.settings.duration_ms, analysis.corrections)
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
        removals=analysis.removals,
        corrections=analysis.corrections,
        sentences=tuple(made),
        cues=cues,
    )


def _alike(cues: Sequence[Cue], others: Sequence[Cue]) -> bool:
    """Whether cues have the same Chinese at the same times."""
    return [(cue.zh, cue.span) for cue in cues] == [(cue.zh, cue.span) for cue in others]


def _without_english(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    return without_old_faults([replace(cue, en="") for cue in cues], ())


def _with_english(
    cues: Sequence[Cue], settings: Settings, translator: Translator, splitter: NameFinder
) -> tuple[Cue, ...]:
    """Cues that a person has edited, with the English that they lack."""
    if all(cue.en for cue in cues):
        return tuple(cues)
    source = as_source(cues)
    found: dict[int, Cue] = {}
    if any(char.isalnum() for char in source.text):
        profile = load_profile(settings.profile)
        analysis = _analyse(source, replace(settings, duration_ms=None), splitter)
        drafts = translated(source, analysis.units, analysis.spans, profile, translator, splitter, silent)
        found = {cue.start: cue for cue in make_cues(source, drafts, profile, None)}
    result = []
    for cue, piece in zip(cues, source.pieces, strict=True):
        if not cue.en:
            new = found.get(piece.start)
            cue = replace(cue, en=new.en, notes=cue.notes + new.notes) if new else replace(cue, en=NO_ENGLISH)
        result.append(cue)
    return tuple(result)
