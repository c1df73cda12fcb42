"""Small documents for the tests of drawing files."""

from shapely import MultiPolygon, Point, Polygon, box

from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Stroke, StrokeKind
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding, Patient
from bodymap.records.document import Document

RING = MultiPolygon([Polygon(box(0, 900, 60, 1000).exterior.coords, [box(20, 920, 30, 930).exterior.coords])])
ROUND = MultiPolygon([Point(-80.123456, 1200.98765).buffer(17.3)])

SAMPLE = Document(
    drawing=PainDrawing(
        (
            Mark(
                1,
                View.BACK,
                Sensation.NUMBNESS,
                ROUND,
                7,
                Depth.SKIN,
                (Stroke(StrokeKind.PAINT, ((-80.123456, 1200.98765), (-79.0, 1201.5)), 34.6),),
            ),
            Mark(4, View.FRONT, Sensation.ACHE, RING, strokes=(Stroke(StrokeKind.FILL, ((5.0, 910.0),)),)),
        )
    ),
    examination=Examination(
        (
            Finding(FindingKind.REFLEX, "achilles", "absent", Side.LEFT),
            Finding(FindingKind.TEST, "slr", "pos", Side.LEFT, detail="40"),
            Finding(FindingKind.FACT, "urinary_retention", "no", at="14:05"),
        ),
        Patient(56, "F"),
    ),
    title="Numb calf",
    sample_source="Published 1999",
)
