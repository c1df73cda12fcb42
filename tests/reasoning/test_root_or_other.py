"""A root beside a look-alike: what was found is read for both, and what differs most stands first."""

from bodymap.atlas.levels import Root, Side
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Finding
from bodymap.reasoning.root_or_other import BesideRow, beside

from .cases import examined, numb, on_test, reflex, symptoms, weak

LIBRARY = open_library()
INVERTS = Finding(FindingKind.STRENGTH, "ankle_inversion", "normal", Side.LEFT)
PERONEAL = LIBRARY.conditions["common_peroneal_neuropathy"]
DORSUM = symptoms(numb("leg_lateral", "foot_dorsum_central"))


def rows(*found) -> tuple[BesideRow, ...]:
    return beside(LIBRARY, DORSUM, examined(*found), Root.L5, Side.LEFT, PERONEAL)


def test_a_strong_inversion_beside_a_weak_foot_lift_stands_first_and_speaks_for_the_nerve():
    first = rows(weak("ankle_dorsiflexion"), INVERTS)[0]
    assert first.text == "Ankle inversion strong, beside heel walk (ankle dorsiflexion) weak"
    assert "against L5" in first.of_root
    assert "for common peroneal" in first.of_other


def test_a_weak_foot_lift_alone_tells_the_two_hardly_apart():
    lift = [row for row in rows(weak("ankle_dorsiflexion")) if row.text.startswith("Heel walk")]
    assert all(row.apart < rows(weak("ankle_dorsiflexion"), INVERTS)[0].apart for row in lift)


def test_what_says_nothing_of_either_is_left_out():
    assert "Cremasteric reflex present" not in [row.text for row in rows(reflex("cremasteric", "normal"))]


def test_what_is_marked_is_read_for_both():
    places = [row for row in rows() if row.text.startswith("Numb or tingling")]
    assert places
    assert all("L5" in row.of_root and "common peroneal" in row.of_other for row in places)


def test_every_row_has_its_source():
    assert all(
        row.backing.sources for row in rows(weak("ankle_dorsiflexion"), on_test("tinel_fibular_head", "pos"))
    )
