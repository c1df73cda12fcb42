import pytest

from bodymap.files.problems import BodymapError
from bodymap.records.keys.library_key import new_key
from bodymap.records.keys.sealed_box import HALF, sealed, sealing_half, unsealed

CONTENT = b"what was on the table"


def test_the_key_of_the_library_opens_what_was_sealed_for_it() -> None:
    key = new_key()
    assert unsealed(sealed(CONTENT, sealing_half(key)), key) == CONTENT


def test_another_library_opens_nothing() -> None:
    box = sealed(CONTENT, sealing_half(new_key()))
    with pytest.raises(BodymapError, match="not sealed for this library"):
        unsealed(box, new_key())


def test_the_half_that_lies_open_says_nothing_of_the_key() -> None:
    key = new_key()
    assert sealing_half(key) != key.raw()
    assert len(sealing_half(key)) == HALF


def test_every_flipped_byte_is_refused() -> None:
    key = new_key()
    box = sealed(CONTENT, sealing_half(key))
    for at in range(len(box)):
        changed = bytearray(box)
        changed[at] ^= 1
        with pytest.raises(BodymapError):
            unsealed(bytes(changed), key)


@pytest.mark.parametrize("box", [b"", b"x" * 20, b"x" * 200])
def test_what_is_no_box_is_refused(box: bytes) -> None:
    with pytest.raises(BodymapError):
        unsealed(box, new_key())


def test_two_sealings_of_the_same_differ() -> None:
    half = sealing_half(new_key())
    assert sealed(CONTENT, half) != sealed(CONTENT, half)


@pytest.mark.parametrize("half", [b"", b"short", bytes(HALF)])
def test_a_half_that_is_none_is_refused(half: bytes) -> None:
    with pytest.raises(BodymapError, match="damaged"):
        sealed(CONTENT, half)
