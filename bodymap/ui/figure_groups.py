"""The groups of views that can be shown together, as rows of a table: from the waist down, the whole body, the
sides, the feet, and between the legs. Adding a group is adding a row. Pure, no Qt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from bodymap.atlas.levels import View
from bodymap.language import tr_later


class LayoutKind(StrEnum):
    """Which views are shown together."""

    LOWER = "lower"
    WHOLE = "whole"
    SIDES = "sides"
    FEET = "feet"
    BETWEEN = "between"
    BOARD = "board"  # for the screen of a class; nobody chooses it


class OneView(StrEnum):
    """Parts of the body as large as they fit: what the guided screen shows while it asks for one place after another."""

    FRONT = "one-front"
    FRONT_LOWER = "one-front-lower"
    BACK = "one-back"
    BACK_LOWER = "one-back-lower"
    BOTH = "both"
    BOTH_LOWER = "both-lower"
    WITH_FEET = "with-feet"
    WITH_FEET_LOWER = "with-feet-lower"


Layout = LayoutKind | OneView


@dataclass(frozen=True, slots=True)
class Item:
    """One view; low: it stands at the foot of its row, so that all soles are on one floor."""

    view: View
    low: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Column:
    """Parts one below the other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Tucked:
    """A small view in the free space of a larger group: its centre at these shares of the group's size.

    room: width of the free space, mm at body scale.
    """

    base: "Node"
    small: Item
    across: float
    down: float
    room: float


Node = Item | Row | Column | Tucked

_Tops = Mapping[View, float]
_Factors = Mapping[View, float]


@dataclass(frozen=True, slots=True)
class Group:
    """What is shown together.

    words: on its button; short: where there is little room; about: what a patient looks for there; key: Qt's name;
    arrangements: ways to put the views together, of which the one that shows the body largest is taken; fewer: ways to
    put some of them together, where all have no room;
    tops: where a view is cut off above, mm of its frame; factors: size of a view against the body;
    largest: px per mm beyond which the views do not grow.
    """

    words: str
    short: str
    about: str
    key: str
    arrangements: tuple[Node, ...]
    tops: _Tops = field(default_factory=lambda: MappingProxyType[View, float]({}))
    factors: _Factors = field(default_factory=lambda: MappingProxyType[View, float]({}))
    largest: float = 20.0
    fewer: tuple[Node, ...] = ()

    @property
    def views(self) -> tuple[View, ...]:
        """Every view of the group, once."""
        return tuple(dict.fromkeys(_views(self.arrangements[0])))


def _views(node: Node) -> tuple[View, ...]:
    if isinstance(node, Item):
        return (node.view,)
    if isinstance(node, Tucked):
        return (*_views(node.base), node.small.view)
    return tuple(view for part in node.parts for view in _views(part))


WAIST = 640.0
"""y of the cut through the body, mm: the waist."""
SHIN = 104.0
"""y of the cut through the view of the foot tops, mm: the shin, a hand's breadth above the ankle line."""

_FRONT, _BACK = Item(View.FRONT), Item(View.BACK)
_TOPS, _SOLES, _PERINEUM = Item(View.FEET_TOP), Item(View.FEET_SOLE), Item(View.PERINEUM)
_FEET = Column((_TOPS, _SOLES))
_BODIES = Row((_FRONT, _BACK))
_BODIES_ALONE = (_BODIES, Column((_FRONT, _BACK)))
# The hands of two whole figures leave free space between their legs.
_WHOLE_BODIES = Tucked(_BODIES, _PERINEUM, across=0.5, down=0.88, room=480.0)
# The patient's right on the viewer's left, as in the front view; both face the middle.
_RIGHT, _LEFT = Item(View.SIDE_RIGHT), Item(View.SIDE_LEFT)
_INNER_RIGHT, _INNER_LEFT = Item(View.INNER_RIGHT, low=True), Item(View.INNER_LEFT, low=True)

_LARGE_FEET = MappingProxyType({View.FEET_TOP: 3.0, View.FEET_SOLE: 3.0})
_LARGE_SMALL_VIEWS = MappingProxyType({**_LARGE_FEET, View.PERINEUM: 1.4})
_BETWEEN_FIGURES = MappingProxyType({**_LARGE_FEET, View.PERINEUM: 1.0})
"""What is small is shown larger: between two whole figures there is room for no more."""

