from bodymap.atlas.levels import Root, Side
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.examination import NOT_EXAMINED, Finding
from bodymap.reasoning.read import read
from bodymap.reasoning.what_if import look_alike_moves, root_moves, way_words, ways_to

from .cases import examined, numb, on_test, painful, reflex, symptoms, weak

LIBRARY = open_library()
POSTERIOR = symptoms(painful("thigh_post_central", "calf_central", "buttock_central", "leg_lateral"))


def first_of(found) -> Root:
    return read(LIBRARY, POSTERIOR, found).roots[0].root


def test_each_way_really_makes_the_root_the_first():
    other = next(root for root in (Root.S1, Root.L5) if root is not first_of(NOT_EXAMINED))
    ways = ways_to(LIBRARY, POSTERIOR, NOT_EXAMINED, other, Side.LEFT)
    assert ways
    assert all(first_of(examined(*way.findings)) is other for way in ways)


def test_a_lost_ankle_jerk_is_one_way_to_s1():
    signs = symptoms(painful("leg_lateral", "thigh_post_lateral", "foot_dorsum_central"))
    ways = ways_to(LIBRARY, signs, NOT_EXAMINED, Root.S1, Side.LEFT)
    assert any(way.findings[0].name == "achilles" and len(way.findings) == 1 for way in ways)


def test_where_no_single_finding_is_enough_several_together_are_named():
    signs = symptoms(numb("hallux", "foot_dorsum_central", "leg_anterolateral"))
    ways = ways_to(LIBRARY, signs, examined(weak("hallux_extension")), Root.S1, Side.LEFT)
    assert [len(way.findings) > 1 for way in ways] in ([True], [])


def test_the_first_root_needs_no_way():
    assert ways_to(LIBRARY, POSTERIOR, NOT_EXAMINED, first_of(NOT_EXAMINED), Side.LEFT) == ()


def test_a_side_without_a_picture_has_no_way():
    assert ways_to(LIBRARY, POSTERIOR, NOT_EXAMINED, Root.S1, Side.RIGHT) == ()


def test_what_was_tested_is_not_named_again():
    found = examined(reflex("achilles", "normal"))
    named = {f.name for way in ways_to(LIBRARY, POSTERIOR, found, Root.S1, Side.LEFT) for f in way.findings}
    assert "achilles" not in named


def test_a_way_is_told_in_one_sentence():
    finding = Finding(reflex("achilles", "absent").kind, "achilles", "absent", Side.LEFT)
    way = ways_to(LIBRARY, symptoms(painful("leg_lateral")), NOT_EXAMINED, Root.S1, Side.LEFT)[0]
    text = way_words(LIBRARY, type(way)((finding,), 0.5), Root.S1)
    assert text == "S1 would come first with ankle jerk absent."


def test_a_changed_finding_shows_which_root_moved_up():
    before, after = (
        read(LIBRARY, POSTERIOR, found) for found in (NOT_EXAMINED, examined(reflex("achilles", "absent")))
    )
    s1 = next(m for m in root_moves(before, after) if m.root is Root.S1)
    assert s1.rank == 1
    assert s1.probability > s1.before


def test_a_look_alike_that_appears_or_goes_is_told():
    signs = symptoms(painful("buttock_central", "thigh_post_upper"))
    before, after = (
        read(LIBRARY, signs, found) for found in (NOT_EXAMINED, examined(on_test("fair", "pos")))
    )
    moves = {move.id: move for move in look_alike_moves(before, after)}
    assert moves["piriformis_syndrome"].rank == 1
    assert {move.id for move in look_alike_moves(after, before)} >= {s.id for s in after.look_alikes}
