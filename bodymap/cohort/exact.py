"""The program's own reading of the drawings of a cohort, one by one: what scoring by arrays is held against."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.cohort.batch import LIST, Batch
from bodymap.cohort.drawn_row import drawing_of
from bodymap.cohort.places import CHANNELS, SENSATIONS, places_of
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.knowledge.library import Library
from bodymap.reasoning.coverage import symptoms_of
from bodymap.reasoning.examination import NOT_EXAMINED
from bodymap.reasoning.read import read
from bodymap.reasoning.reading import Reading
from bodymap.reasoning.symptoms import Symptoms, ZoneSign
from bodymap.records.imports.choir import choir_document
from bodymap.records.imports.imported import Wish


@dataclass(frozen=True, slots=True)
class Exact:
    """A reading, and whether it stands on the drawing itself (else on the places a table holds: it has no outlines)."""

    reading: Reading
    of_the_drawing: bool


def exactly_read(library: Library, atlas: Atlas, batch: Batch) -> Iterator[Exact]:
    """The reading of every drawing without an examination."""
    for number in range(len(batch)):
        drawing = drawing_in(batch, number)
        symptoms = (
            _stored(library, atlas, batch, number)
            if drawing is None
            else symptoms_of(atlas, drawing, library.rules.painting)
        )
        yield Exact(read(library, symptoms, NOT_EXAMINED), drawing is not None)


def drawing_in(batch: Batch, number: int) -> PainDrawing | None:
    """The drawing as it was painted or filled; None where the table kept only its places."""
    outlines, segments = batch.outlines, batch.segments
    start, end = outlines.starts[number : number + 2].tolist()
    if end > start:
        single = [n for n in range(start, end) if int(outlines["outline_feels"][n]).bit_count() == 1]
        return drawing_of(
            [
                (int(outlines["outline_view"][n]), int(outlines["outline_feels"][n]), outlines["outline"][n])
                for n in single
            ]
        )
    start, end = segments.starts[number : number + 2].tolist()
    if batch["kind"][number] != LIST or end == start:
        return None
    ids = ",".join(map(str, segments["segment"][start:end].tolist()))
    return choir_document(ids, "segments", Wish(_felt(batch, number))).document.drawing


def _felt(batch: Batch, number: int) -> Sensation:
    bits = int(batch.covered["feels"][batch.covered.starts[number]])
    return SENSATIONS[bits.bit_length() - 1]


def _stored(library: Library, atlas: Atlas, batch: Batch, number: int) -> Symptoms:
    """The signs of the places a table holds, each zone by the view that shows most of it."""
    known, covered, painting = places_of(atlas), batch.covered, library.rules.painting
    best: dict[tuple[str, Side, int], ZoneSign] = {}
    for n in range(*covered.starts[number : number + 2].tolist()):
        place, share, area = (
            int(covered["place"][n]),
            float(covered["share"][n]),
            float(covered["area_mm2"][n]),
        )
        face, channel = known.faces[place // 2], place % 2
        weight = 1.0 if covered["of_a_mark"][n] >= painting.meant else painting.weight(share)
        sign = ZoneSign(face.zone, face.side, CHANNELS[channel], weight, share, area, share > painting.filled)
        key = (face.zone, face.side, channel)
        other = best.get(key)
        if other is not None:
            first = max(sign, other, key=lambda one: (one.weight, one.share))
            sign = ZoneSign(
                first.zone, first.side, first.channel, first.weight, first.share,
                max(sign.area, other.area), sign.filled or other.filled,
            )  # fmt: skip
        best[key] = sign
    return Symptoms(tuple(best.values()))


def spread_over(count: int, most: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Numbers of at most so many drawings, evenly spread over all."""
    return (
        np.unique(np.linspace(0, count - 1, min(count, most)).astype(np.intp))
        if count
        else np.empty(0, np.intp)
    )
