"""The counts of ``tests/benchmarks/conformity.py``: nought for the golden files, and more for each fault."""

import importlib
import json
import shutil
from pathlib import Path

import pytest
from regenerate import GOLDEN

TALK = "greenhouse"
REPORTED = {"cues over 20 characters of English a second", "cues with a note in the project file"}
"""What a machine's English can't always keep to; it is told in the project file."""


@pytest.fixture
def conformity(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    return importlib.import_module("conformity")


def test_the_golden_files_conform(conformity):
    counts = conformity.counts(GOLDEN, TALK)
    assert not {kind: count for kind, count in counts.items() if count and kind not in REPORTED}


def edit(path, find, put):
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "suffix", "find", "put"),
    [
        ("zh and en cues that don't pair", "en.srt", "00:00:00,000 -->", "00:00:00,001 -->"),
        ("cues of both that don't hold zh, then en", "zh-en.srt", "玻璃", "琉璃"),
        ("zh lines over 16", "zh.srt", "玻璃", "玻璃" * 9),
        ("en lines over 42", "en.srt", " glass", " glass" * 9),
        ("cues over 2 lines", "zh.srt", "玻璃", "玻\n璃\n"),
        ("overlaps", "zh.srt", "00:00:00,000 --> 00:00:0", "00:00:00,000 --> 00:00:5"),
        ("empty cues", "zh.srt", "答案要从一块玻璃说起", " "),
    ],
)
def test_a_fault_in_a_file_is_counted(conformity, kind, suffix, find, put, tmp_path):
    for path in GOLDEN.glob(f"{TALK}.*"):
        shutil.copy(path, tmp_path)
    edit(tmp_path / f"{TALK}.{suffix}", find, put)
    assert conformity.counts(tmp_path, TALK)[kind] == 1


def test_a_torn_word_is_counted(conformity):
    project = json.loads((GOLDEN / f"{TALK}.subgen.json").read_text(encoding="utf-8"))
    start = project["source"]["text"].index("玻璃")
    cues = [{"id": "whole", "source": [start, start + 2]}, {"id": "torn", "source": [start + 1, start + 2]}]
    assert conformity.torn_cues(project | {"cues": cues}) == ["torn"]
    assert conformity.torn_cues({"source": {"text": "用 Python 写"}, "cues": [{"id": "x", "source": [4, 8]}]})


@pytest.mark.tools
def test_all_readers_agree_on_the_golden_files(conformity):
    assert not any(conformity.read_differently(GOLDEN, TALK).values())
