"""Colour roles of the pictures, and the tones mixed from them.

A picture names roles: "@ink" is one colour, "@skin35" lies 35 % of the way from skin to skin_light.
"""

from collections.abc import Mapping
from re import Match
from re import compile as pattern

_ROLE = pattern(r"@([a-z_]+)(\d\d)?")

SPINE_COLOURS: Mapping[str, str] = {
    "bone": "#e6d5b4",
    "bone_light": "#fdf6e6",
    "edge": "#8d7757",
    "ilium": "#e9dcc2",
    "ilium_light": "#fbf5e8",
    "ilium_edge": "#b3a184",
    "ridge": "#bfa67c",
    "joint": "#8fb0bf",
    "disc": "#9fbfd0",
    "disc_light": "#e3f0f5",
    "disc_edge": "#6f93a6",
    "sac": "#d9c67f",
    "sac_light": "#f7efc6",
    "sac_edge": "#a48f45",
    "conus": "#ebd27c",
    "strand": "#c2a13c",
    "hole": "#a38c6d",
    "pedicle": "#d8b98c",
    "marrow": "#cfa37d",
    "label": "#f2e8d3",
    "text": "#4b3a2c",
    "leader": "#b7a58b",
}
"""The roles of the spine picture and their usual colours; a caller may change any of them."""


def mixed(a: str, b: str, share: float) -> str:
    """The colour "#rrggbb" between a (share 0) and b (share 1)."""
    pairs = ((int(a[k : k + 2], 16), int(b[k : k + 2], 16)) for k in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def figure_tones(colours: Mapping[str, str]) -> dict[str, str]:
    """Every role a figure uses, from dark, light, shadow, outline, ink, nail, nipple, cloth and cloth_light."""
    dark, light, ink, outline = (colours[role] for role in ("dark", "light", "ink", "outline"))
    strokes = {
        "line": mixed(ink, outline, 0.2),
        "fold": ink,
        "faint": mixed(ink, dark, 0.42),
        "landmark": mixed(ink, outline, 0.7),
        "hair": mixed(dark, ink, 0.3),
        "strand": mixed(ink, outline, 0.05),
        "brow": mixed(ink, outline, 0.1),
        "hem": mixed(colours["cloth"], outline, 0.62),
        "drape": mixed(colours["cloth"], outline, 0.4),
        "gloom": colours["cloth_light"],
        "gloom_light": _depth(colours["cloth"], light, outline),
        "areola": mixed(colours["nipple"], light, 0.6),
    }
    return {**colours, "skin": dark, "skin_light": light, **strokes}


def _depth(cloth: str, light: str, outline: str) -> str:
    """The darkest tone under the sheet, where no light comes; none where cloth and skin are both bare paper."""
    return cloth if cloth == light else mixed(cloth, outline, 0.5)


def painted(text: str, tones: Mapping[str, str]) -> str:
    """The SVG text with every role replaced. Raises KeyError for a role without a colour."""

    def colour(match: Match[str]) -> str:
        role, light = match[1], match[2]
        return mixed(tones[role], tones[f"{role}_light"], int(light) / 100) if light else tones[role]

    return _ROLE.sub(colour, text)
