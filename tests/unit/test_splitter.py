"""jieba with its parsed dictionary kept in a folder of ours."""

import marshal
from pathlib import Path

import jieba
import pytest

from subgen.text.splitter import JiebaSplitter

_TEXT = "我们今天看 AGI 的训练。"
_WORDS = ["我们", "今天", "看", " ", "AGI", " ", "的", "训练", "。"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a run has left its dictionary in."""
    folder = tmp_path_factory.mktemp("jieba")
    assert JiebaSplitter(folder).cut(_TEXT) == _WORDS
    return folder


def test_a_second_run_takes_what_the_first_has_kept(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jieba.Tokenizer, "initialize", lambda _: pytest.fail("the dictionary is read again"))
    splitter = JiebaSplitter(filled)
    assert splitter.cut(_TEXT) == _WORDS
    assert splitter.frequency("训练") > 0
    assert splitter.frequency("训练吗") == 0


@pytest.mark.parametrize("kept", [b"", b"junk", marshal.dumps(7), marshal.dumps((1, 2, 3))])
def test_what_is_kept_may_be_damaged(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "jieba.cache").write_bytes(kept)
    assert JiebaSplitter(tmp_path).cut(_TEXT) == _WORDS


def test_without_a_folder_it_is_slower_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert JiebaSplitter(tmp_path / "file" / "below").cut(_TEXT) == _WORDS
