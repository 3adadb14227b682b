"""Articles and plurals of terms that stand in the Chinese without."""

import numpy as np
import pytest

from subgen.translate.articles import with_articles
from subgen.translate.terms import Rendering

_TERMS = frozenset({"large model", "agent", "linked list", "bounding box", "matrix", "multimodal"})
_TERMS |= {"deep learning", "time to first token", "database"}


def _rendering(english: str) -> Rendering:
    words = tuple(english.split())
    return Rendering(words, np.eye(len(words)), ())


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        # Between a preposition and what ends its phrase it is a noun by itself.
        ("a distribution of large model.", "a distribution of large models."),
        ("these types of agent in depth", "these types of agents in depth"),
        ("similar results from bounding box, which is", "similar results from bounding boxes, which is"),
        ("the design of database.", "the design of databases."),
        ("it is written as rows of matrix.", "it is written as rows of matrices."),
        ("we are building large model, and", "we are building large models, and"),
        # Ahead of a verb it is what does it.
        ("Agent is cyclical.", "The agent is cyclical."),
        ("when large model was updated", "when the large model was updated"),
        ("And then, agent can ask", "And then, the agent can ask"),
        ("on linked list's nodes", "on the linked list's nodes"),
        # Behind is it is one of many.
        ("it's large model.", "it's a large model."),
        ("This is agent.", "This is an agent."),
        # What has an article, or may have a share in one, is left.
        ("of the large model.", "of the large model."),
        ("with our agent.", "with our agent."),
        ("the array and linked list.", "the array and linked list."),
        ("the array, linked list, and tree", "the array, linked list, and tree"),
        ("which agent is better", "which agent is better"),
        # So is what may belong to a longer term, and what can't be counted.
        ("in large model reasoning service", "in large model reasoning service"),
        ("an open source large model.", "an open source large model."),
        ("asking for time to first token.", "asking for time to first token."),
        ("of deep learning.", "of deep learning."),
        ("Deep learning is hard.", "Deep learning is hard."),
        # 多模态 is a noun, too.
        ("we talk about multimodal, and", "we talk about multimodality, and"),
        ("of multimodal data", "of multimodal data"),
        ("it is multimodal.", "it is multimodal."),
    ],
)
def test_a_term_gets_what_it_lacks(english: str, expected: str) -> None:
    assert " ".join(with_articles(_rendering(english), _TERMS).words) == expected


def test_an_article_has_the_links_of_the_word_behind_it() -> None:
    found = with_articles(_rendering("Here agent is cyclical, of agent."), _TERMS)
    assert found.words == ("Here", "agent", "is", "cyclical,", "of", "agents.")
    found = with_articles(_rendering("So agent is right."), _TERMS)
    assert found.words == ("So", "the", "agent", "is", "right.")
    assert found.links.argmax(axis=1).tolist() == [0, 1, 1, 2, 3]


def test_no_words_are_none() -> None:
    assert with_articles(Rendering((), np.zeros((0, 3)), ()), _TERMS).links.shape == (0, 3)
