"""Repeated drawings and groups beside each other."""

import numpy as np
import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.cohort.batch import Batch, Lists, taken
from bodymap.cohort.differences import difference, difference_lines, difference_svg, group_number
from bodymap.cohort.frequency import Frequency
from bodymap.cohort.groups import grouping
from bodymap.cohort.repeats import repeat_lines, repeat_rows, repeats
from bodymap.cohort.score_table import score_table
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from tests.cohort.rows import drawn, published_or_invented, read, read_text


def test_a_drawing_and_itself_overlap_wholly() -> None:
    found = repeats(open_atlas(), drawn(4), drawn(4))
    assert found.jaccards == pytest.approx([1.0] * 4)
    assert found.alone == 0


def test_drawings_belong_together_by_id_whatever_their_order() -> None:
    batch = drawn(6)
    found = repeats(open_atlas(), taken(batch, np.array([1, 4])), batch)
    assert [pair.id for pair in found.pairs] == ["1", "4"]
    assert found.alone == 4


def test_lists_of_segments_overlap_by_their_area(tmp_path) -> None:
    first, _ = read_text(tmp_path, '1,Male,Other,40,"127,126",1')
    second, _ = read_text(tmp_path, '1,Male,Other,40,"127",1')
    assert repeats(open_atlas(), first, second).jaccards[0] == pytest.approx(0.5, abs=0.01)


def test_without_a_partner_there_is_nothing_to_compare(tmp_path) -> None:
    with pytest.raises(BodymapError, match="has a partner"):
        repeats(open_atlas(), drawn(1), read_text(tmp_path, '77,Male,Other,40,"127",1')[0])


def test_zones_alone_do_not_tell_an_overlap() -> None:
    batch = drawn(1)
    none = Lists(np.zeros(2, np.int64), taken(batch, np.zeros(1, np.bool_)).outlines.columns)
    bare = Batch(batch.columns, {**batch.lists, "outlines": none})
    with pytest.raises(BodymapError, match="keeps zones alone"):
        repeats(open_atlas(), batch, bare)


def test_the_formulas_are_named_beside_the_numbers() -> None:
    text = "\n".join(repeat_lines(repeats(open_atlas(), drawn(5), drawn(5))))
    assert all(
        word in text for word in ("Shrout and Fleiss 1979", "Weir 2005", "SEM", "MDC", "limits of agreement")
    )


def test_every_pair_is_a_row() -> None:
    head, *rows = repeat_rows(repeats(open_atlas(), drawn(3), drawn(3)))
    assert head[:2] == ("id", "jaccard")
    assert [row[0] for row in rows] == ["0", "1", "2"]


# Two groups


def by_sex(batch: Batch) -> Frequency:
    table = score_table(open_library(), open_atlas())
    found = Frequency(open_atlas(), grouping("sex", table), table.places, raster=False)
    found.add(batch)
    return found


def made_to_differ(folder) -> Batch:
    women = [f'{n},Female,Other,40,"127",1' for n in range(40)]
    men = [f'{n},Male,Other,40,"223",1' for n in range(40, 80)]
    return read_text(folder, *women, *men)[0]


def test_zones_that_only_one_group_marks_are_found_with_their_side(tmp_path) -> None:
    told = [zone for zone in difference(by_sex(made_to_differ(tmp_path)), 0, 1).zones if zone.told]
    assert told
    assert {zone.side for zone in told} == {"L"}
    assert {round(abs(zone.difference)) for zone in told} == {1}


def test_sexes_of_the_permuted_sample_do_not_differ(tmp_path) -> None:
    batch, _ = read(published_or_invented(tmp_path))
    assert [zone for zone in difference(by_sex(batch), 0, 1).zones if zone.told] == []


def test_an_empty_group_is_refused(tmp_path) -> None:
    with pytest.raises(BodymapError, match="no drawing in the group 'not said'"):
        difference(by_sex(made_to_differ(tmp_path)), 0, 2)


def test_an_unknown_correction_is_refused(tmp_path) -> None:
    with pytest.raises(BodymapError, match="expected one of holm, bh"):
        difference(by_sex(made_to_differ(tmp_path)), 0, 1, "none")


def test_a_group_can_be_named_by_its_beginning(tmp_path) -> None:
    found = by_sex(made_to_differ(tmp_path))
    assert group_number(found, "fem") == 0
    with pytest.raises(BodymapError, match="not one of the groups"):
        group_number(found, "x")


def test_page_and_words_name_the_test_and_the_correction(tmp_path) -> None:
    found = difference(by_sex(made_to_differ(tmp_path)), 0, 1)
    words = "\n".join(difference_lines(open_library(), found)) + difference_svg(
        open_library(), open_atlas(), found
    )
    assert all(word in words for word in ("Fisher", "Holm 1979", "Newcombe 1998", "not matched", "n = 40"))
