"""The clinician's gesture that ends the guided screen: four corners in turn, or a typed word. No Qt.

Nothing has to be held and nothing is timed. Anything else in between begins anew, so that nobody leaves by chance.
"""

from dataclasses import dataclass, replace

CORNERS = 4
"""Clockwise from the upper left."""
WORD = "clinician"


@dataclass(frozen=True, slots=True)
class WayOut:
    """How far the gesture has come: corners touched in their order, and letters of the word."""

    corners: int = 0
    letters: str = ""

    @property
    def open(self) -> bool:
        return self.corners == CORNERS or self.letters == WORD

    def touched(self, corner: int) -> "WayOut":
        """A corner, 0 to 3 clockwise from the upper left."""
        if corner == self.corners:
            return replace(self, corners=self.corners + 1)
        return WayOut(corners=1 if corner == 0 else 0)

    def typed(self, text: str) -> "WayOut":
        """A key; another one than the next letter begins anew."""
        letters = self.letters + text.lower()
        if text and WORD.startswith(letters):
            return replace(self, letters=letters)
        return WayOut(letters=text.lower() if text and WORD.startswith(text.lower()) else "")


SHUT = WayOut()
