"""What lies under the skin: what is drawn for a state, what a click chooses, what is said."""

from dataclasses import replace

import pytest
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.layers import open_layers
from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.exports.beneath import Beneath, full_nerves
from bodymap.knowledge.library import Library
from bodymap.ui.layers_shown import (
    NAMES,
    beneath,
    chosen_at,
    legend_of,
    root_rings,
    tool_for,
    with_layer,
    words_under,
)
from bodymap.ui.modes import MODES
from bodymap.ui.state import Selection, Show, State, ToolName
from bodymap.ui.under_words import muscle_told, nerve_told, place_told, under_choices

BUTTOCK = (View.BACK, 100.0, 805.0)
"""Over the big buttock muscle and the piriformis below it, on the patient's right."""
THIGH = (View.BACK, 104.0, 1060.0)
MUSCLES, NERVES, SKIN = (State(show=Show(layer=layer)) for layer in ("muscles", "nerves", "territories"))


def chose(state: State, selection: Selection) -> State:
    return replace(state, selection=selection)


# -- what is drawn


def test_nothing_is_drawn_without_a_layer_or_a_choice(library: Library) -> None:
    assert all(what.nothing for what in beneath(State(), library))


@pytest.mark.parametrize("layer", [layer for layer in NAMES if layer])
@pytest.mark.parametrize("chosen", [Selection(), Selection(muscle="soleus"), Selection(condition="sij_pain")])
def test_a_patient_sees_nothing_under_the_skin(library: Library, layer: str, chosen: Selection) -> None:
    state = State(show=Show(layer=layer), selection=chosen, mode=MODES["patient"])
    assert all(what.nothing for what in beneath(state, library))
    assert legend_of(state, library) == ""
    assert root_rings(state, library) == {}


def test_a_root_lights_the_layer_on_its_side(library: Library) -> None:
    what, _ = beneath(chose(MUSCLES, Selection(root=Root.L5, side=Side.LEFT)), library)
    assert (what.root, what.side) == (Root.L5, Side.LEFT)


def test_a_root_alone_draws_nothing(library: Library) -> None:
    assert all(what.nothing for what in beneath(State(selection=Selection(root=Root.L5)), library))


def test_a_nerve_is_drawn_with_its_branches_though_no_layer_is_shown(library: Library) -> None:
    _, what = beneath(State(selection=Selection(nerve="sciatic")), library)
    assert {"sciatic", "tibial", "lateral_plantar"} <= what.nerves


def test_a_condition_draws_its_muscle_its_nerve_and_its_picture(library: Library) -> None:
    _, what = beneath(State(selection=Selection(condition="piriformis_syndrome")), library)
    assert (what.muscles, what.condition) == (frozenset({"piriformis"}), "piriformis_syndrome")
    assert "sciatic" in what.nerves


def test_a_chosen_mark_leaves_the_sheets_as_they_are(library: Library) -> None:
    assert beneath(chose(MUSCLES, Selection(mark=3)), library) == beneath(MUSCLES, library)


def test_a_chosen_muscle_leaves_the_layer_as_it_is(library: Library) -> None:
    layer, added = beneath(chose(MUSCLES, Selection(muscle="soleus", side=Side.LEFT)), library)
    assert layer == beneath(MUSCLES, library)[0]
    assert added.nerves == {"tibial"}


def test_a_root_makes_its_nerves_full(library: Library) -> None:
    full = full_nerves(Beneath("nerves", Root.L2), library)
    assert full is not None
    assert "lateral_femoral_cutaneous" in full
    assert "sural" not in full


def test_nothing_chosen_leaves_all_nerves_full(library: Library) -> None:
    assert full_nerves(Beneath("nerves"), library) is None


# -- clicks


def test_a_click_chooses_the_outermost_muscle(atlas: Atlas) -> None:
    assert chosen_at(atlas, MUSCLES, *BUTTOCK) == Selection(muscle="gluteus_maximus", side=Side.RIGHT)


