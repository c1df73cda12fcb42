"""Whether bands keep their word: counted on invented statements."""

import pytest

from bodymap.reasoning.evaluation.calibration import BandCheck
from bodymap.reasoning.evaluation.evaluation import Evaluation
from tests.reasoning.evaluation.made import LIBRARY, alike, evaluated, of_condition, of_root, ranked


def of_word(found: Evaluation, word: str) -> BandCheck:
    return next(row for row in found.calibration if row.band.word == word)


def test_a_reader_who_is_right_seven_of_ten_times_at_70_percent_keeps_the_word() -> None:
    pairs = [
        (of_root("L5" if n < 7 else "S1", case_id=str(n)), ranked("L5", "S1", probability=0.7))
        for n in range(10)
    ]
    row = of_word(evaluated(*pairs), LIBRARY.model.band(0.7).word)
    assert (row.observed.n, row.observed.share, row.stated) == (10, 0.7, pytest.approx(0.7))


def test_every_statement_about_a_root_is_in_one_band() -> None:
    found = evaluated(*((of_root(name), ranked("L4", "L5", "S1")) for name in ("L4", "L5", "L2")))
    assert sum(row.observed.n for row in found.calibration) == 9


def test_the_highest_band_holds_certainty_itself() -> None:
    found = evaluated((of_root("L5"), ranked("L5", probability=1.0)))
    assert found.calibration[0].observed.share == 1.0


def test_cases_of_something_else_say_nothing_of_calibration() -> None:
    found = evaluated((of_condition("gtps"), ranked("L5")), (of_condition("gtps"), alike("gtps")))
    assert all(row.observed.n == 0 and row.stated is None for row in found.calibration)


def test_the_bands_are_those_of_the_reading_highest_first() -> None:
    assert [row.band for row in evaluated().calibration] == list(reversed(LIBRARY.model.bands))
