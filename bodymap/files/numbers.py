"""Which written numbers are taken: no more digits than a measurement can have, and always finite."""

from bodymap.language import tr

MOST_WHOLE_DIGITS = 15
"""A float holds every whole number of 15 digits exactly."""
MOST_DECIMALS = 20
"""Shortest exact texts of floats have up to 17 digits after a leading zero or two."""
LARGEST = 1e15


def number_of(text: str) -> int | float | str:
    """The value of a JSON-style number, or, as text, what is wrong with it.

    Looks at the length first: turning millions of digits into a number takes seconds.
    """
    mantissa, _, exponent = text.lower().partition("e")
    whole, point, decimals = mantissa.lstrip("-+").partition(".")
    if len(whole) > MOST_WHOLE_DIGITS or len(decimals) > MOST_DECIMALS:
        return tr(
            "a number has {count} digits; expected at most {most}",
            count=len(whole) + len(decimals),
            most=MOST_WHOLE_DIGITS,
        )
    if len(exponent) > 4:
        return tr("a number is too large or too small; expected one below 10^15")
    if not point and not exponent:
        return int(text)
    value = float(text)
    if abs(value) > LARGEST:
        return tr("a number is too large; expected one below 10^15")
    return value
