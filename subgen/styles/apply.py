"""Giving the styles of an ASS file the look of a preset."""

from collections.abc import Sequence
from dataclasses import dataclass

from subgen.errors import InputError
from subgen.styles.ass_file import AssFile
from subgen.styles.edit import style_called
from subgen.styles.events import MEASURED_TAG, events
from subgen.styles.preset import LANGUAGES, Preset
from subgen.styles.text_style import FIELDS, TextStyle, Value

_SAME_SHAPE = 0.02
_LENGTHS = ("size", "spacing", "outline", "shadow")
_MARGINS = ("margin_l", "margin_r", "margin_v")


@dataclass(frozen=True, slots=True)
class Applied:
    """A file in the look of a preset, and what a person should know of it."""

    file: AssFile
    notes: tuple[str, ...]


def apply_preset(
    file: AssFile, preset: Preset, chinese: Sequence[str] = (), english: Sequence[str] = ()
) -> Applied:
    """An ASS file whose styles ``chinese`` and ``english`` look as the preset says.

    Where none are named, they are those called ``Chinese`` and ``English``, as in files of subgen's own.

    Lengths are scaled from the preset's picture to the file's. But if the two pictures differ in shape, all
    styles are given the preset's look, and nothing in the events is measured in pixels, then the file takes
    over the preset's picture. Which language stands on top is a matter of the events, and stays as it is.

    Raises:
        InputError: there are no such styles, or they lack a field.
    """
    wanted = _targets(file, chinese, english)
    width, height = file.picture()
    shape, own_shape = preset.play_res_x / preset.play_res_y, width / height
    notes = []
    if (
        abs(shape / own_shape - 1) > _SAME_SHAPE
        and set(wanted) == set(file.style_names())
        and not _measured(file)
    ):
        file = file.with_picture(preset.play_res_x, preset.play_res_y)
        notes.append(
            f"{file.name}: its picture is {preset.play_res_x}x{preset.play_res_y} now, not {width}x{height}"
        )
        width, height = preset.play_res_x, preset.play_res_y
    factor = min(width / preset.play_res_x, height / preset.play_res_y)
    for style in file.styles():
        if style.name in wanted:
            look = preset.chinese if wanted[style.name] == "chinese" else preset.english
            file = file.with_style(style, scaled(look, factor))
    if upside_down := _other_order(file, wanted, preset):
        notes.append(
            f"{file.name}: {upside_down} events have the {preset.top.title()} below, not on top as the preset"
            f" wants it: write the file anew with --style {preset.name}"
        )
    return Applied(file, tuple(notes))


def scaled(style: TextStyle, factor: float) -> dict[str, Value]:
    """The fields of a style, its lengths multiplied."""
    values: dict[str, Value] = {name: getattr(style, name) for name in FIELDS}
    for name in _LENGTHS:
        values[name] = round(getattr(style, name) * factor, 2)
    for name in _MARGINS:
        values[name] = round(getattr(style, name) * factor)
    return values


def _targets(file: AssFile, chinese: Sequence[str], english: Sequence[str]) -> dict[str, str]:
    """Which language's look each style gets, by the style's name."""
    given = {"chinese": chinese, "english": english}
    if not chinese and not english:
        own = {name.lower(): name for name in file.style_names()}
        found = {own[language]: language for language in LANGUAGES if language in own}
        if not found:
            raise InputError(
                f"{file.name}: no style is called Chinese or English: say with --chinese and --english which"
                f" are; there are: {', '.join(file.style_names())}"
            )
        return found
    return {style_called(file, name): language for language in LANGUAGES for name in given[language]}


def _measured(file: AssFile) -> bool:
    return any(
        len(event) < 10 or any(margin.strip("0 ") for margin in event[5:8]) or MEASURED_TAG.search(event[9])
        for event in events(file)
    )


def _other_order(file: AssFile, wanted: dict[str, str], preset: Preset) -> int:
    """How many events hold both languages in another order than the preset wants."""
    upper = [name for name, language in wanted.items() if language == preset.top]
    lower = {name for name, language in wanted.items() if language != preset.top}
    return sum(
        len(event) == 10
        and event[3].strip().lstrip("*") in lower
        and any(f"\\r{name}" in event[9] for name in upper)
        for event in events(file)
    )
