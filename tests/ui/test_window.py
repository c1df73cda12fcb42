from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFont, QFontMetricsF, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.sensation import Sensation
from bodymap.files.problems import BodymapError
from bodymap.records.drawing_file import save
from bodymap.ui.actions import plain
from bodymap.ui.dialogs import Answer
from bodymap.ui.figure_layout import LayoutKind
from bodymap.ui.modes import MODES
from bodymap.ui.side_room import SPINE_SIZE
from bodymap.ui.state import Selection, ToolName
from bodymap.ui.theme import THEMES
from bodymap.ui.window import Window
from tests.ui.conftest import Answers
from tests.ui.hands import click, drag, inside, words

LITTLE_TOE = (View.FEET_TOP, "toe_5", Side.LEFT)


def fill(window: Window, atlas: Atlas, view: View, zone: str, side: Side, feeling: Sensation) -> None:
    """Fill a zone as a person does: choose the tool, the feeling, click."""
    window.tools.tools[ToolName.FILL].click()
    window.tools.sensations[feeling].click()
    click(window, view, *inside(atlas, view, zone, side))


# -- drawing and reading


def test_a_numb_little_toe_comes_out_as_s1_left(window: Window, atlas: Atlas) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    assert window.side.roots.rows[0].accessibleName().startswith("S1 left")


def test_a_toe_painted_with_the_mouse_ends_as_s1_in_panel_and_spine(window: Window, atlas: Atlas) -> None:
    window.tools.sensations[Sensation.NUMBNESS].click()
    window.tools.width_slider.setValue(2)
    x, y = inside(atlas, *LITTLE_TOE)
    drag(window, View.FEET_TOP, [(x, y - 6), (x, y), (x, y + 6), (x, y - 4)])
    assert window.side.roots.rows[0].accessibleName().startswith("S1 left: fits")
    assert "left S1: fits" in window.spine.accessibleDescription()


def test_a_stroke_with_the_mouse_is_one_step_to_undo(window: Window, atlas: Atlas) -> None:
    x, y = inside(atlas, View.BACK, "calf_lateral", Side.LEFT)
    drag(window, View.BACK, [(x, y), (x, y + 20), (x, y + 40)])
    assert len(window.session.state.drawing.marks) == 1
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.state.drawing.marks == ()


def test_the_reading_follows_the_brush(window: Window, atlas: Atlas, qtbot: QtBot) -> None:
    seen: list[bool] = []
    window.session.changed.connect(lambda state: seen.append(state.preview))
    x, y = inside(atlas, View.BACK, "calf_lateral", Side.LEFT)
    drawing = window.session.state.drawing
    window.figure.previewed.emit(lambda: drawing)
    qtbot.waitUntil(lambda: True in seen)
    assert (x, y) != (0, 0)


def test_a_click_with_select_shows_what_every_map_says(window: Window, atlas: Atlas) -> None:
    window.tools.tools[ToolName.SELECT].click()
    click(window, View.FEET_TOP, *inside(atlas, View.FEET_TOP, "hallux", Side.RIGHT))
    shown = words(window.side.selection)
    assert "right big toe" in shown.lower()
    assert all(body_map.title in shown for body_map in atlas.maps.values())


def test_a_click_with_select_paints_nothing(window: Window, atlas: Atlas) -> None:
    window.tools.tools[ToolName.SELECT].click()
    click(window, View.FEET_TOP, *inside(atlas, View.FEET_TOP, "hallux", Side.RIGHT))
    assert window.session.state.drawing.marks == ()


def test_a_root_of_the_list_opens_what_belongs_to_it(window: Window, atlas: Atlas) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    window.side.roots.rows[0].click()
    assert window.session.state.selection == Selection(root=Root.S1, side=Side.LEFT)
    assert window.side.drawer.opened == "selection"


def test_hovering_names_the_place(window: Window) -> None:
    window.figure.hovered.emit("left outer calf, seen from behind")
    assert window.status.place.text() == "left outer calf, seen from behind"


