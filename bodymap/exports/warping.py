"""Move finished SVG text to another figure: every place in it is carried along by the figure's warp.

For pictures drawn in mm of the neutral figure out of fine polylines, dots and words; made of the same few elements as
all our pictures (see svg_text.py).
"""

import re

from bodymap.atlas.variants import Warp
from bodymap.exports.svg_text import number

_PATH = re.compile(r'(\sd=")([^"]*)(")')
_STEP = re.compile(r"([MLC])([^A-Za-z]*)")
_PAIR = re.compile(r"(-?[\d.]+(?:e-?\d+)?)[ ,]+(-?[\d.]+(?:e-?\d+)?)")
_PLACE = re.compile(r'(<(?:text|circle|ellipse)\b[^>]*?\sc?x=")(-?[\d.]+)("[^>]*?\sc?y=")(-?[\d.]+)(")')


def warped(text: str, warp: Warp | None) -> str:
    """The SVG text with its paths (absolute M, L and C), dots and words where the other figure has them."""
    if warp is None or not text:
        return text

    def pair(found: re.Match[str]) -> str:
        x, y = warp.to_seen(float(found[1]), float(found[2]))
        return f"{number(x)},{number(y)}"

    def path(found: re.Match[str]) -> str:
        moved = _STEP.sub(lambda step: step[1] + _PAIR.sub(pair, step[2]), found[2])
        return f"{found[1]}{moved}{found[3]}"

    def place(found: re.Match[str]) -> str:
        x, y = warp.to_seen(float(found[2]), float(found[4]))
        return f"{found[1]}{number(x)}{found[3]}{number(y)}{found[5]}"

    return _PLACE.sub(place, _PATH.sub(path, text))
