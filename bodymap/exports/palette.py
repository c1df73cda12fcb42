"""Colours and patterns of the figure, the sensations and the roots, shared by screen and exports.

Colour is never alone: each sensation also has a pattern, each root its name. Root colours stay the same in
every theme. Window colours (text, background, buttons) are in ui/theme.py.
"""

from dataclasses import dataclass
from enum import StrEnum

from bodymap.atlas.levels import Root
from bodymap.drawing.sensation import Sensation


class Pattern(StrEnum):
    """How a mark is filled besides its colour."""

    SOLID = "solid"
    WAVES = "waves"
    SLASHES = "slashes"
    DOTS = "dots"
    RINGS = "rings"
    CROSSES = "crosses"
    UPRIGHT = "upright"  # stands for a full colour where there is none


@dataclass(frozen=True, slots=True)
class Ink:
    """How one sensation is drawn: colour "#rrggbb" and pattern."""

    colour: str
    pattern: Pattern


SENSATION_INK: dict[Sensation, Ink] = {
    Sensation.ACHE: Ink("#b3402a", Pattern.SOLID),
    Sensation.BURNING: Ink("#d97900", Pattern.WAVES),
    Sensation.STABBING: Ink("#8a2ba8", Pattern.SLASHES),
    Sensation.PINS: Ink("#0072b2", Pattern.DOTS),
    Sensation.NUMBNESS: Ink("#1c8a6b", Pattern.RINGS),
    Sensation.CRAMP: Ink("#6b5335", Pattern.CROSSES),
}

ROOT_COLOUR: dict[Root, str] = {
    Root.T12: "#7a6b60",
    Root.L1: "#8e6bbf",
    Root.L2: "#4773e1",
    Root.L3: "#2c8fa6",
    Root.L4: "#1f8840",
    Root.L5: "#b66114",
    Root.S1: "#d63a46",
    Root.S2: "#a8479a",
    Root.S3: "#827393",
    Root.S4_5: "#6a6e6e",
}
"""Each at least 10 (dE00) from every sensation and every other root, and seen on light and dark (docs/contrast.md, tested)."""

UNNAMED_LEVEL = "#8d97a3"
"""The colour of a level that is no lumbar or sacral root."""
_LEVEL_COLOUR = {root.value: colour for root, colour in ROOT_COLOUR.items()}


def level_colour(level: str) -> str:
    """The colour of a level of a map: of its root, or grey."""
    return _LEVEL_COLOUR.get(level, UNNAMED_LEVEL)


@dataclass(frozen=True, slots=True)
class Skin:
    """Colours of the drawn body, by the role names that stand in assets/built/*.svg; cloth: the sheet over the knees of
    a person who lies, in its folds and where it is light.
    """

    dark: str
    light: str
    shadow: str
    outline: str
    ink: str
    nail: str
    nipple: str
    cloth: str
    cloth_light: str


@dataclass(frozen=True, slots=True)
class MapLine:
    """How the borders of one map are drawn where several lie over each other; dash: lengths of line and gap,
    in widths of the line; () = unbroken.
    """

    colour: str
    dash: tuple[float, ...] = ()


_MAP_LINES = (
    MapLine("#7a3e12", (1.2, 2.2)),
    MapLine("#1d4f91", (7.0, 2.4)),
    MapLine("#17212b"),
    MapLine("#8a1c5b", (6.0, 2.0, 1.2, 2.0)),
    MapLine("#0b6e4f", (3.2, 2.2)),
    MapLine("#5b3fa0", (6.0, 2.0, 1.2, 2.0, 1.2, 2.0)),
    MapLine("#4a5560", (2.2, 3.6)),
)


def map_line(place: int) -> MapLine:
    """The line of the map at this place among all maps; with more maps than lines they come round again."""
    return _MAP_LINES[place % len(_MAP_LINES)]


CONTRAST_SKIN = "contrast"
"""The body of the high-contrast window: white and black, no shading. Not for choosing."""
PRINT_SKIN = "print"
"""Paper without colour: pure black on white, so that no printer has to make greys. Not for choosing."""

