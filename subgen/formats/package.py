"""What a site takes of a talk: a file for each language in each of its formats, named as it wants."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.formats import FORMATS
from subgen.formats.carry import fitted
from subgen.site import Site
from subgen.tags import Language


def packed(
    cues: Mapping[Language, Sequence[LaidCue]], site: Site, stem: str, title: str
) -> tuple[dict[str, str], list[str]]:
    """Each file's name and its whole text, and what of the cues the files can't hold.

    Args:
        cues: for each language that there is, the cues that show it, in the order of their times.

    Raises:
        InputError: there is no cue in any language.
        OutputError: a format can't hold a cue's time.
    """
    files: dict[str, str] = {}
    told: list[str] = []
    for language, found in cues.items():
        alone = [replace(cue, en=()) if language == "zh" else replace(cue, zh=()) for cue in found]
        if not any(cue.zh or cue.en for cue in alone):
            continue
        for kind in site.formats:
            target = FORMATS[f"{language}.{kind}"]
            name = f"{stem}.{site.languages[language]}.{kind}"
            fitting, losses = fitted(alone, target)
            files[name] = target.write(fitting, title)
            told += [f"{name}: {loss}" for loss in losses]
    if not files:
        raise InputError(f"{stem}: no cue shows any text: give a talk's subtitles")
    return files, told
