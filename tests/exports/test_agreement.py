"""The agreement of the maps in text and as data."""

import json

from bodymap.atlas.agreement import ALL
from bodymap.atlas.atlas import open_atlas
from bodymap.exports.agreement import agreement_data, agreement_lines

ATLAS = open_atlas()


def test_every_pair_has_a_row_in_every_view():
    pairs = agreement_data(ATLAS)["pairs"]
    assert len([row for row in pairs if row["region"] == ALL]) == 7 * 10


def test_the_data_are_plain_json():
    assert json.loads(json.dumps(agreement_data(ATLAS)))["maps"]["lee-2008"].startswith("Our schematic after")


def test_the_text_says_how_little_the_numbers_prove():
    assert "no evidence that the printed maps agree" in agreement_lines(ATLAS)[-1]


def test_a_row_of_the_text_has_a_cell_for_every_pair():
    row = next(line for line in agreement_lines(ATLAS) if line.startswith("feet-sole   all"))
    assert row.split()[2:][0] == "12/62"
    assert len(row.split()) == 12
