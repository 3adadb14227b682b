import pytest
from fakes import talk, timed

from subgen.cue import Removal
from subgen.glossary import Entry
from subgen.text.mentions import Mention
from subgen.text.screen import on_screen
from subgen.text.words import Pause, words


def texts(text, splitter, trusted=True):
    return [word.text for word in words(talk(text, trusted=trusted), (), splitter)]


@pytest.mark.parametrize(
    ("text", "unbroken"),
    [
        ("我们研究数据库", "数据库"),
        ("训练GPT-4o-mini花了钱", "GPT-4o-mini"),
        ("字段user_id是主键", "user_id"),
        ("语言有C++和C#两种", "C++"),
        ("语言有C++和C#两种", "C#"),
        ("增长了3.5%左右", "3.5%"),
        ("有1,000,000个", "1,000,000"),
        ("早上10:30开会", "10:30"),
        ("价格是$20一个月", "$20"),
        ("概率p(y|x)是多少", "p(y|x)"),
        ("他说don't就走", "don't"),
        ("打开https://a.org/b-c看看", "https://a.org/b-c"),
        ("打开a.org/b?page=2&t=10看看", "a.org/b?page=2&t=10"),
        ("用GPT?Yes", "GPT"),
        ("用C++17写", "C++17"),
        ("用std::vector存", "std::vector"),
        ("如果a!=b就停", "a!=b"),
        ("调用foo().bar(x, y)就行", "foo().bar(x, y)"),
        ("取a[]和m[i][j]", "a[]"),
        ("取a[]和m[i][j]", "m[i][j]"),
        ("用.NET写", ".NET"),
        ("看../a/.env文件", "../a/.env"),
        ("加上--verbose再跑", "--verbose"),
        ("运行rm -rf /tmp/foo就没了", "-rf"),
        ("运行rm -rf /tmp/foo就没了", "/tmp/foo"),
        ("文件在C:\\Users里", "C:\\Users"),
        ('这是27"的屏幕', '27"'),
        ("调用__eq__方法", "__eq__"),
        ("如果 !ok 就停", "!ok"),
        ("太好了!ok我们走", "ok"),
        ("写(!ok)就行", "(!ok)"),
        ("用<div>包起来", "<div>"),
        ("加#include <stdio.h>这行", "<stdio.h>"),
        ("用std::vector<int>存", "std::vector<int>"),
        ("如果a<b, c>d就停", "a<b"),
        ("提交-m fix: bug就好", "fix: bug"),
        ("写a ? b : c也行", "a ? b : c"),
        ("看Title: Subtitle这本", "Title"),
        ("用 := 来赋值", ":="),
        ("我用Yahoo! 搜索", "Yahoo!"),
        ("在U.S.A.读Ph.D.的", "U.S.A."),
        ("在U.S.A.读Ph.D.的", "Ph.D."),
        ("北京-Tokyo的航班", "Tokyo"),
        ("中文/English都行", "English"),
        ("用GPT...Claude", "GPT"),
        ("用GPT--Claude", "GPT"),
        ("请到了Dr. Wang来", "Dr."),
        ("请到了Dr.Wang来", "Dr."),
        ("读过《红楼梦》吗", "《红楼梦》"),
        ("看《Deep Learning》第二版", "《Deep Learning》"),
        ("画家列奥纳多·达·芬奇说", "列奥纳多·达·芬奇"),
        ("庞加莱Poincaré猜想", "Poincaré"),
    ],
)
def test_what_is_never_cut(splitter, text, unbroken):
    assert unbroken in texts(text, splitter)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("machine learning很难", ["machine", "learning"]),
        ("他（大概）来了", ["（大概）"]),
        ("她说“你好”就走", ["“你好”"]),
        ('她说"你好"就走', ['"你好"']),
        ("这个😀👍好", ["😀👍"]),
        ("《一本名字比一行字幕还要长得多的书的第一卷和第二卷》", ["《一本", "名字"]),
        ("是（a），（b）", ["（a）", "（b）"]),
    ],
)
def test_what_stands_together(splitter, text, parts):
    assert set(parts) <= set(texts(text, splitter))


@pytest.mark.parametrize(
    ("text", "pause", "mark"),
    [
        ("开始，然后", Pause.CLAUSE, "，"),
        ("开始。然后", Pause.STOP, "。"),
        ("开始？然后", Pause.STOP, "？"),
        ("开始！！然后", Pause.STOP, "！！"),
        ("开始、然后", Pause.LIST, "、"),
        ("开始……然后", Pause.CLAUSE, "……"),
        ("开始...然后", Pause.CLAUSE, "..."),
        ("开始——然后", Pause.CLAUSE, "——"),
        ("开始 然后", Pause.SPACE, ""),
        ("开始，。然后", Pause.STOP, "，。"),
        ("开始然后", Pause.NONE, ""),
    ],
)
def test_the_pause_after_a_word(splitter, text, pause, mark):
    first = words(talk(text), (), splitter)[0]
    assert (first.text, first.pause, first.mark) == ("开始", pause, mark)


def test_a_stop_that_only_says_where_a_site_cut_is_a_clause_mark(splitter):
    first, *_, last = words(talk("开始。然后", "最后", trusted=False), (), splitter)
    assert first.pause is Pause.CLAUSE
    assert last.pause is Pause.CLAUSE


def test_a_paragraph_ends_a_sentence_and_a_timed_cue_may_not(splitter):
    assert words(talk("开始"), (), splitter)[-1].pause is Pause.STOP
    assert words(timed((0, 900, "开始")), (), splitter)[-1].pause is Pause.CLAUSE


