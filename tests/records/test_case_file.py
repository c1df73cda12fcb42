"""Case files: every shape of the contract is understood, every unknown word is named, sides are never guessed."""

import json
from pathlib import Path

import pytest

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.files.bounded import CASE_CAPS, read_json, read_yaml
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.case import Case
from bodymap.reasoning.examination import Finding
from bodymap.records.case_file import cases_of, load_cases

HERE = Path(__file__).parent
BOTH = {Side.LEFT, Side.RIGHT}


def cases(text: str) -> tuple[Case, ...]:
    return cases_of(read_yaml(text, CASE_CAPS, "case.yaml"), open_library())


def case(text: str) -> Case:
    (only,) = cases(text)
    return only


def found(text: str) -> tuple[Finding, ...]:
    made = case(text)
    assert made.skipped == ()
    return made.examination.findings


def fault(text: str) -> str:
    with pytest.raises(BodymapError) as caught:
        cases(text)
    return str(caught.value)


def test_the_development_cases_load_without_a_complaint() -> None:
    loaded = load_cases(HERE / "cases-dev.yaml", open_library())
    assert len(loaded) == 24
    assert [c.id for c in loaded if c.skipped] == []


def test_every_development_case_has_a_truth_and_something_to_read() -> None:
    for one in load_cases(HERE / "cases-dev.yaml", open_library()):
        assert one.truth.known
        assert one.symptoms.signs or one.examination.findings


def test_a_case_comes_out_with_all_its_parts() -> None:
    one = load_cases(HERE / "cases-dev.yaml", open_library())[0]
    assert (one.id, one.kind, one.also_acceptable) == ("D03", "exam_item", ("L2",))
    assert one.source == "Orthobullets review question QID 214663 (orthobullets.com/testview?qid=214663)"
    assert (one.truth.roots, one.truth.condition) == ((Root.L3,), "lumbosacral_radiculopathy")
    assert one.truth.cause == "L3-4 far-lateral herniation"
    assert (one.examination.patient.age, one.examination.patient.sex) == (56, "M")
    assert one.context[0].startswith("6 weeks;")


@pytest.mark.parametrize("key", ["cases", "vignettes"])
def test_a_list_of_cases_stands_under_either_name(key: str) -> None:
    made = cases(f"{key}:\n- {{id: A, zones: {{pain: [hallux]}}}}\n- {{zones: {{pain: [hallux]}}}}")
    assert [c.id for c in made] == ["A", "case-2"]


def test_a_single_case_needs_no_list() -> None:
    assert case("side: L\nzones: {pain: [hallux]}").id == "case"


def test_json_reads_like_yaml(tmp_path: Path) -> None:
    text = '{"id": "J", "side": "L", "zones": {"pain": ["hallux"]}, "findings": {"tests": {"slr": "pos"}}}'
    (tmp_path / "a.json").write_text(text)
    (tmp_path / "a.yaml").write_text(text)
    assert load_cases(tmp_path / "a.json", open_library()) == load_cases(tmp_path / "a.yaml", open_library())


# Sides


def sides(side: str, zone: str = "hallux") -> set[Side]:
    return {s.side for s in case(f"side: {side}\nzones: {{pain: [{zone}]}}").symptoms.signs}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("L", {Side.LEFT}),
        ("R", {Side.RIGHT}),
        ("bilateral", BOTH),
        ("B", BOTH),
        ("unstated", {Side.RIGHT}),
        ("any", {Side.RIGHT}),
        ("midline", {Side.RIGHT}),
    ],
)
def test_the_side_of_the_case_is_the_side_of_its_zones(word: str, expected: set[Side]) -> None:
    assert sides(word) == expected


@pytest.mark.parametrize("zone", ["perianal", "perineum", "genital", "coccyx", "sacrum"])
def test_zones_of_the_midline_count_on_both_sides(zone: str) -> None:
    assert sides("midline", zone) == BOTH


@pytest.mark.parametrize(
    ("word", "stated"),
    [("L", True), ("bilateral", True), ("unstated", False), ("any", False), ("midline", False)],
)
def test_an_unstated_side_is_said(word: str, stated: bool) -> None:
    assert case(f"side: {word}\nzones: {{pain: [hallux]}}").symptoms.side_stated is stated


def test_a_case_without_a_side_is_unstated() -> None:
    assert not case("zones: {pain: [hallux]}").symptoms.side_stated


