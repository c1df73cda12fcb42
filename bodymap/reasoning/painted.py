"""How much of each face is painted by many marks together, exactly, counting once where they overlap.

Nobody paints two hundred marks at once: a drawing differs from the one before by a mark or two. A new mark adds what
it alone covers, and one that goes takes just that away. So what is read anew after a stroke is that stroke, however
full the page is; a drawing that is far from all that were read lately is united face by face.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import compress
from typing import Any
from weakref import ref

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from bodymap.atlas.areas import multipolygon
from bodymap.kept import Kept
from bodymap.reasoning.parts import AROUND, TOUCH, Faces, Part, area_together, parts_of

Sizes = NDArray[np.float64]

FEW = 6
"""Marks that come and go between two readings; beyond that uniting face by face is no slower."""
REMEMBERED = 40_000
"""Marks of all drawings together whose sums are kept: two hundred drawings of two hundred marks."""


@dataclass(eq=False, slots=True, weakref_slot=True)
class _Sum:
    """Painted area of each face, mm2, by the areas with these ids. They are not held: the sum goes with them."""

    areas: dict[int, ref[MultiPolygon]]
    sizes: Sizes


_RESTS = Kept[MultiPolygon](16)
"""What a mark alone covers is asked for zones and maps one after the other."""
_SUMS = Kept[_Sum](REMEMBERED, lambda known: len(known.areas) + 1)


def painted_sizes(faces: Faces[Any], areas: Iterable[MultiPolygon]) -> Sizes:
    """How much of each face these areas of its view cover together, mm2, by the number of the face."""
    by_id = {id(area): area for area in areas}
    known = _SUMS.get((id(faces), frozenset(by_id)), (faces, *by_id.values()), lambda: _made(faces, by_id))
    _be_next(faces, known)
    return known.sizes


def _made(faces: Faces[Any], areas: dict[int, MultiPolygon]) -> _Sum:
    near = min(_lately(faces), key=lambda known: len(known.areas.keys() ^ areas.keys()), default=None)
    sizes = None
    if near is not None and len(near.areas.keys() ^ areas.keys()) <= FEW:
        sizes = _changed(faces, near, areas)
    return _Sum(
        {i: ref(area) for i, area in areas.items()}, _united(faces, areas) if sizes is None else sizes
    )


def _lately(faces: Faces[Any]) -> list[_Sum]:
    """The sums asked for last; one of which an area is gone is none any more."""
    return [known for told in tuple(faces.lately) if (known := told()) is not None]


def _be_next(faces: Faces[Any], known: _Sum) -> None:
    """The next drawing is likely to differ little from this one. What a growing stroke was, every few moments, is gone
    by then: it does not push out what was there before the stroke.
    """
    told = tuple(faces.lately)
    for gone in (one for one in told if one() is None):
        with suppress(ValueError):  # another thread was quicker
            faces.lately.remove(gone)
    if not any(one() is known for one in told):
        faces.lately.append(ref(known))


def _changed(faces: Faces[Any], known: _Sum, areas: dict[int, MultiPolygon]) -> Sizes | None:
    """The sizes after the marks that went and came since then; None when one that went cannot be asked any more."""
    gone = [told() for i, told in known.areas.items() if i not in areas]
    there = [area for i, area in areas.items() if i in known.areas and known.areas[i]() is area]
    if None in gone or len(gone) + len(there) != len(known.areas):
        return None
    sizes = known.sizes.copy()
    for number, area in enumerate(gone, start=1):
        if area is not None:
            left = [other for other in gone[number:] if other is not None]
            sizes -= _alone(faces, area, [*there, *left])
    for i, area in areas.items():
        if i not in known.areas:
            sizes += _alone(faces, area, there)
            there.append(area)
    return np.where(sizes > TOUCH, sizes, 0.0)  # what comes and goes leaves some 1e-12 behind


def _alone(faces: Faces[Any], area: MultiPolygon, others: Sequence[MultiPolygon]) -> Sizes:
    """What this area covers of each face and none of the others does, mm2."""
    near = _near(area, others)
    if not near:
        return _summed(faces, parts_of(faces, area))
    rest = _RESTS.get((id(area), *map(id, near)), (area, *near), lambda: _without(area, near))
    return _summed(faces, parts_of(faces, rest))


def _without(area: MultiPolygon, others: Sequence[MultiPolygon]) -> MultiPolygon:
    """The area less the others, which are cut down to its neighbourhood first."""
    left, top, right, bottom = area.bounds
    clipped = shapely.clip_by_rect(others, left - AROUND, top - AROUND, right + AROUND, bottom + AROUND)
    return multipolygon(shapely.difference(area, shapely.union_all(clipped)))


def _near(area: MultiPolygon, others: Sequence[MultiPolygon]) -> list[MultiPolygon]:
    """Those that touch the area; boxes are asked first."""
    if area.is_empty or not others:
        return []
    left, top, right, bottom = area.bounds
    x0, y0, x1, y1 = _boxes(others).T
    meets = (x0 < right) & (x1 > left) & (y0 < bottom) & (y1 > top)
    boxed = [others[n] for n in np.flatnonzero(meets).tolist()]
    shapely.prepare(area)
    return list(compress(boxed, shapely.intersects(area, boxed).tolist()))


def _boxes(areas: Sequence[MultiPolygon]) -> NDArray[np.float64]:
    """Left, top, right and bottom of each, a row for each."""
    return shapely.bounds(np.array(areas, dtype=np.object_))  # pyright: ignore[reportUnknownMemberType]


def _united(faces: Faces[Any], areas: dict[int, MultiPolygon]) -> Sizes:
    by_face: dict[int, list[Part]] = {}
    for area in areas.values():
        for part in parts_of(faces, area):
            by_face.setdefault(part.face, []).append(part)
    sizes = np.zeros(len(faces.faces))
    for number, parts in by_face.items():
        sizes[number] = area_together(parts)
    return sizes


def _summed(faces: Faces[Any], parts: Iterable[Part]) -> Sizes:
    sizes = np.zeros(len(faces.faces))
    for part in parts:
        sizes[part.face] += part.area
    return sizes


def remembered() -> int:
    """Of how many drawings the sums are remembered, counted for each set of faces."""
    return len(_SUMS)


def forget() -> None:
    """Let everything go that was remembered."""
    _SUMS.forget()
    _RESTS.forget()
