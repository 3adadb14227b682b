import pytest

from subgen.errors import InputError
from subgen.profile import DEFAULT_PROFILE, load_profile, profile_names


def test_the_profiles_that_ship():
    assert profile_names() == ["bilibili", "netflix", "ted"]
    assert DEFAULT_PROFILE in profile_names()


@pytest.mark.parametrize(
    ("name", "zh", "en", "lines", "en_cps", "shortest", "longest", "gap", "spaced"),
    [
        ("bilibili", 32, 42, 2, 20, 834, 7000, 84, True),
        ("netflix", 32, 42, 2, 20, 834, 7000, 84, False),
        ("ted", 32, 42, 2, 21, 1000, 7000, 0, False),
    ],
)
def test_their_numbers_are_those_of_the_standards(
    name, zh, en, lines, en_cps, shortest, longest, gap, spaced
):
    profile = load_profile(name)
    assert profile.name == name
    assert (profile.zh_line_cells, profile.en_line_chars, profile.max_lines) == (zh, en, lines)
    assert (profile.en_cps, profile.min_ms, profile.max_ms, profile.gap_ms) == (
        en_cps,
        shortest,
        longest,
        gap,
    )
    assert profile.spaced is spaced


@pytest.mark.parametrize("name", ["youtube", "", "../netflix", "Netflix"])
def test_an_unknown_profile_is_refused_with_those_that_there_are(name):
    with pytest.raises(InputError, match="there are: bilibili, netflix, ted"):
        load_profile(name)


def test_every_field_is_needed_and_no_other():
    from subgen.profile import _from_toml

    with pytest.raises(InputError, match=r"missing or unknown: .*gap_ms.*max_lins"):
        _from_toml("mine", "zh_line_cells = 32\nmax_lins = 2\n")