def test_zones_that_all_name_their_side_are_stated() -> None:
    made = case("zones: {pain: [{name: hallux, side: L}, {name: groin, side: R}]}")
    assert made.skipped == ()
    assert made.symptoms.side_stated


def test_a_zone_may_have_its_own_side_and_channel() -> None:
    text = "side: L\nzones:\n  pain: [hallux]\n  numb_or_tingling: [{name: hallux, side: R}]"
    assert [(s.side, s.channel) for s in case(text).symptoms.signs] == [
        (Side.LEFT, Channel.PAIN),
        (Side.RIGHT, Channel.SENSORY),
    ]


def test_a_side_that_is_not_known_is_never_guessed() -> None:
    made = case("side: L\nzones: {pain: [{name: hallux, side: lefft}]}")
    assert made.symptoms.signs == ()
    assert "'lefft' is not a known side" in made.skipped[0]


def test_a_case_side_that_is_not_known_is_reported_and_unstated() -> None:
    made = case("side: Bilat\nzones: {pain: [hallux]}")
    assert made.skipped == ("Bilat (line 1): not a known side, read as unstated; nearest: bilateral",)
    assert not made.symptoms.side_stated


def test_bilateral_findings_are_made_on_both_sides() -> None:
    assert {f.side for f in found("side: B\nfindings: {reflexes: {achilles: absent}}")} == BOTH


def test_words_without_a_side_get_none() -> None:
    assert [
        f.side for f in found("side: L\nhistory: [worse_sitting]\nfindings: {tests: {romberg: pos}}")
    ] == [None, None]


# Findings


@pytest.mark.parametrize(
    ("text", "kind", "name", "value"),
    [
        ("findings: {weak: [hip_flexion]}", FindingKind.STRENGTH, "hip_flexion", "weak"),
        ("findings: {weak: hip_flexion}", FindingKind.STRENGTH, "hip_flexion", "weak"),
        ("findings: {strength_normal_in: [all]}", FindingKind.STRENGTH, "all", "normal"),
        ("findings: {reflexes: {patellar: brisk}}", FindingKind.REFLEX, "patellar", "brisk"),
        ("findings: {tests: {slr: neg}}", FindingKind.TEST, "slr", "neg"),
        ("findings: {tests: [slr]}", FindingKind.TEST, "slr", "pos"),
        ("findings: {tests: [slr: neg]}", FindingKind.TEST, "slr", "neg"),
        ("findings: {sensation: {L4: altered}}", FindingKind.SENSATION, "L4", "altered"),
        ("findings: {sensation: {S4-5: absent}}", FindingKind.SENSATION, "S4-5", "absent"),
    ],
)
def test_a_finding_is_understood(text: str, kind: FindingKind, name: str, value: str) -> None:
    assert found("side: L\n" + text) == (Finding(kind, name, value, Side.LEFT),)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("history: [pregnancy]", "pregnancy", "yes"),
        ("history: [{name: pregnancy, value: no}]", "pregnancy", "no"),
        ("history: [{name: pregnancy, value: false}]", "pregnancy", "no"),
        ("history: {pregnancy: yes}", "pregnancy", "yes"),
        ("red_flag_facts: [fever]", "fever", "yes"),
        ("red_flag_facts: [{name: fever, value: no, at: 14:05}]", "fever", "no"),
    ],
)
def test_answers_are_understood(text: str, name: str, value: str) -> None:
    assert [(f.name, f.value, f.side) for f in found(text)] == [(name, value, None)]


@pytest.mark.parametrize(
    ("text", "value", "detail"),
    [
        ("weak: [{name: hip_flexion, grade: 4}]", "weak", "4"),
        ("weak: [{name: hip_flexion, grade: 3/5}]", "weak", "3/5"),
        ("weak: {hip_flexion: 4}", "weak", "4"),
        ("tests: [{name: slr, value: pos, angle: 40}]", "pos", "40"),
        ("tests: {slr: {value: pos, angle: 40}}", "pos", "40"),
        ("tests: {abi: 0.72}", "pos", "0.72"),
        ("tests: {abi: 0.9}", "pos", "0.9"),
        ("tests: {abi: 0.91}", "neg", "0.91"),
        ("tests: {abi: {value: 1}}", "neg", "1"),
        ("tests: {abi: reduced}", "pos", ""),
        ("tests: {abi: normal}", "neg", ""),
    ],
)
def test_grades_angles_and_numbers_are_kept(text: str, value: str, detail: str) -> None:
    (finding,) = found("side: R\nfindings: {" + text + "}")
    assert (finding.value, finding.detail) == (value, detail)


