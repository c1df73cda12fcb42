"""How large the letters of the window are, in per cent of what its mode has. Values only, no Qt."""

from dataclasses import replace

from bodymap.ui.modes import Mode
from bodymap.ui.patient.sizes import TEXT_SIZES

USUAL_SIZE = TEXT_SIZES[0]
"""Per cent."""
KEY = "look/text"
"""Where the settings keep it."""
LEAST_WIDTH = 850
"""Px of the window for each time of the usual letters: 1280 hold letters one and a half times as large, 1700 twice."""
FINGER = 0.5
"""How much of larger letters the things to press follow: a line of them needs the room, a finger is no larger."""


def text_size_of(word: str) -> int:
    """The size behind a stored word; the usual one for anything else."""
    return int(word) if word in map(str, TEXT_SIZES) else USUAL_SIZE


def step_of(percent: int, by: int) -> int:
    """The next larger (by 1) or smaller size (-1); the ends stay."""
    at = TEXT_SIZES.index(percent) if percent in TEXT_SIZES else 0
    return TEXT_SIZES[min(max(at + by, 0), len(TEXT_SIZES) - 1)]


def factor_of(percent: int, width: int, scale: float = 1.0) -> float:
    """Times the usual letters that are shown: at most what leaves the body its room; scale: of the mode's own letters."""
    return max(1.0, min(percent / 100, width / LEAST_WIDTH / scale))


def sized(mode: Mode, percent: int, width: int) -> Mode:
    """The mode with letters of this size, as far as a window of this width (px) allows."""
    factor = factor_of(percent, width, mode.text_scale)
    if factor == 1:
        return mode
    target = round(mode.target * (1 + FINGER * (factor - 1)))
    return replace(mode, text_scale=mode.text_scale * factor, target=target)
