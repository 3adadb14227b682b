from dataclasses import replace

import pytest

from subgen.errors import InputError
from subgen.profile import DEFAULT_PROFILE, load_profile, parse_profile, profile_names


def test_the_profiles_that_ship():
    assert profile_names() == ["bilibili", "netflix", "ted", "youtube"]
    assert DEFAULT_PROFILE in profile_names()


@pytest.mark.parametrize(
    ("name", "zh", "en", "lines", "en_cps", "shortest", "longest", "gap", "spaced"),
    [
        ("bilibili", 32, 42, 2, 20, 834, 7000, 84, True),
        ("netflix", 32, 42, 2, 20, 834, 7000, 84, False),
        ("ted", 32, 42, 2, 21, 1000, 7000, 0, False),
        ("youtube", 32, 42, 2, 20, 834, 7000, 0, True),
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


@pytest.mark.parametrize("name", ["vimeo", "", "../netflix", "Netflix"])
def test_an_unknown_profile_is_refused_with_those_that_there_are(name):
    with pytest.raises(InputError, match="there are: bilibili, netflix, ted"):
        load_profile(name)


def test_every_field_is_needed_and_no_other():
    with pytest.raises(InputError, match=r"missing or unknown: .*gap_ms.*max_lins"):
        parse_profile("mine", "zh_line_cells = 32\nmax_lins = 2\n")


def test_a_file_may_change_a_profile_that_ships():
    mine = parse_profile("mine", 'base = "netflix"\nmax_ms = 6000\n[severity]\nspacing = "off"\n')
    netflix = load_profile("netflix")
    assert mine == replace(netflix, name="mine", max_ms=6000, severity={"spacing": "off"})


def test_what_the_base_weighs_is_kept():
    text = 'base = "bilibili"\n[severity]\nspacing = "off"\n'
    assert parse_profile("mine", text).severity == {"gap": "info", "spacing": "off"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("max_ms = ", "not valid TOML"),
        ('base = "vimeo"', "no profile is called 'vimeo'"),
        ('base = "ted"\nmax_ms = "7 s"', "max_ms must be a whole number, not '7 s'"),
        ('base = "ted"\nmax_ms = true', "max_ms must be a whole number, not True"),
        ('base = "ted"\nmax_ms = 0', "max_ms can't be 0"),
        ('base = "ted"\nzh_line_cells = 1', "zh_line_cells can't be 1"),
        ('base = "ted"\nmin_ms = 9000', "min_ms is above max_ms"),
        ('base = "ted"\nen_cps = "20"', "en_cps must be a number"),
        ('base = "ted"\nen_cps = nan', "en_cps can't be nan"),
        ('base = "ted"\nspaced = 1', "spaced must be true or false"),
        ('base = "ted"\nseverity = 1', "severity must be a table"),
        ('base = "ted"\n[severity]\ngap = "fatal"', "severity of gap must be one of error, warning"),
    ],
)
def test_a_file_that_can_not_be_used(text, why):
    with pytest.raises(InputError, match=f"profile 'mine'.*{why}|{why}"):
        parse_profile("mine", text)
