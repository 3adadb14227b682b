"""No file breaks a reader: a minute's worth of what ``tests/benchmarks/fuzz.py`` does for ten."""

import pytest
from hostile_files import SEEDS, examine, files, watch
from hypothesis import given
from hypothesis import strategies as st

from subgen.formats.reading import READERS


def test_every_reader_is_tried():
    assert {reader.label for reader in READERS} == set(SEEDS)


@pytest.mark.parametrize("label", SEEDS)
def test_a_seed_is_read_as_what_it_is(label):
    assert examine(SEEDS[label].encode()) == label


@pytest.mark.parametrize("label", SEEDS)
@given(data=st.data())
def test_no_file_breaks_a_reader(label, data):
    watch(data.draw(files(label)))


@given(st.binary(max_size=300))
def test_no_bytes_break_a_reader(data):
    watch(data)
