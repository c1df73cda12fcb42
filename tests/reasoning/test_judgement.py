"""What the clinician says to a suggestion, kept apart from what the program reads."""

from dataclasses import replace

from bodymap.atlas.levels import Root, Side
from bodymap.reasoning.judgement import (
    Judgement,
    Matter,
    Verdict,
    judged,
    with_judgement,
    without_set_aside,
)
from bodymap.reasoning.reading import DiscNote, Reading, RedFlag, RootEvidence, Suggestion, Urgency

L5 = Matter(Root.L5, Side.LEFT)
HIP = Matter(condition="hip")
FLAG = RedFlag("cauda_equina", Urgency.EMERGENCY, "Now")
READING = Reading(
    roots=(
        RootEvidence(Root.L5, Side.LEFT, 1, 0.6, "fits"),
        RootEvidence(Root.S1, Side.LEFT, 2, 0.3, "possible"),
    ),
    discs=(DiscNote(Root.L5, Side.LEFT, None, None, "the disc above"),),
    look_alikes=(Suggestion("hip", "Hip", 1, 0.5), Suggestion("knee", "Knee", 2, 0.4)),
    red_flags=(FLAG,),
)


def aside(matter: Matter) -> Judgement:
    return Judgement(matter, Verdict.SET_ASIDE)


def test_what_was_not_judged_says_so() -> None:
    assert judged((), L5) == Judgement(L5, Verdict.NONE, "")


def test_a_second_judgement_takes_the_place_of_the_first() -> None:
    made = with_judgement((Judgement(L5, Verdict.ACCEPTED), aside(HIP)), aside(L5))
    assert made == (aside(L5), aside(HIP))


def test_a_judgement_that_is_taken_back_is_gone() -> None:
    assert with_judgement((aside(L5),), Judgement(L5)) == ()


def test_a_comment_alone_is_kept() -> None:
    comment = Judgement(HIP, comment="pain on turning in bed")
    assert with_judgement((), comment) == (comment,)


def test_what_was_set_aside_is_left_out_with_its_disc() -> None:
    left = without_set_aside(READING, (aside(L5), aside(HIP)))
    assert [r.root for r in left.roots] == [Root.S1]
    assert [s.id for s in left.look_alikes] == ["knee"]
    assert left.discs == ()


def test_the_other_side_of_a_root_is_another_matter() -> None:
    assert without_set_aside(READING, (aside(Matter(Root.L5, Side.RIGHT)),)) == READING


def test_no_judgement_takes_a_warning_away() -> None:
    everything = (aside(L5), aside(HIP), aside(Matter(condition="cauda_equina")))
    assert without_set_aside(READING, everything).red_flags == (FLAG,)


def test_what_is_left_is_otherwise_the_same_reading() -> None:
    left = without_set_aside(READING, (aside(HIP),))
    assert replace(left, look_alikes=READING.look_alikes) == READING
