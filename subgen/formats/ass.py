r"""Advanced SubStation Alpha (ASS): for players, and for burning in.

One event holds a cue in both languages, ``中文\N{\rEnglish}English``: two events with the same times may
change places from player to player.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.shown import check_end, shown_lines
from subgen.formats.style import DEFAULT_PRESET, Preset, TextStyle, load_preset
from subgen.span import Span

if TYPE_CHECKING:
    import pysubs2

_LIMIT_MS = 10 * 3_600_000
_TICK_MS = 10


def to_ass(cues: Sequence[LaidCue], title: str, preset: Preset) -> str:
    """An ASS file of ``cues``, Chinese above English, in the look of ``preset``.

    Times are whole centiseconds (see ``centiseconds``). Lines are broken as they were laid out, and the
    player is told to break none. Text is changed as ``shown`` says.

    Raises:
        InputError: a cue lacks its Chinese or its English.
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
    file.styles = {"Chinese": _style(preset.chinese), "English": _style(preset.english)}
    for number, (cue, span) in enumerate(zip(cues, centiseconds([cue.span for cue in cues]), strict=True), 1):
        zh = r"\N".join(shown_lines(cue, number, "zh"))
        en = r"\N".join(shown_lines(cue, number, "en"))
        text = rf"{zh}\N{{\rEnglish}}{en}"
        file.append(pysubs2.SSAEvent(start=span.start_ms, end=span.end_ms, style="Chinese", text=text))
    return file.to_string("ass", header_notice="Written by subgen")


def centiseconds(spans: Sequence[Span]) -> list[Span]:
    """The spans on ASS' grid of 10 ms, each time moved to the nearest.

    Spans that don't overlap don't overlap afterwards. One that would vanish lasts 10 ms, and where it then
    runs into the next, that one starts as much later.
    """
    moved = []
    free_ms = 0
    for span in spans:
        start_ms = max(_nearest(span.start_ms), free_ms)
        free_ms = max(_nearest(span.end_ms), start_ms + _TICK_MS)
        moved.append(Span(start_ms, free_ms))
    return moved


def _nearest(ms: int) -> int:
    return (ms + _TICK_MS // 2) // _TICK_MS * _TICK_MS


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


def _colour(text: str) -> "pysubs2.Color":
    """``#RRGGBBAA``, whose last pair is opacity, as ASS counts it: 0 is opaque."""
    import pysubs2

    red, green, blue, opacity = bytes.fromhex(text.removeprefix("#"))
    return pysubs2.Color(red, green, blue, 255 - opacity)


def _classic(cues: Sequence[LaidCue], title: str) -> str:
    return to_ass(cues, title, load_preset(DEFAULT_PRESET))


FORMATS = (Format("zh-en.ass", "both languages with styles (ASS)", _classic, needs_english=True),)
