"""The pens of the paper sheet, as rows of a table: which colour stands for which feeling."""

from dataclasses import dataclass

from bodymap.drawing.sensation import Sensation


@dataclass(frozen=True, slots=True)
class Pen:
    """One pen: its plain name, what it stands for, and the colour its patch is printed in, "#rrggbb"."""

    name: str
    sensation: Sensation
    printed: str


PENS = (
    Pen("red", Sensation.ACHE, "#d8232f"),
    Pen("violet", Sensation.STABBING, "#8d2fb3"),
    Pen("blue", Sensation.PINS, "#1b62c9"),
    Pen("green", Sensation.NUMBNESS, "#1f9a4c"),
)
"""Four, not six: the four that are in every set of felt-tip pens and whose inks stay farthest apart on a photo under warm light.

The colours are those of the same feelings on the screen (exports/palette.py), a little fuller. Orange lies between red and yellow
and brown is a dark orange: both turn into red under a lamp, so burning and cramp have no pen of their own (assumed from the
colours of the palette, tested on synthetic scans only).
"""
