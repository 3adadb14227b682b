import tracemalloc
from itertools import pairwise
from random import Random

import pytest

from subgen.align import match as module
from subgen.align.match import match
from subgen.align.sounds import costs

SYLLABLES = [
    f"{initial}{final}" for initial in "bpmfdtnlgkhjx" for final in ("a", "e", "i", "ou", "an", "eng")
]


def speech(count, seed=1):
    random = Random(seed)
    return [random.choice(SYLLABLES) for _ in range(count)]


def misheard(row, share, seed=2):
    random = Random(seed)
    return [random.choice(SYLLABLES) if random.random() < share else each for each in row]


def test_the_same_twice():
    row = speech(300)
    assert match(row, row) == [(index, index, 1.0) for index in range(300)]


@pytest.mark.parametrize("rows", [([], []), (["ma"], []), ([], ["ma"]), (["ma"], ["zhuo"])])
def test_nothing_to_match(rows):
    assert match(*rows) == []


@pytest.mark.parametrize("share", [0.05, 0.2, 0.35])
def test_misheard_syllables_are_matched_around(share):
    row = speech(500)
    pairs = match(row, misheard(row, share))
    assert sum(left == right for left, right, _ in pairs) / len(pairs) > 0.97
    assert len(pairs) > 500 * (1 - share) * 0.95


@pytest.mark.parametrize("length", [5, 40, 400, 3000])
def test_what_only_one_of_them_has_has_no_counterpart(length):
    row, foreign = speech(600), speech(length, seed=9)
    longer = [*row[:250], *foreign, *row[250:]]
    pairs = match(longer, row)
    right = [(left, other) for left, other, like in pairs if like == 1.0 and not 250 <= left < 250 + length]
    assert len(right) >= 597
    assert all(left == other + (length if left >= 250 else 0) for left, other in right)
    assert sum(250 <= left < 250 + length for left, _, _ in pairs) <= 3
    assert [(other, left) for left, other, _ in match(row, longer)] == [
        (left, other) for left, other, _ in pairs
    ]


def test_of_a_sentence_written_twice_one_copy_is_said():
    row = speech(200)
    pairs = match([*row[:120], *row[100:]], row)
    assert len({right for _, right, _ in pairs}) == 200
    runs = [left - right for left, right, _ in pairs]
    assert sum(a != b for a, b in pairwise(runs)) == 1


def test_a_refrain_does_not_lead_astray():
    refrain = speech(12, seed=5)
    parts = [speech(80, seed=seed) for seed in range(20, 26)]
    said = [syllable for part in parts for syllable in (*part, *refrain)]
    written = [syllable for at, part in enumerate(parts) if at != 2 for syllable in (*part, *refrain)]
    pairs = match(written, said)
    parts_alone = [(left, right) for left, right, like in pairs if like == 1.0 and left % 92 < 80]
    assert all(right - left == (92 if left >= 2 * 92 else 0) for left, right in parts_alone)


def test_both_indices_rise_whatever_the_rows():
    for seed in range(30):
        left, right = (
            speech(Random(seed).randrange(60), seed),
            speech(Random(seed + 1).randrange(60), seed % 3),
        )
        pairs = match(left, right)
        assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))
        assert all(0 < like <= 1 for _, _, like in pairs)


@pytest.fixture
def compared(monkeypatch):
    """How many sounds are compared with one another, a number for each table of them."""
    sizes = []

    def counted(left, right):
        sizes.append(len(left) * len(right))
        return costs(left, right)

    monkeypatch.setattr(module, "costs", counted)
    return sizes


def test_work_and_memory_grow_with_the_length_alone(compared):
    def cost(count):
        row = speech(count)
        other = misheard(row, 0.1)
        compared.clear()
        tracemalloc.start()
        match(row, other)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return sum(compared), peak

    cost(500)
    (short, little), (long, much) = cost(4_000), cost(16_000)
    assert short > 1_000
    assert long < 6 * short
    assert much < 6 * little + 1_000_000


def test_two_long_rows_with_nothing_in_common_are_given_up(compared):
    assert len(match(speech(30_000, 1), [f"x{each}" for each in speech(30_000, 2)])) == 0
    assert compared == []
