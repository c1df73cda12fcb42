"""A wrapped key opens with its secret, for its library, and with nothing else."""

from dataclasses import replace

import pytest

from bodymap.files.problems import BodymapError
from bodymap.records.keys.library_key import LibraryKey, new_key
from bodymap.records.keys.wrapping import CEILING, FLOOR, USUAL, Cost, Wrap, WrapKind, unwrapped, wrapped

WORDS = "Größe der Welle"
HOME = "a" * 32
KEY = new_key()
WRAP = wrapped(KEY, WrapKind.PASSPHRASE, WORDS, HOME, FLOOR)


def refused(wrap: Wrap, secret: str = WORDS, library: str = HOME) -> str:
    with pytest.raises(BodymapError) as caught:
        unwrapped(wrap, secret, library)
    return caught.value.sentence


def test_the_passphrase_gives_the_key_back() -> None:
    assert unwrapped(WRAP, WORDS, HOME).raw() == KEY.raw()


def test_letters_and_accents_typed_apart_are_the_same_passphrase() -> None:
    assert unwrapped(WRAP, "Gro\u0308ße der Welle", HOME).raw() == KEY.raw()


def test_another_passphrase_is_refused() -> None:
    assert "does not open" in refused(WRAP, WORDS + "n")


def test_a_wrap_moved_to_another_library_is_refused() -> None:
    assert refused(WRAP, library="b" * 32)


def test_every_flipped_bit_of_the_sealed_key_is_refused() -> None:
    """By the recovery key, which costs no stretching; the seal is the same."""
    wrap = wrapped(KEY, WrapKind.RECOVERY, "printed", HOME)
    for bit in range(len(wrap.sealed) * 8):
        changed = bytearray(wrap.sealed)
        changed[bit // 8] ^= 1 << bit % 8
        assert refused(replace(wrap, sealed=bytes(changed)), "printed")


@pytest.mark.parametrize("field", ["salt", "nonce"])
def test_another_salt_or_nonce_is_refused(field: str) -> None:
    assert refused(replace(WRAP, **{field: bytes(16 if field == "salt" else 12)}))


@pytest.mark.parametrize(
    "cost",
    [
        replace(FLOOR, memory=FLOOR.memory - 1),
        replace(FLOOR, passes=1),
        replace(FLOOR, lanes=0),
        replace(CEILING, memory=CEILING.memory + 1),
        replace(CEILING, passes=11),
        Cost(0, 0, 0),
    ],
)
def test_a_cost_below_the_floor_or_above_the_ceiling_is_refused_before_it_is_spent(cost: Cost) -> None:
    assert "asks for" in refused(replace(WRAP, cost=cost))


def test_a_cost_that_was_made_lower_does_not_open() -> None:
    dear = wrapped(KEY, WrapKind.PASSPHRASE, WORDS, HOME, replace(FLOOR, passes=3))
    assert "does not open" in refused(replace(dear, cost=FLOOR))


def test_what_is_usual_is_within_the_limits() -> None:
    assert FLOOR.memory <= USUAL.memory == 64 * 1024 <= CEILING.memory
    assert (USUAL.passes, USUAL.lanes) == (3, 4)


def test_a_short_passphrase_is_refused_and_not_repeated() -> None:
    with pytest.raises(BodymapError, match="has 5 characters; expected 8") as caught:
        wrapped(KEY, WrapKind.PASSPHRASE, "kurz!", HOME, FLOOR)
    assert "kurz" not in str(caught.value)


def test_a_key_never_shows_itself() -> None:
    assert KEY.raw().hex() not in f"{KEY!r} {KEY}"


def test_a_dropped_key_is_gone() -> None:
    key = LibraryKey(bytes(range(32)))
    key.drop()
    with pytest.raises(BodymapError, match="locked"):
        key.raw()
