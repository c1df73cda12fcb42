import pytest

from bodymap.records.keys.strength import bits, choices, strength_of
from bodymap.records.keys.wrapping import SHORTEST


def test_the_rule_of_nist_gives_its_published_figures() -> None:
    """SP 800-63 version 1.0.2, table A.1: 8, 12 and 20 characters that a person chose, without a check."""
    assert [bits(count) for count in (1, 8, 12, 20)] == [4, 18, 24, 36]


@pytest.mark.parametrize(
    ("passphrase", "count"),
    [
        ("aaaaaaaaaaaa", 1),
        ("abcdefgh", 2),
        ("87654321", 2),
        ("password", 1),
        ("PassWord1", 2),
        ("lantern7", 8),
    ],
)
def test_what_goes_on_in_order_or_is_tried_first_is_one_choice(passphrase: str, count: int) -> None:
    assert choices(passphrase) == count


def test_one_that_is_too_short_says_how_much_is_missing() -> None:
    assert strength_of("a" * (SHORTEST - 1)).sentence == "At least 1 more character."
    assert strength_of("").word == ""


@pytest.mark.parametrize(
    ("passphrase", "word"),
    [
        ("password1", "Weak"),
        ("kestrel9", "Weak"),
        ("heron lantern", "Fair"),
        ("heron lantern copper tide", "Strong"),
    ],
)
def test_the_word_follows_how_long_it_would_take(passphrase: str, word: str) -> None:
    assert strength_of(passphrase).word == word


def test_the_sentence_tells_a_time_and_never_that_it_is_safe() -> None:
    said = strength_of("heron lantern").sentence
    assert "about 48 days" in said
    assert "safe" not in said
