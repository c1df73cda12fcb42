import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bodymap.drawing.sensation import Sensation
from bodymap.ui.calm import CalmCombo
from bodymap.ui.drawer import Drawer
from bodymap.ui.icons import icon, pixmap
from bodymap.ui.intensity import IntensityPicker
from bodymap.ui.labels import PlainLabel
from bodymap.ui.modes import MODES
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.swatches import swatch_pixmap
from bodymap.ui.theme import THEMES, style_sheet
from bodymap.ui.widgets import Card, Fold, PressRow

YES_NO = (Choice("", "not asked"), Choice("yes", "Yes"), Choice("no", "No"))


@pytest.fixture
def answers(qtbot: QtBot) -> Segmented:
    made = Segmented(YES_NO, "Numb?", quiet="")
    made.set_value("")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_choice_tells_its_value(answers: Segmented) -> None:
    told: list[str] = []
    answers.chosen.connect(told.append)
    answers.segment("no").click()
    assert told == ["no"]


def test_setting_a_value_tells_nobody(answers: Segmented) -> None:
    told: list[str] = []
    answers.chosen.connect(told.append)
    answers.set_value("yes")
    assert (answers.value(), told) == ("yes", [])


def test_each_answer_has_its_question_for_a_screen_reader(answers: Segmented) -> None:
    assert answers.segment("yes").accessibleName() == "Numb?: Yes"


def test_a_fold_builds_what_is_in_it_only_once(qtbot: QtBot) -> None:
    built: list[bool] = []
    fold = Fold("More", lambda body: built.append(True))
    qtbot.addWidget(fold)
    for _ in range(3):
        fold.toggle()
    assert (built, fold.opened) == ([True], True)


@pytest.fixture
def picker(qtbot: QtBot) -> IntensityPicker:
    made = IntensityPicker()
    qtbot.addWidget(made)
    made.show()
    return made


def test_strength_is_not_said_by_default(picker: IntensityPicker) -> None:
    assert picker.value() is None


def test_an_arrow_key_says_a_strength(picker: IntensityPicker) -> None:
    told: list[object] = []
    picker.chosen.connect(told.append)
    QTest.keyClick(picker.slider, Qt.Key.Key_Right)
    assert told == [1]


def test_nothing_can_be_cleared_before_something_is_said_and_nothing_moves(picker: IntensityPicker) -> None:
    (clear,), slider = picker.findChildren(QPushButton), picker.slider.geometry()
    assert not clear.isVisible()
    picker.set_value(4)
    assert clear.isVisible()
    assert picker.slider.geometry() == slider


def test_strength_none_is_not_strength_not_said(picker: IntensityPicker) -> None:
    picker.set_value(0)
    assert picker.value() == 0


def test_a_drawer_opens_and_closes_on_the_same_button(qtbot: QtBot) -> None:
    drawer = Drawer(
        (("one", "One", "1", lambda: PlainLabel("first")), ("two", "Two", "2", lambda: PlainLabel("second")))
    )
    qtbot.addWidget(drawer)
    drawer.buttons["two"].click()
    opened = drawer.opened
    drawer.buttons["two"].click()
    assert (opened, drawer.opened) == ("two", None)


def test_a_drawer_with_room_enough_stays_open(qtbot: QtBot) -> None:
    drawer = Drawer((("one", "One", "1", QWidget), ("two", "Two", "2", QWidget)))
    qtbot.addWidget(drawer)
    drawer.set_closable(False)
    drawer.buttons["one"].click()
    assert drawer.opened == "one"


def test_every_sensation_has_its_own_swatch(qapp: object) -> None:
    seen = {swatch_pixmap(s).toImage().pixelColor(9, 23).name() + s for s in Sensation}
    pictures = [swatch_pixmap(s).toImage() for s in Sensation]
    assert len(seen) == len(pictures)
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_an_icon_takes_the_colour_of_the_theme(qapp: object) -> None:
    light, dark = (pixmap("brush", THEMES[t].text).toImage() for t in ("light", "dark"))
    assert light != dark


def test_an_unknown_icon_is_empty_and_no_fault(qapp: object) -> None:
    assert not icon("no-such-icon", THEMES["light"]).isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left])
def test_an_arrow_key_answers_nothing(answers: Segmented, key: Qt.Key) -> None:
    told: list[str] = []
    answers.chosen.connect(told.append)
    QTest.keyClick(answers.segment(""), key)
    assert (told, answers.value()) == ([], "")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_answer(answers: Segmented, key: Qt.Key) -> None:
    told: list[str] = []
    answers.chosen.connect(told.append)
    QTest.keyClick(answers.segment("no"), key)
    assert told == ["no"]


def test_an_arrow_key_opens_a_list_and_chooses_nothing(qtbot: QtBot) -> None:
    combo = CalmCombo()
    combo.addItems(["one", "two"])
    qtbot.addWidget(combo)
    combo.show()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert (combo.currentText(), combo.view().isVisible()) == ("one", True)
    combo.hidePopup()


def seen(made: QWidget) -> QImage:
    """What stands on the screen, after what was asked to be painted."""
    QApplication.processEvents()
    return made.screen().grabWindow(made.winId()).toImage()


@pytest.mark.parametrize("size", [(180, 150), (180, 60), (90, 100), (240, 170)])
def test_a_card_that_grew_or_shrank_looks_as_if_painted_anew(qtbot: QtBot, size: tuple[int, int]) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.setStyleSheet(style_sheet(THEMES["light"], MODES["consultation"]))
    card = Card("Roots that fit", ground)
    card.body.addWidget(PlainLabel("words that break where there is less room for them", wrap=True))
    card.setGeometry(5, 5, 180, 100)
    ground.resize(300, 200)
    ground.show()
    seen(ground)
    card.resize(*size)
    after = seen(ground)
    for one in (ground, *ground.findChildren(QWidget)):
        one.update()
    assert after == seen(ground)


def test_a_row_does_not_ask_for_the_height_of_its_hint(qtbot: QtBot) -> None:
    row = PressRow()
    qtbot.addWidget(row)
    words = PlainLabel("short", wrap=True)
    row.body.addWidget(words)
    before = row.sizeHint()
    words.setText("words that break into many lines where there is no room for them")
    assert row.sizeHint() == before
    assert row.heightForWidth(80) > before.height()
