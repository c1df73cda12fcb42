from bodymap.atlas.levels import Side
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import NOT_EXAMINED, Finding
from bodymap.reasoning.short_set import rest_normal, untested

LIBRARY = open_library()
WEAK = Finding(FindingKind.STRENGTH, "hallux_extension", "weak", Side.LEFT, "3")


def test_nothing_of_it_is_tested_at_first() -> None:
    assert len(untested(LIBRARY, NOT_EXAMINED)) == 24


def test_the_rest_is_written_as_explicit_normals_on_both_sides() -> None:
    found = rest_normal(LIBRARY, NOT_EXAMINED).findings
    assert {f.value for f in found} == {"normal", "neg"}
    assert [f.side for f in found].count(Side.LEFT) == 12


def test_what_was_found_stays() -> None:
    after = rest_normal(LIBRARY, NOT_EXAMINED.with_finding(WEAK))
    assert after.finding(*(WEAK.kind, WEAK.name), Side.LEFT) == WEAK
    assert untested(LIBRARY, after) == ()


def test_a_normal_touch_leaves_the_pin_that_was_found() -> None:
    pin = Finding(FindingKind.SENSATION, "L5", "absent", Side.LEFT, "pin absent")
    after = rest_normal(LIBRARY, NOT_EXAMINED.with_finding(pin)).finding(pin.kind, "L5", Side.LEFT)
    assert after is not None
    assert (after.value, after.detail) == ("absent", "light touch normal, pin absent")


def test_what_is_not_in_the_short_set_stays_not_tested() -> None:
    assert rest_normal(LIBRARY, NOT_EXAMINED).value(FindingKind.TEST, "slump", Side.LEFT) == ""
