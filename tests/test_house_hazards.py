"""Every known hazard has tests that hold against it (tests/hazards.yaml)."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
HAZARDS: list[dict[str, Any]] = yaml.safe_load((HERE / "hazards.yaml").read_text(encoding="utf-8"))["hazards"]


def test_all_sixteen_hazards_are_there() -> None:
    assert [one["id"] for one in HAZARDS] == [f"H{number}" for number in range(1, 17)]


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda one: one["id"])
def test_a_hazard_has_tests_that_exist(hazard: dict[str, Any]) -> None:
    assert hazard["tests"]
    gone = [name for name in hazard["tests"] if not _exists(*name.split("::"))]
    assert gone == []


def _exists(file: str, name: str) -> bool:
    path = HERE / file
    return path.is_file() and re.search(rf"^def {name}\(", path.read_text("utf-8"), re.MULTILINE) is not None
