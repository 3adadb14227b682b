"""BCC: Bilibili's own subtitles, JSON, one language a file."""

import json
from collections.abc import Sequence

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.shown import Language, plain, shown_lines

_LOOK = {
    "font_size": 0.4,
    "font_color": "#FFFFFF",
    "background_alpha": 0.5,
    "background_color": "#9C27B0",
    "Stroke": "none",
}
"""What Bilibili's editor writes at the head of every file."""
_BOTTOM = 2
"""The place on the picture, as on a number pad."""


def to_bcc(cues: Sequence[LaidCue], language: Language) -> str:
    """A BCC file of one language of ``cues``: times in seconds, with milliseconds.

    Raises:
        InputError: a cue has no text in ``language``.
    """
    body = [
        {
            "from": cue.span.start_ms / 1000,
            "to": cue.span.end_ms / 1000,
            "location": _BOTTOM,
            "content": "\n".join(shown_lines(cue, number, (language,), plain)[0]),
        }
        for number, cue in enumerate(cues, 1)
    ]
    return json.dumps({**_LOOK, "body": body}, ensure_ascii=False, indent=1) + "\n"


def _format(language: Language, label: str) -> Format:
    def write(cues: Sequence[LaidCue], title: str) -> str:  # noqa: ARG001
        return to_bcc(cues, language)

    return Format(
        suffix=f"{language}.bcc",
        label=label,
        write=write,
        languages=(language,),
        needs_english=language == "en",
        shows=plain,
    )


FORMATS = (_format("zh", "Chinese (BCC, for Bilibili)"), _format("en", "English (BCC, for Bilibili)"))
