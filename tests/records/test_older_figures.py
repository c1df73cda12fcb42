"""Drawings painted on an earlier figure still open, and stand on the body of today."""

from dataclasses import replace
from pathlib import Path

import shapely
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.drawing.pain_drawing import FIGURE, PainDrawing
from bodymap.records.drawing_file import load, text_of
from bodymap.records.older_figures import OLDER_FIGURES, fitted

GOLDEN = Path(__file__).parent / "older" / "neutral-1.bodymap"
"""Written by the program when its figure was bodymap-neutral-1: shoulder, thigh, toe, and a line along the back."""


def test_a_drawing_of_the_first_figure_lies_on_the_body_of_today():
    atlas = open_atlas()
    marks = load(GOLDEN).drawing.marks
    assert [mark.id for mark in marks] == [1, 2, 3]
    assert all(atlas.silhouette(mark.view).buffer(0.02).covers(mark.area) for mark in marks)


def test_what_lies_well_inside_keeps_its_place():
    thigh = load(GOLDEN).drawing.mark(2)
    assert thigh is not None
    left, top, right, bottom = thigh.area.bounds
    assert (round(left), round(top), round(right), round(bottom)) == (78, 980, 120, 1310)


def test_one_note_tells_that_it_was_another_body_and_what_is_gone():
    (note,) = load(GOLDEN).notes
    assert OLDER_FIGURES[0] in note
    assert "1 painted place wholly beside it left out" in note
    assert "the file itself was not changed" in note


def test_it_stays_a_drawing_of_the_first_figure_when_it_is_saved():
    document = load(GOLDEN)
    assert document.drawing.figure == OLDER_FIGURES[0] != FIGURE
    assert f'"id": "{OLDER_FIGURES[0]}"' in text_of(document)


def test_a_drawing_that_lies_on_the_body_comes_back_as_it_was():
    drawing, _ = fitted(load(GOLDEN).drawing, open_atlas())
    again, lost = fitted(drawing, open_atlas())
    assert lost == 0
    assert all(shapely.symmetric_difference(a.area, b.area).area < 1 for a, b in _pairs(drawing, again))


def _pairs(a: PainDrawing, b: PainDrawing):
    return zip(a.marks, b.marks, strict=True)


def test_a_mark_wholly_beside_the_body_is_counted():
    mark = load(GOLDEN).drawing.marks[0]
    beside = replace(mark, area=MultiPolygon([box(900, 10, 950, 60)]))
    assert fitted(PainDrawing((beside,), OLDER_FIGURES[0]), open_atlas()) == (
        PainDrawing((), OLDER_FIGURES[0]),
        1,
    )
