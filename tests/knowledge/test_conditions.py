import pytest

from bodymap.knowledge.library import Condition, ConditionKind, FindingKey, Library, Status
from bodymap.knowledge.vocabulary import VALUES, FindingKind
from tests.knowledge import agreed_words

TEST, HISTORY, FACT = FindingKind.TEST, FindingKind.HISTORY, FindingKind.FACT
STRENGTH, REFLEX = FindingKind.STRENGTH, FindingKind.REFLEX


def ratio(library: Library, condition: str, key: FindingKey) -> float:
    return library.conditions[condition].weights[key].ratio


def test_every_condition_of_a_case_file_is_known(library: Library) -> None:
    assert set(agreed_words.CONDITIONS) <= set(library.conditions)


def test_the_only_other_condition_is_the_herniated_disc(library: Library) -> None:
    assert set(library.conditions) - set(agreed_words.CONDITIONS) == {"herniated_disc"}


def test_root_conditions_are_not_look_alikes(library: Library) -> None:
    roots = [c.id for c in library.conditions.values() if c.kind is ConditionKind.ROOT]
    assert roots == ["lumbosacral_radiculopathy", "herniated_disc"]


def test_a_tumour_is_a_red_flag_not_a_menu_entry(library: Library) -> None:
    assert library.conditions["spinal_tumour"].kind is ConditionKind.RED_FLAG


def test_every_condition_tells_its_story(library: Library) -> None:
    for c in library.conditions.values():
        assert len(c.about) > 80, c.id
        assert len(c.patient) > 40, c.id
        assert c.name[0].isupper(), c.id
        assert c.urgency, c.id
        assert c.icd10, c.id


def test_a_course_says_how_well_it_is_backed(library: Library) -> None:
    assert [
        c.id for c in library.conditions.values() if bool(c.course) != (c.course_status is not None)
    ] == []


def test_every_zone_and_every_source_exists(library: Library) -> None:
    for c in library.conditions.values():
        zones = {*c.core_zones, *c.possible_zones, *c.against_zones}
        assert zones <= {*library.zones, "ANY"}, c.id
        assert set(c.sources) <= set(library.sources), c.id


def test_no_zone_speaks_for_and_against_one_condition(library: Library) -> None:
    for c in library.conditions.values():
        lists = (c.core_zones, c.possible_zones, c.against_zones)
        assert len({z for zones in lists for z in zones}) == sum(map(len, lists)), c.id


def weights_of(c: Condition) -> list[FindingKey]:
    return [*c.weights, *(key for pair in c.pairs for key in pair.all_of)]


def test_every_weight_is_a_word_with_a_value_it_can_have(library: Library) -> None:
    for c in library.conditions.values():
        for kind, name, value in weights_of(c):
            assert library.word(kind, name), (c.id, name)
            assert value in VALUES[kind], (c.id, name, value)


def test_every_weight_has_a_status_and_a_known_source(library: Library) -> None:
    for c in library.conditions.values():
        for weight in [*c.weights.values(), *(pair.weight for pair in c.pairs)]:
            assert weight.status in Status, c.id
            assert weight.source in library.sources, c.id


def test_a_measured_weight_tells_its_published_figure(library: Library) -> None:
    silent = [
        (c.id, key)
        for c in library.conditions.values()
        for key, weight in c.weights.items()
        if weight.status is Status.MEASURED and not weight.measured
    ]
    assert silent == []


def test_no_single_weight_outside_a_rash_is_overwhelming(library: Library) -> None:
    large = {
        (c.id, key[1])
        for c in library.conditions.values()
        for key, weight in c.weights.items()
        if not 0.1 <= weight.ratio <= 10
    }
    assert large == {("herpes_zoster", "rash")}


@pytest.mark.parametrize(
    ("condition", "name", "pos", "neg"),
    [
        ("sij_pain", "sij_cluster", 2.5, 0.3),
        ("piriformis_syndrome", "fair", 2, 0.6),
        ("piriformis_syndrome", "slr", 1, 1),
        ("meralgia_paresthetica", "pelvic_compression", 5, 0.3),
        ("vascular_claudication", "abi", 6, 0.3),
        ("proximal_hamstring_tendinopathy", "bent_knee_stretch", 3, 0.4),
        ("lumbosacral_radiculopathy", "slr", 1.35, 0.6),
    ],
)
def test_the_checked_figure_replaced_the_first_one(
    library: Library, condition: str, name: str, pos: float, neg: float
) -> None:
    assert ratio(library, condition, (TEST, name, "pos")) == pos
    assert ratio(library, condition, (TEST, name, "neg")) == neg


