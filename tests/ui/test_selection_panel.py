import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import DiscLevel, Root, Side, View
from bodymap.knowledge.library import Library
from bodymap.ui.app import settle
from bodymap.ui.map_names import DISAGREE
from bodymap.ui.marks_panel import MarksPanel
from bodymap.ui.selection_lines import HINT, MOST_MUSCLES, main_first
from bodymap.ui.selection_panel import SelectionPanel
from bodymap.ui.state import Selection, State
from bodymap.ui.window import Window
from tests.ui.hands import inside, words


class Shown:
    """The panel alone."""

    def __init__(self, qtbot: QtBot, library: Library, atlas: Atlas) -> None:
        self.chosen: list[Selection] = []
        marks = MarksPanel(lambda _mark: "", lambda *_step: None, self.chosen.append)
        self.panel = SelectionPanel(library, atlas, self.chosen.append, marks)
        qtbot.addWidget(self.panel)
        self.panel.show()

    def show(self, selection: Selection) -> str:
        self.panel.show_state(State(selection=selection))
        return words(self.panel)

    def press(self, text: str) -> None:
        next(b for b in self.panel.findChildren(QPushButton) if b.text() == text and b.isVisible()).click()


@pytest.fixture
def shown(qtbot: QtBot, library: Library, atlas: Atlas) -> Shown:
    return Shown(qtbot, library, atlas)


def at(atlas: Atlas, view: View, zone: str, side: Side) -> Selection:
    return Selection(point=atlas.locate(view, *inside(atlas, view, zone, side)))


def test_without_a_selection_it_says_how_to_make_one(shown: Shown) -> None:
    assert HINT in shown.show(Selection())


def test_a_place_is_named_with_side_and_view(shown: Shown, atlas: Atlas) -> None:
    chosen = at(atlas, View.BACK, "calf_lateral", Side.LEFT)
    assert "Left outer calf, seen from behind" in shown.show(chosen).split("\n")


def test_a_place_of_a_limb_has_its_side_at_the_limb(shown: Shown, atlas: Atlas) -> None:
    chosen = at(atlas, View.BACK, "popliteal", Side.LEFT)
    assert "Back of the left knee, seen from behind" in shown.show(chosen)


def test_every_map_answers(shown: Shown, atlas: Atlas) -> None:
    shown_words = shown.show(at(atlas, View.FEET_TOP, "toe_5", Side.LEFT))
    assert all(body_map.title in shown_words for body_map in atlas.maps.values())
    assert "S1" in shown_words


def test_maps_that_disagree_say_so(shown: Shown, atlas: Atlas) -> None:
    front = next(
        f
        for f in atlas.zones(View.FRONT)
        if len(set(atlas.locate(View.FRONT, *_middle(f)).maps.values()) - {"none", "above"}) > 1
    )
    point = atlas.locate(View.FRONT, *_middle(front))
    assert DISAGREE in shown.show(Selection(point=point))


def _middle(face) -> tuple[float, float]:
    point = face.shape.representative_point()
    return point.x, point.y


def test_from_a_place_one_press_leads_to_the_root(shown: Shown, atlas: Atlas) -> None:
    shown.show(at(atlas, View.FEET_TOP, "toe_5", Side.LEFT))
    shown.press("All about S1")
    assert shown.chosen == [Selection(root=Root.S1, side=Side.LEFT)]


@pytest.mark.parametrize("root", [r for r in Root if r not in (Root.T12, Root.S4_5)])
def test_a_root_shows_its_skin_movements_and_reflex(shown: Shown, library: Library, root: Root) -> None:
    shown_words = shown.show(Selection(root=root, side=Side.LEFT))
    assert library.roots[root].skin in shown_words
    assert "Movements to test" in shown_words


def test_l5_is_tested_with_the_big_toe(shown: Shown) -> None:
    assert "Big-toe extension" in shown.show(Selection(root=Root.L5, side=Side.RIGHT))


def test_s1_is_tested_with_the_ankle_jerk(shown: Shown) -> None:
    assert "Ankle jerk" in shown.show(Selection(root=Root.S1, side=Side.RIGHT))


def test_a_root_leads_to_the_discs_that_can_press_it(shown: Shown) -> None:
    shown.show(Selection(root=Root.L5, side=Side.LEFT))
    shown.press("L4-5 disc")
    assert shown.chosen == [Selection(disc=DiscLevel.L4_5)]


def test_a_disc_names_the_root_it_usually_presses_and_the_other(shown: Shown) -> None:
    shown_words = shown.show(Selection(disc=DiscLevel.L4_5))
    assert "the L5 root" in shown_words
    assert "the L4 root" in shown_words


def test_the_muscles_of_s1_begin_with_the_calf(library: Library) -> None:
    muscles = main_first(library.muscles, Root.S1, library.roots[Root.S1].movements)
    assert "calf" in muscles[0].name
    shares = [m.roots[Root.S1] for m in muscles]
    assert shares == sorted(shares, reverse=True)


def test_at_most_six_muscles_stand_open(shown: Shown, library: Library) -> None:
    text = shown.show(Selection(root=Root.S1, side=Side.LEFT))
    assert sum(f"{m.name} ({m.nerve})" in text for m in library.muscles) == MOST_MUSCLES


def test_more_muscles_are_one_press_away(shown: Shown, library: Library) -> None:
    shown.show(Selection(root=Root.S1, side=Side.LEFT))
    of_root = [m for m in library.muscles if Root.S1 in m.roots]
    shown.press(f"▸  {len(of_root) - MOST_MUSCLES} more")
    assert all(m.name in words(shown.panel) for m in of_root)


def test_lines_of_a_new_page_never_lie_on_each_other(window: Window) -> None:
    window.session.select(Selection(disc=DiscLevel.L5_S1))
    settle(window)
    window.session.select(Selection(root=Root.L5, side=Side.RIGHT))
    panel = window.side.drawer.page("selection")
    assert isinstance(panel, SelectionPanel)
    page = panel.lines
    assert page.height() >= page.heightForWidth(page.width())


def test_long_names_of_nerves_never_push_the_page_wide(window: Window, atlas: Atlas) -> None:
    """Two buttons side by side once did, on the outer thigh: a bar to scroll sideways came up."""
    page = window.side.drawer.page("selection")
    assert isinstance(page, SelectionPanel)
    window.session.select(Selection(point=atlas.locate(View.FRONT, 117, 886)))
    settle(window)
    assert page.lines.minimumSizeHint().width() <= 400
