"""Glossary files: each way to write one, and what is refused, by file and line."""

import pytest
from fakes import talk

from subgen.errors import InputError
from subgen.formats.glossary_file import default_glossary, read_glossary
from subgen.formats.project_file import load_project
from subgen.formats.reading import read_source, read_track
from subgen.glossary import Entry, Glossary
from subgen.text.disfluency import clean
from subgen.text.script import simplified

JIAHUI = Entry("家辉", "Jiahui", ("佳辉", "佳慧"), "g.txt")
OPENAI = Entry("OpenAI", "OpenAI", ("open i", "open ai"), "g.txt")


def read(text, name="g.txt"):
    return read_glossary(text.encode(), name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("家辉 = Jiahui | 佳辉 | 佳慧\nOpenAI = open i | open ai\n", (JIAHUI, OPENAI)),
        ("# names\n\n家辉=Jiahui|佳辉|佳慧\r\n", (JIAHUI,)),
        ("家辉\tJiahui\t佳辉 | 佳慧\n", (JIAHUI,)),
        ("source\ttarget\theard\n家辉\tJiahui\t佳辉\t佳慧\n", (JIAHUI,)),
        ("OpenAI\t\topen i | open ai", (OPENAI,)),
        ("LLM\tlarge language model", (Entry("LLM", "large language model", (), "g.txt"),)),
        ("家辉 = 佳辉 | 佳慧", (Entry("家辉", "", ("佳辉", "佳慧"), "g.txt"),)),
        ("家辉 =", (Entry("家辉", "", (), "g.txt"),)),
        ("大模型 = large  model", (Entry("大模型", "large model", (), "g.txt"),)),
        ("家辉 = Jiahui | 佳辉 | 佳慧  # 14, 4, 9\n  # 沈 = Shen\n#沈 = Shen", (JIAHUI,)),
        ("C# = C 井", (Entry("C#", "C#", ("C 井",), "g.txt"),)),
    ],
)
def test_lists(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"家辉" = "Jiahui | 佳辉 | 佳慧"\n', ("家辉", "Jiahui", ("佳辉", "佳慧"))),
        ('OpenAI = "open i | open ai"', ("OpenAI", "OpenAI", ("open i", "open ai"))),
        ('LLM = { target = "large language model" }', ("LLM", "large language model", ())),
        ('["家辉"]\ntarget = "Jiahui"\nheard = ["佳辉"]', ("家辉", "Jiahui", ("佳辉",))),
    ],
)
def test_toml(text, expected):
    (entry,) = read(text, "g.toml")
    assert (entry.source, entry.target, entry.heard) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("家辉 = Jiahui\n家辉 Jiahui", "g.txt: line 2: no = in it"),
        ("呢 = Ne", "g.txt: line 1: the source is '呢': two letters"),
        ("家辉 = Jiahui | 会", "line 1: what is misheard is '会'"),
        (" = Jiahui", "line 1: the source is 'empty'"),
        ("家辉 = Jiahui\n\n佳慧 = Jiahui | 家辉", "g.txt: line 3: 家辉 stands in line 1 too"),
        ("OpenAI = open i\nOpenI = x y", "g.txt: line 2: OpenI stands in line 1 too"),
        ("家辉 = Jiahui | 家辉", "misheard for itself"),
        ("家辉\t佳慧", "佳慧 is no English"),
        ("家辉 = ...", "... is no English"),
        (f"家辉 = {'a' * 41}", "41 characters long: keep to 40"),
        (f"{'模型' * 8} = model", "too wide for a line: 14 characters"),
    ],
)
def test_what_is_refused_in_a_list(text, told):
    with pytest.raises(InputError) as caught:
        read(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("家辉 = 'Jiahui'", "g.toml: not valid TOML"),
        ("a1 = 'x y'\na2 = 3", "g.toml: line 2 must be an object"),
        ("a1 = 'x y'\na2 = { english = 'x' }", "g.toml: line 2 has unknown: english"),
        ("a1 = { heard = 'x y' }", "g.toml: line 1: heard must be a list"),
        ("\n\n[a1]\ntarget = '家'", "g.toml: line 3: 家 is no English"),
    ],
)
def test_what_is_refused_in_toml(text, told):
    with pytest.raises(InputError) as caught:
        read(text, "g.toml")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("read_it", "wanted"),
    [
        (read_glossary, "give a glossary, a line a term"),
        (load_project, "give a project"),
        (read_track, "give a file with subtitles"),
        (read_source, "give a talk's transcript"),
    ],
)
def test_an_empty_file_is_told_by_what_it_should_be(read_it, wanted):
    with pytest.raises(InputError, match=f"x: there is no text in it: {wanted}"):
        read_it(b" \n", "x")


def test_others_entries_win():
    default = Glossary(
        (Entry("大模型", "large model", ("大魔性", "打模型")), Entry("AGI", "AGI", ("A J I",)))
    )
    own = Entry("大模型", "big model")
    assert default.overridden([own]).entries == (default.entries[1], own)
    other = Entry("艾吉", "Aiji", ("AJI",))
    assert default.overridden([other]).entries == (default.entries[0], Entry("AGI", "AGI"), other)


def test_the_default_glossary_is_one():
    entries = default_glossary().entries
    assert {entry.origin for entry in entries} == {"default"}
    assert all(entry.target for entry in entries)


@pytest.mark.parametrize(
    ("heard", "source"),
    [
        ("gpt four", "GPT-4"),
        ("gpt three point five", "GPT-3.5"),
        ("GPT four v", "GPT-4V"),
        ("llama two", "Llama 2"),
        ("three d", "3D"),
        ("self supervised learning", "self-supervised learning"),
    ],
)
def test_versions_and_dimensions_read_out_are_known(heard, source, splitter):
    mentions = clean(talk(f"这里用的是{heard}的方法"), default_glossary(), splitter).mentions
    assert [(each.text, each.entry.source) for each in mentions] == [(heard, source)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("李开复和沈向洋都来了", ["Kai-Fu Lee", "Harry Shum"]),
        ("苏姿丰说明年会更好", ["Lisa Su"]),
        ("這是孫中山先生說的", ["Sun Yat-sen"]),
        ("李凯夫和黄人勋都来了", []),  # only alike in sound
        ("李世石和周院士都来了", ["Lee Sedol", "academician"]),
        ("吴恩达到了目标", []),
        ("老张学友好的样子", []),
    ],
)
def test_people_with_an_english_name_of_their_own_are_known(text, people, splitter):
    mentions = clean(talk(simplified(text)), default_glossary(), splitter).mentions
    assert [each.entry.target for each in mentions] == people