def test_the_painted_share_is_told(window: Window, atlas: Atlas) -> None:
    fill(window, atlas, View.BACK, "calf_lateral", Side.LEFT, Sensation.ACHE)
    assert window.status.extent.text().startswith("Painted: ")


# -- keys


@pytest.mark.parametrize(
    ("key", "tool"),
    [("b", ToolName.BRUSH), ("e", ToolName.ERASER), ("f", ToolName.FILL), ("v", ToolName.SELECT)],
)
def test_letters_choose_the_tool(window: Window, key: str, tool: ToolName) -> None:
    QTest.keyClicks(window, key)
    assert window.session.state.pen.tool is tool
    assert window.tools.tools[tool].isChecked()


@pytest.mark.parametrize(("key", "value"), [("1", 1), ("7", 7), ("0", 10)])
def test_digits_say_how_strong(window: Window, key: str, value: int) -> None:
    QTest.keyClicks(window, key)
    assert window.session.state.pen.intensity == value


def test_brackets_change_the_brush(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_BracketRight)
    assert window.session.state.pen.width == 35


def test_the_brush_never_gets_wider_than_the_slider(window: Window) -> None:
    for _ in range(50):
        QTest.keyClick(window, Qt.Key.Key_BracketRight)
    assert window.session.state.pen.width == 100


def test_w_shows_the_whole_body(window: Window) -> None:
    QTest.keyClicks(window, "w")
    assert window.session.state.show.views is LayoutKind.WHOLE


def test_a_digit_in_the_age_field_is_an_age(window: Window) -> None:
    window.side.drawer.turn("examination")
    window.side.examination.age.setFocus()
    QApplication.processEvents()
    QTest.keyClicks(window.side.examination.age, "53")
    QTest.keyClick(window.side.examination.age, Qt.Key.Key_Return)
    assert window.session.state.examination.patient.age == 53
    assert window.session.state.pen.intensity is None


def test_the_note_is_copied_on_one_key(window: Window, atlas: Atlas) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_C, both)
    text = QGuiApplication.clipboard().text()
    assert "little toe" in text
    assert "Not asked" in text


# -- files


def test_a_change_puts_a_star_on_the_window(window: Window, atlas: Atlas) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    assert window.isWindowModified()


def test_saving_takes_the_star_away(window: Window, atlas: Atlas, answers: Answers, tmp_path: Path) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    answers.path = tmp_path / "visit.bodymap"
    window.actions_by_id["save"].trigger()
    assert not window.isWindowModified()
    assert answers.path.is_file()


def test_a_saved_file_is_among_the_recent_ones(window: Window, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "visit.bodymap"
    window.actions_by_id["save"].trigger()
    window.recent_menu.aboutToShow.emit()
    assert window.recent_menu.actions()[0].text() == "visit.bodymap"


def test_closing_with_changes_asks_once(window: Window, atlas: Atlas, answers: Answers) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    window.close()
    assert (answers.asked, window.isVisible()) == (["New drawing"], True)


def test_closing_after_discard_closes(window: Window, atlas: Atlas, answers: Answers) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    answers.unsaved_answer = Answer.DISCARD
    window.close()
    assert not window.isVisible()


def test_closing_without_changes_asks_nothing(window: Window, answers: Answers) -> None:
    window.close()
    assert answers.asked == []


def test_a_cancelled_save_on_closing_keeps_the_window(window: Window, atlas: Atlas, answers: Answers) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    answers.unsaved_answer, answers.path = Answer.SAVE, None
    window.close()
    assert window.isVisible()


def test_a_new_drawing_asks_before_it_drops_the_old(window: Window, atlas: Atlas, answers: Answers) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    window.actions_by_id["new"].trigger()
    assert answers.asked == ["New drawing"]
    assert window.session.state.drawing.marks


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))


