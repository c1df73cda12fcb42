"""The small words everything else uses: roots, disc levels, sides and views."""

from enum import StrEnum


class Side(StrEnum):
    """The patient's own side. Never the viewer's."""

    LEFT = "L"
    RIGHT = "R"

    @property
    def word(self) -> str:
        return "left" if self is Side.LEFT else "right"

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Root(StrEnum):
    """A spinal nerve root. S4 and S5 are examined and shown as one level (ISNCSCI)."""

    T12 = "T12"
    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"
    L5 = "L5"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4_5 = "S4-5"


class DiscLevel(StrEnum):
    """The disc between two vertebrae. Not a root: the L4-5 disc usually presses the L5 root."""

    L1_2 = "L1-2"
    L2_3 = "L2-3"
    L3_4 = "L3-4"
    L4_5 = "L4-5"
    L5_S1 = "L5-S1"


class View(StrEnum):
    """One picture of the body. Coordinates in every view: mm, x to the viewer's right, y down.

    Body views (front, back, sides, inner legs): y from the top of the head of a 1750 mm adult; front and
    back: x from the midline. Insets (feet, perineum): y from the inset's top; x from the middle of the
    inset, both feet side by side with the patient's right foot on the viewer's left.
    """

    FRONT = "front"
    BACK = "back"
    SIDE_LEFT = "side-left"
    SIDE_RIGHT = "side-right"
    INNER_LEFT = "inner-left"
    INNER_RIGHT = "inner-right"
    FEET_TOP = "feet-top"
    FEET_SOLE = "feet-sole"
    PERINEUM = "perineum"

    @property
    def words(self) -> str:
        return _VIEW_WORDS[self]

    @property
    def caption(self) -> str:
        """What stands above the view."""
        return _VIEW_CAPTIONS[self]


_VIEW_CAPTIONS = {
    View.FRONT: "Front",
    View.BACK: "Back",
    View.SIDE_LEFT: "Left side",
    View.SIDE_RIGHT: "Right side",
    View.INNER_LEFT: "Left leg, inner side",
    View.INNER_RIGHT: "Right leg, inner side",
    View.FEET_TOP: "Top of the feet",
    View.FEET_SOLE: "Soles",
    View.PERINEUM: "Between the legs",
}

_VIEW_WORDS = {
    View.FRONT: "seen from the front",
    View.BACK: "seen from behind",
    View.SIDE_LEFT: "seen from the left side",
    View.SIDE_RIGHT: "seen from the right side",
    View.INNER_LEFT: "left leg seen from the inner side",
    View.INNER_RIGHT: "right leg seen from the inner side",
    View.FEET_TOP: "top of the feet",
    View.FEET_SOLE: "soles of the feet",
    View.PERINEUM: "between the legs",
}