def test_the_next_click_chooses_the_muscle_below_it(atlas: Atlas) -> None:
    state = chose(MUSCLES, Selection(muscle="gluteus_maximus", side=Side.RIGHT))
    assert chosen_at(atlas, state, *BUTTOCK).muscle == "piriformis"


def test_after_the_deepest_muscle_comes_the_place_itself(atlas: Atlas) -> None:
    state = chose(MUSCLES, Selection(muscle="piriformis", side=Side.RIGHT))
    assert chosen_at(atlas, state, *BUTTOCK).point is not None


def test_a_click_on_a_nerve_chooses_it(atlas: Atlas) -> None:
    assert chosen_at(atlas, NERVES, *THIGH) == Selection(nerve="sciatic", side=Side.RIGHT)


@pytest.mark.parametrize(("state", "where"), [(NERVES, THIGH), (SKIN, THIGH), (MUSCLES, BUTTOCK)])
def test_over_a_painted_place_a_layer_comes_first_and_the_mark_after_it(
    atlas: Atlas, state: State, where: tuple[View, float, float]
) -> None:
    view, x, y = where
    mark = Mark(7, view, Sensation.ACHE, MultiPolygon([box(x - 20, y - 20, x + 20, y + 20)]))
    state = replace(state, drawing=PainDrawing((mark,)))
    found: list[Selection] = []
    while not found or found[-1].mark is None:
        found.append(chosen_at(atlas, chose(state, found[-1] if found else Selection()), *where))
        assert len(found) < 5
    assert found[0].muscle or found[0].nerve
    assert found[-1].mark == 7


def test_a_click_on_skin_chooses_its_nerve(atlas: Atlas) -> None:
    assert chosen_at(atlas, SKIN, *THIGH) == Selection(nerve="posterior_femoral_cutaneous", side=Side.RIGHT)


def test_without_a_layer_a_click_chooses_the_place(atlas: Atlas) -> None:
    assert chosen_at(atlas, State(), *BUTTOCK).point is not None


def test_for_a_patient_a_click_chooses_no_muscle(atlas: Atlas) -> None:
    assert chosen_at(atlas, replace(MUSCLES, mode=MODES["patient"]), *BUTTOCK).muscle is None


# -- words


def test_the_pointer_is_told_the_muscle_its_roots_and_what_lies_below(library: Library, atlas: Atlas) -> None:
    words = words_under(open_layers(), library, "muscles", atlas.locate(*BUTTOCK))
    assert words == "Muscle: large buttock muscle (S1 L5 S2), over piriformis"


def test_the_pointer_is_told_the_nerve(library: Library, atlas: Atlas) -> None:
    assert words_under(open_layers(), library, "nerves", atlas.locate(*THIGH)).startswith(
        "Nerve: sciatic nerve"
    )


@pytest.mark.parametrize(("condition", "said"), [("sciatic_neuropathy", "Full outline"), ("gtps", "Soft red")])
def test_the_legend_of_a_look_alike_says_what_is_drawn(library: Library, condition: str, said: str) -> None:
    assert legend_of(State(selection=Selection(condition=condition)), library).startswith(said)


def test_of_a_condition_without_places_nothing_is_said(library: Library) -> None:
    assert legend_of(State(selection=Selection(condition="herniated_disc")), library) == ""


def test_a_picture_of_a_look_alike_says_that_it_never_counts(library: Library) -> None:
    words = legend_of(State(selection=Selection(condition="gtps")), library)
    assert "never scored" in words
    assert "not checked by an anatomist" in words


def test_a_chosen_root_explains_the_signs(library: Library) -> None:
    words = legend_of(chose(MUSCLES, Selection(root=Root.S1)), library)
    assert "depend on S1: +++ main root, ++ much" in words