SKINS: dict[str, Skin] = {
    "paper": Skin(
        "#dfe3e8", "#ffffff", "#9aa6b4", "#3f4852", "#8793a0", "#ffffff", "#8793a0", "#ccdde1", "#dbe9ec"
    ),
    "light": Skin(
        "#e3b9a0", "#fbeadd", "#cc7a58", "#5f453c", "#9a705e", "#f8e2d8", "#c58873", "#b9cdd4", "#e3edf0"
    ),
    "medium": Skin(
        "#b98560", "#dcb28f", "#8f5c3c", "#4c3226", "#7d523c", "#ecd0bb", "#7d523c", "#b9c4c7", "#e3e8e8"
    ),
    "deep": Skin(
        "#6f4630", "#9e6d4e", "#4d2d1c", "#0d0603", "#4e2f20", "#c99c80", "#4e2f20", "#c3cac8", "#e1e6e4"
    ),
    CONTRAST_SKIN: Skin(
        "#ffffff", "#ffffff", "#ffffff", "#000000", "#2b2b2b", "#ffffff", "#5a5a5a", "#e4e4e4", "#e4e4e4"
    ),
    PRINT_SKIN: Skin(
        "#ffffff", "#ffffff", "#ffffff", "#000000", "#000000", "#ffffff", "#000000", "#ffffff", "#ffffff"
    ),
}
CHOOSABLE_SKINS = tuple(skin for skin in SKINS if skin not in (CONTRAST_SKIN, PRINT_SKIN))


@dataclass(frozen=True, slots=True)
class MarkInk:
    """How a mark of one sensation is drawn on one skin, "#rrggbb": the wash over the skin, pattern lines, edge.

    share: factor of the wash's opacity.
    """

    wash: str
    line: str
    edge: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class MarksOn:
    """What a skin makes of the sensations' colours: brightness of lines and edges against them, 0-1.

    light: the wash and the edge are the light colours below, because the skin itself is dark.
    over: the ink of outlines that say where one points; accent: of what is chosen. Both stand on a white or dark edge.
    """

    line: float
    edge: float
    light: bool = False
    share: float = 1.0
    over: str = "#17212b"
    accent: str = "#12647e"


MARKS_ON: dict[str, MarksOn] = {
    "paper": MarksOn(0.55, 0.67),
    "light": MarksOn(0.5, 0.67),
    "medium": MarksOn(0.36, 0.5, over="#17212b", accent="#0b4456"),
    "deep": MarksOn(0.25, 1.0, light=True, over="#ffffff", accent="#b5ecfa"),
    CONTRAST_SKIN: MarksOn(0.4, 0.3, share=0.5, over="#000000", accent="#00415a"),
    PRINT_SKIN: MarksOn(0.0, 0.0, share=0.0, over="#000000", accent="#000000"),
}
"""Chosen so that lines on their wash and edges on the skin have a contrast of 3 at least, at every strength (tested)."""

_LIGHT_COLOUR: dict[Sensation, str] = {
    Sensation.ACHE: "#ffcabd",
    Sensation.BURNING: "#ffcf70",
    Sensation.STABBING: "#f3cdff",
    Sensation.PINS: "#a9dcff",
    Sensation.NUMBNESS: "#9df0d0",
    Sensation.CRAMP: "#efe0c6",
}


def mark_ink(sensation: Sensation, skin: str) -> MarkInk:
    """The inks of a mark on a row of SKINS. Raises KeyError for another name."""
    on, colour = MARKS_ON[skin], SENSATION_INK[sensation].colour
    wash = _LIGHT_COLOUR[sensation] if on.light else colour
    edge = _darker(wash if on.light else colour, on.edge)
    return MarkInk(wash, _darker(colour, on.line), edge, on.share)


def mark_pattern(sensation: Sensation, skin: str) -> Pattern:
    """The pattern of a mark; where there are no colours, that of the one which is else told by its colour alone."""
    pattern = SENSATION_INK[sensation].pattern
    return Pattern.UPRIGHT if pattern is Pattern.SOLID and not MARKS_ON[skin].share else pattern


def wash_share(intensity: int | None) -> float:
    """Opacity of a mark's colour, 0.3-0.62: more pain, more colour; "not said" lies a little above the middle."""
    return 0.3 + 0.032 * (6 if intensity is None else intensity)


def _darker(colour: str, factor: float) -> str:
    return "#" + "".join(f"{round(int(colour[i : i + 2], 16) * factor):02x}" for i in (1, 3, 5))
