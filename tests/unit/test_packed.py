from dataclasses import replace

import pytest
from fakes import talk

from subgen.formats.transcript import read
from subgen.text.boundaries import as_lines, weighed
from subgen.text.packed import with_packed_lines
from subgen.text.words import Pause, words

LINES = [
    "这一讲我们来看一棵树是怎么长大的",
    "先从一粒种子说起，它在土里睡了一个冬天",
    "春天的雨水让它醒了过来",
    "于是根往下长，芽往上长",
    "你可能会问，种子怎么知道哪一边是上面呢",
    "答案藏在细胞里的几粒淀粉当中",
    "它们比周围的水重，所以总是沉在下面",
    "细胞摸到它们在哪一边，就知道了方向",
    "如果把花盆横过来放上一夜",
    "第二天早上，芽就会弯过来重新朝上",
    "这个实验在家里就能做",
    "只需要一个花盆，几颗豆子，还有一点耐心",
    "接下来我们看看叶子",
    "叶子是工厂，阳光是电，水和空气是原料",
    "每一片叶子的背面都有成千上万张小嘴",
    "白天它们张开，晚上合上",
    "要是天太热，它们中午也会合上",
    "这样做是为了省水，代价是少长一点",
    "那么一棵大树一天要喝多少水呢",
    "夏天的时候，一棵橡树能喝掉四百升",
    "这些水要爬到二十米高的地方去",
    "没有泵，也没有心脏",
    "把水拉上去的是叶子里不断蒸发的水",
    "就像用吸管喝汽水一样，上面吸，下面就跟着上来",
]
SHORT_LINES = [part for line in LINES for part in line.split("，")]


def packed(lines, size=76):
    """Lines as a site hands them out."""
    blocks, block = [], ""
    for line in lines:
        if len(block) + len(line) > size:
            blocks.append(block[:-1] + "。")
            block = ""
        block += f"{line}，"
    return "\n\n".join([*blocks, block[:-1] + "。"])


def found(splitter, text):
    """The source, its words, and these with the odds of its lines."""
    source, _ = read(text, "talk.txt")
    known = weighed(words(source, (), splitter))
    return source, known, with_packed_lines(source, known)


def odds(source, found):
    """The odds behind each mark, by what is said before it."""
    marks = [word for word in found if word.pause >= Pause.CLAUSE]
    begin = 0
    result = {}
    for word in marks:
        result[source.text[begin : word.end].strip("，。\n")] = word.cue_odds
        begin = word.end
    return result


def test_what_had_room_in_the_block_before_ends_no_line(splitter):
    source, known, lines = found(splitter, packed(LINES))
    heads = [source.text[piece.start : piece.end].split("，")[0] for piece in source.pieces]
    assert "你可能会问" in heads  # the block before it had room for that, but not for the line
    assert odds(source, lines)["你可能会问"] == -400
    assert odds(source, known)["你可能会问"] > -400


def test_a_first_line_that_fills_the_room_may_end(splitter):
    source, _, lines = found(splitter, packed(SHORT_LINES))
    assert min(odds(source, lines).values()) > -400


def test_lines_end_at_more_marks_where_none_is_known_inside_of_a_line(splitter):
    long, short = (found(splitter, packed(lines)) for lines in (LINES, SHORT_LINES))

    def shift(source, known, lines):
        return odds(source, lines)["叶子是工厂"] - odds(source, as_lines(known))["叶子是工厂"]

    assert shift(*short) > shift(*long)


def test_only_the_odds_of_cues_are_others(splitter):
    _, known, lines = found(splitter, packed(LINES))
    assert [replace(word, cue_odds=0) for word in lines] == [replace(word, cue_odds=0) for word in known]


@pytest.mark.parametrize(
    "text",
    [
        packed(LINES).replace("这一讲我们", "呃这一讲我们"),
        packed(LINES).replace("，", "。"),
        "\n\n".join([packed(LINES), *[f"{'，'.join(LINES[:6])}，{'，'.join(LINES[6:12])}。"] * 2]),
        packed(LINES[:3]),
    ],
    ids=["a recogniser's", "with true stops", "one far longer", "one block"],
)
def test_other_texts_stay_as_they_are(splitter, text):
    _, known, lines = found(splitter, text)
    assert lines == known


def test_blocks_that_were_filled_until_they_were_full_enough_tell_nothing(splitter):
    blocks, block = [], ""
    for part in SHORT_LINES * 2:
        block += f"{part}，"
        if len(block) >= 70:
            blocks.append(block[:-1] + "。")
            block = ""
    _, known, lines = found(splitter, "\n\n".join(blocks))
    assert lines == known


def test_prose_stays_as_it_is(splitter):
    source = talk("今天我们讲数据库的索引。它很重要，也很有意思。", "谢谢大家。")
    known = weighed(words(source, (), splitter))
    assert with_packed_lines(source, known) == known
