"""Another language while the window runs: everything is said anew, and nothing on the table changes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.knowledge.stored import open_library
from bodymap.language import LANGUAGES, speak, spoken, tr
from bodymap.records.samples import samples
from bodymap.ui.application import LANGUAGE
from bodymap.ui.speaking import choose_language
from bodymap.ui.state import Paper
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow
from tests.ui.hands import inside, pixel, words

PSEUDO = "zz"


def with_sample(window: Window, name: str = "cauda-equina") -> Window:
    window.commands.show_sample(next(one for one in samples() if one.id == name))
    return window


def test_the_drawing_the_examination_and_the_history_stay(make_window: MakeWindow) -> None:
    window = with_sample(make_window())
    window.session.edit("Empty", replace(window.session.document.drawing, marks=()))
    before, undo = window.session.document, window.session.state.paper.undo
    window.commands.choose_language(PSEUDO)
    assert window.session.document is before
    assert window.session.state.paper.undo == undo


def test_the_reading_is_the_same_in_other_words(make_window: MakeWindow) -> None:
    window = with_sample(make_window(), "l5-skier")
    before = window.session.state.reading
    window.commands.choose_language(PSEUDO)
    after = window.session.state.reading
    assert [(r.root, r.side, r.probability) for r in after.roots] == [
        (r.root, r.side, r.probability) for r in before.roots
    ]
    assert [one.id for one in after.look_alikes] == [one.id for one in before.look_alikes]


@pytest.mark.parametrize("code", [*LANGUAGES, PSEUDO])
def test_a_warning_is_in_sight_in_every_language(code: str, make_window: MakeWindow) -> None:
    window = with_sample(make_window())
    window.commands.choose_language(code)
    flag = window.session.state.reading.red_flags[0]
    told = {one.text for one in (*open_library().flags, *open_library().patterns.values())}
    assert flag.text in told
    assert flag.text in words(window.side)


def test_a_stroke_that_is_being_drawn_is_kept(make_window: MakeWindow, atlas: Atlas) -> None:
    window = make_window()
    x, y = inside(atlas, View.FRONT, "thigh_ant_mid_central", Side.LEFT)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window.figure, left, none, pixel(window, View.FRONT, x, y))
    for step in range(1, 9):
        QTest.mouseMove(window.figure, pixel(window, View.FRONT, x, y + 9 * step))
    window.commands.choose_language(PSEUDO)
    assert len(window.session.document.drawing.marks) == 1


def test_every_action_and_key_is_there_again_once(make_window: MakeWindow) -> None:
    window = make_window()
    before = {name: [k.toString() for k in made.shortcuts()] for name, made in window.actions_by_id.items()}
    window.commands.choose_language(PSEUDO)
    assert {n: [k.toString() for k in m.shortcuts()] for n, m in window.actions_by_id.items()} == before
    assert len(window.actions()) == len(before)


def test_a_sample_says_where_it_comes_from_in_french(make_window: MakeWindow) -> None:
    window = make_window("consultation")
    window.commands.open_sample(samples()[0])
    window.commands.choose_language("fr")
    assert "Transcrit d’un patient publié" in window.banner_words.text()
    assert window.session.state.paper.sample.startswith("Transcribed from")


def test_every_key_is_told_in_french(make_window: MakeWindow) -> None:
    window = make_window("consultation")
    window.commands.choose_language("fr")
    told: list[object] = []
    window.commands.dialogs.table = lambda title, groups: told.append((title, groups))  # type: ignore[method-assign]
    window.commands.shortcuts()
    assert "Ctrl+Maj+S" in str(told)
    assert "English" not in str(told)
    assert "Ctrl+Maj+S" in window.actions_by_id["save-as"].toolTip()


def test_what_a_foreign_file_says_of_itself_stays_as_it_stands() -> None:
    speak("fr")
    assert Paper("Mine", sample="A paper").sample_words == "Exemple\u00a0: Mine. A paper"


def test_what_is_painted_afterwards_is_shown_in_the_new_window(make_window: MakeWindow) -> None:
    window = make_window()
    window.commands.choose_language(PSEUDO)
    with_sample(window, "l5-skier")
    assert window.windowTitle().startswith(tr(window.session.state.paper.title))


def test_the_language_is_that_of_the_next_start(make_window: MakeWindow) -> None:
    window = make_window()
    window.commands.choose_language("fr")
    assert window.commands._settings.text(LANGUAGE, "en", tuple(LANGUAGES)) == "fr"  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize(
    ("code", "cancel"), [("fr", "Annuler"), ("de", "Abbrechen"), ("es", "Cancelar"), ("en", "Cancel")]
)
def test_the_words_of_qt_are_in_that_language(code: str, cancel: str, make_window: MakeWindow) -> None:
    make_window()
    choose_language(code)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
    choose_language("en")


def test_a_line_over_the_body_stays(
    make_window: MakeWindow, tmp_path_factory: pytest.TempPathFactory
) -> None:
    window = make_window()
    window.watch_folder(tmp_path_factory.mktemp("arrivals"))
    window.commands.choose_language(PSEUDO)
    assert window.watched_folder is not None
    window.watch_folder(None)


def test_nothing_of_the_window_before_is_left(make_window: MakeWindow) -> None:
    window = make_window()
    for code in (PSEUDO, "en", PSEUDO):
        window.commands.choose_language(code)
    QCoreApplication.sendPostedEvents(None, 52)  # DeferredDelete
    assert len(window.findChildren(type(window.figure))) == 1
    assert len(window.findChildren(type(window.menuBar()))) == 1


def test_the_language_of_a_start_is_the_one_asked_for() -> None:
    speak("fr")
    assert spoken().name == "Français"


def test_arabic_letters_are_found_in_a_font_of_ours(make_window: MakeWindow) -> None:
    make_window()
    choose_language("ar")
    family = QApplication.font().families()[-1]
    assert family == "Noto Sans Arabic"
    assert QFontDatabase.writingSystems(family).count(QFontDatabase.WritingSystem.Arabic) == 1


def test_the_window_around_the_guided_screen_never_turns_round(make_window: MakeWindow) -> None:
    window = make_window()
    choose_language("ar")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight
