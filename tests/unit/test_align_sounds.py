import pytest

from subgen.align.sounds import costs, sounds, unlikeness


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大家好。", "da jia hao"),
        ("請問，銀行在哪裏？", "qing wen yin xing zai na li"),
        ("用GPT-4训练", "yong gpt si xun lian"),
        ("不要 high level 的", "bu yao high level de"),
        ("V I P用户", "vip yong hu"),
        ("A和B", "a he b"),
        ("don't 停", "don't ting"),
        ("2023年", "er ling er san nian"),
        ("29度", "er shi jiu du"),
        ("12个", "shi er ge"),
        ("105", "yi bai ling wu"),
        ("1万", "yi wan"),
        ("20000", "er wan"),
        ("300500", "san shi wan ling wu bai"),
        ("3.14", "san dian yi si"),
        ("50%", "bai fen zhi wu shi"),
        ("0", "ling"),
        ("007", "ling ling qi"),
        ("13334293735", "yi san san san si er jiu san qi san wu"),
        ("，。……", ""),
        ("", ""),
    ],
)
def test_what_a_text_sounds_like(text, expected):
    assert " ".join(each.sound for each in sounds(text)) == expected


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("這個業務", "这个业务"), ("歷史與發展", "历史与发展"), ("二零二三年", "2023年"), ("二十九", "29")],
)
def test_ways_to_write_that_sound_the_same(traditional, simplified):
    assert [each.sound for each in sounds(traditional)] == [each.sound for each in sounds(simplified)]


def test_a_stretch_of_a_text_is_read_alone():
    text = "第一段。第二段"
    assert [each.start for each in sounds(text, 4)] == [4, 5, 6]
    assert [each.start for each in sounds(text, 0, 3)] == [0, 1, 2]


def test_offsets_point_at_what_is_read():
    text = "他说 OK，花了29元"
    assert [(text[each.start : each.end], each.sound) for each in sounds(text)] == [
        *(("他", "ta"), ("说", "shuo"), ("OK", "ok"), ("花", "hua"), ("了", "le")),
        *(("29", "er"), ("29", "shi"), ("29", "jiu"), ("元", "yuan")),
    ]


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (("shi", "si"), ("shi", "ma")),
        (("fang", "fan"), ("fang", "ji")),
        (("nan", "lan"), ("nan", "zhuo")),
        (("level", "lever"), ("level", "high")),
        (("gpx", "gbx"), ("gpx", "wo")),
    ],
)
def test_what_is_taken_for_each_other_is_less_unlike(near, far):
    assert 0 < unlikeness(*near) < 0.7 <= unlikeness(*far) <= 1
    assert unlikeness(*near) == unlikeness(*near[::-1])


def test_the_table_of_costs():
    table = costs(["ma", "ba", "ma"], ["ma", "zhuo"])
    assert table.shape == (3, 2)
    assert table[:, 0].tolist() == [0.0, pytest.approx(unlikeness("ba", "ma")), 0.0]
