from shapely import MultiPolygon, box

from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.report_key import FEW, NUMBERED, legend_key

SPOT = MultiPolygon([box(0, 0, 10, 10)])


def mark(
    number: int, sensation: Sensation, intensity: int | None = None, depth: Depth = Depth.UNSTATED
) -> Mark:
    return Mark(number, View.FRONT, sensation, SPOT, intensity, depth)


def test_each_feeling_has_its_own_letter_and_line() -> None:
    marks = [mark(1, Sensation.ACHE, 7), mark(2, Sensation.NUMBNESS), mark(3, Sensation.ACHE, 3)]
    key = legend_key(marks)
    assert [(e.letter, e.words, e.more) for e in key.entries] == [
        ("A", "ache or dull pain", "7 of 10"),
        ("B", "ache or dull pain", "3 of 10"),
        ("C", "numbness", ""),
    ]
    assert [key.label(m) for m in marks] == ["A", "C", "B"]


def test_places_that_feel_alike_share_a_letter() -> None:
    marks = [mark(1, Sensation.PINS, 4), mark(2, Sensation.PINS, 4)]
    assert [legend_key(marks).label(m) for m in marks] == ["A", "A"]


def test_of_many_feelings_each_kind_has_a_letter_and_the_strength_stands_beside_it() -> None:
    marks = [mark(n, Sensation.ACHE, n) for n in range(FEW)] + [mark(20, Sensation.PINS)]
    key = legend_key(marks)
    assert [(e.letter, e.more) for e in key.entries] == [("A", "strength 0 to 8 of 10"), ("B", "")]
    assert ([key.label(m) for m in (marks[7], marks[-1])], key.note) == (["A7", "B"], NUMBERED)


def test_nothing_painted_has_no_legend() -> None:
    assert legend_key([]).entries == ()
