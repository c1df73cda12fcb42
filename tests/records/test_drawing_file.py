"""Drawing files: what is saved comes back, what is broken is refused with its place, nothing is hidden."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from shapely import MultiPolygon, Point, box

from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.pain_drawing import FIGURE, Mark, PainDrawing, Stroke, StrokeKind
from bodymap.drawing.sensation import Sensation
from bodymap.files.bounded import read_json
from bodymap.files.problems import BodymapError
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.judgement import Judgement, Matter, Verdict
from bodymap.records import versions
from bodymap.records.document import UNSURE, Asked, Document
from bodymap.records.drawing_file import FRAMES, FROM_PAPER, document_of, load, save, text_of
from bodymap.records.drawing_model import FORMAT_NUMBER, PLAIN_FORMAT, WIDTHS_FORMAT
from bodymap.records.seal import sealed
from tests.records.documents import RING, SAMPLE

Change = Callable[[Any], object]


def loaded(text: str) -> Document:
    return document_of(read_json(text, name="d.bodymap"))


def changed(change: Change) -> str:
    content = json.loads(text_of(SAMPLE))
    change(content)
    return json.dumps(sealed(content), indent=1)


def refusal(change: Change) -> BodymapError:
    with pytest.raises(BodymapError) as caught:
        loaded(changed(change))
    return caught.value


def with_ring(ring: list[Any]) -> Change:
    return lambda content: content["marks"][0].update(area=[{"outline": ring}])


def test_saving_and_loading_gives_the_same_document_but_for_rounding(tmp_path: Path) -> None:
    save(SAMPLE, tmp_path / "a.bodymap")
    back = load(tmp_path / "a.bodymap")
    assert (back.title, back.sample_source, back.examination, back.notes) == (
        SAMPLE.title,
        SAMPLE.sample_source,
        SAMPLE.examination,
        (),
    )
    assert [(m.id, m.view, m.sensation, m.intensity, m.depth) for m in back.drawing.marks] == [
        (m.id, m.view, m.sensation, m.intensity, m.depth) for m in SAMPLE.drawing.marks
    ]


def test_areas_move_by_less_than_the_grid() -> None:
    for before, after in zip(SAMPLE.drawing.marks, loaded(text_of(SAMPLE)).drawing.marks, strict=True):
        assert before.area.symmetric_difference(after.area).area <= 0.01 * before.area.length
        assert after.area.is_valid


def test_strokes_are_kept_to_a_hundredth_of_a_millimetre() -> None:
    strokes = loaded(text_of(SAMPLE)).drawing.marks[0].strokes
    assert strokes == (Stroke(StrokeKind.PAINT, ((-80.12, 1200.99), (-79.0, 1201.5)), 34.6),)


def test_saving_again_gives_the_same_bytes() -> None:
    text = text_of(SAMPLE)
    assert text_of(loaded(text)) == text


def test_an_empty_document_can_be_kept(tmp_path: Path) -> None:
    save(Document(), tmp_path / "a.bodymap")
    assert load(tmp_path / "a.bodymap").drawing == PainDrawing()


def test_the_file_tells_units_sides_and_the_frame_of_every_view() -> None:
    content = json.loads(text_of(SAMPLE))
    assert "millimetres" in content["about"]["units"]
    assert "patient's own left" in content["about"]["sides"]
    assert set(content["frames"]) == set(View) == set(FRAMES)


def test_the_file_names_program_figure_and_maps_with_fingerprints() -> None:
    content = json.loads(text_of(SAMPLE))
    assert content["program"]["version"]
    assert content["figure"]["id"] == FIGURE
    assert len(content["figure"]["fingerprint"]) == 16
    assert {m["id"] for m in content["maps"]} >= {"article", "isncsci"}


def test_a_drawing_on_another_figure_is_said_and_stays_on_it() -> None:
    back = loaded(changed(lambda c: c.update(figure={"id": "old-figure-2", "fingerprint": "ab12"})))
    assert "'old-figure-2'" in back.notes[0]
    assert json.loads(text_of(back))["figure"] == {"id": "old-figure-2", "fingerprint": "ab12"}


def test_a_changed_outline_is_said_and_stays_said_after_saving() -> None:
    back = loaded(changed(lambda c: c["figure"].update(fingerprint="ab12")))
    assert "outline of the figure was changed" in back.notes[0]
    assert loaded(text_of(back)).notes == back.notes


def test_a_newer_format_is_refused_before_its_content_is_judged() -> None:
    error = refusal(lambda c: c.update(format_number=FORMAT_NUMBER + 1, brand_new=True))
    assert f"written by a newer bodymap (format {FORMAT_NUMBER + 1})" in error.sentence
    assert error.place is not None
    assert error.place.line == 3


def test_json_of_something_else_is_told_apart() -> None:
    with pytest.raises(BodymapError, match="this is no drawing of bodymap"):
        loaded('{"type": "FeatureCollection"}')


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda c: c.update(extra=1), "extra is not a known name here"),
        (lambda c: c["marks"][0].update(colour="red"), "marks/1/colour is not a known name here"),
        (lambda c: c["marks"][0].update(view="left"), "marks/1/view is 'left'; expected 'front'"),
        (lambda c: c["marks"][0].update(intensity=11), "expected at most 10"),
        (lambda c: c["marks"][0].update(intensity="7"), "expected a whole number"),
        (lambda c: c["marks"][0].update(intensity=True), "expected a whole number"),
        (lambda c: c["marks"][0].pop("area"), "marks/1/area is missing"),
        (lambda c: c.update(marks={}), "marks is a mapping; expected a list"),
        (lambda c: c["marks"][1].update(id=1), "mark id 1 is given 2 times"),
        (lambda c: c["marks"][0]["strokes"][0].update(width=-1), "expected at least 0"),
        (lambda c: c["marks"][0]["strokes"][0].update(points=[]), "expected at least 1"),
        (lambda c: c["marks"][0]["strokes"][0].update(points=[[1, 2]] * 5001), "expected at most 5000"),
        (
            lambda c: c["examination"]["findings"][0].update(value="gone"),
            "achilles is 'gone'; expected one of absent",
        ),
        (lambda c: c["examination"]["findings"].append(c["examination"]["findings"][0]), "given 2 times"),
        (
            lambda c: c["examination"]["findings"][0].update(detail="9"),
            "achilles has '9'; expected 0 to 4",
        ),
        (lambda c: c["examination"]["patient"].update(age=-1), "expected at least 0"),
        (lambda c: c.pop("figure"), "figure is missing"),
    ],
)
def test_broken_content_is_refused_with_what_was_expected(change: Change, words: str) -> None:
    error = refusal(change)
    assert words in error.sentence
    assert error.place is not None
    assert error.place.line > 0


@pytest.mark.parametrize(
    ("ring", "words"),
    [
        ([[0, 0], [10, 10], [10, 0], [0, 10], [0, 0]], "self-intersection"),
        ([[0, 0], [10, 0], [10, 10], [0, 10]], "a ring is not closed"),
        ([[0, 0], [10, 0], [0, 0], [0, 0]], "fewer than three different points"),
        ([[0, 0], [10, 0], [0, 0]], "expected at least 4"),
        ([[0, 0], [9000, 0], [0, 10], [0, 0]], "expected at most 5000"),
        ([[0, 0, 1], [10, 0, 1], [10, 10, 1], [0, 0, 1]], "expected at most 2"),
        ([[0, 0], [True, 0], [10, 10], [0, 0]], "expected a number"),
        ([[0, 0], ["1", 0], [10, 10], [0, 0]], "expected a number"),
        ([[0, 0], [None, 0], [10, 10], [0, 0]], "expected a number"),
        ([[0, 0]] * 100_001, "expected at most 100000"),
    ],
)
def test_an_unsound_area_never_gets_into_the_program(ring: list[Any], words: str) -> None:
    assert words in refusal(with_ring(ring)).sentence


def test_nan_in_a_drawing_is_refused_with_its_line() -> None:
    text = changed(lambda c: c["marks"][0]["strokes"][0].update(width=123.25)).replace("123.25", "NaN")
    with pytest.raises(BodymapError, match="NaN is not a number") as caught:
        loaded(text)
    assert caught.value.place is not None
    assert text.splitlines()[caught.value.place.line - 1].strip() == '"width": NaN,'


def test_a_hair_over_the_edge_is_repaired() -> None:
    """A spike without area makes the ring invalid but moves nothing."""
    ring = [[0, 0], [100, 0], [100, 100], [100, 120], [100, 100], [0, 100], [0, 0]]
    mark = loaded(changed(with_ring(ring))).drawing.marks[0]
    assert mark.area.is_valid
    assert mark.area.area == pytest.approx(10_000)


def test_a_star_of_a_hundred_thousand_crossings_is_refused_without_repair() -> None:
    star = [[(i * 7919) % 997 / 2, (i * 104_729) % 1009 / 2] for i in range(99_999)]
    assert "not sound" in refusal(with_ring([*star, star[0]])).sentence


def test_areas_together_have_a_cap() -> None:
    def crowd(content: Any) -> None:
        ring = [[0, 0], *([10, 0.001 * i] for i in range(50_000)), [0, 0]]
        content["marks"] = [
            {**content["marks"][0], "id": i, "area": [{"outline": ring}]} for i in range(1, 6)
        ]

    assert "the areas have 250010 points; expected at most 200000" in refusal(crowd).sentence


def test_a_drawing_beyond_the_cap_of_points_keeps_its_areas_and_newest_strokes() -> None:
    line = tuple((float(i % 100), float(i % 97)) for i in range(5000))
    strokes = tuple(Stroke(StrokeKind.PAINT, line, 5.0) for _ in range(30))
    marks = tuple(Mark(i, View.FRONT, Sensation.ACHE, RING, strokes=strokes) for i in (1, 2))
    back = loaded(text_of(Document(PainDrawing(marks)))).drawing.marks
    assert [len(m.strokes) for m in back] == [0, 30]
    assert [m.area.area for m in back] == [RING.area, RING.area]


def test_hidden_characters_of_a_pasted_title_do_not_make_a_file_that_cannot_be_opened() -> None:
    assert loaded(text_of(replace(SAMPLE, title="le\u202eft\u200b leg" + "x" * 400))).title.startswith(
        "left legx"
    )


def test_what_could_not_be_opened_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.bodymap"
    save(SAMPLE, path)
    before = path.read_bytes()
    bad = Examination((Finding(FindingKind.TEST, "no such form", "pos"),))
    with pytest.raises(BodymapError):
        save(replace(SAMPLE, examination=bad), path)
    assert path.read_bytes() == before


def test_a_full_disk_leaves_the_old_drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.bodymap"
    save(SAMPLE, path)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(BodymapError, match="the disk is full"):
        save(Document(), path)
    assert load(path).title == SAMPLE.title


def test_red_flag_answers_keep_the_time_they_were_given() -> None:
    fact = loaded(text_of(SAMPLE)).examination.findings[-1]
    assert (fact.kind, fact.value, fact.at) == (FindingKind.FACT, "no", "14:05")


def test_comments_in_the_figure_do_not_change_its_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "figure").mkdir()
    monkeypatch.setattr(versions, "data_folder", lambda _name: tmp_path)
    prints: list[str] = []
    for text in ("a: 1,2\n", "# said\na: 1,2  # why\n", "a: 1,3\n"):
        (tmp_path / "figure" / "front.yaml").write_text(text)
        prints.append(versions.figure_fingerprint.__wrapped__())
    assert prints[0] == prints[1] != prints[2]


def test_a_mark_too_small_for_the_grid_does_not_break_the_file() -> None:
    tiny = Mark(1, View.FRONT, Sensation.ACHE, MultiPolygon([Point(0, 0).buffer(0.001)]))
    assert loaded(text_of(Document(PainDrawing((tiny,))))).drawing.marks[0].area.area == 0


def test_two_touching_squares_survive_rounding() -> None:
    area = MultiPolygon([box(0, 0, 10.004, 10), box(10.0041, 0, 20, 10)])
    back = loaded(text_of(Document(PainDrawing((Mark(1, View.FRONT, Sensation.ACHE, area),)))))
    assert back.drawing.marks[0].area.is_valid
    assert back.drawing.marks[0].area.area == pytest.approx(200, abs=0.5)


# -- strokes of a pen that was pressed more and less


def with_widths(*widths: float) -> Document:
    mark = SAMPLE.drawing.marks[0]
    line = Stroke(
        StrokeKind.PAINT, ((0.0, 900.0), (10.0, 910.0), (20.0, 905.0)), max(widths, default=9.0), widths
    )
    return replace(SAMPLE, drawing=PainDrawing((replace(mark, strokes=(line,)),)))


def test_a_width_that_varies_comes_back() -> None:
    back = loaded(text_of(with_widths(8.0, 12.5, 6.25)))
    assert back.drawing.marks[0].strokes[0].widths == (8.0, 12.5, 6.25)


def test_only_a_drawing_whose_widths_vary_needs_the_new_format() -> None:
    formats = [json.loads(text_of(with_widths(*w)))["format_number"] for w in ((), (8.0, 9.0, 7.0))]
    assert formats == [PLAIN_FORMAT, WIDTHS_FORMAT]


def test_a_place_read_from_paper_needs_the_newest_format_and_says_where_it_comes_from(tmp_path: Path) -> None:
    stroke = Stroke(StrokeKind.PAPER, ((5.0, 910.0),))
    mark = Mark(1, View.FRONT, Sensation.ACHE, MultiPolygon([box(0, 900, 10, 920)]), strokes=(stroke,))
    save(Document(PainDrawing((mark,))), tmp_path / "read.bodymap")
    again = load(tmp_path / "read.bodymap")
    assert json.loads((tmp_path / "read.bodymap").read_text())["format_number"] == FORMAT_NUMBER
    assert (again.drawing.marks[0].strokes, again.notes) == ((stroke,), (FROM_PAPER,))


def test_what_a_person_answered_alone_comes_back() -> None:
    visit = (Asked("side", "yes", "14:05"), Asked("saddle_numbness", UNSURE))
    assert loaded(text_of(replace(SAMPLE, visit=visit))).visit == visit


def test_only_such_answers_need_the_newest_format() -> None:
    text = text_of(replace(SAMPLE, visit=(Asked("side", "yes"),)))
    assert json.loads(text)["format_number"] == FORMAT_NUMBER


def test_a_plain_stroke_says_nothing_of_widths() -> None:
    assert "widths" not in text_of(with_widths())


def test_a_width_for_each_point_is_asked_for() -> None:
    error = refusal(lambda c: c["marks"][0]["strokes"][0].update(widths=[3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]))
    assert "widths for" in error.sentence


JUDGED = replace(
    SAMPLE,
    judgements=(
        Judgement(Matter(Root.L5, Side.LEFT), Verdict.ACCEPTED, "heel walk weak as well"),
        Judgement(Matter(condition="piriformis_syndrome"), Verdict.SET_ASIDE),
    ),
)


def test_what_the_clinician_judged_comes_back() -> None:
    assert loaded(text_of(JUDGED)).judgements == JUDGED.judgements


def test_only_a_judged_drawing_needs_the_third_format() -> None:
    numbers = [json.loads(text_of(one))["format_number"] for one in (SAMPLE, JUDGED)]
    assert numbers[0] < numbers[1] == FORMAT_NUMBER


@pytest.mark.parametrize("matter", [{}, {"root": "L5"}, {"root": "L5", "side": "L", "condition": "x"}])
def test_a_judgement_of_nothing_or_of_two_things_is_refused(matter: dict[str, str]) -> None:
    error = refusal(lambda c: c.update(judgements=[{**matter, "verdict": "accepted"}]))
    assert "expected a root with its side, or a condition" in error.sentence


def test_a_suggestion_that_is_judged_twice_is_refused() -> None:
    twice = [{"condition": "x", "verdict": verdict} for verdict in ("accepted", "set_aside")]
    error = refusal(lambda c: c.update(judgements=twice))
    assert "judged 2 times" in error.sentence
