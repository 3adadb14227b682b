"""Markdown inside of lines, and around the text: marks that nobody says."""

import re

_ADDRESS = r"(?:[a-z][a-z0-9+.-]*:|[#/]|\.{1,2}/|www\.|(?=[^\s()]*\.[a-z]{2,5}\)))(?:[^\s()]|\([^\s()]*\))*"
_TARGET = rf"\({_ADDRESS}(?:[ ]\"[^\"\n]*\")?\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]*\]{_TARGET}", re.IGNORECASE)
_LINK = re.compile(rf"\[([^\[\]\n]+)\]{_TARGET}", re.IGNORECASE)
_MARKS = (
    # In 2*3*4, A* and C*-algebra a star stands at a letter; emphasis stands between spaces and marks.
    re.compile(r"(?<![\w)\]*\\])\*(?=[^\s*])([^*\n]+)(?<=[^\s*\\])\*(?![\w(\[*])"),
    # Two of them may stand in Chinese, but not in 2**3**4.
    re.compile(r"(?<!\*)\*\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*\*(?!\*)"),
    re.compile(r"(?<!\*)\*{3}(?=[^\s*])([^*\n]+)(?<=[^\s*])\*{3}(?!\*)"),
    re.compile(r"(?<!~)~~(?=[^\s~])([^~\n]+)(?<=[^\s~])~~(?!~)"),
    re.compile(r"(?<!`)`([^`\n]+)`(?!`)"),
)
_ASCII_LETTER = re.compile(r"[A-Za-z0-9)\](\[]")
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?=[A-Za-z_])((?:(?:[^\W\d][\w -]*:(?:[ \t].*)?|[ \t].*|-[ \t].*|#.*|)\n)+?)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TITLE = re.compile(r"^title:[ \t]*(.*)", re.IGNORECASE | re.MULTILINE)


def unmarked(text: str) -> str:
    """``text`` without pictures and the marks of bold, emphasis, code and deletions; of links, their texts.

    It has as many lines. What might be said stays as it is: ``2*3*4``, ``f[x](y)``.
    """
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    for mark in _MARKS:
        text = mark.sub(_content, text)
    return text


def _content(match: re.Match[str]) -> str:
    """What stands between two marks; all, where Latin letters or brackets stand on both sides of one."""
    text, start, end = match.string, *match.span()
    opens = text[max(start - 1, 0) : start] + match[1][0]
    closes = match[1][-1] + text[end : end + 1]
    inside = any(len(_ASCII_LETTER.findall(side)) == 2 for side in (opens, closes))
    return match[0] if inside else match[1]


def front_matter(text: str) -> tuple[int, str]:
    """How many characters of a text are YAML ahead of it, between two rules, and the title in that."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return 0, ""
    title = _TITLE.search(match[1])
    return match.end(), title[1].strip(" \t\"'") if title else ""
