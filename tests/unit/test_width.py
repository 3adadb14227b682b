import pytest

from subgen.width import cells, is_han


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("GPT-4", 5),
        ("数据库", 6),
        ("用GPT-4写", 9),
        ("，。？！《》", 12),
        ("…", 2),
        ("“好”", 6),
        ("ＡＩ", 4),
        ("ｶﾅ", 2),
        ("𠮷野家", 6),
        ("한국", 4),
        ("α粒子", 6),
    ],
)
def test_a_full_width_character_is_two_cells(text, width):
    assert cells(text) == width


@pytest.mark.parametrize("char", "一龥㐀豈〇𠀀𰀀")
def test_han(char):
    assert is_han(char)


@pytest.mark.parametrize("char", "a1，。ひカ한Ａ々😀 ·")
def test_not_han(char):
    assert not is_han(char)
