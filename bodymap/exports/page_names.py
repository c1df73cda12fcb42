"""The names over a view on paper: the same as in the window, and none over another."""

from collections.abc import Iterable

import shapely

from bodymap.exports.label_places import Size, Wish, evened, placed
from bodymap.exports.names_shown import Name, Role
from bodymap.exports.panels import GAP, Panel
from bodymap.exports.svg_text import PAGE, number, text_line

LETTERS = {Role.LEVEL: (22.0, 17.0)}
_USUAL = (17.0, 14.5)
"""Heights of letters in mm on paper: of levels, and of other names; the first that has room is taken."""
_WIDE = 0.63
"""Mean width of a bold letter against its height, on the safe side."""
_CAPITAL, _FOOT = 0.36, 0.24
"""Half the height of a capital, and how far a letter reaches below its line, against its size."""
_HALO = 0.24
"""Width of the light edge against the height of the letters."""


def letter(panel: Panel) -> float:
    """Mm of the view that a letter of a level takes."""
    return LETTERS[Role.LEVEL][0] * _WIDE / panel.factor


def names_svg(names: Iterable[Name], panel: Panel) -> str:
    """The names in their places, in mm as they are seen; what has no place is left out."""
    wanted = list(names)
    wishes = [_wish(name, panel) for name in wanted]
    places = placed(evened(wishes, placed(wishes)))
    return "\n".join(
        _haloed(place.x, place.y, _sizes(name)[place.size] / panel.factor, name)
        for name, place in zip(wanted, places, strict=True)
        if place is not None
    )


def _sizes(name: Name) -> tuple[float, ...]:
    return LETTERS.get(name.role, _USUAL)


def _wish(name: Name, panel: Panel) -> Wish:
    left, top, right, bottom = panel.box
    beside = 0.45 * GAP / panel.factor
    spots = [(*panel.place(x, y), r) for x, y, r in name.spots if not _is_hidden(panel, x, y)]
    sizes = [_size(name, size / panel.factor) for size in _sizes(name)]
    room = (left - beside, top, right + beside, bottom)
    return Wish(sizes, spots, room, name.role is Role.NERVE, name.rank, name.twin)


def _is_hidden(panel: Panel, x: float, y: float) -> bool:
    return not panel.hidden.is_empty and panel.hidden.intersects(shapely.Point(x, y))


def _size(name: Name, high: float) -> Size:
    wide = _WIDE * high * len(name.text)
    edge = _HALO / 2 * high
    half, above, below = wide / 2 + edge, _CAPITAL * high + edge, (_CAPITAL + _FOOT) * high + edge
    return Size((-half, -above, half, below), name.need(wide, high))


def _haloed(x: float, y: float, size: float, name: Name) -> str:
    """The letters once as a light edge and once in ink: not every reader of SVG knows the order of painting."""
    y += size * _CAPITAL
    ink = text_line(x, y, size, name.text, colour=name.ink, bold=True, anchor="middle")
    edge = f'<text stroke="{PAGE}" stroke-width="{number(size * _HALO)}" stroke-linejoin="round" '
    return f"{ink.replace('<text ', edge, 1)}{ink}"
