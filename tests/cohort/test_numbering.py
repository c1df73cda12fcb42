"""Which of CHOIR's two numberings a table follows."""

from random import Random

import pytest

from bodymap.atlas.segments import open_segments
from bodymap.cohort.numbering import PAIRS, Together, numbering_note
from bodymap.cohort.sources import Reading
from bodymap.records.imports.imported import Wish
from tests.cohort.rows import SAMPLE, choir_file, read, table


def table_in(folder, *, female: bool):
    """People who mark partners and neighbours together, written in one of the two numberings."""
    random, written = Random(3), {standard: one for one, standard in open_segments().female.items()}
    rows: list[str] = []
    for n in range(900):
        ids = {one for pair in PAIRS if random.random() < 0.12 for one in pair} or {127}
        names = (written.get(one, one) if female else one for one in ids)
        rows.append(f'{n},Female,Other,40,"{",".join(map(str, names))}",1')
    return choir_file(folder, table(*rows))


def told(path, *, female_ids: bool = False) -> str:
    _, tally = read(path, reading=Reading(Wish(female_ids=female_ids)))
    return next((note for note in tally.notes if "Ochiai" in note), "")


@pytest.mark.parametrize("female", [True, False])
def test_the_numbering_of_a_table_is_told(tmp_path, female: bool) -> None:
    assert f"CHOIR's {'female' if female else 'male'} map" in told(table_in(tmp_path, female=female))


def test_a_table_that_was_read_the_wrong_way_says_how_to_read_it(tmp_path) -> None:
    assert "Read it with --female-ids" in told(table_in(tmp_path, female=True))
    assert "Read it without --female-ids" in told(table_in(tmp_path, female=False), female_ids=True)


def test_a_table_that_was_read_the_right_way_says_so(tmp_path) -> None:
    assert "It was read so" in told(table_in(tmp_path, female=True), female_ids=True)


def test_a_small_table_says_nothing(tmp_path) -> None:
    assert told(choir_file(tmp_path, table('1,Female,Other,40,"112,113",1'))) == ""


def test_nothing_counted_says_nothing() -> None:
    assert numbering_note(Together(female_ids=False)) == ""


@pytest.mark.skipif(not SAMPLE.exists(), reason="the CHOIR sample is not there")
@pytest.mark.parametrize("sex", ["Female", "Male"])
def test_the_published_sample_follows_the_female_numbering_in_both_sexes(tmp_path, sex: str) -> None:
    lines = SAMPLE.read_text("utf-8").splitlines(keepends=True)
    of_sex = [line for line in lines[1:] if line.split(",")[1] == sex]
    assert "CHOIR's female map. Read it with" in told(choir_file(tmp_path, "".join([lines[0], *of_sex])))
