import pytest

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import DiscLevel, Root, View
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.ui.all_choices import INVITATION, all_choices
from bodymap.ui.figure_lights import lights
from bodymap.ui.layers_shown import beneath, muscles_of_reflex, root_rings, roots_of_reflex
from bodymap.ui.modes import MODES
from bodymap.ui.selection_lines import Pair, selection_lines
from bodymap.ui.state import Selection, State
from tests.ui.class_windows import class_window
from tests.ui.conftest import MakeWindow

REFLEXES = ("patellar", "achilles", "medial_hamstring", "adductor", "cremasteric", "bulbocavernosus_or_anal")


def test_everything_can_be_chosen_by_name(library: Library) -> None:
    reflexes = [word for word in library.words if word.kind is FindingKind.REFLEX]
    known = (library.roots, library.discs, reflexes, library.muscles, library.nerves)
    assert len(all_choices(library)) == 1 + sum(map(len, known))


@pytest.mark.parametrize("name", REFLEXES)
def test_a_reflex_tells_its_roots(library: Library, atlas: Atlas, name: str) -> None:
    lines = selection_lines(Selection(reflex=name), library, atlas)
    told = next(line.value for line in lines if isinstance(line, Pair) and line.name == "Roots")
    assert told == ", ".join(root.value for root in roots_of_reflex(library, name))


def test_the_ankle_jerk_leads_to_s1_first(library: Library) -> None:
    assert roots_of_reflex(library, "achilles")[0] is Root.S1


def test_a_reflex_draws_and_outlines_its_muscles(library: Library, atlas: Atlas) -> None:
    state = State(selection=Selection(reflex="achilles"))
    _, added = beneath(state, library)
    assert added.muscles == {muscle.id for muscle in muscles_of_reflex(library, "achilles")}
    assert {one.view for one in lights(state, atlas, library)} >= {View.BACK}


def test_a_reflex_rings_its_roots_on_the_spine(library: Library) -> None:
    state = State(selection=Selection(reflex="patellar"))
    assert set(root_rings(state, library)) == set(roots_of_reflex(library, "patellar"))


def test_a_patient_is_shown_no_muscles_of_a_reflex(library: Library, atlas: Atlas) -> None:
    state = State(selection=Selection(reflex="achilles"), mode=MODES["patient"])
    assert lights(state, atlas, library) == ()


def test_a_root_tells_its_nerves(library: Library, atlas: Atlas) -> None:
    told = str(selection_lines(Selection(root=Root.L5), library, atlas))
    assert all(n.name in told for n in library.nerves.values() if Root.L5 in n.roots)


def test_a_disc_tells_what_belongs_to_the_root_it_usually_presses(library: Library, atlas: Atlas) -> None:
    lines = selection_lines(Selection(disc=DiscLevel.L5_S1), library, atlas)
    told = {line.name: line.value for line in lines if isinstance(line, Pair)}
    assert told["Skin of S1"] == library.roots[Root.S1].skin
    assert told["Reflex"].startswith("Ankle jerk")


def test_the_class_chooses_from_a_list(make_window: MakeWindow) -> None:
    window = class_window(make_window)
    window.commands.focus_page("selection")
    box = window.side.selection.under_choice
    assert box.itemText(0) == INVITATION
    assert box.hasFocus()
    number = box.findText("Reflex: Ankle jerk")
    box.activated.emit(number)
    assert window.session.state.selection == Selection(reflex="achilles")
    assert box.currentIndex() == number
