import pytest

from subgen.check.rules import RULES
from subgen.errors import InputError
from subgen.formats import FORMATS
from subgen.profile import profile_names
from subgen.site import load_site, site_names


def test_the_sites_that_are_known():
    assert site_names() == ["bilibili", "youtube"]


@pytest.mark.parametrize("name", site_names())
def test_what_a_site_names_is_there(name):
    site = load_site(name)
    assert site.name == name
    assert site.profile in profile_names()
    assert site.refuses <= {rule.name for rule in RULES}
    assert all(f"{language}.{kind}" in FORMATS for language in site.languages for kind in site.formats)
    assert set(site.languages) == {"zh", "en"}


def test_an_unknown_site_is_refused_with_those_that_there_are():
    with pytest.raises(InputError, match="there are: bilibili, youtube"):
        load_site("vimeo")