def test_a_drawing_that_is_dropped_is_opened(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "dropped.bodymap"
    save(window.session.document, path)
    drop(window, path)
    assert window.session.state.paper.path == path


def test_another_kind_of_file_is_not_taken(window: Window, tmp_path: Path) -> None:
    drop(window, tmp_path / "letter.docx")
    assert window.session.state.paper.path is None
    assert not window.trouble_bar.isVisible()


def test_a_broken_file_is_one_calm_line(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "broken.bodymap"
    path.write_text("{", encoding="utf-8")
    window.commands.open_path(path)
    assert window.trouble_bar.isVisible()
    assert window.trouble_words.text().startswith("This file could not be opened: ")
    assert "broken.bodymap" in window.trouble_words.text()
    assert "Nothing was lost" in window.trouble_words.text()


def test_a_broken_file_leaves_the_drawing(
    window: Window, atlas: Atlas, tmp_path: Path, answers: Answers
) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    answers.unsaved_answer = Answer.DISCARD
    window.commands.open_path(tmp_path / "gone.bodymap")
    assert window.session.state.drawing.marks


@pytest.mark.parametrize("ending", ["png", "pdf", "svg"])
def test_a_picture_can_be_exported(window: Window, answers: Answers, tmp_path: Path, ending: str) -> None:
    window.samples_menu.actions()[0].trigger()
    answers.path = tmp_path / f"picture.{ending}"
    window.actions_by_id["export"].trigger()
    assert answers.path.stat().st_size > 1000
    assert not window.trouble_bar.isVisible()


def exported(window: Window, answers: Answers, folder: Path, action: str) -> str:
    """The words of an exported page."""
    answers.path = folder / "page.svg"
    window.actions_by_id[action].trigger()
    return answers.path.read_text()


def test_a_page_as_shown_has_the_maps_the_layer_and_what_is_chosen(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    window.commands.stack_maps()
    window.commands.choose_layer("muscles")
    window.commands.show_views(LayoutKind.SIDES)
    window.session.select(Selection(muscle="soleus", side=Side.LEFT))
    text = exported(window, answers, tmp_path, "export-shown")
    assert "All maps stacked: borders only" in text
    assert "Outlined: soleus" in text
    assert View.INNER_LEFT.caption in text


def test_a_page_of_two_maps_shows_the_drawing_on_each(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    window.commands.compare_maps()
    text = exported(window, answers, tmp_path, "export-shown")
    assert text.count(">Front<") == 2


def test_a_picture_of_the_drawing_alone_leads_nobody(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    bare = exported(window, answers, tmp_path, "export")
    window.commands.stack_maps()
    window.commands.choose_layer("nerves")
    window.session.select(Selection(condition="gtps"))
    assert exported(window, answers, tmp_path, "export") == bare


def test_a_picture_of_a_person_carries_no_title_which_may_be_a_name(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    window.session.put(replace(window.session.document, title="Quillfeather", sample_source=""))
    answers.path = tmp_path / "picture.svg"
    window.commands.export()
    assert "Quillfeather" not in answers.path.read_text(encoding="utf-8")


def test_an_export_of_another_kind_is_told(window: Window, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "picture.bmp"
    window.actions_by_id["export"].trigger()
    assert "picture.bmp" in window.trouble_words.text()


def test_trouble_can_be_closed(window: Window) -> None:
    window.trouble(BodymapError("the disk is full"))
    window.trouble_close.click()
    assert not window.trouble_bar.isVisible()


# -- samples and modes


def test_every_sample_opens_from_the_menu(window: Window) -> None:
    for action in window.samples_menu.actions():
        action.trigger()
        assert window.session.state.paper.title == action.text()
        assert window.session.state.drawing.marks


def test_a_sample_says_so_in_a_banner(window: Window) -> None:
    window.samples_menu.actions()[0].trigger()
    assert window.banner.isVisible()
    assert window.banner_words.text().startswith("Sample: ")


def test_an_own_drawing_has_no_banner(window: Window) -> None:
    window.samples_menu.actions()[0].trigger()
    window.banner_button.click()
    assert not window.banner.isVisible()


@pytest.mark.parametrize("mode", MODES)
def test_the_mode_can_be_chosen_in_the_window(window: Window, mode: str) -> None:
    window.mode_choice.segment(mode).click()
    assert window.session.state.mode.id == mode


@pytest.mark.parametrize("mode", ["patient", "classroom"])
def test_modes_that_store_nothing_offer_no_save(make_window, mode: str) -> None:
    window = make_window(mode)
    assert not window.actions_by_id["save"].isVisible()
    assert not window.actions_by_id["open"].isVisible()


def test_patient_mode_writes_no_settings(make_window, settings) -> None:
    window = make_window("patient")
    window.commands.choose_theme("dark")
    window.commands.choose_skin("light")
    assert settings.text("look/theme", "light", tuple(THEMES)) == "light"


def test_going_to_class_with_an_own_drawing_asks_first(
    window: Window, atlas: Atlas, answers: Answers
) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    window.mode_choice.segment("classroom").click()
    assert answers.asked == ["New drawing"]
    assert window.session.state.mode.id == "consultation"
    assert window.mode_choice.value() == "consultation"


def test_class_opens_with_a_sample(window: Window) -> None:
    window.mode_choice.segment("classroom").click()
    assert window.session.state.paper.sample


# -- how it looks


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_the_window_keeps_the_size_it_was_given(make_window, mode: str, size: tuple[int, int]) -> None:
    window = make_window(mode, size=size)
    window.commands.show_sample(window._samples[0])
    QApplication.processEvents()
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_nothing_is_wider_than_its_place(make_window, mode: str, size: tuple[int, int]) -> None:
    window = make_window(mode, size=size)
    window.commands.show_sample(window._samples[0])
    for name in ("examination", "conditions", "selection"):
        window.side.drawer.turn(name)
        QApplication.processEvents()
        wide = [
            type(held).__name__
            for area in window.findChildren(QScrollArea)
            if area.isVisible()
            and (held := area.widget()) is not None
            and held.width() > area.viewport().width()
        ]
        assert wide == []


@pytest.mark.parametrize("mode", MODES)
def test_no_button_cuts_its_words(make_window, mode: str) -> None:
    window = make_window(mode)
    cut = [
        b.text()
        for b in window.findChildren(QPushButton)
        if b.isVisible() and b.fontMetrics().horizontalAdvance(b.text()) > b.width()
    ]
    assert cut == []


def test_the_body_is_the_largest_part(window: Window) -> None:
    assert window.figure.width() >= 560
    assert window.figure.width() > window.side.width()


def test_an_emergency_stays_in_sight_in_a_small_window(make_window) -> None:
    window = make_window("consultation", size=(1000, 640))
    cauda = next(s for s in window._samples if s.id == "cauda-equina")
    window.commands.show_sample(cauda)
    QApplication.processEvents()
    heading = next(w for w in window.findChildren(QLabel) if w.text() == "Emergency: act now")
    assert not heading.visibleRegion().isEmpty()


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_can_be_changed_while_it_runs(window: Window, theme: str) -> None:
    window.actions_by_id[f"theme-{theme}"].trigger()
    assert window.palette().window().color().name() == THEMES[theme].window


def test_choosing_a_map_shows_it_in_both_places(window: Window) -> None:
    window.actions_by_id["map-isncsci"].trigger()
    assert window.session.state.show.map == "isncsci"
    assert window.map_choice.currentData() == "isncsci"


def test_help_lists_the_keys(window: Window, answers: Answers) -> None:
    QTest.keyClicks(window, "?")
    title, groups = answers.shown[0]
    assert title == "Keys"
    assert ("Brush", "B") in groups["Tools"]  # type: ignore[index]


def test_about_says_what_it_is_for(window: Window, answers: Answers, library) -> None:
    window.actions_by_id["about"].trigger()
    assert library.intended_use in str(answers.shown[0][1])


def test_the_age_can_be_read(window: Window) -> None:
    window.side.drawer.turn("examination")
    QApplication.processEvents()
    assert window.side.examination.age.lineEdit().width() > 60


# -- small windows


@pytest.mark.parametrize("mode", ["consultation", "classroom"])
@pytest.mark.parametrize("size", [(900, 650), (960, 650)])
def test_the_mode_can_be_changed_in_a_small_window(make_window, mode: str, size: tuple[int, int]) -> None:
    window = make_window(mode, size=size)
    assert (window.width(), window.height()) == size
    assert window.mode_choice.isVisible()
    assert window.mode_choice.mapTo(window, window.mode_choice.rect().topRight()).x() < size[0]


def test_the_tool_bar_keeps_its_words_where_they_have_room(make_window) -> None:
    style = Qt.ToolButtonStyle
    assert make_window(size=(1280, 800)).bar.toolButtonStyle() is style.ToolButtonTextBesideIcon
    assert make_window(size=(900, 650)).bar.toolButtonStyle() is style.ToolButtonIconOnly


@pytest.mark.parametrize("then", ["wider", "another mode", "larger letters"])
def test_the_tool_bar_shares_its_width_anew_when_something_changes(make_window, then: str) -> None:
    window, style = make_window(size=(1280, 800)), Qt.ToolButtonStyle
    if then == "wider":
        window.resize(900, 650)
    QApplication.processEvents()
    {
        "wider": lambda: window.resize(1280, 800),
        "another mode": lambda: window.commands.choose_mode("classroom"),
        "larger letters": lambda: window.set_text_size(200),
    }[then]()
    QApplication.processEvents()
    assert window.bar.sizeHint().width() <= window.width()
    assert (window.bar.toolButtonStyle() is style.ToolButtonTextBesideIcon) == (window.bar._needs <= window.width())


@pytest.mark.parametrize("mode", [one.id for one in MODES.values() if not one.guided])
def test_no_tool_is_cut_in_a_small_window(make_window, mode: str) -> None:
    window = make_window(mode, size=(900, 650))
    QApplication.processEvents()
    area = window.tools.findChildren(QScrollArea)[0]
    held = area.widget()
    assert held is not None
    assert held.width() <= area.viewport().width()
    assert not area.horizontalScrollBar().isVisible()


def test_the_body_keeps_room_in_a_small_window(make_window) -> None:
    window = make_window(size=(960, 650))
    QApplication.processEvents()
    assert window.figure.width() > window.side.width()


# -- the keyboard alone


def test_an_arrow_on_the_mode_switch_changes_nothing(window: Window) -> None:
    first = window.mode_choice.segment("consultation")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert window.mode_choice.segment("patient").hasFocus()
    assert window.session.state.mode.id == "consultation"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_or_enter_on_the_mode_switch_changes_the_mode(window: Window, key: Qt.Key) -> None:
    made = window.mode_choice.segment("patient")
    made.setFocus()
    QTest.keyClick(made, key)
    assert window.session.state.mode.id == "patient"


@pytest.mark.parametrize("name", ["mode_choice", "map_choice"])
def test_the_wheel_changes_nothing_in_the_tool_bar(window: Window, name: str) -> None:
    window.figure.setFocus()
    made = getattr(window, name)
    middle = QPointF(made.rect().center())
    turn = QWheelEvent(
        middle, made.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(made, turn)
    assert (window.session.state.mode.id, window.session.state.show.map) == ("consultation", "")
    assert window.figure.hasFocus()


@pytest.mark.parametrize(("number", "feeling"), list(enumerate(Sensation, start=1)))
def test_shift_and_a_digit_say_what_it_feels_like(window: Window, number: int, feeling: Sensation) -> None:
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ShiftModifier)
    assert window.session.state.pen.sensation is feeling


@pytest.mark.parametrize(
    ("key", "page"),
    [(Qt.Key.Key_F2, "examination"), (Qt.Key.Key_F3, "conditions"), (Qt.Key.Key_F4, "selection")],
)
def test_a_key_opens_a_page_and_takes_the_keyboard_there(window: Window, key: Qt.Key, page: str) -> None:
    window.commands.show_sample(window._samples[0])
    QTest.keyClick(window, key)
    focus = QApplication.focusWidget()
    assert window.side.drawer.opened == page
    assert focus is not None
    assert window.side.drawer.isAncestorOf(focus)


def test_a_visit_can_be_written_without_a_mouse(window: Window) -> None:
    """Fill a place, say how strong, answer one line of the examination, copy the note."""
    QTest.keyClick(window, Qt.Key.Key_F6)
    QTest.keyClick(window.figure, Qt.Key.Key_F)
    QTest.keyClick(window.figure, Qt.Key.Key_5, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.figure, Qt.Key.Key_7)
    QTest.keyClick(window.figure, Qt.Key.Key_Down)
    QTest.keyClick(window.figure, Qt.Key.Key_Return)
    (mark,) = window.session.state.drawing.marks
    assert (mark.sensation, mark.intensity) == (Sensation.NUMBNESS, 7)
    QTest.keyClick(window.figure, Qt.Key.Key_F2)
    QTest.keyClick(focused(), Qt.Key.Key_A)
    (finding,) = window.session.state.examination.findings
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(focused(), Qt.Key.Key_C, both)
    assert "numbness, 7" in QGuiApplication.clipboard().text().lower()
    assert finding.value


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_page_down_shows_the_next_sample_in_class(make_window) -> None:
    window = make_window("classroom")
    window.commands.show_sample(window._samples[0])
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert window.session.state.paper.title == window._samples[1].title
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert window.session.state.paper.title == window._samples[-1].title


@pytest.mark.parametrize(("mode", "listed"), [("classroom", True), ("consultation", False)])
def test_the_sheet_of_keys_names_the_samples_in_class(make_window, answers, mode: str, listed: bool) -> None:
    make_window(mode).commands.shortcuts()
    assert ("Samples" in answers.shown[0][1]) is listed


def test_maps_go_by_a_short_name_everywhere(window: Window) -> None:
    box = [window.map_choice.itemText(i) for i in range(window.map_choice.count())]
    menu = [plain(a.text()) for a in window.menus["map"].actions()]
    assert box == menu
    assert box[0] == "No map"
    assert "Lay articles" in box


# -- the body closer


def test_a_button_brings_everything_back_into_sight(window: Window) -> None:
    assert not window.figure.fit_button.isVisible()
    window.figure.zoom(3)
    assert window.figure.fit_button.isVisible()
    window.figure.fit_button.click()
    assert window.figure.lens.zoom == 1
    assert not window.figure.fit_button.isVisible()


def test_hovering_tells_how_much_of_the_zone_is_painted(window: Window, atlas: Atlas) -> None:
    fill(window, atlas, *LITTLE_TOE, Sensation.NUMBNESS)
    assert "100 % painted" in window.status.place.text()


@pytest.mark.parametrize("mode", ["consultation", "classroom"])
def test_the_skin_between_the_legs_is_named_in_every_mode(make_window, mode: str) -> None:
    figure = make_window(mode).figure
    (header,) = [h for h in figure._headers if h.caption == "Between the legs"]
    font, sides = QFont(figure.font()), "" if header.stacked else "RIGHT   LEFT"
    font.setPixelSize(figure._letters)
    assert QFontMetricsF(font).horizontalAdvance(header.caption + sides) <= header.box.width()


@pytest.mark.parametrize("page", ["examination", "conditions", "selection", "maps", "why"])
def test_the_whole_spine_is_seen_above_every_open_page(make_window, page: str) -> None:
    window = make_window()
    window.commands.focus_page(page)
    QApplication.processEvents()
    seen = window.side.reading.viewport()
    foot = window.spine.mapTo(seen, window.spine.rect().bottomLeft())
    assert foot.y() < seen.height() < SPINE_SIZE[False][1]


def test_a_low_spine_tells_its_legend_where_nothing_is_pointed_at(make_window) -> None:
    window = make_window()
    assert "Filled" not in window.spine.toolTip()
    window.commands.focus_page("maps")
    QApplication.processEvents()
    assert "Filled: fits the drawing" in window.spine.toolTip()


def test_the_spine_is_larger_where_the_classroom_has_room(make_window) -> None:
    assert make_window("classroom", size=(1920, 1080)).spine.height() > SPINE_SIZE[True][1]
