"""Which format a file's name asks for: ``talk.zh.srt``, ``talk.zh-Hans.vtt``, ``talk.bcc``."""

from collections.abc import Collection

from subgen.errors import InputError
from subgen.formats import FORMATS
from subgen.formats.format import Format
from subgen.tags import Language, languages_of

_NAMES: dict[Language, str] = {"zh": "Chinese", "en": "English"}


def format_named(name: str, there: Collection[Language]) -> Format | None:
    """The format of a file called ``name``; None if its ending is that of none.

    A language tag before the ending is obeyed. Without one, the file gets what there is: both languages where
    both are there.

    Raises:
        InputError: a language that the name asks for is not there, or one has to be chosen.
    """
    *_, tag, kind = ("", "", *name.lower().split("."))
    found = {each.languages: each for each in FORMATS.values() if each.kind == kind}
    if not found:
        return None
    if len(found) == 1:
        (only,) = found.values()
        return only
    wanted = languages_of(tag) or tuple(language for language in ("zh", "en") if language in there)
    if wanted not in found:
        names = " or ".join(each.suffix for each in found.values())
        raise InputError(f"{name}: no {kind} file holds {_listed(wanted)}: let its name end in {names}")
    chosen = found[wanted]
    lacking = [language for language in chosen.languages if language not in there]
    if lacking and chosen.needs_english == ("en" in chosen.languages):
        raise InputError(f"{name}: there is no {_listed(lacking)} to write: choose another name")
    return chosen


def _listed(languages: Collection[Language]) -> str:
    return " and ".join(_NAMES[language] for language in languages)
