import numpy as np
import pytest

from subgen.text import network as module
from subgen.text.network import network
from subgen.text.stream import Stream

TEXT = "今天我们先讲数据库的索引然后再讲查询优化器怎么工作"


def stream(text):
    return Stream(list(text), [True] * len(text), [0] * len(text))


def read(text):
    return network("boundaries").odds([stream(text)])[0]


@pytest.mark.parametrize(("text", "gaps"), [("", 0), ("好", 0), ("你好", 1), (TEXT, len(TEXT) - 1)])
def test_an_answer_for_every_gap(text, gaps):
    assert read(text).shape == (gaps, 3)


def test_a_long_text_reads_as_if_it_were_in_one_block(monkeypatch):
    text = TEXT * 60
    in_blocks = read(text)
    monkeypatch.setattr(module, "_BLOCK", len(text))
    np.testing.assert_allclose(in_blocks, read(text), atol=1e-3)


def test_what_is_far_away_changes_nothing():
    near, far = read(TEXT * 3 + "我" * 40), read(TEXT * 3 + "你" * 40)
    same = len(TEXT) * 3 - 40
    np.testing.assert_allclose(near[:same], far[:same], atol=1e-3)
    assert not np.allclose(near[-45], far[-45])


def test_characters_that_were_never_seen_are_alike():
    np.testing.assert_array_equal(read("我们讲\U00020000然后"), read("我们讲\U00020001然后"))


def test_each_stream_reads_as_if_it_were_the_only_one():
    texts = [TEXT * 3, "", "好", TEXT[5:], TEXT * 30]
    for text, found in zip(texts, network("boundaries").odds([stream(text) for text in texts]), strict=True):
        np.testing.assert_allclose(found, read(text), atol=1e-3)
    assert network("boundaries").odds([]) == []
