"""The printed recovery key: every slip of one sign is told with its group."""

import re

import pytest

from bodymap.files.problems import BodymapError
from bodymap.records.keys.recovery import SIGNS, new_recovery_key, typed_recovery_key

KEY = new_recovery_key()


def test_it_is_printed_in_eight_groups_of_five() -> None:
    assert re.fullmatch(rf"([{SIGNS}]{{5}}-){{7}}[{SIGNS}]{{5}}", KEY)


def test_two_keys_are_not_the_same() -> None:
    assert new_recovery_key() != new_recovery_key()


@pytest.mark.parametrize(
    "change", [str.lower, lambda k: k.replace("-", " "), lambda k: k.replace("-", ""), lambda k: f" {k}\n"]
)
def test_case_blanks_and_dashes_do_not_count(change) -> None:
    assert typed_recovery_key(change(KEY)) == KEY


def test_every_wrong_sign_is_told_with_its_group() -> None:
    for at, sign in enumerate(KEY):
        for other in SIGNS if sign != "-" else "":
            if other != sign:
                with pytest.raises(BodymapError, match=f"group {at // 6 + 1} of"):
                    typed_recovery_key(KEY[:at] + other + KEY[at + 1 :])


def test_two_signs_that_changed_places_in_a_group_are_told() -> None:
    for _ in range(50):
        key = new_recovery_key()
        for at in range(4):
            if key[at] != key[at + 1]:
                with pytest.raises(BodymapError, match="group 1 of"):
                    typed_recovery_key(key[:at] + key[at + 1] + key[at] + key[at + 2 :])


def test_groups_in_the_wrong_order_are_told() -> None:
    first, second, *rest = KEY.split("-")
    with pytest.raises(BodymapError, match="typing error"):
        typed_recovery_key("-".join((second, first, *rest)))


def test_a_key_with_a_sign_too_few_is_told_by_its_length_and_never_repeated() -> None:
    with pytest.raises(BodymapError, match="has 39 signs") as caught:
        typed_recovery_key(KEY[:-1])
    assert KEY[:5] not in str(caught.value)
