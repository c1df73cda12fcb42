import pytest

from bodymap.atlas.levels import DiscLevel, Root
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind

DISCS = [
    (DiscLevel.L1_2, Root.L2, Root.L1),
    (DiscLevel.L2_3, Root.L3, Root.L2),
    (DiscLevel.L3_4, Root.L4, Root.L3),
    (DiscLevel.L4_5, Root.L5, Root.L4),
    (DiscLevel.L5_S1, Root.S1, Root.L5),
]


@pytest.mark.parametrize(("disc", "paracentral", "foraminal"), DISCS)
def test_a_disc_presses_the_lower_root_beside_the_middle_and_the_upper_one_in_the_foramen(
    library: Library, disc: DiscLevel, paracentral: Root, foraminal: Root
) -> None:
    facts = library.discs[disc]
    assert (facts.paracentral, facts.foraminal) == (paracentral, foraminal)


def test_every_root_and_every_disc_is_described(library: Library) -> None:
    assert set(library.roots) == set(Root)
    assert set(library.discs) == set(DiscLevel)


def test_roots_name_the_movement_that_is_most_telling_first(library: Library) -> None:
    first = {root: facts.movements[:1] for root, facts in library.roots.items()}
    assert first[Root.L3] == ("knee_extension",)
    assert first[Root.L5] == ("hallux_extension",)
    assert first[Root.S1] == ("ankle_plantarflexion",)


def test_l5_has_no_tendon_reflex_but_the_weak_hamstring_one(library: Library) -> None:
    assert library.roots[Root.L5].reflexes == ("medial_hamstring",)
    assert "No reflex" in library.roots[Root.L5].note


def test_a_movement_named_for_a_root_speaks_for_it_when_weak(library: Library) -> None:
    for root, facts in library.roots.items():
        for name in facts.movements[:1]:
            weight = library.findings[(FindingKind.STRENGTH, name, "weak")]
            assert weight.ratio(root) >= 1.5, (root, name)


def test_every_muscle_has_a_nerve_a_test_and_at_least_two_roots(library: Library) -> None:
    assert len(library.muscles) == 29
    assert [m.id for m in library.muscles if not (m.nerve and m.test and len(m.roots) >= 2)] == []


def test_every_movement_of_the_leg_has_a_muscle(library: Library) -> None:
    moved = {name for muscle in library.muscles for name in muscle.movements}
    words = {w.name for w in library.words if w.kind is FindingKind.STRENGTH}
    assert words - moved == {"all", "anal_tone_or_squeeze"}
