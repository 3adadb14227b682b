"""Markdown inside of lines, and around the text: marks that nobody says."""

import re
from html import unescape
from itertools import chain, zip_longest

from subgen.width import HAN

_ADDRESS = r"(?:[a-z][a-z0-9+.-]*:|[#/]|\.{1,2}/|www\.|(?=[^\s()]*\.[a-z]{2,5}\)))(?:[^\s()]|\([^\s()]*\))*"
_TARGET = rf"\({_ADDRESS}(?:[ ]\"[^\"\n]*\")?\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]*\]{_TARGET}", re.IGNORECASE)
_LINK = re.compile(rf"\[([^\[\]\n]+)\]{_TARGET}", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_AS_IT_IS = re.compile(
    r"(?<![`\\])`(?P<code>[^`\n]+)`(?!`)"
    r"|(?<![$\\])(?:\$(?=[^\s$])[^$\n]+(?<=[^\s\\])\$(?![$0-9])|\$\$[^$]+\$\$)"
    r"|\\\([^\n]{1,200}?\\\)|\\\[[^\n]{1,200}?\\\]"
)
"""Code, and formulas as LaTeX writes them; $5 and $6 are prices."""
_KEPT = "\1"
"""Stands for each of them while marks are taken away."""
_STAR = re.compile(r"(?<![A-Za-z0-9)\]*\\])\*(?=[^\s*])([^*\n]+)(?<=[^\s*\\])\*(?![A-Za-z0-9(\[*])")
_MARKS = (
    # Two of them may stand in Chinese, but not in 2**3**4.
    re.compile(r"(?<![*\\])\*\*(?=[^\s*])([^*\n]+)(?<=[^\s*\\])\*\*(?!\*)"),
    re.compile(r"(?<![*\\])\*{3}(?=[^\s*])([^*\n]+)(?<=[^\s*\\])\*{3}(?!\*)"),
    re.compile(r"(?<![~\\])~~(?=[^\s~])([^~\n]+)(?<=[^\s~\\])~~(?!~)"),
    # Words are joined with it: x_1, 数学_作业_二. __init__ is Python's.
    re.compile(r"(?<![\w\"'\\])_(?=[^\s_])([^_\n]+)(?<=[^\s_\\])_(?![\w\"'])"),
    re.compile(rf"(?<![\w\\])__(?=[^\s_])([^_\n]*{HAN}[^_\n]*)(?<=[^\s_\\])__(?!\w)"),
)
_FORMULA = 30
"""So many characters behind an = belong to what it says."""
_WORDS = re.compile(r"[\w ]{2,}")
_ASCII_LETTER = re.compile(r"[A-Za-z0-9)\](\[]")
_ESCAPED = re.compile(r"(?<!\\)\\(?=[*_~`])|(?<=[^\s\\])\\(?=#)")
_NOTE = re.compile(r"(^ {0,3}\[\^[^\]\s]+\]:)|\[\^([^\]\s]+)\]", re.MULTILINE)
_TAG = (
    r"(?:a|abbr|article|b|big|blockquote|br|center|cite|code|del|details|div|em|figcaption|figure|font|h[1-6]|hr"
    r"|i|img|ins|kbd|li|mark|ol|p|section|small|span|strong|sub|summary|u|ul)"
)
"""Not <s>, which a model of language reads."""
_TAGGED = re.compile(rf"<({_TAG})(?:[ \t][^<>\n]*)?>(?!\s)([^<\n]+)(?<!\s)</\1>", re.IGNORECASE)
_ONLY_TAGS = re.compile(rf"^[ \t]*(?:</?{_TAG}(?:[ \t][^<>\n]*)?/?>[ \t]*)+$", re.IGNORECASE | re.MULTILINE)
_BREAK = re.compile(
    r"(?<=[，。；：？！…—、,.;:?!)）”」])<br ?/?>|<br ?/?>(?=[ \t]*$)", re.IGNORECASE | re.MULTILINE
)
_DEEPEST = 3
"""Tags that stand in more others than so many stay."""
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|hellip|mdash|middot|#39);")
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?=[A-Za-z_])((?:(?:[^\W\d][\w -]*:(?:[ \t].*)?|[ \t].*|-[ \t].*|#.*|)\n)+?)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TITLE = re.compile(r"^title:[ \t]*(.*)", re.IGNORECASE | re.MULTILINE)


def unmarked(text: str) -> str:
    """``text`` without pictures, comments and the marks of bold, emphasis, code and deletions, HTML's too.

    Of links their texts stay, of footnotes what they say. It has as many lines. Code and formulas stay as
    they are, and so does what might be said: ``2*3*4``, ``f[x](y)``, ``<unk>``.
    """
    kept: list[str] = []

    def put_away(match: re.Match[str]) -> str:
        kept.append(match["code"] or match[0])
        return _KEPT

    text = _COMMENT.sub(_newlines, _AS_IT_IS.sub(put_away, text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", _without_notes(text)))
    text = _untagged(text)
    text = _STAR.sub(_stressed, text)
    for mark in _MARKS:
        text = mark.sub(_content, text)
    parts = _ESCAPED.sub("", text).split(_KEPT)
    return "".join(chain.from_iterable(zip_longest(parts, kept, fillvalue="")))


def _newlines(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n") if comment[1] else comment[0]


def _without_notes(text: str) -> str:
    """``text`` without what refers to footnotes, if they are in it: ``[^1]`` may be said of a pattern."""
    defined = {match[1].strip(" []^:") for match in _NOTE.finditer(text) if match[1]}
    return _NOTE.sub(lambda match: "" if match[2] in defined else match[0], text)


def _untagged(text: str) -> str:
    text = _BREAK.sub(" ", _ONLY_TAGS.sub("", text))
    for _ in range(_DEEPEST):
        text = _TAGGED.sub(r"\2", text)
    return _ENTITY.sub(lambda match: unescape(match[0]), text)


def _stressed(match: re.Match[str]) -> str:
    """What stands between two stars; all, where that may be a product: 长*宽*高, 单价*数量，长*宽."""
    text, start, end = match.string, *match.span()
    opens, closes = text[max(start - 1, 0) : start], text[end : end + 1]
    if opens.isalnum() and closes.isalnum():
        equals = "=" in text[max(start - _FORMULA, 0) : start].rpartition("\n")[2]
        return match[1] if _WORDS.fullmatch(match[1]) and not equals else match[0]
    beside = (opens, match[1][0]), (closes, match[1][-1])
    return match[0] if any(outer.isalnum() and not inner.isalnum() for outer, inner in beside) else match[1]


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
