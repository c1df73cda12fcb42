"""How hard a passphrase is to guess, told plainly: how long one computer would try that knows how people choose.

The measure is the old rule of NIST SP 800-63 (version 1.0.2 of 2006, appendix A, for words that people choose): 4 bits for the first
character, 2 for each of the next seven, 1.5 for each of the twelve after those, 1 for every other. It was given up as a
measure because people choose worse than it says (Weir and others 2010), so what goes on in order (abcd, 1111, qwer) or is a word that
everybody tries first counts as one character here, and nothing is added for signs and capitals.
A guide, no promise: whoever reuses a passphrase, or writes it on the screen, is not helped by its length.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from bodymap.language import tr, tr_count, tr_later
from bodymap.records.keys.wrapping import SHORTEST

GUESS = 0.175
"""Seconds of one guess with the usual cost, measured on two shared cores (wrapping.USUAL)."""
HALF = 0.5
"""On average half of everything is tried."""
ORDERS = (
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm",
)
"""Runs of these, forwards or backwards, are no choice."""
FIRST_TRIED = (
    "password", "passwort", "passphrase", "letmein", "welcome", "bodymap", "admin", "secret", "hospital", "clinic",
    "doctor", "patient", "praxis", "iloveyou", "monkey", "dragon", "summer", "winter", "spring", "autumn",
)  # fmt: skip
"""Words that stand at the head of every list of passwords, or lie near in a clinic. Chosen by us."""
DAY, YEAR = 86_400.0, 365.25 * 86_400.0
UNITS: tuple[tuple[float, float, Callable[[int], str]], ...] = (
    (3600.0, 60.0, lambda n: tr_count("about {count} minute", "about {count} minutes", n)),
    (2 * DAY, 3600.0, lambda n: tr_count("about {count} hour", "about {count} hours", n)),
    (60 * DAY, DAY, lambda n: tr_count("about {count} day", "about {count} days", n)),
    (2 * YEAR, 30 * DAY, lambda n: tr_count("about {count} month", "about {count} months", n)),
)
"""Seconds below which a unit is used, its seconds, its words for so many."""


@dataclass(frozen=True, slots=True)
class Band:
    """A word for everything that would be tried through sooner than `below` (seconds)."""

    below: float
    word: str
    advice: str


LONGER = tr_later(
    "Make it longer: four or five words that do not belong together are easy to keep and hard to guess."
)
BANDS = (
    Band(30 * DAY, tr_later("Weak"), LONGER),
    Band(10 * YEAR, tr_later("Fair"), LONGER),
    Band(float("inf"), tr_later("Strong"), tr_later("Do not use it anywhere else.")),
)
"""Where a band ends is assumed."""


@dataclass(frozen=True, slots=True)
class Strength:
    """word: of its band, "" while it is too short to be taken; seconds: until it is found, on average; sentence: for the person."""

    word: str
    seconds: float
    sentence: str


def strength_of(passphrase: str) -> Strength:
    """How strong it is."""
    plain = unicodedata.normalize("NFKC", passphrase)
    missing = SHORTEST - len(plain)
    if missing > 0:
        more = tr_count("At least {count} more character.", "At least {count} more characters.", missing)
        return Strength("", 0.0, more)
    seconds = HALF * 2 ** bits(choices(plain)) * GUESS
    band = next(one for one in BANDS if seconds < one.below)
    return Strength(
        band.word,
        seconds,
        tr(
            "{band}: one computer that tries what people choose would need {long}. {advice}",
            band=tr(band.word),
            long=_long(seconds),
            advice=tr(band.advice),
        ),
    )


def choices(passphrase: str) -> int:
    """How many characters somebody had to choose."""
    text = passphrase.casefold()
    for word in FIRST_TRIED:
        text = text.replace(word, word[0])
    return sum(not _goes_on(text[:at], sign) for at, sign in enumerate(text))


def bits(count: int) -> float:
    """What so many chosen characters are worth, by the rule above."""
    return sum(_worth(place) for place in range(count))


def _worth(place: int) -> float:
    if place == 0:
        return 4.0
    return 2.0 if place < 8 else 1.5 if place < 20 else 1.0


def _goes_on(before: str, sign: str) -> bool:
    """Whether a character only continues what stands before it: the same again, or the third of a run ("de" in a word is none)."""
    three = before[-2:] + sign
    run = len(three) == 3 and any(three in order or three[::-1] in order for order in ORDERS)
    return run or before[-1:] == sign


def _long(seconds: float) -> str:
    """A time in the words of a person, never more exact than it is known."""
    if seconds < 60:
        return tr("less than a minute")
    for below, unit, words in UNITS:
        if seconds < below:
            count = max(1, round(seconds / unit))
            return words(count)
    years = seconds / YEAR
    return (
        tr("thousands of years")
        if years >= 1000
        else tr("about {years:.0f} years", years=round(years, -1 if years >= 100 else 0))
    )
