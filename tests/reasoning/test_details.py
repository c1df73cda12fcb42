import pytest

from bodymap.atlas.levels import Side
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.details import Feeling, detail_words, feeling_of, in_range
from bodymap.reasoning.examination import Finding

LIBRARY = open_library()


@pytest.mark.parametrize("text", ["4", "3-/5", "MRC 4+", "3-4", "0"])
def test_a_grade_within_the_scale_is_one(text: str) -> None:
    assert in_range(text, 0, 5)


@pytest.mark.parametrize("text", ["7", "4/10", "-1", "weak", "", "nan"])
def test_a_grade_outside_is_none(text: str) -> None:
    assert not in_range(text, 0, 5)


@pytest.mark.parametrize(
    ("felt", "value", "detail"),
    [
        (Feeling("altered"), "altered", ""),
        (Feeling("", "absent"), "absent", "pin absent"),
        (Feeling("normal", "altered"), "altered", "light touch normal, pin altered"),
        (Feeling(), "", ""),
    ],
)
def test_touch_and_pin_are_kept_apart_and_the_worse_counts(felt: Feeling, value: str, detail: str) -> None:
    assert (felt.value, felt.detail) == (value, detail)
    assert feeling_of(value, detail) == felt


def test_feeling_without_a_way_is_light_touch() -> None:
    assert feeling_of("altered", "noticed by chance") == Feeling("altered")


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Finding(FindingKind.STRENGTH, "hip_flexion", "weak", Side.LEFT, "4"), "grade 4 of 5"),
        (Finding(FindingKind.STRENGTH, "hip_flexion", "weak", Side.LEFT, "3/5"), "grade 3/5"),
        (Finding(FindingKind.TEST, "slr", "pos", Side.LEFT, "40"), "at 40 degrees"),
        (Finding(FindingKind.TEST, "abi", "pos", Side.LEFT, "0.72"), "index 0.72"),
        (Finding(FindingKind.REFLEX, "achilles", "reduced", Side.LEFT, "1+"), "1+"),
        (Finding(FindingKind.REFLEX, "achilles", "reduced", Side.LEFT), ""),
    ],
)
def test_a_detail_is_read_in_words(finding: Finding, words: str) -> None:
    assert detail_words(LIBRARY, finding) == words
