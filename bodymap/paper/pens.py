"""The pens of the paper sheet, as rows of a table: which colour stands for which feeling."""

from dataclasses import dataclass

from bodymap.drawing.sensation import Sensation
from bodymap.language import tr_as, tr_as_later


@dataclass(frozen=True, slots=True)
class Pen:
    """One pen: its plain name in English, what it stands for, and the colour its patch is printed in, "#rrggbb"."""

    name: str
    sensation: Sensation
    printed: str

    @property
    def words(self) -> str:
        """Its name in the language spoken."""
        return tr_as("a felt-tip pen", self.name)


PENS = (
    Pen(tr_as_later("a felt-tip pen", "red"), Sensation.ACHE, "#d8232f"),
    Pen(tr_as_later("a felt-tip pen", "violet"), Sensation.STABBING, "#8d2fb3"),
    Pen(tr_as_later("a felt-tip pen", "blue"), Sensation.PINS, "#1b62c9"),
    Pen(tr_as_later("a felt-tip pen", "green"), Sensation.NUMBNESS, "#1f9a4c"),
)
"""Four, not six: the four that are in every set of felt-tip pens and whose inks stay farthest apart on a photo under warm light.

The colours are those of the same feelings on the screen (exports/palette.py), a little fuller. Orange lies between red and yellow
and brown is a dark orange: both turn into red under a lamp, so burning and cramp have no pen of their own (assumed from the
colours of the palette, tested on synthetic scans only).
"""
