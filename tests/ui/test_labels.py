import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bodymap.atlas.levels import Root
from bodymap.ui.labels import PlainLabel, elided, show_tip, tip
from bodymap.ui.modes import MODES
from bodymap.ui.root_badge import RootBadge
from bodymap.ui.state import Selection


def test_a_label_shows_what_a_person_wrote(qtbot: QtBot) -> None:
    label = PlainLabel("pain since <a week> left leg")
    qtbot.addWidget(label)
    plain = label.fontMetrics().horizontalAdvance("pain since <a week> left leg")
    assert label.sizeHint().width() >= plain


def test_a_tool_tip_shows_every_character() -> None:
    assert tip("a<b and b>c") == "<qt>a&lt;b and b&gt;c</qt>"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert elided("outer calf and little toe", 18) == "outer calf and…"


def test_a_short_text_is_left_as_it_is() -> None:
    assert elided("outer calf", 18) == "outer calf"


@pytest.mark.parametrize("mode", MODES)
def test_no_label_of_the_window_guesses_its_format(make_window, mode: str) -> None:
    window = make_window(mode)
    window.commands.show_sample(window._samples[0])
    window.session.select(Selection(condition="piriformis_syndrome"))
    for fold in window.side.examination.folds.values():
        fold.toggle()
    guessing = [
        w.text() for w in window.findChildren(QLabel) if w.textFormat() is not Qt.TextFormat.PlainText
    ]
    assert guessing == []


def test_the_height_of_a_label_follows_its_text(qtbot: QtBot) -> None:
    label = PlainLabel("short", wrap=True)
    qtbot.addWidget(label)
    before = label.heightForWidth(80)
    label.setText("a text that needs many more lines than one in so narrow a column")
    assert label.heightForWidth(80) > before


def test_the_height_of_a_label_follows_its_font(qtbot: QtBot) -> None:
    label = PlainLabel("short", wrap=True)
    qtbot.addWidget(label)
    heights = label.heightForWidth(80), label.sizeHint().height()
    font = label.font()
    font.setPixelSize(40)
    label.setFont(font)
    assert label.heightForWidth(80) > heights[0]
    assert label.sizeHint().height() > heights[1]


def test_a_label_that_breaks_asks_for_one_line_whatever_it_says(qtbot: QtBot) -> None:
    label = PlainLabel("short", wrap=True)
    qtbot.addWidget(label)
    before = label.minimumSizeHint()
    label.setText("a text that needs many more lines than one in so narrow a column")
    assert label.minimumSizeHint() == label.sizeHint() == before


def test_a_label_asks_for_the_lines_that_a_person_broke(qtbot: QtBot) -> None:
    label = PlainLabel("one line", wrap=True)
    qtbot.addWidget(label)
    one = label.sizeHint().height()
    label.setText("one line\nand another")
    assert label.sizeHint().height() > one
    label.setText("one line again")
    assert label.sizeHint().height() == one


def test_the_size_of_a_label_follows_its_style(qtbot: QtBot) -> None:
    label = PlainLabel("short", wrap=True)
    qtbot.addWidget(label)
    before = label.minimumSizeHint().height()
    label.setStyleSheet("font-size: 40px")
    label.ensurePolished()
    assert label.minimumSizeHint().height() > before


class TipsHeard(PlainLabel):
    """Counts how often it is told that its tool tip is another."""

    tips = 0

    def event(self, event: QEvent) -> bool:
        self.tips += event.type() is QEvent.Type.ToolTipChange
        return super().event(event)


def test_a_tool_tip_that_stays_is_told_once(qtbot: QtBot) -> None:
    label = TipsHeard("why")
    qtbot.addWidget(label)
    for words in ("because", "because", "because of that"):
        show_tip(label, words)
    assert (label.tips, label.toolTip()) == (2, tip("because of that"))


def test_the_size_of_a_badge_follows_its_root_and_its_letters(qtbot: QtBot) -> None:
    badge = RootBadge()
    qtbot.addWidget(badge)
    badge.show_level(Root.L5)
    short = badge.sizeHint()
    badge.show_level(Root.S4_5)
    longer = badge.sizeHint()
    badge.setStyleSheet("font-size: 40px")
    badge.ensurePolished()
    assert short.width() < longer.width() < badge.sizeHint().width()
