"""Talks for property tests: such as people give, and such as nobody should."""

from dataclasses import replace

from fakes import talk, timed
from hypothesis import strategies as st

from subgen.formats.decode import normalise
from subgen.source import Piece, Source

_HAN = (
    "我们 今天 讨论 一下 数据库 的 索引 为什么 重要 然后 所以 但是 因为 如果 就是 而且 这个 模型 训练"
    " 出来 了 吗 呢 吧 不 会 把 数据 放 到 内存 里 非常 多 的 时候 第一 个 问题 老师 谢谢 大家 看看"
    " 研究 研究 一步 一步 温度 三十 度 二〇二三 年 对 对 对 我 我 我 在 在 北京"
)
_TRADITIONAL = (
    "這個 我們 我 我 說 說 說 看著 的 裡面 乾淨 乾 后 後 後來 對 對 對吧 為什麼 甚麼 數據庫 著名 嗯 的話 这个"
)
_LATIN = (
    "AI|GPT-4|machine learning|p(y|x)|user_id|C++|Poincaré|3.5%|2024|$20|a|https://a.org/b-c"
    '|.NET|foo()|a[]|rm -rf /tmp/a|27"|U.S.A.|+20%'
)
_MARKS = "， 。 ？ ！ 、 ； ： …… —— , . ? ... “ ” 《 》 （ ） ( ) · \" '"
_FILLERS = "呃 嗯 啊 呃， 那个 哎"
_ODD = (
    "😀 👨‍👩‍👧 ❤️ 𠀀 𪚥 \u200f \u200e \u202e שלום こんにちは 한국 e\u0301 ＡＩ ① ½ {\\an8} <i> --> \\N ♪ & _"
)
_BLANKS = [" ", "\u3000", "\t", "\n"]


def _of(*pools: list[str], most: int) -> st.SearchStrategy[str]:
    """Texts of up to ``most`` pieces, the pools being equally likely."""
    piece = st.one_of(*(st.sampled_from(pool) for pool in pools))
    return st.lists(piece, min_size=1, max_size=most).map("".join)


han, traditional, marks, fillers, signs = map(str.split, (_HAN, _TRADITIONAL, _MARKS, _FILLERS, _ODD))
latin = _LATIN.split("|")
spoken = _of(han, han, han, han, latin, marks, fillers, [" "], most=70)
"""What people say, as a machine or a person writes it down."""
spoken_there = _of(traditional, traditional, traditional, latin, marks, fillers, most=40)
"""The same in Traditional characters, as far as people keep to them."""
odd = _of(han, latin, marks, fillers, signs, signs, _BLANKS, most=40)
"""Text made to break things."""
wild = st.text(max_size=60).map(normalise)
"""Anything that gets past the reader."""
unbroken = st.tuples(
    st.sampled_from(["", "看"]),
    st.sampled_from(["a", "呃", "8", "！", "中", "《", "𠀀", "文件/", "x_"]),
    st.integers(1, 150),
).map(lambda parts: parts[0] + parts[1] * parts[2])
"""One sign again and again, without a place to break."""
texts = st.one_of(spoken, spoken, spoken_there, odd, wild, unbroken).map(
    lambda text: f"好的{text}".replace("\n\n", "\n")
)
"""Paragraphs with something to say."""


def _headed(source: Source) -> Source:
    """The source with a heading between its paragraphs, which nobody says."""
    heading = "第二节\n\n"
    pieces = [
        Piece(piece.start + index * len(heading), piece.end + index * len(heading))
        for index, piece in enumerate(source.pieces)
    ]
    text = f"\n\n{heading}".join(source.text[piece.start : piece.end] for piece in source.pieces)
    return replace(source, text=text, pieces=tuple(pieces))


sources = st.builds(
    lambda paragraphs, trusted, headed: (_headed if headed else lambda source: source)(
        talk(*paragraphs, trusted=trusted)
    ),
    st.lists(texts, min_size=1, max_size=3),
    st.booleans(),
    st.booleans(),
)
"""Sources without times."""


@st.composite
def timed_sources(draw: st.DrawFn) -> object:
    """Sources of cues with times: short and long, touching and far apart."""
    now = 0
    cues = []
    one_line = texts.map(lambda text: text[:30].replace("\n", " ").strip())
    wordless = st.sampled_from(["……", "♪", "（）", "嗯", "呃，", "。", "123", "OK", "-"])
    for text in [
        *draw(st.lists(one_line | wordless, max_size=8)),
        "好的",
        *draw(st.lists(wordless, max_size=2)),
    ]:
        start = now + draw(st.sampled_from([0, 0, 1, 83, 700, 5000]))
        now = start + draw(st.sampled_from([1, 300, 1200, 2500, 9000]))
        cues.append((start, now, text))
    return timed(*cues)
