"""Every statement of a reading leads to what stands behind it, in one press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bodymap.exports.source_text import NONE, source_text
from bodymap.knowledge.backing import Backing
from bodymap.knowledge.library import Library
from bodymap.reasoning.reading import Reading
from bodymap.records.sample_info import SampleInfo
from bodymap.records.samples import samples
from bodymap.ui.sourced import SourceMark
from bodymap.ui.window import Window
from tests.ui.conftest import Answers, MakeWindow

SAMPLES = pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
PAGES = ("conditions", "why")


def backings(reading: Reading) -> list[Backing]:
    reasons = (
        *reading.evidence,
        *reading.maps,
        *(reason for root in reading.roots for reason in root.reasons),
        *(reason for other in reading.look_alikes for reason in other.reasons),
    )
    told = (*reasons, *reading.discs, *reading.red_flags, *reading.patterns)
    return [*(one.backing for one in told), reading.root_at_all_backing]


@SAMPLES
def test_every_statement_of_a_reading_has_something_behind_it(
    sample: SampleInfo, window: Window, library: Library
) -> None:
    window.commands.show_sample(sample)
    said = backings(window.session.state.reading)
    assert said
    assert [one for one in said if source_text(library, one) == NONE] == []
    assert {name for one in said for name in one.sources} <= library.sources.keys()


@SAMPLES
def test_every_mark_on_the_screen_opens_a_source(
    sample: SampleInfo, window: Window, library: Library
) -> None:
    window.commands.show_sample(sample)
    for page in PAGES:
        window.commands.focus_page(page)
        marks = [mark for mark in window.findChildren(SourceMark) if mark.isVisible()]
        assert len(marks) > 3
        assert all(source_text(library, mark.backing) != NONE for mark in marks)


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_one_press_shows_the_publication(how: str, window: Window, answers: Answers) -> None:
    window.commands.show_sample(next(one for one in samples() if one.id == "s1-large-disc"))
    mark = window.side.look_alikes.rows[0].source
    if how == "mouse":
        QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    else:
        mark.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(mark, Qt.Key.Key_Space)
    assert "Where this comes from" in [title for title, _ in answers.shown]


def test_a_patient_is_not_asked_to_judge_sources(make_window: MakeWindow) -> None:
    window = make_window("patient")
    assert not any(mark.isVisible() for mark in window.findChildren(SourceMark))
