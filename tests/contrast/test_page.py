"""docs/contrast.md tells what is so. After a change of a colour: python -m tests.contrast."""

from tests.contrast.page import COMPUTED, MEASURED, PAGE, computed, on_page, with_part


def test_the_tables_on_the_page_are_those_of_the_program() -> None:
    assert on_page(COMPUTED, PAGE.read_text(encoding="utf-8"))[1] == computed()


def test_what_was_measured_had_no_faint_words() -> None:
    assert "too faint: 0." in on_page(MEASURED, PAGE.read_text(encoding="utf-8"))[1]


def test_a_new_part_takes_the_place_of_the_old_one() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert on_page(COMPUTED, with_part(page, COMPUTED, "new\n"))[1] == "new\n"
    assert with_part(page, COMPUTED, on_page(COMPUTED, page)[1]) == page
