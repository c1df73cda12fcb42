from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bodymap.ui.flow import Flow, lines_of
from bodymap.ui.widgets import BreakingButton

WIDTHS = st.lists(st.integers(1, 300), max_size=12)


def flowing(qtbot: QtBot, *texts: str) -> tuple[QWidget, Flow]:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, spacing=6)
    for text in texts:
        flow.addWidget(QPushButton(text))
    return holder, flow


@given(WIDTHS, st.integers(1, 600))
def test_every_widget_stands_on_one_line_in_its_order(widths: list[int], room: int) -> None:
    assert [place for line in lines_of(widths, 6, room) for place in line] == list(range(len(widths)))


@given(WIDTHS, st.integers(1, 600))
def test_a_line_of_several_never_passes_the_width(widths: list[int], room: int) -> None:
    lines = [line for line in lines_of(widths, 6, room) if len(line) > 1]
    assert all(sum(widths[i] for i in line) + 6 * (len(line) - 1) <= room for line in lines)


@given(WIDTHS, st.integers(1, 600))
def test_the_next_widget_would_not_have_fitted_on_the_line_before(widths: list[int], room: int) -> None:
    lines = lines_of(widths, 6, room)
    for line, after in pairwise(lines):
        assert sum(widths[i] + 6 for i in line) + widths[after[0]] > room


def test_it_asks_for_the_width_of_its_widest_widget_only(qtbot: QtBot) -> None:
    holder, flow = flowing(qtbot, "short", "a much longer word on a button")
    widest = max(flow.itemAt(i).sizeHint().width() for i in range(2))  # type: ignore[union-attr]
    assert holder.minimumSizeHint().width() == widest


def test_a_narrow_holder_is_taller(qtbot: QtBot) -> None:
    holder, flow = flowing(qtbot, "one button", "another button")
    assert flow.heightForWidth(holder.minimumSizeHint().width()) > flow.heightForWidth(1000)


def test_a_hidden_widget_takes_no_room(qtbot: QtBot) -> None:
    holder, flow = flowing(qtbot, "one button", "another button")
    holder.show()
    narrow = holder.minimumSizeHint().width()
    flow.itemAt(1).widget().hide()  # type: ignore[union-attr]
    assert flow.heightForWidth(narrow) == flow.heightForWidth(1000)


def test_what_is_wider_than_the_room_breaks_its_words(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    made = BreakingButton("words that have no room on one line", host)
    flow = Flow(host, spacing=4)
    flow.addWidget(made)
    assert flow.minimumSize().width() < made.sizeHint().width()
    assert flow.heightForWidth(120) == made.heightForWidth(120) > made.sizeHint().height()


def test_a_longer_word_makes_it_taller_though_its_height_is_kept(qtbot: QtBot) -> None:
    _holder, flow = flowing(qtbot, "one", "another")
    before = flow.heightForWidth(200)
    flow.itemAt(0).widget().setText("a much longer word on a button")  # type: ignore[union-attr]
    assert flow.heightForWidth(200) > before


def test_a_widget_that_comes_later_makes_it_taller(qtbot: QtBot) -> None:
    _holder, flow = flowing(qtbot, "one button")
    before = flow.heightForWidth(1)
    flow.addWidget(QPushButton("another button"))
    assert flow.heightForWidth(1) > before
