"""Glossary files: a line an entry, tab-separated values, or TOML.

    # What is right, its English, and how it is misheard
    家辉 = Jiahui | 佳辉 | 佳慧
    OpenAI = open i | open ai  # not in the default glossary

A source with Chinese in it has its English first; if the first form after the ``=`` is Chinese, it has none.
One without Chinese is its own English, and all that follows is misheard. Tab-separated, the columns are
source, target, and misheard forms parted by ``|``; there English may become other English. So in TOML::

    OpenAI = "open i | open ai"
    LLM = { target = "large language model", heard = ["l l m"] }
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from subgen.errors import InputError
from subgen.formats import checked
from subgen.formats.decode import decode, normalise
from subgen.glossary import DEFAULT, Entry, Glossary, spelling_key
from subgen.shipped import shipped
from subgen.width import cells, is_han

MAX_BYTES = 2_000_000
"""The largest file that is read: some 50,000 entries."""
_MAX_CELLS = 28
"""A term is never parted, so it has to fit into a line with some room (see ``words``)."""
_MAX_TARGET = 40
"""Characters; an English line has 42."""
_COMMENT = re.compile(r"(?:^|\s)\s*#(?:\s.*|$)|^\s*#.*")
"""From a # that stands alone to the end of the line, or a line that begins with one: C# is no comment."""
_HEAD = ("source", "target")


def read_glossary(data: bytes, name: str) -> tuple[Entry, ...]:
    """The entries in a file's bytes, in its order; a name that ends in ``.toml`` makes it TOML.

    Raises:
        InputError: something in it is no entry, or is said twice; the message names the file and the line.
    """
    text = normalise(decode(data, name, "a glossary, a line a term: SOURCE = ENGLISH | MISHEARD").text)
    rows = _toml_rows(text, name) if name.lower().endswith(".toml") else _list_rows(text, name)
    entries: list[Entry] = []
    places: dict[str, str] = {}
    for where, source, target, heard in rows:
        entry = _entry(where, source.strip(), target.strip(), heard, name)
        for form in (entry.source, *entry.heard):
            before = places.setdefault(spelling_key(form), where)
            if before != where:
                raise InputError(
                    f"{where}: {form} stands in {before.removeprefix(f'{name}: ')} too: keep one"
                )
        entries.append(entry)
    return tuple(entries)


@cache
def default_glossary() -> Glossary:
    """The glossary of the AI and computing field that ships with subgen."""
    data = shipped("glossary.txt").read_bytes()
    return Glossary(read_glossary(data, DEFAULT))


_Row = tuple[str, str, str, list[str]]
"""Where it stands, source, target, and what is heard instead."""


def _list_rows(text: str, name: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{name}: line {number}"
        line = _COMMENT.sub("", line)
        if not line.strip():
            continue
        if "\t" in line:
            source, target, *heard = line.split("\t")
            if (source.strip().lower(), target.strip().lower()) == _HEAD:
                continue
            yield where, source, target, [form for cell in heard for form in cell.split("|")]
        elif "=" in line:
            source, _, value = line.partition("=")
            yield where, source, *_shorthand(source, value)
        else:
            raise InputError(f"{where}: no = in it: write SOURCE = ENGLISH | MISHEARD | MISHEARD")


def _shorthand(source: str, value: str) -> tuple[str, list[str]]:
    """Target and misheard forms of what stands behind the = of a line."""
    forms = value.split("|")
    if _has_han(source) and not _has_han(forms[0]):
        return forms[0], forms[1:]
    return "", forms


def _toml_rows(text: str, name: str) -> Iterator[_Row]:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: not valid TOML: {error}") from error
    for source, value in values.items():
        where = f"{name}: line {_line_of(source, text)}"
        if isinstance(value, str):
            yield where, source, *_shorthand(source, value)
        else:
            fields = checked.record(value, where, (), ("target", "heard"))
            heard = checked.array(fields.get("heard", []), f"{where}: heard")
            forms = [checked.text(form, f"{where}: heard") for form in heard]
            yield where, source, checked.text(fields.get("target", ""), f"{where}: target"), forms


def _line_of(key: str, text: str) -> int:
    """The line on which a key of a TOML file begins, as far as can be seen without reading it again."""
    match = re.search(rf"^\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=\]]", text, re.MULTILINE)
    return text.count("\n", 0, match.end()) + 1 if match else 1


def _entry(where: str, source: str, target: str, heard: list[str], name: str) -> Entry:
    forms = tuple(dict.fromkeys(form.strip() for form in heard if form.strip()))
    _check_form(where, "the source", source)
    for form in forms:
        _check_form(where, "what is misheard", form)
        if form == source:
            raise InputError(f"{where}: {form} is said to be misheard for itself: remove it")
    if any(map(is_han, target)) or (target and not any(map(str.isalnum, target))):
        raise InputError(f"{where}: {target} is no English: write the English after the source")
    if len(target) > _MAX_TARGET:
        raise InputError(f"{where}: its English is {len(target)} characters long: keep to {_MAX_TARGET}")
    if not target and not _has_han(source):
        target = source
    return Entry(source, " ".join(target.split()), forms, name)


def _check_form(where: str, what: str, form: str) -> None:
    if len(form) < 2 or not any(map(str.isalnum, form)):
        raise InputError(f"{where}: {what} is {form or 'empty'!r}: two letters or characters are the least")
    if cells(form) > _MAX_CELLS:
        raise InputError(f"{where}: {form} is too wide for a line: {_MAX_CELLS // 2} characters are the most")


def _has_han(text: str) -> bool:
    return any(map(is_han, text))
