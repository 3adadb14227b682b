import pytest

from subgen.translate.figures import with_their_figures


def mended_text(english, chinese):
    words = english.split()
    found = with_their_figures(words, chinese)
    assert len(found) == len(words)
    return " ".join(found)


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("4000株番茄，只冻死了12株", "400 tomatoes, only 12 frozen!", "4000 tomatoes, only 12 frozen!"),
        ("一共5000个", "500, in all.", "5000, in all."),
        ("4000株", "4,000 plants.", "4,000 plants."),
        ("400万株", "4 million plants.", "4 million plants."),
        ("400株和30株", "40 and 300 plants.", "40 and 300 plants."),
        ("2024年", "2023.", "2023."),
        ("3000多万用户", "over 30 million users.", "over 30 million users."),
        ("5000来万", "About 50 million.", "About 50 million."),
        ("一共５０００个", "500, in all.", "5000, in all."),
    ],
)
def test_a_number_gets_its_noughts_back(chinese, english, expected):
    assert mended_text(english, chinese) == expected


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("早上9:25起飞", "It left at 9.25 a.m.", "It left at 9:25 a.m."),
        ("直播从20:00开始", "It starts at 2000, right?", "It starts at 20:00, right?"),
        ("晚上9点20分见", "At 9.20 p.m., then.", "At 9:20 p.m., then."),
        ("会议15:30开始", "It starts at 3:30.", "It starts at 3:30."),
        ("版本9.18在9:18发布", "Version 9.18 came at 9:18.", "Version 9.18 came at 9:18."),
        ("准确率是9.25", "It is 9.25.", "It is 9.25."),
        ("索引从-1开始", "The index starts at 1.", "The index starts at -1."),
        ("范围是-1到1", "The range is 1 to 1.", "The range is -1 to 1."),
        ("设成-100就忽略", "Set it to-100 and ignore it.", "Set it to-100 and ignore it."),
        ("要3-5天", "It takes 3 to 5 days.", "It takes 3 to 5 days."),
        ("从3月-5月", "March to May, 3 of 5.", "March to May, 3 of 5."),
        ("用GPT-4和4个头", "GPT-4 has 4 heads.", "GPT-4 has 4 heads."),
        ("是-5", "It is 5 and 5.", "It is 5 and 5."),
        ("门票要¥300", "Tickets are 300.", "Tickets are ¥300."),
        ("要￥1,200一个月", "It is $1,200 a month.", "It is ¥1,200 a month."),
        ("参数是$0", "The argument is 0.", "The argument is $0."),
        ("参数是$0", "The argument is $ 0.", "The argument is $ 0."),
        ("赚了$30000", "He made $30,000.", "He made $30,000."),
    ],
)
def test_a_number_gets_its_signs_back(chinese, english, expected):
    assert mended_text(english, chinese) == expected


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("这台车二十万块", "That's $200,000 for it.", "That's ¥200,000 for it."),
        ("一块钱一个", "One dollar a piece.", "One yuan a piece."),
        ("每月20元就够", "Twenty bucks, I say.", "Twenty yuan, I say."),
        # Where no money is named, there may be none.
        ("账上就剩四十几万吧", "I think it's $400,000.", "I think it's 400,000."),
        ("账上就剩四十几万美金吧", "I think it's $400,000.", "I think it's $400,000."),
        ("赚了八百万元", "He made US$8 million.", "He made ¥8 million."),
        ("一共五十块美金", "It's $50.", "It's $50."),
        ("融资5万美元", "They got $50,000.", "They got $50,000."),
        ("100港元", "It's $100.", "It's $100."),
        ("给我$5，就是三十块", "Give me $5, thirty.", "Give me $5, thirty."),
        ("单元测试要钱", "It costs dollars.", "It costs dollars."),
    ],
)
def test_yuan_are_no_dollars(chinese, english, expected):
    assert mended_text(english, chinese) == expected
