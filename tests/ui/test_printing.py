import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from bodymap.exports.svg_text import page, text_line
from bodymap.files.problems import BodymapError
from bodymap.ui.printing import svg_to_pdf, svg_to_png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="100" height="100" fill="#c93c3c"/></svg>'


def test_a_png_has_the_shape_of_the_picture(qapp: object, tmp_path: Path) -> None:
    svg_to_png(SVG, tmp_path / "a.png", width=400)
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (400, 200)


def test_a_png_shows_the_picture_on_white(qapp: object, tmp_path: Path) -> None:
    svg_to_png(SVG, tmp_path / "a.png", width=400)
    image = QImage(str(tmp_path / "a.png"))
    assert (image.pixelColor(50, 100).name(), image.pixelColor(350, 100).name()) == ("#c93c3c", "#ffffff")


def test_a_pdf_is_one_page(qapp: object, tmp_path: Path) -> None:
    svg_to_pdf(SVG, tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1


def test_a_pdf_names_no_author_and_no_path(qapp: object, tmp_path: Path) -> None:
    svg_to_pdf(SVG, tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    assert str(tmp_path).encode() not in data
    authors = re.findall(rb"/Author\s*\((.*?)\)", data)
    assert all(author in (b"", b"\xfe\xff") for author in authors)


def test_what_is_no_svg_is_refused_in_one_sentence(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="expected SVG"):
        svg_to_png("no picture", tmp_path / "a.png")


def test_a_refused_picture_leaves_no_file(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(BodymapError):
        svg_to_pdf("no picture", tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(qapp: object, tmp_path: Path) -> None:
    with pytest.raises((BodymapError, OSError)):
        svg_to_png(SVG, tmp_path / "gone" / "a.png")


def test_a_page_is_set_in_the_house_font(bundled_font: str, tmp_path: Path) -> None:
    """QtSvg knows no list of fonts; a fallback would be wider and look like no other part of the program."""
    words = text_line(10, 50, 26, "Sole of the foot")
    svg_to_pdf(page(300, 100, [words]), tmp_path / "a.pdf")
    assert bundled_font.encode() in (tmp_path / "a.pdf").read_bytes()


def test_a_png_holds_the_picture_and_no_words(qapp: object, tmp_path: Path) -> None:
    svg_to_png(SVG, tmp_path / "a.png", width=400)
    data = (tmp_path / "a.png").read_bytes()
    kinds, at = [], 8
    while at < len(data):
        kinds.append(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    assert set(kinds) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
