from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.teaching.worksheets import Worksheet, worksheet_svg
from bodymap.ui.svg_print import prepare, print_page
from bodymap.ui.window import Window
from bodymap.ui.worksheet_sheet import NAMES, WorksheetSheet
from tests.ui.class_windows import class_window
from tests.ui.conftest import Answers, MakeWindow


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def sheet(qtbot: QtBot, atlas: Atlas, tmp_path: Path, asked: list[str]) -> WorksheetSheet:
    def path(name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    made = WorksheetSheet(atlas, path, None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("kind", list(Worksheet))
def test_the_page_that_is_chosen_is_saved(
    sheet: WorksheetSheet, kind: Worksheet, tmp_path: Path, asked: list[str]
) -> None:
    sheet.kinds.chosen.emit(kind.value)
    sheet.save_button.click()
    assert asked == [f"{NAMES[kind]}.pdf"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"%PDF")


def test_another_map_is_another_page(sheet: WorksheetSheet, atlas: Atlas) -> None:
    sheet.kinds.chosen.emit(Worksheet.MAP.value)
    sheet.maps.setCurrentIndex(sheet.maps.findData("lee-2008"))
    assert sheet.svg == worksheet_svg(atlas, Worksheet.MAP, "lee-2008")


def test_a_blank_body_needs_no_map(sheet: WorksheetSheet) -> None:
    assert not sheet.maps.isEnabled()


def test_what_cannot_be_saved_is_told(qtbot: QtBot, atlas: Atlas, tmp_path: Path) -> None:
    sheet = WorksheetSheet(atlas, lambda name: tmp_path / "no folder" / name, None)
    qtbot.addWidget(sheet)
    sheet.save()
    assert "the folder does not exist" in sheet.told.text()


def test_the_preview_is_painted(sheet: WorksheetSheet) -> None:
    image = sheet.preview.grab().toImage()
    tones = {image.pixelColor(x, y).lightness() for x in range(0, image.width(), 3) for y in range(0, 200, 3)}
    assert len(tones) > 5


def test_a_printer_gets_the_page_lying_as_it_is(qtbot: QtBot, atlas: Atlas, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    svg = worksheet_svg(atlas, Worksheet.MAP)
    prepare(printer, svg, "Worksheet")
    print_page(printer, svg)
    assert printer.pageLayout().orientation().name == "Landscape"
    assert (tmp_path / "printed.pdf").stat().st_size > 5000


def test_worksheets_are_opened_from_the_classroom(make_window: MakeWindow, answers: Answers) -> None:
    window: Window = class_window(make_window)
    window.actions_by_id["worksheets"].trigger()
    assert [title for title, _ in answers.shown] == ["Worksheets"]
