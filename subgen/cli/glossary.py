"""``subgen glossary``: what a glossary for a talk could hold."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from subgen.cli import options, work

if TYPE_CHECKING:
    from subgen.text.suggest import Suggestion

app = typer.Typer(help="Write glossaries: how names and terms are written, misheard, and put in English.")


@app.callback()
def _common() -> None:
    pass


@app.command()
def suggest(
    transcript: options.Transcript,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """List the names and terms of a talk and what seem to be misspellings of them, with counts.

    What is printed is a glossary file, to be corrected by hand and given to --glossary.

    Example: subgen glossary suggest talk.txt > talk.glossary.txt
    """
    from subgen.formats.glossary_file import default_glossary
    from subgen.text.suggest import suggest as suggestions

    found = suggestions(work.read_talk(transcript, quiet=quiet), default_glossary(), work.splitter())
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            typer.echo(line)


def _lines(suggestions: "Sequence[Suggestion]") -> Iterator[str]:
    """A glossary file in which every entry is still a comment."""
    yield "# Remove the # before what is right, and correct it. How often each is said stands at the end."
    for kind, title in (("name", "Names, by their sound"), ("term", "English, by its letters")):
        yield ""
        yield f"# {title}:"
        for each in suggestions:
            if each.kind == kind:
                said = dict(each.counts)
                forms = [form for form in said if form != each.source]
                counts = [said.get(each.source, 0), *(said[form] for form in forms)]
                value = " | ".join([each.target, *forms] if each.target else forms)
                yield f"# {each.source} = {value}  # {', '.join(map(str, counts))}"
