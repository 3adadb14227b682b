import pytest

from subgen.translate.values import chinese_values, english_values


def said(values):
    """The values, a range as the two ends."""
    return [each.low if each.low == each.high else (each.low, each.high) for each in values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3200亿", [320e9]),
        ("3200多亿", [(320e9, 330e9)]),
        ("3.9万亿", [3.9e12]),
        ("72千万亿、1亿亿", [72e15, 1e16]),
        ("1亿2千万和1亿2000万", [120e6, 120e6]),
        ("1,200万，１２００ 万", [12e6, 12e6]),
        ("三千五百万", [35e6]),
        ("一万二千零五", [12005]),
        ("三百五、一万二、两亿三", [350, 12000, 230e6]),
        ("三百零五", [305]),
        ("一百一十二", [112]),
        ("一点五亿和十二点三万", [150e6, 123e3]),
        ("两三个亿", [(200e6, 300e6)]),
        ("七八十万", [(700e3, 800e3)]),
        ("两百三四十", [(230, 240)]),
        ("十几亿、二十几万", [(10e8, 20e8), (200e3, 300e3)]),
        ("三百几十万", [(3e6, 4e6)]),
        ("两亿多人，十来万", [(200e6, 300e6), (100e3, 200e3)]),
        ("三百一个，三百一。", [300, 1, 310]),  # the first are 300 each
        ("5千克和8千字节", [5, 8]),
        ("800万像素", []),
        ("一千零一夜", []),
        ("万分之一，三百万分之二", []),
        ("几千万、数百亿、上百万、成千上万、上十亿", []),
        ("千万别去，万一呢，百分百", [1]),
        ("第三百个", []),
        ("百分之两百", []),
        ("一三五七", []),  # read out
        ("八三百", []),
        ("GPT4万能", []),
    ],
)
def test_what_chinese_says(text, expected):
    assert said(chinese_values(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("150 million", [150e6]),
        ("$3.5 million, US$320,000,000.", [3.5e6, 320e6]),
        ("3,200 billion, a trillion", [3200e9, 1e12]),
        ("thirty-five million", [35e6]),
        ("Two hundred and fifty thousand five hundred", [250500]),
        ("twelve hundred", [1200]),
        ("half a million", [0.5e6]),
        ("one and a half billion", [1.5e9]),
        ("a quarter of a million", [0.25e6]),
        ("a 10-million-dollar house", [10e6]),
        ("5K, 7B of 3M", [5000, 7e9, 3e6]),
        ("12.5 millions, 8+ million", [12.5e6, 8e6]),
        ("192 000 Hz", [192000]),
        ("In 2010, 300 million", [2010, 300e6]),
        ("two or three hundred million", [(200e6, 300e6)]),
        ("4 to 5 million, 40-50 thousand", [(4e6, 5e6), (40e3, 50e3)]),
        ("five hundred to a thousand", [500, 1000]),
        ("from 638,000 to billions", [638000, (1e9, 999e9)]),
        ("hundreds of millions", [(100e6, 99900e6)]),
        ("nineteen eighty-five", [19, 85]),
        ("five centuries, 100 grand", [500, 100e3]),
        ("A man, an idea, the one of B", [1]),
    ],
)
def test_what_english_says(text, expected):
    assert said(english_values(text)) == expected


def test_values_know_where_they_stand():
    (chinese,) = chinese_values("共有3200多亿元")
    assert (chinese.start, chinese.end) == (2, 8)
    (english,) = english_values("It is $320 billion.")
    assert (english.start, english.end) == (7, 18)
