import pytest
from fakes import find_removals, talk

from subgen.text.boundaries import weighed
from subgen.text.hesitation import weighed_beside_fillers
from subgen.text.words import words

HEARD = "我们应该呃，用那些能够使用神经科学原理的机器，去延伸我们的感官。"


def marked(source, splitter):
    """The text with the marks that are left."""
    removals = find_removals(source, splitter)
    found = weighed_beside_fillers(source, words(source, removals, splitter), removals)
    return "".join(word.text + word.mark for word in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEARD, "我们应该用那些能够使用神经科学原理的机器，去延伸我们的感官。"),
        ("同学们，这不仅嗯，将改变教室，也将改变我们。", "同学们，这不仅将改变教室，也将改变我们。"),
        ("我去年搬到了北京呃，但是我的家人还住在上海。", "我去年搬到了北京，但是我的家人还住在上海。"),
        ("我们今天先讲索引，呃，然后再讲查询优化器。", "我们今天先讲索引，然后再讲查询优化器。"),
        ("我们应该，用那些能够使用神经科学原理的机器。", "我们应该，用那些能够使用神经科学原理的机器。"),
        ("我们应该呃用那些能够使用神经科学原理的机器。", "我们应该用那些能够使用神经科学原理的机器。"),
    ],
    ids=["in a clause", "again", "at its end", "a mark before it", "no filler", "no mark"],
)
@pytest.mark.parametrize("trusted", [True, False])
def test_the_mark_of_a_filler_stays_where_a_clause_ends(splitter, text, expected, trusted):
    assert marked(talk(text, trusted=trusted), splitter) == expected


def test_a_stop_that_can_be_trusted_stays(splitter):
    source = talk("我们应该呃。用那些能够使用神经科学原理的机器。")
    assert marked(source, splitter).startswith("我们应该。")


def test_other_words_are_weighed_as_they_are_marked(splitter):
    source = talk(HEARD)
    removals = find_removals(source, splitter)
    said = words(source, removals, splitter)
    found = weighed_beside_fillers(source, said, removals)
    different = [before.text for before, after in zip(weighed(said), found, strict=True) if before != after]
    assert different == ["应该"]
