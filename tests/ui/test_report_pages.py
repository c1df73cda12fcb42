"""The pages as they are painted: the scale holds at any fineness, and nothing stands outside the margins."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from bodymap.atlas.atlas import Atlas
from bodymap.exports.paper import CHECK_LENGTH, PAPERS, Paper
from bodymap.exports.report import Person
from bodymap.exports.report_layout import FOOTER, SMALL
from bodymap.records.document import Document
from bodymap.records.drawing_file import load
from bodymap.records.sample_info import SampleInfo
from bodymap.records.samples import samples
from bodymap.ui.report_pages import Look, Pages
from bodymap.ui.report_preview import page_image
from tests.exports.reports import NOTHING, full_drawing, reported, sample


def pages_of(
    document: Document, atlas: Atlas, paper: Paper, *, colour: bool = True, clinician: bool = False
) -> Pages:
    return Pages(reported(document, Person("Code 4711"), clinician), atlas, Look(paper, colour))


def inked(image: QImage) -> np.ndarray:
    """Which pixels are dark."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()] < 128


def feet_of_the_line(image: QImage, paper: Paper, dots: float) -> tuple[float, float]:
    """Where the two feet of the check line stand, px across: the middle of their ink, finer than a pixel."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    ink = 255.0 - rows[:, : grey.width()]
    y = paper.height - paper.margin - FOOTER - 2.0  # a foot reaches from 1 to 3 mm above the foot of the page
    band = ink[round((y - 0.4) * dots) : round((y + 0.4) * dots) + 1].sum(axis=0)
    found = []
    for x in (paper.margin, paper.margin + CHECK_LENGTH):
        left, right = int((x - 1.5) * dots), int((x + 1.5) * dots) + 1
        here = band[left:right]
        found.append(left + 0.5 + float((here * np.arange(len(here))).sum() / here.sum()))
    return found[0], found[1]


@pytest.mark.parametrize("dpi", [72, 150, 600])
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_check_line_is_fifty_millimetres_long_at_any_fineness(
    qapp: object, atlas: Atlas, paper: Paper, dpi: int
) -> None:
    wide = round(paper.width * dpi / 25.4)
    dots = wide / paper.width
    image = page_image(pages_of(NOTHING, atlas, paper, colour=False), 0, wide)
    left, right = feet_of_the_line(image, paper, dots)
    assert (right - left) / (dpi / 25.4) == pytest.approx(CHECK_LENGTH, rel=0.01)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_nothing_is_printed_in_the_margins(qapp: object, atlas: Atlas, paper: Paper) -> None:
    pages = pages_of(sample("s1-student"), atlas, paper, clinician=True)
    edge = round((paper.margin - 2) * 4)
    for number in range(pages.count):
        dark = inked(page_image(pages, number, round(paper.width * 4)))
        assert not dark[:edge].any()
        assert not dark[-edge:].any()
        assert not dark[:, :edge].any()
        assert not dark[:, -edge:].any()


def test_a_drawing_that_is_small_on_page_one_stands_once_more_at_the_end(qapp: object, atlas: Atlas) -> None:
    full = pages_of(Document(full_drawing()), atlas, PAPERS["a4"])
    assert full.picture.scale < SMALL
    assert (full.larger, pages_of(sample("l5-skier"), atlas, PAPERS["a4"]).larger) == (True, False)


def test_the_last_page_of_a_full_drawing_is_not_empty(qapp: object, atlas: Atlas) -> None:
    full = pages_of(Document(full_drawing()), atlas, PAPERS["a4"])
    dark = inked(page_image(full, full.count - 1, 600))
    assert dark[100:500].mean() > 0.02


def test_the_ink_is_the_papers_whatever_the_window_looks_like(qapp: object, atlas: Atlas) -> None:
    pages = pages_of(NOTHING, atlas, PAPERS["a4"], colour=False)
    image = page_image(pages, 0, 1240)
    assert image.pixelColor(5, 5).name() == "#ffffff"
    assert inked(image).mean() > 0.01


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("sample_", samples(), ids=lambda s: s.id)
def test_the_clinicians_page_is_one_page(sample_: SampleInfo, paper: Paper, atlas: Atlas) -> None:
    made = reported(load(sample_.path), clinician=True, full=False)
    assert Pages(made, atlas, Look(paper)).count == 2
