"""Cases with a known truth are split once and for all: one half may be tuned on, the other only tested on."""

from enum import StrEnum
from hashlib import sha256


class Half(StrEnum):
    """What a case may be used for."""

    TUNING = "tuning"
    TESTING = "testing"


def half_of(case_id: str) -> Half:
    """The half of a case, from its id alone: tuning when the SHA-256 of the id, as a number, is even."""
    even = sha256(case_id.encode("utf-8")).digest()[-1] % 2 == 0
    return Half.TUNING if even else Half.TESTING