def test_an_index_of_stiff_arteries_is_not_read_as_normal() -> None:
    made = case("findings: {tests: {abi: 1.6}}")
    assert made.examination.findings == ()
    assert "expected normal, reduced or a number up to 1.4" in made.skipped[0]


def test_each_side_may_have_its_own_value() -> None:
    findings = found("findings: {reflexes: {achilles: {L: absent, R: normal}}}")
    assert [(f.side, f.value) for f in findings] == [(Side.LEFT, "absent"), (Side.RIGHT, "normal")]


def test_a_word_may_be_given_once_for_each_side() -> None:
    text = "findings: {tests: [{name: slr, side: L, value: pos}, {name: slr, side: R, value: neg}]}"
    assert [(f.side, f.value) for f in found(text)] == [(Side.LEFT, "pos"), (Side.RIGHT, "neg")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "findings:\n  weak: [hip_flexion]\n  strength_normal_in: [hip_flexion]",
            "case.yaml:4:24: hip_flexion, left, is normal here (findings/strength_normal_in/0) "
            "and weak in line 3 (findings/weak/0); expected one of the two",
        ),
        (
            "history: [pregnancy, {name: pregnancy, value: no}]",
            "case.yaml:2:22: pregnancy is no here (history/1) and yes in line 2 (history/0); expected one of the two",
        ),
    ],
)
def test_a_contradiction_is_refused_with_both_places(text: str, told: str) -> None:
    assert fault("side: L\n" + text) == told


def test_weakness_on_one_side_and_strength_on_the_other_are_no_contradiction() -> None:
    text = "side: L\nfindings: {weak: [hip_flexion], strength_normal_in: [{name: hip_flexion, side: R}]}"
    assert [(f.side, f.value) for f in found(text)] == [(Side.LEFT, "weak"), (Side.RIGHT, "normal")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("weak: [{name: hip_flexion, grade: 7}]", "hip_flexion: grade 7; expected 0 to 5"),
        ("weak: {hip_flexion: -1}", "hip_flexion: grade -1; expected 0 to 5"),
        ("weak: [{name: hip_flexion, grade: poor}]", "hip_flexion: grade poor; expected 0 to 5"),
        ("tests: {slr: {value: pos, angle: 400}}", "slr: angle 400; expected 0 to 120 degrees"),
        ("tests: {slump: {value: pos, angle: 400}}", "slump: angle 400; expected 0 to 180 degrees"),
        ("reflexes: {achilles: 5}", "achilles: grade 5; expected 0 to 4"),
        ("reflexes: {achilles: {value: absent, grade: 9}}", "achilles: grade 9; expected 0 to 4"),
        ("sensation: {L5: 3}", "L5: grade 3; expected 0 to 2"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_its_range(text: str, told: str) -> None:
    assert told in fault("side: L\nfindings: {" + text + "}")


@pytest.mark.parametrize(
    ("text", "value", "detail"),
    [
        ("reflexes: {achilles: 0}", "absent", "0"),
        ("reflexes: {achilles: 1+}", "reduced", "1+"),
        ("reflexes: {achilles: 2}", "normal", "2+"),
        ("reflexes: {achilles: 4+}", "brisk", "4+"),
        ("sensation: {L5: 1}", "altered", "1"),
        ("sensation: {L5: {touch: normal, pin: absent}}", "absent", "light touch normal, pin absent"),
        ("sensation: {L5: {touch: altered}}", "altered", ""),
    ],
)
def test_a_grade_stands_for_its_value(text: str, value: str, detail: str) -> None:
    (finding,) = found("side: L\nfindings: {" + text + "}")
    assert (finding.value, finding.detail) == (value, detail)


def test_feeling_that_contradicts_its_parts_is_reported() -> None:
    made = case("side: L\nfindings: {sensation: {L5: {value: normal, pin: absent}}}")
    assert made.skipped == ("L5 normal (line 2): touch and pin say absent",)


def test_a_name_without_a_value_is_not_tested() -> None:
    assert found("side: L\nfindings: {tests: {slr: }, reflexes: {}, weak: }") == ()


# Words that are not known


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("zones: {pain: [halux]}", "halux (line 1): not a known word of zones/pain; nearest: hallux"),
        ("zones:\n  pian: [hallux]", "pian (line 2): not a known name here; nearest: pain"),
        (
            "findings:\n  tests:\n    slrr: pos",
            "slrr (line 3): not a known word of findings/tests; nearest: slr",
        ),
        ("findings: {tests: {slr: positive}}", "slr positive (line 1): expected pos or neg; nearest: pos"),
        (
            "findings: {weak: [Hip_Flexion]}",
            "Hip_Flexion (line 1): not a known word of findings/weak; nearest: hip_flexion",
        ),
        (
            "history: [worse_siting]",
            "worse_siting (line 1): not a known word of history; nearest: worse_sitting",
        ),
        ("findings: {}\nfindngs: {}", "findngs (line 2): not a known name here; nearest: findings"),
        (
            "findings: {reflexes: [achilles]}",
            "achilles (line 1): expected absent or reduced or normal or brisk",
        ),
        ("history: []\npatient: {age: old}", "old (line 2): expected the age in whole years"),
        ("history: []\npatient: {age: 999}", "999 (line 2): expected the age in whole years"),
        (
            "findings: {weak: {ankle_dorsiflexion: 5}}",
            "ankle_dorsiflexion 5 (line 1): grade 5 is full strength, not weak",
        ),
        ("history: []\ntruth: {roots: [SL5]}", "SL5 (line 2): not a known root; nearest: L5"),
        (
            "zones: {pain: [{name: hallux, colour: red}]}",
            "hallux/colour (line 1): expected name, side, value, grade, angle, touch or pin",
        ),
    ],
)
def test_an_unknown_word_is_named_with_line_and_nearest_word(text: str, told: str) -> None:
    (skipped,) = case(text).skipped
    assert skipped == told


