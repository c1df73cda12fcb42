"""The treatment options: complete, cautious, graded as the evidence summary says, and never a dose or a ranking."""

import re
from datetime import date

import pytest

from bodymap.knowledge.library import Library, Option, Status
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind

MAIN = ("lumbosacral_radiculopathy", "lumbar_spinal_stenosis", "sij_pain", "piriformis_syndrome")
GROUPS = {
    1: "Natural course and staying active",
    2: "Physiotherapy",
    3: "Medication",
    4: "Osteopathy",
    5: "Acupuncture",
    6: "Cupping",
    7: "Injections",
    8: "Surgery",
    9: "Imaging",
}
DOSE = re.compile(r"\d\s*(?:mg|mcg|µg|g|ml|IU)\b|\btablets? (?:a|per) day\b")
PROMISE = re.compile(r"\b(?:treats?|cures?|guaranteed?|best|recommended first)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


def option(library: Library, name: str) -> Option:
    return next(o for o in library.options if o.id == name)


@pytest.mark.parametrize("condition", MAIN)
def test_a_main_condition_has_all_nine_groups_in_order(library: Library, condition: str) -> None:
    orders = [o.order for o in library.options_for(condition)]
    assert sorted(set(orders)) == list(GROUPS)
    assert orders == sorted(orders)


@pytest.mark.parametrize("condition", MAIN)
def test_a_main_condition_names_the_parts_the_articles_name(library: Library, condition: str) -> None:
    names = " ".join(o.name.lower() for o in library.options_for(condition))
    for word in ("strengthening", "stretching", "stabilisation", "manipulation", "myofascial", "cupping"):
        assert word in names


def test_every_condition_has_at_least_its_course_or_first_step_and_the_usual_care(library: Library) -> None:
    for condition in library.conditions:
        options = library.options_for(condition)
        assert len(options) >= 2, condition
        assert options[0].order == 1, condition


def test_an_option_stands_in_the_group_of_its_order(library: Library) -> None:
    assert all(o.group == GROUPS[o.order] for o in library.options)


def test_no_option_names_a_dose(library: Library) -> None:
    assert not [o.id for o in library.options if DOSE.search(everything(o))]


def test_no_option_promises_or_ranks(library: Library) -> None:
    assert not [o.id for o in library.options if PROMISE.search(everything(o))]


def everything(o: Option) -> str:
    return " ".join((o.name, o.text, o.guideline, o.cautions, o.lay_claim)).replace("BMJ Best Practice", "")


def test_every_option_was_checked_on_a_real_day(library: Library) -> None:
    assert {o.checked_on for o in library.options} == {date(2026, 11, 21), date(2026, 11, 26)}


def test_words_that_block_are_facts_or_history(library: Library) -> None:
    known = {w.name for w in library.words if w.kind in (FindingKind.FACT, FindingKind.HISTORY)}
    assert {word for o in library.options for word in o.blocked_by} <= known


@pytest.mark.parametrize("name", [f"{c}_cupping" for c in ("root", "stenosis", "sij", "piriformis")])
def test_cupping_asks_a_doctor_first_with_an_anticoagulant(library: Library, name: str) -> None:
    assert "anticoagulant" in option(library, name).blocked_by
    assert "anticoagulant" in option(library, name).cautions


@pytest.mark.parametrize("word", ["osteoporosis_risk", "steroid_use", "cancer_history", "pulsatile_mass"])
def test_thrust_techniques_ask_a_doctor_first(library: Library, word: str) -> None:
    thrusts = [o for o in library.options if o.id.endswith("_manipulation")]
    assert len(thrusts) == 4
    assert all(word in o.blocked_by for o in thrusts)


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("root_discectomy", "B"),  # evidence check 0.2: A to B
        ("sij_fusion", "C"),  # 0.3: B to C
        ("root_cupping", "D"),  # 0.9: between D and C
        ("root_acupuncture", "B"),
        ("root_gabapentinoid", "X"),
        ("root_paracetamol", "X"),
        ("stenosis_epidural", "X"),
        ("root_epidural", "B"),
        ("root_relaxant", "D"),
    ],
)
def test_grades_are_those_of_the_corrected_summary(library: Library, name: str, grade: str) -> None:
    assert option(library, name).grade == grade


def test_what_was_only_remembered_says_so(library: Library) -> None:
    remembered = {o.id for o in library.options if o.status is Status.RECALLED}
    assert {"vertebral_fracture_imaging", "stenosis_acupuncture", "hip_oa_care"} <= remembered


def test_what_was_read_since_is_no_longer_called_remembered(library: Library) -> None:
    read = {"root_paracetamol", "stenosis_decompression", "herpes_zoster_antiviral", "facet_pain_care"}
    assert not [o.id for o in library.options if o.id in read and o.status is Status.RECALLED]


def test_acupuncture_shows_both_positions(library: Library) -> None:
    both = option(library, "root_acupuncture")
    assert "do not offer" in both.guideline
    assert "sham" in both.text


def test_emergencies_name_no_care_to_begin_at_home(library: Library) -> None:
    first = option(library, "cauda_equina_first")
    assert "emergency department" in first.text
    assert not [o for o in library.options_for("cauda_equina") if o.order in (2, 4, 5, 6)]


def test_nobody_has_reviewed_the_texts_yet(library: Library) -> None:
    assert library.reviews == ()
