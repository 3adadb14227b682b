import pytest

from subgen.translate.grammar import in_number, plural_of, with_s


@pytest.mark.parametrize(
    ("term", "plural"),
    [
        ("modality", "modalities"),
        ("large model", "large models"),
        ("multimodal", "multimodal"),
        ("key", "keys"),
        ("anchor box", "anchor boxes"),
        ("sparse matrix", "sparse matrices"),
        ("hypothesis", "hypotheses"),
    ],
)
def test_plurals(term, plural):
    assert plural_of(term) == plural


@pytest.mark.parametrize(
    ("before", "term", "behind", "expected"),
    [
        ("multiple", "modality", ",", "modalities"),
        ("These", "large model", "can", "large models"),
        ("all", "modality", "", "modalities"),
        ("all", "modality", "together,", "modalities"),
        ("different", "modality", "tasks", "modality"),
        ("many", "agent", "Beta", "agent"),
        ("the", "modality", ".", "modality"),
        ("all", "pre-training", ".", "pre-training"),
        ("different", "training data", ".", "training data"),
    ],
)
def test_a_noun_takes_the_number_that_its_sentence_asks_for(before, term, behind, expected):
    assert in_number(term, before, behind) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("signal", "signals"),
        ("query", "queries"),
        ("GPU", "GPUs"),
        ("nuanced", "nuanced"),
        ("something", "something"),
        ("works", "works"),
    ],
)
def test_what_becomes_of_a_term_and_a_models_s(term, expected):
    assert with_s(term) == expected