def test_an_unknown_word_is_not_used_and_the_rest_counts() -> None:
    made = case("side: L\nzones: {pain: [halux, hallux]}")
    assert [s.zone for s in made.symptoms.signs] == ["hallux"]


def test_s4_and_s5_are_one_level() -> None:
    assert case("history: []\ntruth: {roots: [S3, S4, S5]}").truth.roots == (Root.S3, Root.S4_5)


def test_an_unknown_condition_of_the_truth_is_kept_and_reported() -> None:
    made = case("history: []\ntruth: {condition: gout}")
    assert made.truth.condition == "gout"
    assert "not a known condition" in made.skipped[0]


def test_a_case_without_a_truth_says_so() -> None:
    assert not case("history: []").truth.known


def test_context_is_shown_as_text_whatever_it_was() -> None:
    assert case("history: []\ncontext: [a, {b: 1}, 2]").context == ("a", "b: 1", "2")


# Broken files


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: x\nzones: [hallux]", "case.yaml:2:1: zones is a list; expected name: value lines"),
        ("zones:\n  pain: 3", "case.yaml:2:3: pain is 3; expected a list of words"),
        (
            "zones:\n  pain: [3]",
            "case.yaml:2:10: 3 stands where a word belongs; expected a text or {name: ...}",
        ),
        ("zones: {pain: [{name: 3}]}", "case.yaml:1:17: the name '3' is no word; expected a text"),
        ("cases: {}", "case.yaml:1:1: there is no case in the list; expected lines that begin with - id:"),
        ("cases: []", "case.yaml:1:1: there is no case in the list; expected lines that begin with - id:"),
        ("cases: [a]", "case.yaml:1:9: this is no case; expected names such as id, side and zones"),
        (
            "title: x",
            "case.yaml:1:1: there is no case in the file; expected zones, findings, history or red_flag_facts",
        ),
        ("just words", "case.yaml:1:1: there is no case in the file; expected zones, findings"),
        ("zones: {pain: [hallux]", "case.yaml:2:1: not readable as YAML"),
        ("side: L\nside: R", "case.yaml:2:1: 'side' is given twice (first in line 1); expected once"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, told: str) -> None:
    assert fault(text).startswith(told)


def test_a_hundred_thousand_unknown_words_take_no_time_to_name() -> None:
    text = json.dumps({"zones": {"pain": [f"zone{i}" for i in range(100_000)]}})
    (made,) = cases_of(read_json(text, CASE_CAPS), open_library())
    assert len(made.skipped) == 100_000
    assert "nearest" in made.skipped[0]


def test_a_very_long_word_is_cut_when_it_is_named() -> None:
    assert len(case("zones: {pain: [" + "x" * 5000 + "]}").skipped[0]) < 200


def test_a_word_with_a_line_end_is_named_in_one_line() -> None:
    assert case('zones: {pain: ["hal\\nlux"]}').skipped[0].startswith("hal lux (line 1)")
