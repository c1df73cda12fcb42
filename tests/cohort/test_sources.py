"""What a cohort is read from, and what is told about what could not be read."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from bodymap.cohort.sources import Reading
from bodymap.files.problems import BodymapError
from bodymap.records.imports.imported import Wish
from bodymap.records.samples import samples
from tests.cohort.rows import choir_file, published_or_invented, read, read_text, segments_of, table
from tests.records.imports.test_paindraw import LEFT_THIGH, stroke, written
from tests.records.store.made import made, place_in, with_sheet

ROW = '1,Female,White,45,"127,223",58'


def test_a_row_becomes_a_drawing_with_sex_and_age(tmp_path: Path) -> None:
    batch, tally = read_text(tmp_path, ROW)
    assert (tally.read, batch["sex"][0], batch["age"][0]) == (1, "female", 45)
    assert segments_of(batch) == [127, 223]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('1,Female,White,45,"127,999",58', "'999' is no segment"),
        ("1,Female,White,45,127", "has 5 cells; expected 6"),
        ("1,Female,White,old,127,58", "the age is 'old'"),
        ("1,Female,White,400,127,58", "expected 0 to 130"),
        (",Female,White,40,127,58", "the id is empty"),
    ],
)
def test_a_faulty_row_is_told_with_its_line_and_the_rest_is_read(tmp_path: Path, row: str, told: str) -> None:
    batch, tally = read_text(tmp_path, '7,Male,Other,30,"101",1', row, '9,Male,Other,30,"102",1')
    assert (len(batch), tally.faulty) == (2, 1)
    assert "choir.csv:3: " in tally.faults[0]
    assert told in tally.faults[0]


def test_an_id_that_comes_twice_counts_once(tmp_path: Path) -> None:
    batch, tally = read_text(tmp_path, ROW, ROW)
    assert (len(batch), tally.faulty) == (1, 1)
    assert "was given before" in tally.faults[0]


def test_the_events_of_redcap_are_drawings_of_their_own(tmp_path: Path) -> None:
    text = "record_id,redcap_event_name,painmap\n1,start,f27\n1,end,b23\n"
    batch, _ = read(choir_file(tmp_path, text))
    assert batch["id"].tolist() == ["1:start", "1:end"]


def test_checkboxes_of_redcap_are_read(tmp_path: Path) -> None:
    text = "record_id,pain___f27,pain___b23\n1,1,0\n2,1,1\n"
    batch, _ = read(choir_file(tmp_path, text))
    assert [segments_of(batch, n) for n in range(2)] == [[127], [127, 223]]


def test_nothing_marked_is_left_out_and_counted(tmp_path: Path) -> None:
    batch, tally = read_text(tmp_path, ROW, "2,Female,White,45,,58")
    assert (len(batch), tally.empty, tally.faulty) == (1, 1, 0)


def test_a_letter_of_another_encoding_costs_no_row(tmp_path: Path) -> None:
    path = tmp_path / "choir.csv"
    path.write_bytes(
        table("1,Female,Métis,45,127,58").encode("latin-1") + "2,Male,Métis,45,128,58\n".encode()
    )
    assert [segments_of(read(path)[0], n) for n in range(2)] == [[127], [128]]


def test_an_id_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "choir.csv"
    path.write_bytes(table(ROW, "Ren\xe9,Female,White,45,127,58").encode("latin-1"))
    assert read(path)[1].faulty == 1


def test_a_table_of_a_spreadsheet_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "choir.csv"
    path.write_bytes(table(ROW).replace('"127,223"', "127|223").replace(",", "\t").encode("utf-16"))
    assert segments_of(read(path)[0]) == [127, 223]


def test_a_quote_that_never_ends_is_told(tmp_path: Path) -> None:
    batch, tally = read_text(tmp_path, ROW, '2,Female,"White,45,127,58')
    assert (len(batch), tally.faulty) == (1, 1)


def test_a_column_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    path = choir_file(tmp_path, "id,bodymap,bodymap\n1,101,102\n")
    with pytest.raises(BodymapError, match=r"choir.csv:1: a column is given twice"):
        read(path)


def test_a_table_without_segments_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="no drawing that can be imported"):
        read(choir_file(tmp_path, "name,score\nx,2\n"))


def test_female_ids_are_read_as_the_segments_they_mean(tmp_path: Path) -> None:
    path = choir_file(tmp_path, table("1,Female,White,45,112,58"))
    batch, _ = read(path, reading=Reading(Wish(female_ids=True)))
    assert segments_of(batch) == [116]


def test_the_six_ids_with_two_meanings_are_noted(tmp_path: Path) -> None:
    assert any("112 to 117" in note for note in read_text(tmp_path, "1,Female,White,45,112,58")[1].notes)


def test_a_folder_is_read_with_all_below_it_and_a_copy_counts_once(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    shutil.copy(samples()[0].path, tmp_path / "one.bodymap")
    shutil.copy(samples()[0].path, tmp_path / "below" / "copy.bodymap")
    shutil.copy(samples()[1].path, tmp_path / "below" / "two.bodymap")
    batch, tally = read(tmp_path)
    assert (len(batch), tally.faulty) == (2, 1)


def test_no_name_of_a_file_gets_into_the_table_unless_asked_for(tmp_path: Path) -> None:
    shutil.copy(samples()[0].path, tmp_path / "somebody.bodymap")
    assert read(tmp_path)[0]["id"].tolist() == ["drawing 1"]
    assert read(tmp_path, reading=Reading(names=True))[0]["id"].tolist() == ["somebody"]


def test_a_broken_file_in_a_folder_costs_only_itself(tmp_path: Path) -> None:
    shutil.copy(samples()[0].path, tmp_path / "one.bodymap")
    (tmp_path / "broken.bodymap").write_text("{", "utf-8")
    batch, tally = read(tmp_path)
    assert (len(batch), tally.faulty) == (1, 1)
    assert "broken.bodymap" in tally.faults[0]


def test_strokes_of_paindraw_are_read(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(written(stroke(LEFT_THIGH, [276, 570]), view="front"), "utf-8")
    batch, _ = read(tmp_path)
    places = batch.covered["place"]
    assert len(batch) == 1
    assert len(places) > 0


def test_the_library_is_read_under_pseudonyms_and_not_written(tmp_path: Path) -> None:
    store = made(tmp_path)
    with_sheet(store)
    pseudonym = store.people()[0].person.pseudonym
    store.close()
    place, before = place_in(tmp_path), (tmp_path / "library" / "library.db").read_bytes()
    batch, _ = read(reading=Reading(library=(place, place.ring.fetch(place.ring.read()))))
    assert batch["id"].tolist() == [f"{pseudonym}, drawing 1"]
    assert batch["sex"].tolist() == ["female"]
    assert (tmp_path / "library" / "library.db").read_bytes() == before


def test_ids_of_two_sources_are_told_apart(tmp_path: Path) -> None:
    one, other = choir_file(tmp_path, table(ROW)), tmp_path / "other.csv"
    shutil.copy(one, other)
    assert read(one, other)[0]["id"].tolist() == ["1/1", "2/1"]


def test_a_source_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="no such file or folder"):
        read(tmp_path / "nowhere")


def test_every_row_of_the_published_sample_is_read(tmp_path: Path) -> None:
    path = published_or_invented(tmp_path)
    batch, tally = read(path)
    rows = path.read_text("utf-8").count("\n") - 1
    assert (len(batch), tally.faulty, tally.empty) == (rows, 0, 0)
    assert set(np.unique(batch["sex"])) == {"female", "male"}
