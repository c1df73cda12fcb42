import pytest

from bodymap.exports.codes import open_codes
from bodymap.knowledge.stored import open_library

CODES = open_codes().by_use


@pytest.mark.parametrize("use", ["pain severity", "pain panel", "pain body site", "survey", "L", "R"])
def test_every_code_says_where_it_was_found(use: str) -> None:
    assert len(CODES[use].source) > 10


def test_a_code_that_nobody_verified_says_so() -> None:
    assert "97339-6 has not been compared" in CODES["pain panel"].text


def test_a_verified_code_has_its_bare_name() -> None:
    assert CODES["L"].text == "Left"


def test_codes_of_zones_name_zones_we_have() -> None:
    assert set(open_codes().zones) <= set(open_library().zones)


def test_no_place_or_condition_has_a_guessed_code() -> None:
    """Whoever fills these tables changes this number with them, and looks at the sources."""
    assert (len(open_codes().zones), len(open_codes().conditions)) == (0, 0)
