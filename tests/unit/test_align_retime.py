from subgen.align.retime import retime
from subgen.profile import load_profile
from subgen.source import Heard, Piece
from subgen.span import Span


def test_text_that_nobody_says_at_the_end_drags_nothing_from_its_sound():
    text = "今天讲数据库。" * 30
    pieces = [Piece(7 * index, 7 * index + 7) for index in range(30)]
    old = [Span(3000 * index, 3000 * index + 2000) for index in range(30)]
    heard = [Heard(piece.start, piece.end, span, "vad", 1.0) for piece, span in zip(pieces, old, strict=True)]
    found = retime(text, pieces, old, heard[:20], load_profile("netflix"), 60_000)
    assert [span.start_ms for span in found.spans[:20]] == [span.start_ms for span in old[:20]]
    assert found.spans[-1].end_ms == 60_000
    assert all(span.end_ms > span.start_ms for span in found.spans)
