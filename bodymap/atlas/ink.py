"""Shapes as SVG path data: soft volume, tapered ink strokes, areas. Colours stay roles such as @ink."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from bodymap.atlas.areas import polygons
from bodymap.atlas.curve import Polyline, Segments, flatten, length_along, number

TIP = 0.28
"""Width of an ink stroke at its ends, as a part of its full width."""
RAMP = 34.0
"""An ink stroke reaches its full width within this many mm, or 45 % of its length."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A hollow of the body: where, and how much darker than the light skin it is in its middle (0-1)."""

    area: BaseGeometry
    strength: float


SHADE_FALLS = (-6.0, 11.0)
"""A shade is at its darkest this far (mm) beyond its drawn edge, negative = inside, and gone at the second."""
PUSH = 0.18
"""Light comes from the upper left: each tone is pushed there by this share of its depth."""
FINE = 6.0
"""Tones that start deeper than this (mm) differ so little that whole millimetres are fine enough."""

_DEPTHS = (0.0, 2.0, 4.5, 7.5, 11.0, 15.0, 20.0, 26.0, 33.0, 42.0)
_DARKNESS = (1.0, 0.83, 0.69, 0.57, 0.475, 0.394, 0.327, 0.271, 0.241, 0.215)
"""How dark the skin is (1 = the dark tone, 0 = the light one) at these mm inside the outline."""

STEPS = 11
"""Number of opaque tones between the dark and the light skin. Opaque, because stacked low alphas drift in hue
when a painter works with 8 bits."""


def skin_depths() -> list[float]:
    """How far inside the outline each tone starts, mm; tone 0 is the outline itself."""
    dark = np.linspace(1.0, _DARKNESS[-1], STEPS + 1)
    return [float(d) for d in np.interp(-dark, [-d for d in _DARKNESS], _DEPTHS)]


def lightness(step: int) -> int:
    """Per cent of the light tone in tone `step`."""
    return round(100 * (1.0 - _DARKNESS[-1]) * step / STEPS)


def area_path(shape: BaseGeometry, tolerance: float = 0.3, smallest: float = 25.0, digits: int = 1) -> str:
    """Path data of an area; parts below `smallest` mm2 are left out, "" when nothing is left."""
    large = (part.simplify(tolerance) for part in polygons(shape) if part.area >= smallest)
    kept = (orient(part) for simple in large for part in polygons(simple))  # holes run the other way round
    return "".join(
        ring_path(ring.coords, digits) for part in kept for ring in (part.exterior, *part.interiors)
    )


def ring_path(ring: Iterable[Iterable[float]], digits: int = 1) -> str:
    points = [",".join(number(value, digits) for value in point) for point in ring]
    return "M" + "L".join(points[:-1]) + "Z"


def tapered(segments: Segments, width: float) -> BaseGeometry:
    """The area of an ink stroke along a curve: full width in the middle, thin at both ends."""
    line = _dense(flatten(segments, 0.02))
    along = length_along(line)
    near_end = np.minimum(along, along[-1] - along)
    ramp = max(min(0.45 * along[-1], RAMP), 1e-6)
    swell = TIP + (1 - TIP) * np.sin(np.pi / 2 * np.clip(near_end / ramp, 0, 1))
    dx, dy = np.gradient(line[:, 0]), np.gradient(line[:, 1])
    reach = width / 2 * swell / np.maximum(np.hypot(dx, dy), 1e-9)
    offset = np.stack([-dy * reach, dx * reach], axis=1)
    caps = [shapely.Point(line[i]).buffer(width / 2 * TIP) for i in (0, -1)]
    return shapely.union_all(
        [Polygon(np.concatenate([line + offset, (line - offset)[::-1]])).buffer(0), *caps]
    )


def _dense(line: Polyline) -> Polyline:
    """The same line with at least 24 points, evenly spread, so that the taper is smooth."""
    along = length_along(line)
    count = int(np.clip(along[-1] / 1.5, 24, 400))
    spots = np.unique(np.concatenate([along, np.linspace(0, float(along[-1]), count)]))
    return np.stack([np.interp(spots, along, line[:, 0]), np.interp(spots, along, line[:, 1])], axis=1)


def volume(area: BaseGeometry, beyond: BaseGeometry, scale: float, shades: Sequence[Shade] = ()) -> list[str]:
    """Fill paths from dark to light, each inside the one before: the rim of the body and its hollows.

    beyond: the area with what lies past an open edge, so that no dark rim appears along it. Every tone is opaque;
    a place is as dark as the darkest of rim and shades makes it.
    """
    paths = [f'<path d="{area_path(area, 0.25)}" fill="@skin00"/>']
    for step, depth in list(enumerate(skin_depths()))[1:]:
        depth *= scale
        inset = translate(beyond.buffer(-depth, quad_segs=4), -PUSH * depth, -PUSH * depth)
        hollows = [reached for shade in shades if (reached := _at_least(shade, step, scale)) is not None]
        lit = inset.intersection(area).difference(shapely.union_all(hollows))
        fine = depth < FINE
        data = area_path(lit, 0.25 if fine else 0.5, 1.0 if fine else 25.0, 1 if fine else 0)
        if data:
            paths.append(f'<path d="{data}" fill="@skin{lightness(step):02d}"/>')
    return paths


def _at_least(shade: Shade, step: int, scale: float) -> BaseGeometry | None:
    """Where a shade is darker than tone `step`; None where it is nowhere so dark."""
    above = (1.0 - _DARKNESS[-1]) * (1.0 - step / STEPS)
    if above >= shade.strength:
        return None
    core, rim = SHADE_FALLS
    return shade.area.buffer((rim + (core - rim) * above / shade.strength) * scale, quad_segs=4)


def insets(
    area: BaseGeometry, beyond: BaseGeometry, role: str, steps: Iterable[tuple[float, int]], push: float
) -> list[str]:
    """The area in the dark tone of a role, then an opaque inset for each (mm inside, per cent light)."""
    paths = [f'<path d="{area_path(area, 0.1)}" fill="@{role}00"/>']
    for depth, light in steps:
        inset = translate(beyond.buffer(-depth, quad_segs=5), -push * depth, -push * depth)
        data = area_path(inset.intersection(area), 0.2, 1.0 if depth < 15 else 25.0)
        if data:
            paths.append(f'<path d="{data}" fill="@{role}{light:02d}"/>')
    return paths
