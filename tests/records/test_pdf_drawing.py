"""A report opens again as the drawing it carries; anything else ends in one sentence."""

import zlib
from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.records.drawing_file import load, text_of
from bodymap.records.pdf_drawing import LARGEST, is_pdf, load_from_pdf
from bodymap.records.samples import samples

SKIER = load(next(one for one in samples() if one.id == "l5-skier").path)


def pdf(content: bytes, *, number: int = 7) -> bytes:
    """A file as Qt writes one with something inside, as far as it matters here."""
    packed = zlib.compress(content)
    head = b"%%PDF-1.4\n%d 0 obj\n<<\n/Filter /FlateDecode\n/Length 8 0 R\n>>\nstream\n" % number
    return head + packed + b"\nendstream\nendobj\n9 0 obj\n<<\n/EF <</F %d 0 R>>\n>>\nendobj\n" % number


def written(folder: Path, data: bytes) -> Path:
    path = folder / "report.pdf"
    path.write_bytes(data)
    return path


def test_the_drawing_inside_comes_out_as_it_went_in(tmp_path: Path) -> None:
    found = load_from_pdf(written(tmp_path, pdf(text_of(SKIER).encode())))
    assert (found.drawing, found.examination, found.title) == (SKIER.drawing, SKIER.examination, SKIER.title)


def test_other_files_inside_are_passed_over(tmp_path: Path) -> None:
    data = pdf(b"hello", number=3) + pdf(text_of(SKIER).encode())
    assert load_from_pdf(written(tmp_path, data)).title == SKIER.title


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.4\n", "no drawing of bodymap was found in this PDF"),
        (b"hello", "this is no PDF"),
        (b"", "this is no PDF"),
        (pdf(b"hello"), "no drawing of bodymap was found"),
        (pdf(b'{"format": "other"}'), "this is no drawing of bodymap"),
        (pdf(text_of(SKIER).encode())[:900], "no drawing of bodymap was found"),
        (b"%PDF-1.4\n/EF <</F 7 0 R>>\n7 0 obj\n<<>>\nstream\nno zip", "no drawing of bodymap was found"),
    ],
    ids=["empty", "no PDF", "nothing", "other file", "other JSON", "torn", "not packed"],
)
def test_anything_else_ends_in_one_sentence(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(BodymapError, match=told):
        load_from_pdf(written(tmp_path, data))


def test_a_bomb_is_stopped_at_the_size_a_drawing_may_have(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match=r"expected at most 16\.8 MB"):
        load_from_pdf(written(tmp_path, pdf(b"{" + b" " * (40 << 20))))


def test_a_drawing_inside_is_checked_like_any_other(tmp_path: Path) -> None:
    broken = text_of(SKIER).replace('"ache"', '"no such feeling"').encode()
    with pytest.raises(BodymapError, match=r"drawing inside.*sensation"):
        load_from_pdf(written(tmp_path, pdf(broken)))


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"%PDF-")
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(BodymapError, match="expected at most"):
        load_from_pdf(path)


@pytest.mark.parametrize(("name", "known"), [("a.pdf", True), ("a.PDF", True), ("a.bodymap", False)])
def test_a_report_is_known_by_its_name(name: str, known: bool) -> None:
    assert is_pdf(Path(name)) is known