GROUPS: Mapping[LayoutKind, Group] = MappingProxyType(
    {
        LayoutKind.LOWER: Group(
            tr_later("Waist down"),
            tr_later("Waist down"),
            tr_later("Front and back from the waist down, with the feet large"),
            "D",
            (
                Row((Column((_BODIES, _PERINEUM)), _FEET)),
                Row((Column((_TOPS, _PERINEUM)), _FRONT, _BACK, _SOLES)),
                Column((Row((_FRONT, _BACK, _PERINEUM)), Row((_TOPS, _SOLES)))),
                Column((_BODIES, Row((_TOPS, _SOLES)), _PERINEUM)),
                Row((Column((_FRONT, _PERINEUM)), Column((_BACK, _FEET)))),
                Column((_BODIES, _TOPS, _SOLES, _PERINEUM)),
            ),
            MappingProxyType({View.FRONT: WAIST, View.BACK: WAIST, View.FEET_TOP: SHIN}),
            _LARGE_SMALL_VIEWS,
            fewer=_BODIES_ALONE,
        ),
        LayoutKind.WHOLE: Group(
            tr_later("Whole body"),
            tr_later("Whole"),
            tr_later("Front and back from head to foot, with the feet large"),
            "W",
            (
                Row((_WHOLE_BODIES, _FEET)),
                Row((_TOPS, _WHOLE_BODIES, _SOLES)),
                Column((_WHOLE_BODIES, Row((_TOPS, _SOLES)))),
                Column((Row((_BODIES, _FEET)), _PERINEUM)),
                Column((_BODIES, Row((_TOPS, _SOLES)), _PERINEUM)),
            ),
            MappingProxyType({View.FEET_TOP: SHIN}),
            _BETWEEN_FIGURES,
            fewer=_BODIES_ALONE,
        ),
        LayoutKind.SIDES: Group(
            tr_later("Sides"),
            tr_later("Sides"),
            tr_later("Right and left side of the body, and the inner side of both legs"),
            "S",
            (
                Row((_RIGHT, _INNER_RIGHT, _INNER_LEFT, _LEFT)),
                Row((_RIGHT, Column((_INNER_RIGHT, _INNER_LEFT)), _LEFT)),
                Column((Row((_RIGHT, _LEFT)), Row((_INNER_RIGHT, _INNER_LEFT)))),
            ),
            factors=MappingProxyType({View.INNER_LEFT: 1.35, View.INNER_RIGHT: 1.35}),
        ),
        LayoutKind.FEET: Group(
            tr_later("Feet"),
            tr_later("Feet"),
            tr_later("Top of the feet and soles, as large as they fit"),
            "O",
            (Row((_TOPS, _SOLES)), Column((_TOPS, _SOLES))),
            MappingProxyType({View.FEET_TOP: SHIN}),
            _LARGE_FEET,
        ),
        LayoutKind.BETWEEN: Group(
            tr_later("Between the legs"),
            tr_later("Between"),
            tr_later("The skin between the legs, seen from below"),
            "G",
            (_PERINEUM,),
            largest=1.5,
        ),
    }
)


BOARD = Group(
    tr_later("For a class"),
    tr_later("Class"),
    tr_later("Front, back and feet, as large as the back row needs them"),
    "",
    (
        Row((_FRONT, _BACK, _FEET)),
        Row((_FRONT, _BACK, _TOPS, _SOLES)),
        Column((_BODIES, Row((_TOPS, _SOLES)))),
        Column((_FRONT, _BACK, _TOPS, _SOLES)),
    ),
    MappingProxyType({View.FRONT: WAIST, View.BACK: WAIST, View.FEET_TOP: SHIN}),
    MappingProxyType({View.FEET_TOP: 1.6, View.FEET_SOLE: 1.6}),
)
"""Without the view between the legs, and with smaller feet: its large words leave less room."""


_WITH_FEET = (
    Row((_BODIES, _FEET)),
    Row((_TOPS, _BODIES, _SOLES)),
    Column((_BODIES, Row((_TOPS, _SOLES)))),
    Column((_BODIES, _TOPS, _SOLES)),
)
"""The view between the legs is not among them: nobody meets it before it is asked for, or drawn on."""

_SHOWN: Mapping[OneView, tuple[tuple[Node, ...], bool]] = MappingProxyType(
    {
        OneView.FRONT: ((_FRONT,), False),
        OneView.FRONT_LOWER: ((_FRONT,), True),
        OneView.BACK: ((_BACK,), False),
        OneView.BACK_LOWER: ((_BACK,), True),
        OneView.BOTH: ((_BODIES,), False),
        OneView.BOTH_LOWER: ((_BODIES,), True),
        OneView.WITH_FEET: (_WITH_FEET, False),
        OneView.WITH_FEET_LOWER: (_WITH_FEET, True),
    }
)
"""The ways to put together what is shown, and whether the body is cut at the waist."""


def group_of(layout: Layout) -> Group:
    """What is shown together, or a part of the body."""
    if isinstance(layout, LayoutKind):
        return BOARD if layout is LayoutKind.BOARD else GROUPS[layout]
    arrangements, lower = _SHOWN[layout]
    tops = {View.FRONT: WAIST, View.BACK: WAIST} if lower else {}
    return Group("", "", "", "", arrangements, {View.FEET_TOP: SHIN, **tops}, _LARGE_FEET)


def page_views(kind: LayoutKind) -> tuple[tuple[View, ...], bool]:
    """The views of a page that shows a group, () = those of every page; and whether the body is shown whole."""
    if kind is LayoutKind.LOWER:
        return (), False
    return GROUPS[kind].views, kind in (LayoutKind.WHOLE, LayoutKind.SIDES)
