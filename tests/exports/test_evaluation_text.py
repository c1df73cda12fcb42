"""An evaluation as tables to read."""

from bodymap.exports.evaluation_text import evaluation_lines, miss_lines, noise_line
from bodymap.reasoning.evaluation.steadiness import Noise
from bodymap.reasoning.reading import Reading
from tests.reasoning.evaluation.made import LIBRARY, alike, evaluated, of_condition, of_root, ranked

PEOPLE = LIBRARY.rules.telling.drawn_twice
FOUND = evaluated((of_root("L5"), ranked("L5", "S1")), (of_root("L4"), ranked("L5", "L4")))


def test_the_tables_say_what_they_are_no_promise_of() -> None:
    assert "not a promise about a person" in evaluation_lines(FOUND)[0]


def test_a_share_is_shown_with_its_interval() -> None:
    roots = next(line for line in evaluation_lines(FOUND) if line.startswith("roots "))
    assert "50 % (" in roots


def test_a_measure_without_a_case_is_a_dash() -> None:
    emergencies = next(line for line in evaluation_lines(FOUND) if line.startswith("emergencies"))
    assert emergencies.split()[1:3] == ["0", "-"]


def test_misses_tell_what_was_said_instead() -> None:
    found = evaluated(
        (of_root("L4"), ranked("L5", "L4")),
        (of_condition("gtps"), alike("gtps", alarm="x")),
        (of_condition("cauda_equina"), Reading()),
    )
    assert list(miss_lines(found.misses)) == [
        "L4 (roots): L4 stands at 2, first is L5",
        "    why L5",
        "gtps (false_alarms): gtps; an emergency is said to be x",
        "cauda_equina (look_alikes): cauda_equina is not named, first is nothing",
        "cauda_equina (red_flags): cauda_equina is an emergency; said is nothing",
    ]


def test_the_noise_is_told_beside_that_of_people() -> None:
    assert "0.61 +- 0.17 (people: 0.62 +- 0.18)" in noise_line(Noise(0.61, 0.17, 0.95), PEOPLE)
