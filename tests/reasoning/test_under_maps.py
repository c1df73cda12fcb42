"""What the reading would be if the skin were as one map draws it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root, Side
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.coverage import level_areas
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.painted_levels import painted_levels
from bodymap.reasoning.root_model import fit_sides
from bodymap.reasoning.symptoms import NO_SYMPTOMS, Symptoms, ZoneSign
from bodymap.reasoning.under_maps import UnderMap, marking, named, under_maps
from bodymap.records.drawing_file import load
from bodymap.records.samples import samples

ATLAS, LIBRARY = open_atlas(), open_library()
NOTHING = Examination()
ROOTS = [root.value for root in Root]


def numb(*zones: str, channel: Channel = Channel.SENSORY) -> Symptoms:
    return Symptoms(tuple(ZoneSign(zone, Side.LEFT, channel) for zone in zones))


def read(*zones: str) -> dict[str, UnderMap]:
    return {one.map_id: one for one in under_maps(LIBRARY, ATLAS, numb(*zones), NOTHING)}


def drawing_of(sample_id: str) -> PainDrawing:
    return load(next(s.path for s in samples() if s.id == sample_id)).drawing


def test_the_big_toe_is_l4_under_foerster_and_l5_under_the_key_points():
    found = read("hallux")
    assert found["foerster-1933"].roots[0][0] is Root.L4
    assert found["isncsci"].roots[0][0] is Root.L5


def test_a_change_of_the_first_root_is_told_with_both_probabilities():
    words = read("hallux")["foerster-1933"].sentence
    assert words.startswith("Under our schematic after Foerster 1933, left: L4 first instead of L5 (L5 ")
    assert words.count(" -> ") == 2


def test_a_root_that_stays_first_is_told_so():
    assert "L5 stays first" in read("hallux")["isncsci"].sentence


def test_blank_skin_is_no_evidence():
    one = read("buttock_central")["lee-2008"]
    assert one.roots == ()
    assert "leaves the marked skin blank" in one.sentence


def test_nothing_marked_reads_nothing_under_any_map():
    assert under_maps(LIBRARY, ATLAS, NO_SYMPTOMS, NOTHING) == ()


def test_pain_alone_stays_within_its_caps_under_every_map():
    signs = numb("foot_lateral_border", "toe_5", "heel_lateral", channel=Channel.PAIN)
    for one in under_maps(LIBRARY, ATLAS, signs, NOTHING):
        shares = dict(one.roots)
        assert max(shares.values()) <= LIBRARY.model.pain_only_max + 1e-9
        assert shares[Root.S1] <= LIBRARY.model.l5_s1_pain_only_max_ratio * shares[Root.L5] + 1e-9


@given(st.lists(st.floats(0, 1), min_size=len(ROOTS), max_size=len(ROOTS)), st.integers(0, len(ROOTS) - 1))
def test_more_skin_of_a_root_never_makes_it_less_likely(areas: list[float], which: int):
    def probability(shares: list[float]) -> float:
        whole = sum(shares) + 0.1
        zones = {"hallux": {root: share / whole for root, share in zip(ROOTS, shares, strict=True)}}
        fits = fit_sides(LIBRARY, numb("hallux"), NOTHING, marking(LIBRARY, zones))
        return fits[0].probability[Root(ROOTS[which])]

    more = [share + (1.0 if i == which else 0.0) for i, share in enumerate(areas)]
    assert probability(more) >= probability(areas) - 1e-12


def test_a_map_that_gives_every_root_the_same_skin_changes_nothing():
    zones = {"hallux": dict.fromkeys(ROOTS, 1 / len(ROOTS))}
    fit = fit_sides(LIBRARY, numb("hallux"), NOTHING, marking(LIBRARY, zones))[0]
    assert fit.probability == pytest.approx(dict(LIBRARY.model.prior), abs=1e-9)


@pytest.mark.parametrize("sample", [s.id for s in samples()])
def test_painted_shares_sum_to_one(sample: str):
    document = load(next(s.path for s in samples() if s.id == sample))
    drawing = document.drawing
    signs = Symptoms(tuple(ZoneSign("hallux", side, Channel.SENSORY) for side in Side))
    for one in under_maps(LIBRARY, ATLAS, signs, NOTHING, drawing.marks):
        assert sum(share for _, share in one.painted) in (0, pytest.approx(1))


@pytest.mark.parametrize("sample", ["s1-student", "stenosis-walker", "cauda-equina"])
def test_painted_skin_is_the_same_as_cut_with_every_face(sample: str):
    marks = drawing_of(sample).marks
    mine, theirs = painted_levels(ATLAS, marks), level_areas(ATLAS, marks)
    for map_id, by_level in theirs.items():
        total = sum(by_level.values())
        for key, area in by_level.items():
            assert mine[map_id].get(key, 0.0) == pytest.approx(area, abs=2e-4 * total)


def test_named_counts_roots_only():
    assert named({"L4": 0.25, "T11": 0.5, "none": 0.25}) == 0.25
