import pytest

from bodymap.atlas.levels import Root
from bodymap.knowledge.library import Library, Status
from bodymap.knowledge.vocabulary import VALUES, FindingKind

STRENGTH, REFLEX = FindingKind.STRENGTH, FindingKind.REFLEX
TEST, SENSATION = FindingKind.TEST, FindingKind.SENSATION


def test_every_finding_is_a_word_with_a_value_it_can_have(library: Library) -> None:
    for kind, name, value in library.findings:
        assert library.word(kind, name), name
        assert value in VALUES[kind], (name, value)


def test_every_weight_has_a_status_and_a_known_source(library: Library) -> None:
    for key, weight in library.findings.items():
        assert weight.status in Status, key
        assert weight.source in library.sources, key


def test_a_measured_weight_tells_its_published_figure(library: Library) -> None:
    silent = [k for k, w in library.findings.items() if w.status is Status.MEASURED and not w.measured]
    assert silent == []


def test_every_movement_can_be_weak_or_normal(library: Library) -> None:
    for word in library.words:
        if word.kind is STRENGTH and word.name != "all":
            assert (STRENGTH, word.name, "weak") in library.findings
            assert (STRENGTH, word.name, "normal") in library.findings


@pytest.mark.parametrize(
    ("kind", "name", "value", "root"),
    [
        (STRENGTH, "hip_flexion", "weak", Root.L2),
        (STRENGTH, "ankle_dorsiflexion", "weak", Root.L5),
        (STRENGTH, "hallux_extension", "weak", Root.L5),
        (STRENGTH, "ankle_plantarflexion", "weak", Root.S1),
        (STRENGTH, "anal_tone_or_squeeze", "weak", Root.S4_5),
        (REFLEX, "patellar", "absent", Root.L4),
        (REFLEX, "achilles", "reduced", Root.S1),
        (TEST, "femoral_stretch", "pos", Root.L3),
        (SENSATION, "L4", "altered", Root.L4),
        (SENSATION, "S4-5", "absent", Root.S4_5),
    ],
)
def test_a_finding_speaks_most_for_its_main_root(
    library: Library, kind: FindingKind, name: str, value: str, root: Root
) -> None:
    weight = library.findings[(kind, name, value)]
    assert max(Root, key=weight.ratio) is root


def test_the_stimulation_studies_changed_the_muscle_weights(library: Library) -> None:
    assert library.findings[(STRENGTH, "hip_extension", "weak")].ratio(Root.L5) == 2.2
    assert library.findings[(STRENGTH, "ankle_dorsiflexion", "weak")].ratio(Root.S1) == 0.8
    assert library.findings[(STRENGTH, "ankle_plantarflexion", "weak")].ratio(Root.L5) == 1.0


def test_a_reduced_reflex_counts_as_much_as_an_absent_one(library: Library) -> None:
    for word in library.words:
        if word.kind is REFLEX:
            key = (REFLEX, word.name)
            assert library.findings[(*key, "reduced")] == library.findings[(*key, "absent")]


def test_a_brisk_reflex_says_nothing_about_a_root(library: Library) -> None:
    assert not any(value == "brisk" for _, _, value in library.findings)


def test_one_normal_movement_tells_less_than_all_of_them(library: Library) -> None:
    every = library.findings[(STRENGTH, "all", "normal")]
    for (kind, name, value), weight in library.findings.items():
        if kind is STRENGTH and value == "normal" and name != "all":
            for root, ratio in weight.listed.items():
                assert every.ratio(root) < ratio < 1 or root not in every.listed, (name, root)


def test_a_key_point_speaks_a_little_for_the_neighbours_and_against_the_rest(library: Library) -> None:
    weight = library.findings[(SENSATION, "L5", "altered")]
    ratios = [weight.ratio(root) for root in (Root.L3, Root.L4, Root.L5, Root.S1, Root.S2)]
    assert ratios == [0.6, 1.2, 2.5, 1.2, 0.6]
