"""How large things to press and letters are, from what the screen says of itself. Pure arithmetic, no Qt."""

from math import ceil

TARGET = 15.0
"""mm along both sides of a thing to press: what an unsteady finger hits (asked of this screen; WCAG 2.2 asks for less)."""
INCH = 25.4
USUAL_DPI = 96.0
BELIEVED = (50.0, 400.0)
"""Dots an inch a screen may truly have; projectors, televisions and virtual screens report others."""
LETTERS = 0.33
"""Height of ordinary letters (their px size) against a thing to press: 5 mm, about 14 points."""
SMALLEST_LETTERS = 18
TEXT_SIZES = (100, 125, 150, 200)
"""Per cent."""
TITLE = 1.3
"""A question against ordinary letters."""


def target_px(dpi: float) -> int:
    """Px of TARGET on a screen with so many px an inch; the usual screen where that cannot be believed."""
    lowest, highest = BELIEVED
    return ceil(TARGET / INCH * (dpi if lowest <= dpi <= highest else USUAL_DPI))


def letters_px(target: int, percent: int) -> int:
    """Px of ordinary letters beside a thing to press of this many px."""
    return round(max(SMALLEST_LETTERS, target * LETTERS) * percent / 100)


def larger(percent: int) -> int:
    """The next size of letters; after the largest the first again."""
    here = TEXT_SIZES.index(percent) if percent in TEXT_SIZES else -1
    return TEXT_SIZES[(here + 1) % len(TEXT_SIZES)]