def test_a_main_root_gets_three_rings_and_a_lesser_one_fewer(library: Library) -> None:
    rings = root_rings(State(selection=Selection(muscle="gluteus_maximus")), library)
    assert rings == {Root.S1: 3, Root.L5: 2, Root.S2: 1}


def test_the_same_layer_again_takes_it_away() -> None:
    assert with_layer(Show(layer="nerves"), "nerves").layer == ""
    assert with_layer(Show(layer="nerves"), "muscles").layer == "muscles"


def test_a_muscle_tells_roots_nerve_movement_how_and_reflex(library: Library) -> None:
    muscle = library.muscle("soleus")
    assert muscle is not None
    told = muscle_told(library, muscle, Side.LEFT)
    pairs = dict(told.pairs)
    assert told.title == "Soleus, left"
    assert pairs["Roots"] == "S1 +++, S2 ++"
    assert pairs["Nerve"] == "tibial nerve"
    assert "ankle" in pairs["Reflex"].lower()
    assert pairs["How"]
    assert told.sources


def test_where_sources_disagree_it_is_told_apart(library: Library) -> None:
    muscle = library.muscle("abductor_hallucis")
    assert muscle is not None
    assert "S2 and S3" in muscle_told(library, muscle, None).doubts[0]


def test_what_was_read_and_what_is_recalled_is_told(library: Library) -> None:
    muscle = library.muscle("iliopsoas")
    assert muscle is not None
    assert "read: L2, L3; recalled anatomy: L1" in muscle_told(library, muscle, None).notes[0]


def test_a_nerve_leads_to_its_trouble(library: Library) -> None:
    told = nerve_told(library, library.nerves["common_peroneal"], Side.RIGHT)
    assert Selection(condition="common_peroneal_neuropathy") in [link.to for link in told.links]
    assert "neck of the fibula" in dict(told.pairs)["Can be caught at"]


def test_every_muscle_and_nerve_can_be_told(library: Library) -> None:
    for muscle in library.muscles:
        assert all(value for _, value in muscle_told(library, muscle, None).pairs)
    for nerve in library.nerves.values():
        assert all(value for _, value in nerve_told(library, nerve, None).pairs)


def test_a_clicked_place_tells_skin_nerves_and_muscles(library: Library, atlas: Atlas) -> None:
    told = place_told(library, open_layers().located(atlas.locate(*THIGH)))
    pairs = dict(told.pairs)
    assert pairs["Nerve of the skin"] == "posterior femoral cutaneous nerve"
    assert "sciatic" in pairs["Nerves below"]
    assert "outer hamstring" in pairs["Muscles, from outside"]


@pytest.mark.parametrize(("layer", "count"), [("", 0), ("muscles", 30), ("nerves", 23), ("territories", 23)])
def test_every_muscle_and_nerve_can_be_chosen_by_name(library: Library, layer: str, count: int) -> None:
    assert len(under_choices(library, layer)) == count


# -- the tool in the hand


@pytest.mark.parametrize(
    ("tool", "aside", "before", "now", "expected"),
    [
        (ToolName.BRUSH, None, "", "muscles", (ToolName.SELECT, ToolName.BRUSH)),
        (ToolName.SELECT, ToolName.BRUSH, "muscles", "nerves", (ToolName.SELECT, ToolName.BRUSH)),
        (ToolName.SELECT, ToolName.BRUSH, "nerves", "", (ToolName.BRUSH, None)),
        (ToolName.SELECT, None, "", "nerves", (ToolName.SELECT, None)),
        (ToolName.SELECT, None, "nerves", "", (ToolName.SELECT, None)),
        (ToolName.ERASER, None, "nerves", "", (ToolName.ERASER, None)),
    ],
)
def test_a_layer_takes_the_pointer_and_gives_back_what_was_held(
    tool: ToolName,
    aside: ToolName | None,
    before: str,
    now: str,
    expected: tuple[ToolName, ToolName | None],
) -> None:
    assert tool_for(tool, aside, before, now) == expected
