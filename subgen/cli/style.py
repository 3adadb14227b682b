"""``subgen style``: presets, and the styles inside ASS files."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from subgen.cli import options, tools, work
from subgen.cli.console import say, styles_dir
from subgen.cli.style_preview import preview
from subgen.errors import InputError
from subgen.formats.files import STDIN, read_bytes, write_files
from subgen.styles.apply import apply_preset
from subgen.styles.ass_file import MAX_ASS_BYTES, AssFile, read_ass
from subgen.styles.colour import parse_colour
from subgen.styles.edit import Change, edit_preset, edit_styles, parse_change
from subgen.styles.library import (
    DEFAULT_PRESET,
    find_preset,
    is_name,
    load_preset,
    preset_files,
    preset_path,
)
from subgen.styles.text_style import FIELDS
from subgen.width import cells

app = typer.Typer(
    help="List, show, make and change styles: presets, and those inside ASS files.", no_args_is_help=True
)
app.command()(preview)

_MOST_COLUMNS = 4


def _change(text: str) -> Change:
    try:
        return parse_change(text)
    except InputError as error:
        raise typer.BadParameter(str(error)) from error


Target = Annotated[
    str, typer.Argument(metavar="NAME|FILE", help="A preset's name, or an ASS file.", show_default=False)
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="DIR", help="Write into this folder, and leave what was read alone."
    ),
]
_CHANGES_HELP = "What to change: chinese.size=80, or size=80 for all styles."


@app.command("list")
def list_presets(as_json: options.Json = False) -> None:
    """List the presets: those that ship with subgen, and yours.

    Example: subgen style list
    """
    rows = []
    for file in preset_files(styles_dir()).values():
        try:
            preset = file.load()
            what, picture = preset.description, f"{preset.play_res_x}x{preset.play_res_y}"
        except InputError as error:
            what, picture = f"can't be used: {error}", ""
        path = str(file.file) if file.yours else ""
        rows.append({"name": file.name, "picture": picture, "description": what, "path": path})
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    wide = max(cells(row["name"]) for row in rows)
    for row in rows:
        yours = f" (yours: {row['path']})" if row["path"] else ""
        typer.echo(f"{_padded(row['name'], wide)}  {row['picture']:9}  {row['description']}{yours}")


@app.command()
def show(
    target: Target,
    toml: Annotated[bool, typer.Option("--toml", help="Print it as TOML, as presets are kept.")] = False,
    as_json: options.Json = False,
) -> None:
    """Show a preset, or the styles of an ASS file.

    Example: subgen style show classic
    """
    if _is_file(target):
        file = _read(Path(target))
        width, height = file.picture()
        styles = {
            _text(style.name): _as_written(dict(zip(style.fields, style.values, strict=False)))
            for style in file.styles()
        }
        values: dict[str, Any] = {"play_res_x": width, "play_res_y": height}
    else:
        preset_file = find_preset(target, styles_dir())
        if toml:
            typer.echo(preset_file.text(), nl=False)
            return
        preset = preset_file.load()
        values = {name: getattr(preset, name) for name in ("description", "top", "play_res_x", "play_res_y")}
        looks = {"chinese": preset.chinese, "english": preset.english}
        styles = {name: {field: getattr(look, field) for field in FIELDS} for name, look in looks.items()}
    if as_json:
        typer.echo(json.dumps({**values, "styles": styles}, ensure_ascii=False, indent=2, default=str))
    elif toml:
        import tomlkit

        typer.echo(tomlkit.dumps({**values, **styles}), nl=False)
    else:
        for name, value in values.items():
            typer.echo(f"{name}: {value}")
        _print_styles(styles)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="What to call it.", show_default=False)],
    changes: Annotated[
        list[Change] | None,
        typer.Argument(
            parser=_change, metavar="[STYLE.]FIELD=VALUE...", help=_CHANGES_HELP, show_default=False
        ),
    ] = None,
    source: Annotated[
        str, typer.Option("--from", metavar="PRESET", help="The preset that it begins as.")
    ] = DEFAULT_PRESET,
    force: options.Force = False,
) -> None:
    """Make a preset of your own, out of another.

    It goes before one that ships with subgen under the same name: a classic of yours is what generate takes.

    Example: subgen style new mine --from classic font="Microsoft YaHei" chinese.primary_colour=gold
    """
    path = preset_path(name, styles_dir())
    text = edit_preset(source, find_preset(source, styles_dir()).text(), changes or [])
    work.make_folder(path.parent)
    write_files({path: text}, force=force)
    typer.echo(str(path))


@app.command()
def edit(
    target: Target,
    changes: Annotated[
        list[Change],
        typer.Argument(
            parser=_change, metavar="[STYLE.]FIELD=VALUE...", help=_CHANGES_HELP, show_default=False
        ),
    ],
    output: Output = None,
    force: options.Force = False,
) -> None:
    """Change a preset of yours, or the styles inside an ASS file.

    In an ASS file, of subgen's or of anyone's, only the named fields change: every other byte stays as it
    is. Fields have the names that subgen style show prints, or those of ASS (PrimaryColour). Colours are
    written as white, gold 80% (its opacity), #FFD24A, #FFD24ACC or &H334AD2FF.

    Example: subgen style edit talk.zh-en.ass Chinese.size=80 English.primary_colour="white 80%"
    """
    if _is_file(target):
        _write({Path(target): edit_styles(_read(Path(target)), changes)}, output, force=force)
        return
    preset_file = find_preset(target, styles_dir())
    if not preset_file.yours:
        raise InputError(
            f"{target} ships with subgen and stays as it is: make one of your own with"
            f" subgen style new NAME --from {target}"
        )
    if output is not None:
        raise typer.BadParameter("-o is for ASS files; a preset of yours is changed where it is")
    path = preset_path(target, styles_dir())
    write_files({path: edit_preset(target, preset_file.text(), changes)}, force=True)
    typer.echo(str(path))


@app.command()
def apply(
    preset: Annotated[str, typer.Argument(metavar="PRESET", help="A preset's name.", show_default=False)],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The ASS files.", show_default=False)
    ],
    chinese: Annotated[
        list[str] | None,
        typer.Option("--chinese", metavar="STYLE", help="A style of the files that gets the Chinese look."),
    ] = None,
    english: Annotated[
        list[str] | None,
        typer.Option("--english", metavar="STYLE", help="A style of the files that gets the English look."),
    ] = None,
    output: Output = None,
    force: options.Force = False,
) -> None:
    """Give the styles inside ASS files the look of a preset.

    Files of subgen's own have the styles Chinese and English; of others, say which are which. Lengths are
    scaled to the file's picture; only where that has another shape, every style gets the new look and
    nothing is placed in pixels, the file takes over the preset's picture. Every other byte stays as it is.

    Example: subgen style apply box lecture.ass --chinese Default --english Sub
    """
    look = load_preset(preset, styles_dir())
    done: dict[Path, AssFile] = {}
    for path in files:
        applied = apply_preset(_read(path), look, chinese or (), english or ())
        for note in applied.notes:
            say(f"subgen: {note}")
        done[path] = applied.file
    _write(done, output, force=force)


def _is_file(target: str) -> bool:
    """Whether an argument means a file and not a preset, whose name has neither dots nor slashes."""
    return not is_name(target)


def _read(path: Path) -> AssFile:
    if str(path) == STDIN:
        raise typer.BadParameter("an ASS file is changed where it is: standard input can't be")
    return read_ass(read_bytes(path, MAX_ASS_BYTES), str(path))


def _write(done: dict[Path, AssFile], output: Path | None, *, force: bool) -> None:
    """The files in place of those that were read, or in another folder: all or none."""
    if output is None:
        write_files({path: file.data() for path, file in done.items()}, force=True)
    else:
        done = dict(zip(work.places_in(output, list(done)), done.values(), strict=True))
        write_files({path: file.data() for path, file in done.items()}, force=force)
    for path, file in done.items():
        typer.echo(str(path))
        tools.warn_of_file(file, quiet=False)


def _as_written(values: dict[str, str]) -> dict[str, str]:
    """The values of an ASS style, its colours as people write them; what is broken, as it stands."""
    shown = {}
    for field, value in values.items():
        if field == "name":
            continue
        if field.endswith("_colour"):
            with suppress(InputError):
                value = str(parse_colour(value))
        shown[_text(field)] = _text(value)
    return shown


def _text(value: str) -> str:
    """A value without what can't be printed: bytes that are no text, control characters."""
    whole = value.encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else "?" for char in whole)


def _print_styles(styles: Mapping[str, Mapping[str, object]]) -> None:
    """A table: a line for each field, a column for each style, a few styles at a time."""
    names = list(styles)
    fields = list(dict.fromkeys(field for style in styles.values() for field in style))
    for first in range(0, len(names), _MOST_COLUMNS):
        shown = names[first : first + _MOST_COLUMNS]
        rows = [
            ["", *shown],
            *([field, *(_cell(styles[name].get(field)) for name in shown)] for field in fields),
        ]
        widths = [max(cells(row[column]) for row in rows) for column in range(len(shown) + 1)]
        typer.echo()
        for row in rows:
            line = "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True))
            typer.echo(line.rstrip())


def _cell(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
