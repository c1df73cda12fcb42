"""The report as a file, read back with a library that is not ours."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from bodymap.atlas.atlas import Atlas
from bodymap.exports.days import Days
from bodymap.exports.paper import PAPERS
from bodymap.exports.pdf_facts import KEYS
from bodymap.exports.report import Person
from bodymap.exports.svg_text import page
from bodymap.knowledge.library import Library
from bodymap.records.document import Document
from bodymap.records.opened import of_document
from bodymap.records.pdf_drawing import load_from_pdf
from bodymap.ui.printing import svg_to_pdf
from bodymap.ui.report_file import ReportChoice, report_pages
from bodymap.ui.report_pdf import report_pdf
from tests.day.traces import all_of
from tests.exports.reports import NOTHING, answered, full_drawing, sample

DAY = date(2026, 11, 21)
CANARY = "Zyxwvut"
Made = Callable[..., bytes]


@pytest.fixture
def made(qapp: object, library: Library, atlas: Atlas) -> Made:
    """The file for a document and a choice."""

    def make(document: Document, choice: ReportChoice = ReportChoice()) -> bytes:  # noqa: B008
        pages = report_pages(library, atlas, of_document(document, library, atlas), choice, Days(DAY))
        return report_pdf(pages, document if choice.embed else None)

    return make


def texts(data: bytes) -> list[str]:
    """The words of every page; Qt puts tabs between some of them."""
    return [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(data)).pages]


def first_text(data: bytes) -> str:
    return " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())


# -- what stands on it


def test_the_patients_report_is_one_page_with_what_to_do_if_things_change(
    made: Made, library: Library
) -> None:
    (only,) = texts(made(sample("s1-student")))
    assert " ".join(library.safety_net.split()) in only
    assert "Page 1 of 1" in only


@pytest.mark.parametrize(
    ("document", "paper", "clinician"),
    [
        (NOTHING, "a4", False),
        (NOTHING, "letter", True),
        (sample("cauda-equina"), "a4", True),
        (sample("cauda-equina"), "letter", False),
        (replace(answered("yes"), drawing=full_drawing()), "letter", False),
    ],
    ids=["nothing", "nothing-clinician", "emergency-clinician", "emergency", "everything"],
)
def test_the_first_page_always_says_when_to_seek_help(
    made: Made, library: Library, document: Document, paper: str, clinician: bool
) -> None:
    choice = ReportChoice(paper, clinician, colour=False, person=Person(words="very long words " * 300))
    assert " ".join(library.safety_net.split()) in first_text(made(document, choice))


def test_the_emergency_is_the_first_thing_below_the_title(made: Made) -> None:
    first = first_text(made(sample("cauda-equina")))
    assert first.index("EMERGENCY") < first.index("LEFT")


def test_the_patients_sides_stand_beside_each_view(made: Made) -> None:
    first = texts(made(NOTHING))[0]
    assert [w for w in first.split() if w in ("LEFT", "RIGHT")][:4] == ["RIGHT", "LEFT", "LEFT", "RIGHT"]


def test_every_page_has_its_number_and_the_code(made: Made) -> None:
    found = texts(made(sample("s1-student"), ReportChoice(full=True, person=Person("Code 4711"))))
    assert len(found) > 2
    assert all(f"Page {n} of {len(found)}" in text and "Code 4711" in text for n, text in enumerate(found, 1))


def test_the_clinicians_pages_run_to_their_last_line(made: Made) -> None:
    """Where a heading is carried over, what follows it must not be lost."""
    last = texts(made(sample("l5-skier"), ReportChoice(full=True)))[-1]
    assert "recalled: not yet checked against the paper)." in last


def test_words_from_people_are_words(made: Made) -> None:
    nasty = "since <a week> & <b>bold</b>"
    first = texts(made(NOTHING, ReportChoice(person=Person("<i>x</i>", nasty))))[0]
    assert nasty in first
    assert "<i>x</i>" in first


def test_a_word_without_end_is_broken_and_not_cut_off(made: Made) -> None:
    first = texts(made(NOTHING, ReportChoice(person=Person(words="x" * 300))))[0]
    assert first.count("x") >= 300


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_sheet_has_the_size_of_the_paper(made: Made, paper) -> None:
    box = PdfReader(io.BytesIO(made(NOTHING, ReportChoice(paper.id)))).pages[0].mediabox
    size = (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4)
    assert size == pytest.approx((paper.width, paper.height), rel=0.002)


def test_black_and_white_asks_for_no_colour(made: Made) -> None:
    reader = PdfReader(io.BytesIO(made(sample("s1-student"), ReportChoice(colour=False))))
    content = reader.pages[0].get_contents()
    assert content is not None
    asked = {tuple(operands) for operands, name in content.operations if name in (b"scn", b"SCN")}
    assert {tuple(round(float(x)) for x in one) for one in asked if len(one) == 3} <= {(0, 0, 0), (1, 1, 1)}
    assert all(float(x) in (0.0, 1.0) for one in asked for x in one if len(one) == 3)


# -- what the file says of itself


@pytest.mark.parametrize("embed", [False, True], ids=["plain", "with drawing"])
def test_the_file_says_nothing_of_itself_but_title_and_program(made: Made, embed: bool) -> None:
    facts = PdfReader(io.BytesIO(made(sample("s1-student"), ReportChoice(embed=embed)))).metadata
    assert facts is not None
    assert set(facts) <= KEYS
    assert (facts["/Title"], facts["/Author"], facts["/Creator"]) == ("Pain drawing", "", "bodymap")


def test_no_folder_and_no_moment_is_in_the_file(made: Made, tmp_path: Path) -> None:
    data = made(sample("s1-student"), ReportChoice(embed=True))
    year = f"D:{datetime.now().astimezone().year}".encode()
    assert year not in data
    assert b"CreateDate" not in data
    assert not [place for place in (Path.cwd(), Path.home(), tmp_path) if str(place).encode() in data]


def test_a_title_that_may_be_a_name_is_nowhere_in_the_report(made: Made) -> None:
    data = made(Document(title=CANARY), ReportChoice(full=True, embed=True))
    assert CANARY not in " ".join(texts(data))
    assert not [form for form in ("utf-8", "utf-16-be") if CANARY.encode(form) in all_of(data)]


def test_a_name_that_was_chosen_stays_out_of_what_the_file_says_of_itself(made: Made) -> None:
    reader = PdfReader(io.BytesIO(made(NOTHING, ReportChoice(person=Person(CANARY)))))
    assert CANARY not in repr(reader.metadata)


def test_two_exports_of_one_record_are_the_same_bytes(made: Made) -> None:
    choice = ReportChoice(full=True, embed=True)
    assert made(sample("s1-student"), choice) == made(sample("s1-student"), choice)


def test_two_runs_of_the_program_write_the_same_bytes(tmp_path: Path) -> None:
    """Qt orders its fonts by a seed that is new in each process."""
    script = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from bodymap.records.samples import samples;"
        "from bodymap.ui.report_file import ReportChoice, write_report;"
        "write_report(samples()[0].path, Path(sys.argv[1]), ReportChoice(), date(2026, 11, 21))"
    )
    for name, seed in (("a.pdf", "1"), ("b.pdf", "2")):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(tmp_path / name)], check=True, env=env)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_page_of_the_picture_alone_is_the_same_bytes_as_well(qapp: object, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        svg_to_pdf(page(100, 50, []), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    facts = PdfReader(tmp_path / "a.pdf").metadata
    assert facts is not None
    assert set(facts) <= KEYS


# -- the drawing inside


def test_the_drawing_inside_opens_again(made: Made, tmp_path: Path) -> None:
    document = sample("s1-student")
    path = tmp_path / "report.pdf"
    path.write_bytes(made(document, ReportChoice(embed=True)))
    assert load_from_pdf(path).drawing == document.drawing


def test_the_drawing_inside_is_an_ordinary_attachment(made: Made) -> None:
    reader = PdfReader(io.BytesIO(made(sample("s1-student"), ReportChoice(embed=True))))
    assert list(reader.attachments) == ["drawing.bodymap"]


def test_no_drawing_is_inside_unless_it_is_chosen(made: Made) -> None:
    assert not PdfReader(io.BytesIO(made(sample("s1-student")))).attachments
