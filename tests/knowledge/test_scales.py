import pytest

from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import VALUES, FindingKind

SCALED = (FindingKind.STRENGTH, FindingKind.REFLEX, FindingKind.SENSATION)


@pytest.mark.parametrize("kind", SCALED)
def test_the_grades_of_a_scale_stand_for_every_value(library: Library, kind: FindingKind) -> None:
    assert {grade.value for grade in library.scales[kind].grades} == set(VALUES[kind])


@pytest.mark.parametrize("kind", SCALED)
def test_a_scale_names_its_source(library: Library, kind: FindingKind) -> None:
    assert library.scales[kind].source in library.sources


def test_only_full_strength_is_normal(library: Library) -> None:
    grades = library.scales[FindingKind.STRENGTH].grades
    assert [grade.grade for grade in grades if grade.value == "normal"] == ["5"]


def test_a_very_brisk_reflex_may_be_normal_and_says_so(library: Library) -> None:
    grade = library.scales[FindingKind.REFLEX].grade("3+")
    assert grade is not None
    assert (grade.value, grade.also, "may be normal" in grade.words) == ("brisk", ("normal",), True)


def test_the_sacroiliac_cluster_is_three_of_five(library: Library) -> None:
    (cluster,) = library.clusters
    assert (cluster.name, cluster.positive_from, len(cluster.of)) == ("sij_cluster", 3, 5)
