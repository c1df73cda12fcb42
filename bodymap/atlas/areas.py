"""Small helpers on areas: parts, one kind of type, placing."""

from collections.abc import Iterable, Iterator

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry


def polygons(shape: BaseGeometry) -> Iterator[Polygon]:
    """The polygons of any geometry, lines and points left out."""
    parts = shapely.get_parts(shapely.get_parts(np.array([shape])))
    return (part for part in parts if isinstance(part, Polygon) and not part.is_empty)


def multipolygon(shape: BaseGeometry) -> MultiPolygon:
    return MultiPolygon(list(polygons(shape)))


def united(shapes: Iterable[BaseGeometry]) -> MultiPolygon:
    return multipolygon(shapely.union_all(list(shapes)))


def placed(shape: BaseGeometry, flip: int, shift: float) -> BaseGeometry:
    """A shape where one side of the patient is shown: x times flip plus shift, mm."""
    return shapely.transform(shape, lambda xy: xy * (flip, 1) + (shift, 0))
