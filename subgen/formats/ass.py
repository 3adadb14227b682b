r"""Advanced SubStation Alpha (ASS): for players, and for burning in.

One event holds a cue in both languages, ``中文\N{\rEnglish}English``: two events with the same times may
change places from player to player. The language on top gives the event its style, and so its place.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.grid import on_grid
from subgen.formats.shown import check_end, full_width, shown_lines
from subgen.styles.colour import Colour
from subgen.styles.library import DEFAULT_PRESET, load_preset
from subgen.styles.preset import Preset
from subgen.styles.text_style import TextStyle
from subgen.tags import Language

if TYPE_CHECKING:
    import pysubs2

_STYLES = {"zh": "Chinese", "en": "English"}
_LIMIT_MS = 10 * 3_600_000
_GRID_MS = 10


def to_ass(
    cues: Sequence[LaidCue], title: str, preset: Preset, languages: Sequence[Language] = ("zh", "en")
) -> str:
    """An ASS file of ``cues`` in the look of ``preset``, which says what language stands on top.

    Times are whole centiseconds (see ``on_grid``). Lines are broken as they were laid out, and the
    player is told to break none. Text is changed as ``shown`` says.

    Raises:
        InputError: a cue has no text in ``languages``.
        OutputError: a cue ends at or after 10 hours.
    """
    import pysubs2

    check_end(cues, _LIMIT_MS, "ASS")
    file = pysubs2.SSAFile()
    file.info = {
        "ScriptType": "v4.00+",
        "Title": " ".join(title.split()),
        "WrapStyle": "2",
        "ScaledBorderAndShadow": "yes",
        "YCbCr Matrix": "TV.709",
        "PlayResX": str(preset.play_res_x),
        "PlayResY": str(preset.play_res_y),
        "LayoutResX": str(preset.play_res_x),
        "LayoutResY": str(preset.play_res_y),
    }
    looks = {"zh": preset.chinese, "en": preset.english}
    file.styles = {_STYLES[language]: _style(looks[language]) for language in languages}
    spans = on_grid([cue.span for cue in cues], _GRID_MS)
    if preset.top == "english":
        languages = [each for each in ("en", "zh") if each in languages]
    for number, (cue, span) in enumerate(zip(cues, spans, strict=True), 1):
        found = zip(languages, shown_lines(cue, number, languages), strict=True)
        parts = [(_STYLES[language], r"\N".join(lines)) for language, lines in found if lines]
        style, text = parts[0]
        text += "".join(rf"\N{{\r{name}}}{more}" for name, more in parts[1:])
        file.append(pysubs2.SSAEvent(start=span.start_ms, end=span.end_ms, style=style, text=text))
    return file.to_string("ass", header_notice="Written by subgen")


def _style(style: TextStyle) -> "pysubs2.SSAStyle":
    import pysubs2

    return pysubs2.SSAStyle(
        fontname=style.font,
        fontsize=style.size,
        primarycolor=_colour(style.primary_colour),
        secondarycolor=_colour(style.secondary_colour),
        outlinecolor=_colour(style.outline_colour),
        backcolor=_colour(style.back_colour),
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        strikeout=style.strike_out,
        scalex=style.scale_x,
        scaley=style.scale_y,
        spacing=style.spacing,
        angle=style.angle,
        borderstyle=style.border_style,
        outline=style.outline,
        shadow=style.shadow,
        alignment=pysubs2.Alignment(style.alignment),
        marginl=style.margin_l,
        marginr=style.margin_r,
        marginv=style.margin_v,
        encoding=style.encoding,
    )


def _colour(colour: Colour) -> "pysubs2.Color":
    """As ASS counts opacity: 0 is opaque."""
    import pysubs2

    return pysubs2.Color(colour.red, colour.green, colour.blue, 255 - colour.opacity)


def _format(suffix: str, label: str, languages: tuple[Language, ...]) -> Format:
    def styled(cues: Sequence[LaidCue], title: str, preset: Preset) -> str:
        return to_ass(cues, title, preset, languages)

    def write(cues: Sequence[LaidCue], title: str) -> str:
        return styled(cues, title, load_preset(DEFAULT_PRESET))

    return Format(
        suffix=suffix,
        label=label,
        write=write,
        languages=languages,
        needs_english="en" in languages,
        shows=full_width,
        grid_ms=_GRID_MS,
        styled=styled,
    )


FORMATS = (
    _format("zh.ass", "Chinese with its style (ASS)", ("zh",)),
    _format("en.ass", "English with its style (ASS)", ("en",)),
    _format("zh-en.ass", "both languages with their styles (ASS)", ("zh", "en")),
)
