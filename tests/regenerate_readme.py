"""The ``--help`` blocks of the README, written anew from the commands themselves.

    python tests/regenerate_readme.py

A block stands between ``<!-- help: COMMAND -->`` and ``<!-- /help -->``.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

README = Path(__file__).parents[1] / "README.md"
WIDTH = 88

_BLOCK = re.compile(r"(<!-- help: (?P<command>[a-z -]+) -->\n).*?(<!-- /help -->)", re.DOTALL)


def help_texts() -> dict[str, str]:
    """What ``--help`` says of every command, by its full name, without colours and frames."""
    from subgen.cli import app

    return dict(_texts(typer.main.get_command(app), "subgen", None))


def with_help(readme: str) -> str:
    """The README with the blocks as they should be.

    Raises:
        KeyError: a block names a command that there isn't.
    """
    texts = help_texts()
    return _BLOCK.sub(lambda block: f"{block[1]}```text\n{texts[block['command']]}\n```\n{block[3]}", readme)


def _texts(command: Any, name: str, parent: typer.Context | None) -> Iterator[tuple[str, str]]:
    command.rich_markup_mode = None
    context = typer.Context(command, parent, info_name=name, terminal_width=WIDTH)
    text = command.get_help(context)
    yield context.command_path, "\n".join(line.rstrip() for line in text.strip().splitlines())
    for child, each in getattr(command, "commands", {}).items():
        yield from _texts(each, child, context)


if __name__ == "__main__":
    README.write_text(with_help(README.read_text(encoding="utf-8")), encoding="utf-8")
