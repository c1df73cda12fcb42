"""500 broken case files: cases with what was skipped, or one sentence, never anything else."""

from random import Random

import pytest

from bodymap.files.bounded import CASE_CAPS, read_yaml
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.records.case_file import cases_of
from tests.files.mutators import ROOT, check_told, mutated

RICH = b"""
id: X
side: bilateral
zones: {pain: [hallux, {name: groin, side: L}], numb_or_tingling: [perineum]}
findings:
  weak: [{name: hip_flexion, grade: 4}]
  strength_normal_in: [all]
  reflexes: {patellar: reduced, achilles: {L: absent, R: normal}}
  tests: {slr: {value: pos, angle: 40}, abi: 0.8}
  sensation: {L4: altered}
history: [{name: pregnancy, value: no}]
red_flag_facts: [fever]
patient: {age: 50, sex: F}
context: [a, b]
truth: {roots: [L5, S4], condition: lumbosacral_radiculopathy}
also_acceptable: [S1]
"""
DEV = (ROOT / "tests/records/cases-dev.yaml").read_bytes()
CORPUS = [RICH, RICH, b"cases:\n" + DEV.split(b"vignettes:\n")[1][:1500]]


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_broken_case_files(seed: int) -> None:
    random = Random(seed)
    read = 0
    for _ in range(100):
        try:
            read += len(cases_of(read_yaml(mutated(CORPUS, random), CASE_CAPS, "fuzz"), open_library()))
        except BodymapError as error:
            check_told(error)
    assert read > 0