def test_signs_named_without_a_number_get_the_common_sizes(library: Library) -> None:
    c = library.conditions["common_peroneal_neuropathy"]
    assert c.weights[(STRENGTH, "ankle_eversion", "weak")].ratio == 3
    assert c.weights[(STRENGTH, "ankle_eversion", "normal")].ratio == 0.6
    assert c.weights[(STRENGTH, "ankle_inversion", "weak")].ratio == 0.15
    assert c.weights[(STRENGTH, "all", "normal")].ratio == 0.4


def test_a_number_of_its_own_replaces_the_common_size(library: Library) -> None:
    assert ratio(library, "common_peroneal_neuropathy", (REFLEX, "achilles", "absent")) == 0.2
    assert ratio(library, "hip_oa", (STRENGTH, "hip_abduction", "normal")) == 0.8


def test_foot_drop_with_strong_inversion_counts_as_a_pair_for_the_peroneal_nerve(library: Library) -> None:
    (pair,) = library.conditions["common_peroneal_neuropathy"].pairs
    assert pair.all_of == (
        (STRENGTH, "ankle_dorsiflexion", "weak"),
        (STRENGTH, "ankle_inversion", "normal"),
    )
    assert (pair.weight.ratio, pair.replaces) == (4, False)


def test_both_sides_speak_for_stenosis_and_polyneuropathy(library: Library) -> None:
    assert library.conditions["lumbar_spinal_stenosis"].bilateral_weight == (4, 0.6)
    assert library.conditions["polyneuropathy"].bilateral_weight == (3, 0.2)
    assert library.conditions["sij_pain"].bilateral_weight == (1, 1)


def test_pregnancy_long_sitting_and_injury_are_told_as_associations(library: Library) -> None:
    def told(condition: str) -> str:
        return " ".join(library.conditions[condition].associations)

    assert "pregnan" in told("sij_pain")
    assert "sitting" in told("piriformis_syndrome")
    assert "injury" in told("vertebral_fracture")
    assert "not shown to be a cause" in told("lumbosacral_radiculopathy")


def test_cauda_equina_is_an_emergency_whatever_else_is_known(library: Library) -> None:
    rule = library.conditions["cauda_equina"].urgency
    assert rule
    assert rule.level == "emergency"


def test_new_weakness_makes_a_root_a_matter_of_the_same_day(library: Library) -> None:
    rule = library.conditions["lumbosacral_radiculopathy"].urgency
    assert rule
    assert "progressive_weakness" in rule.raised_by["urgent_same_day"]
    assert "saddle_numbness" in rule.raised_by["emergency"]


def rows() -> list[tuple[str, str, tuple[str, ...]]]:
    """Condition, name of the source, and the findings it stands for."""
    lines = (line.split(maxsplit=2) for line in agreed_words.TESTS_OF_EVIDENCE.strip().splitlines())
    return [(condition, name, tuple(words.split(" + "))) for condition, name, words in lines]


@pytest.mark.parametrize(("condition", "name", "words"), rows(), ids=[f"{c} {n}" for c, n, _ in rows()])
def test_every_test_of_the_evidence_table_has_words_and_a_number(
    library: Library, condition: str, name: str, words: tuple[str, ...]
) -> None:
    one = library.conditions[condition]
    keys = tuple((FindingKind(kind), word, value) for kind, word, value in map(str.split, words))
    assert keys[0] in one.weights if len(keys) == 1 else keys in [pair.all_of for pair in one.pairs]


def test_back_pain_is_a_place_that_argues_against_the_peroneal_nerve(library: Library) -> None:
    against = library.conditions["common_peroneal_neuropathy"].against_zones
    assert {"low_back_lower", "low_back_upper"} <= set(against)


def test_a_condition_that_is_scored_has_a_number_of_its_own(library: Library) -> None:
    """A condition is scored by findings with a number that moves it, or it says why it is only named."""
    bare = [
        c.id
        for c in library.conditions.values()
        if not c.named_only and all(weight.ratio == 1 for weight in c.weights.values())
    ]
    assert bare == []


def test_facet_pain_alone_is_named_and_never_scored(library: Library) -> None:
    assert [c.id for c in library.conditions.values() if c.named_only] == ["facet_pain"]


def test_nothing_in_the_examination_supports_facet_pain(library: Library) -> None:
    assert all(w.ratio <= 1 for w in library.conditions["facet_pain"].weights.values())
