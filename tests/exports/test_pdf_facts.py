from uuid import UUID
from xml.etree import ElementTree

from bodymap.exports.pdf_facts import HEAD, without_dates, xmp

STAMPED = b"%PDF-1.4\n/CreationDate (D:20261127025714Z)\n/ModDate (D:20261127025714+01'00')\n/Trapped /False"


def test_the_moment_is_blanked_at_equal_length() -> None:
    clean = without_dates(STAMPED)
    assert len(clean) == len(STAMPED)
    assert b"2026" not in clean
    assert b"Date" not in clean


def test_what_stands_further_down_is_left_alone() -> None:
    page = b"%PDF" + b" " * HEAD + b"/ModDate (D:1)"
    assert without_dates(page) == page


def test_the_newer_form_holds_title_and_program_and_no_time() -> None:
    text = xmp("A & B", "bodymap", UUID(int=7)).decode()
    inner = text[text.index("<x:xmpmeta") : text.index("<?xpacket end")]
    words = "".join(ElementTree.fromstring(inner).itertext())
    assert words == "A & B"
    assert "Date" not in text
