import re

import pytest

from bodymap.atlas.levels import Root
from bodymap.language import speak
from bodymap.records.sample_info import SampleInfo
from bodymap.records.samples import sample_file
from bodymap.records.shipped import shipped_samples
from bodymap.teaching.asking import Ground
from bodymap.teaching.case_questions import GENERATED, generated, of_sample
from bodymap.teaching.chance import Chance
from bodymap.teaching.made_cases import TYPICAL, made_case

SAMPLES = shipped_samples()
SEEDS = [str(seed) for seed in range(20)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.id)
def test_the_right_answer_to_a_sample_is_what_its_report_concluded(
    ground: Ground, sample: SampleInfo
) -> None:
    truth = sample_file(sample.path.with_suffix(".yaml")).truth
    expected = (
        truth.roots[0].value if len(truth.roots) == 1 else ground.library.conditions[truth.condition].name
    )
    assert of_sample(ground, sample).right == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.id)
def test_the_facts_of_a_sample_do_not_name_the_answer(ground: Ground, sample: SampleInfo) -> None:
    made = of_sample(ground, sample)
    asked = " ".join((made.text, made.note, *made.facts)).lower()
    assert not re.search(rf"\b{re.escape(made.right.lower())}\b", asked)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.id)
def test_a_sample_shows_its_drawing_and_tells_its_source_with_the_answer(
    ground: Ground, sample: SampleInfo
) -> None:
    made = of_sample(ground, sample)
    assert made.drawing.marks
    assert made.sources[0] == sample.source


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.id)
def test_a_sample_is_told_in_french_without_naming_the_answer(ground: Ground, sample: SampleInfo) -> None:
    english = of_sample(ground, sample)
    speak("fr")
    made = of_sample(ground, sample)
    assert not set(made.facts) & set(english.facts)
    assert made.sources[0] != sample.source
    assert "[English]" not in " ".join((*made.facts, *made.why, *made.sources))
    assert not re.search(rf"\b{re.escape(english.right.lower())}\b", " ".join(made.facts).lower())


def test_an_emergency_is_told_in_the_explanation(ground: Ground) -> None:
    made = of_sample(ground, next(one for one in SAMPLES if one.id == "cauda-equina"))
    assert any(line.startswith("Red flag: ") for line in made.why)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_generated_case_says_that_it_is_generated(ground: Ground, seed: str) -> None:
    made = generated(ground, Chance(seed))
    assert made is not None
    assert made.note == GENERATED


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_marked_in_a_generated_case_belongs_to_its_root(ground: Ground, seed: str) -> None:
    case = made_case(ground.library, Chance(seed))
    assert case is not None
    zones = ground.library.zones
    assert all(zones[s.zone].rating[s.channel][case.root] >= TYPICAL for s in case.symptoms.signs)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_program_reads_a_generated_case_as_the_root_it_was_made_for(ground: Ground, seed: str) -> None:
    case = made_case(ground.library, Chance(seed))
    assert case is not None
    assert case.reading.roots[0].root is case.root


def test_generated_cases_are_of_many_roots(ground: Ground) -> None:
    made = [generated(ground, Chance(str(seed))) for seed in range(60)]
    assert len({Root(one.right) for one in made if one is not None}) >= 6