def test_a_piece_of_nothing_but_fillers_ends_what_was_said_before_it(splitter):
    source = talk("开始", "嗯")
    (word,) = words(source, [Removal(4, 5, "嗯", "filler")], splitter)
    assert (word.text, word.pause) == ("开始", Pause.STOP)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("请到了Mr. Smith和Prof. Li来讲课", "请到了 Mr. Smith 和 Prof. Li 来讲课"),
        ("看e.g.这个i.e.那个", "看 e.g. 这个 i.e. 那个"),
        ("第No. 5号在U.S.A.那边", "第 No. 5 号在 U.S.A. 那边"),
        ("是A vs. B的比较", "是 A vs. B 的比较"),
        ("A. 便宜的那个", "A. 便宜的那个"),
    ],
)
def test_the_dot_of_an_abbreviation_ends_nothing(splitter, text, shown):
    found = words(talk(text), (), splitter)
    assert on_screen(found, spaced=True) == shown
    assert {word.pause for word in found[:-1]} == {Pause.NONE}


def test_a_title_is_not_what_the_glossary_has_for_its_last_word(splitter):
    source = talk("他写了《走向智能》这本书")
    mention = Mention(6, 8, "智能", Entry("智能", "intelligence"), "right")
    found = {word.text: word.target for word in words(source, (), splitter, mentions=[mention])}
    assert found["《走向智能》"] == ""


def test_offsets_point_to_the_letters(splitter):
    source = talk("我们用《红楼梦》训练，", "machine learning模型。")
    for word in words(source, (), splitter):
        assert source.text[word.start : word.end] == word.text


@pytest.mark.parametrize(
    ("verbatim", "shown", "said"), [(False, "我们想", "我们想"), (True, "我我们呃想", "我们想")]
)
def test_what_is_removed_is_not_shown_or_shown_but_not_said(splitter, verbatim, shown, said):
    source = talk("我我们呃想")
    removals = [Removal(0, 1, "我", "stutter"), Removal(3, 4, "呃", "filler")]
    found = words(source, removals, splitter, verbatim=verbatim)
    assert "".join(word.text for word in found) == shown
    assert "".join(word.spoken for word in found) == said


@pytest.mark.parametrize(
    ("text", "pause"),
    [
        ("小陈啊你们系统不错", Pause.LIKELY),
        ("这个函数啊它有两个参数", Pause.LIKELY),
        ("小陈啊，你们系统不错", Pause.CLAUSE),
        ("所以啊我们自己做", Pause.NONE),
        ("我们讨论啊一些问题", Pause.NONE),
    ],
)
def test_an_interjection_behind_a_call_or_a_topic_leaves_its_pause(splitter, text, pause):
    at = text.index("啊")
    found = words(talk(text), [Removal(at, at + 1, "啊", "filler")], splitter)
    assert next(word.pause for word in found if word.end == at) is pause


def test_the_words_know_their_piece(splitter):
    assert [word.piece for word in words(talk("开始", "然后"), (), splitter)] == [0, 1]


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("GPT-4", True, True),
        ("C++", True, True),
        ("3.5%", True, True),
        ("$20", True, True),
        ("p(y|x)", True, True),
        ("Poincaré", True, True),
        ("Ω", True, True),
        ("“AI”", False, False),
        ("数据", False, False),
        ("《AI》", False, False),
        ("&", False, False),
    ],
)
def test_which_words_are_latin(splitter, text, starts, ends):
    (word,) = words(talk(text), (), splitter)
    assert (word.starts_latin, word.ends_latin) == (starts, ends)


@pytest.mark.parametrize("text", ["开始（）我们", "开始《“”》我们", "开始“》我们"])
def test_brackets_around_nothing_are_not_shown(splitter, text):
    first, second = words(talk(text), (), splitter)
    assert (first.text, second.text, second.start) == ("开始", "我们", len(text) - 2)


@pytest.mark.parametrize("pair", ["()", "[]", "{}", '""'])
def test_a_pair_that_code_has_with_nothing_between_is_a_word(splitter, pair):
    assert texts(f"开始{pair}我们", splitter) == ["开始", pair, "我们"]
    (first, last) = words(talk(f"开始{pair[0]}呃{pair[1]}我们"), [Removal(3, 4, "呃", "filler")], splitter)
    assert (first.text, last.text) == ("开始", "我们")


def test_a_mark_that_opens_in_one_piece_and_closes_in_another_is_shown(splitter):
    found = words(timed((0, 900, "他说：“"), (900, 1800, "你好。”")), (), splitter)
    assert on_screen([word for word in found if word.piece == 0], spaced=True) == "他说：“"
    assert [word.text for word in found if word.spoken] == ["他", "说", "你好"]


def test_a_name_is_not_joined_across_a_mark(splitter):
    assert texts("作者·，然后", splitter) == ["作者·", "然后"]


@pytest.mark.parametrize(("sign", "longest"), [("😀", 30), ("好·", 32)])
def test_an_endless_run_of_signs_is_parted(splitter, sign, longest):
    parts = words(talk(f"好{sign * 500}"), (), splitter)
    assert max(word.cells for word in parts) <= longest
    assert "".join(word.text for word in parts) == f"好{sign * 500}"


def test_endless_marks_are_few(splitter):
    (word,) = words(talk("好" + "！" * 500), (), splitter)
    assert len(word.mark) == 20
