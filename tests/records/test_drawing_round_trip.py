"""Whatever is painted and examined: save, load, save gives the same bytes and the same meaning."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Polygon, union_all

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Stroke, StrokeKind
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.files.bounded import read_json
from bodymap.knowledge.vocabulary import VALUES, FindingKind
from bodymap.reasoning.examination import Examination, Finding, Patient
from bodymap.records.areas import on_grid
from bodymap.records.document import Document
from bodymap.records.drawing_file import document_of, text_of

numbers = st.floats(-500, 1800, allow_nan=False, width=64)
points = st.tuples(numbers, numbers)
strokes = st.builds(
    Stroke,
    st.sampled_from(StrokeKind),
    st.lists(points, min_size=1, max_size=8).map(tuple),
    st.floats(1, 200),
)


def painted(lines: list[Stroke]) -> MultiPolygon:
    return multipolygon(union_all([LineString([*s.points, s.points[-1]]).buffer(s.width / 2) for s in lines]))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    lines = draw(st.lists(strokes, min_size=1, max_size=3))
    return Mark(
        id=draw(st.integers(1, 10**6)),
        view=draw(st.sampled_from(View)),
        sensation=draw(st.sampled_from(Sensation)),
        area=painted(lines),
        intensity=draw(st.none() | st.integers(0, 10)),
        depth=draw(st.sampled_from(Depth)),
        strokes=tuple(lines),
    )


words_without_numbers = st.text(max_size=20).filter(lambda text: not any(c.isdecimal() for c in text))
"""A number beside a finding has a range; words have none."""


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    kind = draw(st.sampled_from(FindingKind))
    return Finding(
        kind,
        draw(st.sampled_from(["slr", "L4", "S4-5", "age_over_60", "abi"])),
        draw(st.sampled_from(VALUES[kind])),
        draw(st.none() | st.sampled_from(Side)),
        draw(st.sampled_from(["", "1", "light touch normal, pin absent"]) | words_without_numbers),
        draw(st.sampled_from(["", "14:05"])),
    )


documents = st.builds(
    Document,
    drawing=st.lists(marks(), max_size=3, unique_by=lambda m: m.id).map(lambda m: PainDrawing(tuple(m))),
    examination=st.builds(
        Examination,
        st.lists(findings(), max_size=5, unique_by=lambda f: (f.kind, f.name, f.side)).map(tuple),
        st.builds(Patient, st.none() | st.integers(0, 130), st.sampled_from(["", "F", "M"])),
    ),
    title=st.text(max_size=40),
    sample_source=st.text(max_size=40),
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_saving_what_was_loaded_gives_the_same_bytes(document: Document) -> None:
    text = text_of(document)
    assert text_of(document_of(read_json(text))) == text


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_no_painted_place_is_lost_or_moved(document: Document) -> None:
    back = document_of(read_json(text_of(document)))
    for before, after in zip(document.drawing.marks, back.drawing.marks, strict=True):
        assert (before.id, before.view, before.sensation, before.intensity, before.depth) == (
            after.id,
            after.view,
            after.sensation,
            after.intensity,
            after.depth,
        )
        assert before.area.symmetric_difference(after.area).area <= 0.02 * before.area.length


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(points, min_size=3, max_size=12))
@example([(0.0, 1.7e-214), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0)])
def test_rounding_an_area_is_done_once(corners: list[tuple[float, float]]) -> None:
    shape = Polygon(corners).buffer(0)
    once = on_grid(multipolygon(shape))
    assert once.is_valid
    assert on_grid(once) is once
