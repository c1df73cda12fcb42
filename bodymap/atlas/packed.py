"""Many areas, or many lines, as one compact piece of JSON and back.

Coordinates are hundredths of a millimetre, each stored as the difference to the one before; rings, polygons
and multipolygons are cut out of that one list by their lengths (as in GeoArrow). Numbers are the base64 of
little-endian 32-bit integers: read twenty times faster than numbers written out.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import GeometryType, MultiLineString, MultiPolygon

PER_MM = 100
"""Steps of the grid in a millimetre."""
WIDTH = np.dtype("<i4")


def packed(shapes: Sequence[MultiPolygon] | Sequence[MultiLineString]) -> list[str]:
    """Texts: coordinates, and how many points a ring, rings a polygon and polygons a shape has.

    All shapes are of one kind; lines have only points a line and lines a shape.
    """
    _, coords, offsets = shapely.to_ragged_array(list(shapes), include_z=False)
    ints = np.rint(coords * PER_MM).astype(np.int64)
    steps = np.diff(ints, axis=0, prepend=[[0, 0]])
    return [_text(steps.ravel()), *(_text(np.diff(part)) for part in offsets)]


def unpacked(texts: Sequence[str], kind: GeometryType = GeometryType.MULTIPOLYGON) -> NDArray[Any]:
    """The shapes, as an array of MultiPolygon or of the other kind. Raises TypeError or ValueError for anything else."""
    xy: NDArray[np.float64] = np.cumsum(integers(texts[0]).reshape(-1, 2), axis=0) / PER_MM
    offsets = tuple(np.concatenate([[0], np.cumsum(integers(text))]) for text in texts[1:])
    return np.asarray(shapely.from_ragged_array(kind, xy, offsets), dtype=object)


def _text(numbers: NDArray[np.integer[Any]]) -> str:
    return b64encode(numbers.astype(WIDTH).tobytes()).decode("ascii")


def integers(text: str) -> NDArray[np.int64]:
    """The numbers of one text. Raises ValueError or TypeError."""
    return np.frombuffer(b64decode(text, validate=True), WIDTH).astype(np.int64)
