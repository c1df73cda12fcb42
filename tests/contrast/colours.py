"""How far two colours are apart for an eye, and how somebody who is colour-blind sees them.

A colour is "#rrggbb"; a distance is dE00 (0 = the same, about 1 = just seen side by side, 100 = black and white).
Sources: CIEDE2000, Sharma, Wu and Dalal, Color Research and Application 30 (2005) 21-30, with their test pairs;
colour blindness at full strength, Machado, Oliveira and Fernandes, IEEE Transactions on Visualization and Computer
Graphics 15 (2009) 1291-1298, matrices for linear RGB.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import NamedTuple

Triple = tuple[float, float, float]


class Lab(NamedTuple):
    """A colour in CIELAB, white point D65: lightness 0-100, green to red, blue to yellow."""

    lightness: float
    a: float
    b: float


NORMAL = "normal"
MATRICES: dict[str, tuple[Triple, Triple, Triple]] = {
    NORMAL: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What each kind of eye makes of linear red, green and blue (Machado 2009, severity 1)."""

_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
"""Linear sRGB to XYZ (IEC 61966-2-1)."""
_FULL = 25.0**7


def linear(colour: str) -> Triple:
    """Red, green and blue as amounts of light, 0-1."""
    red, green, blue = (_light(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def seen_as(colour: str, sight: str = NORMAL) -> Lab:
    """The colour as this kind of eye has it. Raises KeyError for a kind not in MATRICES."""
    red, green, blue = (min(max(_times(row, linear(colour)), 0.0), 1.0) for row in MATRICES[sight])
    return lab((red, green, blue))


def lab(light: Triple) -> Lab:
    """CIELAB of linear red, green and blue."""
    x, y, z = (_root(_times(row, light) / sum(row)) for row in _XYZ)
    return Lab(116 * y - 16, 500 * (x - y), 200 * (y - z))


def apart(one: str, other: str, sight: str = NORMAL) -> float:
    """dE00 of two colours for this kind of eye."""
    return de00(seen_as(one, sight), seen_as(other, sight))


def de00(one: Lab, other: Lab) -> float:
    """CIEDE2000 with all weights 1, in the order and with the names of Sharma 2005."""
    mean = (hypot(one.a, one.b) + hypot(other.a, other.b)) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + _FULL))
    c1, c2 = hypot(one.a * stretch, one.b), hypot(other.a * stretch, other.b)
    h1, h2 = _hue(one.a * stretch, one.b), _hue(other.a * stretch, other.b)
    turn = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180
    d_light, d_chroma = other.lightness - one.lightness, c2 - c1
    d_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    light, chroma = (one.lightness + other.lightness) / 2, (c1 + c2) / 2
    hue = h1 + h2 if not c1 * c2 else _middle(h1, h2)
    s_light = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)
    s_chroma = 1 + 0.045 * chroma
    s_hue = 1 + 0.015 * chroma * _tone(hue)
    bend = -sin(radians(60 * exp(-(((hue - 275) / 25) ** 2)))) * 2 * sqrt(chroma**7 / (chroma**7 + _FULL))
    parts = d_light / s_light, d_chroma / s_chroma, d_hue / s_hue
    return sqrt(sum(part**2 for part in parts) + bend * parts[1] * parts[2])


def _tone(hue: float) -> float:
    return (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )


def _middle(one: float, other: float) -> float:
    if abs(one - other) <= 180:
        return (one + other) / 2
    return (one + other + (360 if one + other < 360 else -360)) / 2


def _hue(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360


def _times(row: Triple, light: Triple) -> float:
    return sum(weight * part for weight, part in zip(row, light, strict=True))


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
