"""An evaluation as plain data."""

import json

from bodymap.exports.evaluation_json import evaluation_data
from tests.reasoning.evaluation.made import alike, evaluated, of_condition, of_root, ranked

FOUND = evaluated(
    (of_root("L5"), ranked("L5", "S1")),
    (of_root("L4"), ranked("L5", "L4")),
    (of_condition("gtps"), alike("gtps")),
)
MEASURES = {"n", "roots", "roots_lenient", "look_alikes", "red_flags"}
ROOTS = {"n", "first", "first_two", "first_three", "averaged_first", "averaged_first_two"}


def test_the_data_hold_every_key_scripts_rely_on() -> None:
    data = evaluation_data(FOUND)
    assert MEASURES | {"groups", "calibration", "misses"} <= set(data)
    assert ROOTS <= set(data["roots"]) == set(data["roots_lenient"])
    assert {"n", "first", "first_three"} <= set(data["look_alikes"])
    assert {"n", "flagged", "n_without", "false_alarms"} <= set(data["red_flags"])


def test_groups_hold_the_same_measures() -> None:
    groups = evaluation_data(FOUND)["groups"]
    assert set(groups) == {"truth", "type", "input"}
    assert all(set(one) == MEASURES for kind in groups.values() for one in kind.values())


def test_a_share_stands_beside_its_interval() -> None:
    roots = evaluation_data(FOUND)["roots"]
    low, high = roots["intervals"]["first"]
    assert low < roots["first"] == 0.5 < high


def test_without_a_case_a_share_is_null_and_the_data_are_plain_json() -> None:
    data = json.loads(json.dumps(evaluation_data(evaluated())))
    assert (data["n"], data["roots"]["first"], data["roots"]["intervals"]["first"]) == (0, None, None)


def test_calibration_tells_range_number_and_what_came_true() -> None:
    row = evaluation_data(FOUND)["calibration"][0]
    assert set(row) == {"band", "from", "to", "n", "stated", "observed", "interval"}


def test_a_miss_tells_case_truth_what_was_said_and_why() -> None:
    (miss,) = evaluation_data(FOUND)["misses"]
    assert (miss["id"], miss["truth"], miss["said"], miss["reasons"]) == ("L4", "L4", "L5", ["why L5"])
