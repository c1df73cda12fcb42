"""The small words everything else uses: roots, disc levels, sides and views."""

from enum import StrEnum

from bodymap.language import tr, tr_as, tr_as_later, tr_later


class Side(StrEnum):
    """The patient's own side. Never the viewer's."""

    LEFT = "L"
    RIGHT = "R"

    @property
    def word(self) -> str:
        """For a person, in the language spoken."""
        return tr_as("a side", "left") if self is Side.LEFT else tr_as("a side", "right")

    @property
    def english(self) -> str:
        """For files, and as a name."""
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
        """For a person, in the language spoken, inside a sentence."""
        return tr(_VIEW_WORDS[self])

    @property
    def caption(self) -> str:
        """What stands above the view."""
        return tr_as("a view", _VIEW_CAPTIONS[self])


_VIEW_CAPTIONS = {
    View.FRONT: tr_as_later("a view", "Front"),
    View.BACK: tr_as_later("a view", "Back"),
    View.SIDE_LEFT: tr_as_later("a view", "Left side"),
    View.SIDE_RIGHT: tr_as_later("a view", "Right side"),
    View.INNER_LEFT: tr_as_later("a view", "Left leg, inner side"),
    View.INNER_RIGHT: tr_as_later("a view", "Right leg, inner side"),
    View.FEET_TOP: tr_as_later("a view", "Top of the feet"),
    View.FEET_SOLE: tr_as_later("a view", "Soles"),
    View.PERINEUM: tr_as_later("a view", "Between the legs"),
}

_VIEW_WORDS = {
    View.FRONT: tr_later("seen from the front"),
    View.BACK: tr_later("seen from behind"),
    View.SIDE_LEFT: tr_later("seen from the left side"),
    View.SIDE_RIGHT: tr_later("seen from the right side"),
    View.INNER_LEFT: tr_later("left leg seen from the inner side"),
    View.INNER_RIGHT: tr_later("right leg seen from the inner side"),
    View.FEET_TOP: tr_later("top of the feet"),
    View.FEET_SOLE: tr_later("soles of the feet"),
    View.PERINEUM: tr_later("between the legs"),
}
