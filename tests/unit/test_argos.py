import json

import numpy as np
import pytest
from fakes import MODEL

from subgen.errors import ModelError
from subgen.progress import silent
from subgen.translate.argos import ArgosTranslator, _batches, _piece_spans, _read


@pytest.mark.parametrize(
    ("text", "pieces", "parts"),
    [
        ("我们开始。", ["▁", "我们", "开始", "。"], ["", "我们", "开始", "。"]),
        ("用GPT 训练", ["▁用", "G", "PT", "▁训练"], ["用", "G", "PT", "训练"]),
        ("等…好", ["▁等", "...", "好"], ["等", "…", "好"]),
        ("①②", ["▁12"], ["①②"]),
        ("ＡＩ好", ["▁AI", "好"], ["ＡＩ", "好"]),
        ("好", ["▁好", "吗"], ["好", ""]),
    ],
)
def test_which_characters_a_piece_holds(text, pieces, parts):
    assert [text[start:end] for start, end in _piece_spans(text, pieces)] == parts


def read(tokens, attention=None, spans=((0, 1), (1, 2)), length=2):
    weights = attention or [[0.5, 0.5]] * len(tokens)
    return _read(tokens, weights, list(spans), length)


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        (["▁We", "▁be", "gin", "."], ("We", "begin.")),
        (["▁We", "▁begin", "▁."], ("We", "begin.")),
        (["▁It", "▁'", "s", "▁here"], ("It's", "here")),
        (["We", "▁begin"], ("We", "begin")),
        (["▁user", "_", "id"], ("user_id",)),
        (["▁", "▁We"], ("We",)),
        (["▁We", "▁"], ("We",)),
        ([], ()),
    ],
)
def test_words_out_of_tokens(tokens, words):
    assert read(tokens).words == words


def test_a_word_is_linked_to_what_its_tokens_looked_at():
    found = read(["▁be", "gin", "▁here"], [[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    assert found.links == pytest.approx(np.array([[0.5, 0.5], [0.0, 1.0]]))


def test_a_look_at_a_long_piece_is_shared_by_its_characters():
    found = read(["▁begin"], [[0.8, 0.2]], spans=[(0, 4), (4, 5)], length=5)
    assert found.links == pytest.approx(np.full((1, 5), 0.2))


def test_where_nothing_was_looked_at_the_links_are_zero():
    assert read(["▁begin"], [[0.0, 0.0]]).links == pytest.approx(np.zeros((1, 2)))


def test_only_texts_of_one_length_share_a_batch():
    sizes = [5, 9, 5, 400, 400, 0, 9]
    batches = _batches(sizes)
    assert sorted(index for batch in batches for index in batch) == list(range(len(sizes)))
    assert all(len({sizes[index] for index in batch}) == 1 for batch in batches)
    assert [sizes[batch[0]] for batch in batches] == [400, 400, 9, 5, 0]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"metadata.json": "{"},
        {"metadata.json": json.dumps({"from_code": "zh", "to_code": "en"})},
        {"metadata.json": json.dumps({"from_code": "zh", "to_code": "en"}), "sentencepiece.model": "no"},
    ],
)
def test_a_damaged_package_is_told_in_one_line(tmp_path, files):
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    with pytest.raises(ModelError, match=r"can't be opened .*subgen models install") as caught:
        ArgosTranslator(tmp_path, MODEL).translate(["好。"], silent)
    assert "\n" not in str(caught.value)
