"""What a talk is made from: its text as it was read, and which parts of that text are speech."""

from dataclasses import dataclass

from subgen.span import Span, Timing


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source's text that is speech: a paragraph, or a part of one after a line that ends a
    sentence without a mark, or a cue that came with its time.

    Only a piece that is a ``turn`` has a ``start_ms``, and none that has a ``span`` is one.
    """

    start: int
    """Offset of its first character in ``Source.text``."""
    end: int
    """Offset after its last character."""
    span: Span | None = None
    """When it is spoken, where the source says so."""
    start_ms: int | None = None
    """When the turn begins, where the source says so; such times rise."""
    turn: bool = False
    """Whether a speaker begins with it, so that no sentence runs into it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of the source's text whose time is known, such as a word that a recogniser heard.

    It fixes no cue: what lies in a piece without a span is cut freely, and timed by what was heard in it.
    """

    start: int
    """Offset of its first character in ``Source.text``."""
    end: int
    """Offset after its last character."""
    span: Span
    """When it is spoken."""
    timing: Timing
    """How that was found."""
    confidence: float
    """How sure that is, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it was read. Every later offset points into ``text``."""

    name: str
    """The file's name, or ``-`` for standard input."""
    text: str
    """The whole text, decoded, lines ended by a single newline; a transcript's without the marks of Markdown
    inside of its lines."""
    pieces: tuple[Piece, ...]
    """The speech in it, in the order of the text; nothing overlaps. All are timed, or none is."""
    title: str = ""
    """The title line of a Markdown transcript."""
    trusted_stops: bool = True
    """Whether a 。 ends a sentence. Not so in text that a site has cut into blocks of equal length."""
    heard: tuple[Heard, ...] = ()
    """What is known of when the text is spoken, in the order of the text and of time; nothing overlaps.
    Where the pieces have spans as well, those were made from it."""

    @property
    def timed(self) -> bool:
        """Whether the source came with times of its own."""
        return bool(self.pieces) and self.pieces[0].span is not None
