import pytest
from hypothesis import given
from hypothesis import strategies as st

from subgen.text.numerals import in_figures


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("内存三点三五TB", "内存3.35TB"),
        ("零点三秒", "0.3秒"),
        ("零点零零一", "0.001"),
        ("零点零五", "0.05"),
        ("一百二十点五瓦", "120.5瓦"),
        ("两百零三点五", "203.5"),
        ("百分之九十九点九的人", "百分之99.9的人"),
        ("一点五倍", "1.5倍"),
        ("得了六十八点三分", "得了68.3分"),
        ("百分之一点四呢", "百分之1.4呢"),
        ("百分之三点五分给他", "百分之3.5分给他"),
        ("涨了两点五个亿", "涨了2.5个亿"),
        ("两三点五倍", "两三点五倍"),
        ("三点一四一五九", "3.14159"),
        ("三点一的版本", "3.1的版本"),
        ("三点五点二", "3.5.2"),
        ("九点五分之一", "9.5分之一"),
        ("零点一到零点五", "0.1到0.5"),
        ("零点一到一点五随机变", "0.1到1.5随机变"),
        ("工业四点零时代", "工业4.0时代"),
        ("二零一六年零点二", "2016年0.2"),
        ("房间号一二〇七", "房间号1207"),
        ("一九年三月份", "2019年三月份"),
        ("我们是二一年成立的", "我们是2021年成立的"),
        ("九八年和零八年", "1998年和2008年"),
        ("二零年和九零年代", "2020年和1990年代"),
        ("零一年零点五", "2001年0.5"),
        ("七B的模型", "7B的模型"),
        ("一百二十八K、两T", "128K、2T"),
        ("一点五B和三D", "1.5B和3D"),
        ("七GPT", None),
        ("第三D组", None),
        # times of day
        ("三点二十开会", None),
        ("三点二十五", None),
        ("三点五分", None),
        ("三点半", None),
        ("八点零五出发", None),
        ("早上三点五个人", None),
        ("下午三点五十", None),
        ("三点五个人一起去", None),
        ("三点一定到", None),
        # some years
        ("等了五六年", None),
        ("过了二三年", None),
        ("一百一五年", None),
        ("第一五年级", None),
        # a bit, and points of an argument
        ("快一点三个人", None),
        ("一点一点来", None),
        ("一点一滴", None),
        ("一点零食", None),
        ("两点一线", None),
        ("我说两点一是快", None),
        ("第三点五个人", None),
    ],
)
def test_numbers_with_a_point_and_those_read_out_are_in_figures(said, figures):
    assert in_figures(said)[0] == (figures or said)


@given(st.text(alphabet="零〇一二三四五六七八九十百千万亿两点分第个年早a3.，"))
def test_every_character_has_its_place_and_what_is_no_numeral_stays(text):
    figures, moved = in_figures(text)
    assert len(moved) == len(text) + 1
    assert moved == sorted(moved)
    assert (moved[0], moved[-1]) == (0, len(figures))
    for at, char in enumerate(text):
        if char in "分第个年早a，":
            assert figures[moved[at]] == char
