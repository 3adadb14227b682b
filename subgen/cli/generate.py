"""``subgen generate``: from a transcript to subtitles, in one go."""

from pathlib import Path

from subgen.cli import options, work
from subgen.cli.console import progress_bar, speak_up, styles_dir
from subgen.cli.timing import media_of, timed
from subgen.cues.keep import edited_sentences
from subgen.formats import PROJECT_SUFFIX
from subgen.project import Project, Settings
from subgen.styles.library import load_preset


def generate(
    transcript: options.Transcript,
    output: options.Output = Path(),
    duration: options.Duration = None,
    media: options.Media = None,
    timing: options.TimingGrade = None,
    track: options.AudioTrack = None,
    rate: options.Rate = options.DEFAULT_RATE,
    profile: options.ProfileName = options.DEFAULT_PROFILE,
    verbatim: options.Verbatim = False,
    glossaries: options.Glossaries = options.NO_GLOSSARIES,
    no_default_glossary: options.NoDefaultGlossary = False,
    formats: options.Formats = options.DEFAULT_FORMATS,
    style: options.StyleName = options.DEFAULT_PRESET,
    force_retranslate: options.ForceRetranslate = False,
    force: options.Force = False,
    yes: options.Yes = False,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Turn a transcript into timed Chinese and English subtitles.

    Writes STEM.zh.srt, STEM.en.srt, STEM.zh-en.srt, STEM.zh-en.ass and the project STEM.subgen.json, and
    prints their names. Cues that were edited in an earlier project file are kept.

    Example: subgen generate talk.txt --media talk.mp4 -o subtitles
    """
    if verbose:
        speak_up()
    from subgen import pipeline
    from subgen.cli import recall

    source = work.read_talk(transcript, quiet=quiet)
    settings = Settings(
        profile=profile,
        verbatim=verbatim,
        duration_ms=duration,
        rate=rate,
        glossary=work.read_glossaries(glossaries),
        default_glossary=not no_default_glossary,
    )
    preset = load_preset(style, styles_dir())
    name = work.stem(transcript)
    paths = work.targets(output, name, formats, force=force, source=transcript)
    source, settings = timed(source, settings, media_of(media, timing, track), quiet=quiet)
    words = work.splitter()
    project = Project(source, settings)
    earlier = output / f"{name}.{PROJECT_SUFFIX}"
    before = work.read_project(earlier) if earlier.exists() else None
    if before and edited_sentences(before):
        project = pipeline.carry_edits(before, pipeline.split(source, settings, words), words)
    engine = work.translator(yes=yes, quiet=quiet)
    with progress_bar(quiet) as progress:
        project = recall.translated(project, engine, progress, afresh=force_retranslate)
    work.write_outputs(project, paths, preset=preset, force=force, quiet=quiet)
    work.report(project, paths, as_json=as_json, quiet=quiet)
