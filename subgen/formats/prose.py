"""Text and Markdown: the talk to be read, in paragraphs, without a screen's lines."""

import re
from collections.abc import Sequence

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.paragraphs import paragraphs
from subgen.formats.shown import plain
from subgen.span import clock
from subgen.tags import Language

_HEADING_MS = 5 * 60_000
"""A heading with its time is set at the first paragraph of every five minutes."""
_NUMBERED = re.compile(r"^(\d+)([.)])")
_SIGNS = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)|^[#+=-]")


def to_text(cues: Sequence[LaidCue], languages: Sequence[Language]) -> str:
    """The talk in paragraphs with an empty line between them; of both languages, English below Chinese.

    Raises:
        InputError: a cue has no text in ``languages``.
    """
    parts = ["\n".join(filter(None, (each.zh, each.en))) for each in paragraphs(cues, languages)]
    return "\n\n".join(parts) + "\n"


def to_markdown(cues: Sequence[LaidCue], title: str, languages: Sequence[Language]) -> str:
    """The talk under its title, with the time as a heading every five minutes.

    Of both languages, English is a quote below its Chinese. What Markdown would take for a sign of its own
    is escaped, so that it is shown as it stands.

    Raises:
        InputError: a cue has no text in ``languages``.
    """
    title = " ".join(plain(title).split())
    parts = [f"# {escaped(title)}"] if title else []
    heading_ms = 0
    for each in paragraphs(cues, languages):
        if each.start_ms >= heading_ms:
            parts.append(f"## {clock(each.start_ms).partition(',')[0]}")
            heading_ms = (each.start_ms // _HEADING_MS + 1) * _HEADING_MS
        if each.zh:
            parts.append(escaped(each.zh))
        if each.en:
            parts.append(f"{'> ' if 'zh' in languages else ''}{escaped(each.en)}")
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """One line of text, so that Markdown shows it as it stands."""
    return _NUMBERED.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", text))


def _format(kind: str, label: str, languages: tuple[Language, ...]) -> Format:
    def write(cues: Sequence[LaidCue], title: str) -> str:
        return to_markdown(cues, title, languages) if kind == "md" else to_text(cues, languages)

    return Format(
        suffix=f"{'-'.join(languages)}.{kind}",
        label=label,
        write=write,
        languages=languages,
        needs_english="en" in languages,
        shows=plain,
        grid_ms=None,
        breaks=False,
        on_screen=False,
    )


FORMATS = (
    _format("txt", "Chinese to be read (text)", ("zh",)),
    _format("txt", "English to be read (text)", ("en",)),
    _format("txt", "both languages to be read (text)", ("zh", "en")),
    _format("md", "Chinese to be read (Markdown)", ("zh",)),
    _format("md", "English to be read (Markdown)", ("en",)),
    _format("md", "both languages to be read (Markdown)", ("zh", "en")),
)
