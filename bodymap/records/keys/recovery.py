"""The recovery key a person prints: eight groups of five signs, the last of each a check, so that a slip is told with its group.

31 signs (a prime number, without I, L, O, 0 and 1, which look alike): any one wrong sign and any two signs that
changed places within a group are found, and groups in the wrong order too.
"""

import secrets
import unicodedata

from bodymap.files.problems import BodymapError
from bodymap.language import tr

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS = 8
DATA = 4
"""Signs of a group that carry the key; 32 of them are 158 bits."""


def new_recovery_key() -> str:
    """A key from the system's randomness, as it is printed: `7K2MX-...`."""
    parts = ("".join(secrets.choice(SIGNS) for _ in range(DATA)) for _ in range(GROUPS))
    return "-".join(part + _check(part, number) for number, part in enumerate(parts))


def typed_recovery_key(text: str) -> str:
    """What was typed, in the form it was printed; case, blanks and dashes do not count.

    Raises BodymapError that names the group with the slip, never what was typed.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    signs = "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) != "Pd")
    size = DATA + 1
    if len(signs) != GROUPS * size:
        raise BodymapError(
            tr(
                "the recovery key has {count} signs; expected {groups} groups of {size} letters and digits",
                count=len(signs),
                groups=GROUPS,
                size=size,
            )
        )
    groups = [signs[at : at + size] for at in range(0, len(signs), size)]
    for number, group in enumerate(groups):
        if set(group) - set(SIGNS) or _check(group[:DATA], number) != group[DATA]:
            raise BodymapError(
                tr(
                    "group {number} of the recovery key has a typing error; expected it as printed",
                    number=number + 1,
                )
            )
    return "-".join(groups)


def _check(part: str, number: int) -> str:
    """Each sign times its place, and the number of the group, modulo 31."""
    total = sum(place * SIGNS.index(sign) for place, sign in enumerate(part, start=2)) + number
    return SIGNS[-total % len(SIGNS)]
