"""``subgen split``: the first stage alone."""

from pathlib import Path

from subgen.cli import options, work
from subgen.cli.console import speak_up
from subgen.cli.timing import media_of, timed
from subgen.formats import PROJECT_SUFFIX
from subgen.project import Settings


def split(
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
    force: options.Force = False,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Clean a transcript and cut it into timed Chinese cues, without translating.

    Writes the project file STEM.subgen.json, which can be edited by hand and given to subgen translate.

    Example: subgen split talk.txt --duration 1:12:30
    """
    if verbose:
        speak_up()
    from subgen import pipeline

    source = work.read_talk(transcript, quiet=quiet)
    settings = Settings(
        profile=profile,
        verbatim=verbatim,
        duration_ms=duration,
        rate=rate,
        glossary=work.read_glossaries(glossaries),
        default_glossary=not no_default_glossary,
    )
    paths = work.targets(output, work.stem(transcript), [PROJECT_SUFFIX], force=force)
    source, settings = timed(source, settings, media_of(media, timing, track), quiet=quiet)
    project = pipeline.split(source, settings, work.splitter())
    work.write_outputs(project, paths, force=force)
    work.report(project, paths, as_json=as_json, quiet=quiet)
