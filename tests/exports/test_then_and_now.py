from dataclasses import replace

from bodymap.exports.kept_reading import FlagSaid, Said, said_now
from bodymap.exports.then_and_now import (
    AS_TODAY,
    EARLIER,
    NONE_KEPT,
    SAME,
    differences,
    made_from_words,
    opened_words,
    read_words,
)
from bodymap.reasoning.reading import Chance, Urgency
from bodymap.records.store.values import StoredReading
from bodymap.records.versions import versions_in_use
from tests.exports.test_kept_reading import reading_of, stored

NOW = versions_in_use()
THEN = said_now(reading_of("l5-skier"))
OTHER = said_now(reading_of("peroneal-nurse"))
KEPT = stored("{}")


def test_the_day_and_the_versions_are_told() -> None:
    assert read_words(KEPT, NOW) == f"Read on 17 October 2026 with bodymap {NOW.program} and {AS_TODAY}"


def test_what_was_other_then_is_named() -> None:
    before = replace(
        NOW, program="0.0.9", maps=(("article", "0"), *NOW.maps[1:], ("gone", "1")), knowledge="0"
    )
    words = made_from_words(before, NOW)
    assert words == "bodymap 0.0.9 and other maps than today (article, gone) and other knowledge than today"


def test_another_outline_is_another_figure() -> None:
    assert "another figure" in made_from_words(replace(NOW, figure_print="0"), NOW)


def test_the_same_reading_differs_in_nothing() -> None:
    assert differences(THEN, THEN) == ()


def test_other_roots_are_told_with_both_and_never_one_alone() -> None:
    (line,) = (one for one in differences(THEN, OTHER) if one.startswith("Roots then"))
    then, today = line.split("; today: ")
    assert "L5 left" in then
    assert min(then.count("("), today.count("(")) >= 2


def test_how_likely_a_root_is_at_all_is_told_where_it_differs() -> None:
    weaker = THEN.model_copy(update={"root_at_all": Chance.WEAK})
    assert differences(THEN, weaker) == (
        "Then: a nerve root is strongly supported; today: a nerve root is weakly supported.",
    )


def test_a_warning_of_today_that_was_none_then_comes_first() -> None:
    flag = FlagSaid(id="x", urgency=Urgency.EMERGENCY, text="Go at once.")
    assert differences(THEN, OTHER.model_copy(update={"red_flags": (flag, *THEN.red_flags)}))[0] == (
        "New today: EMERGENCY: Go at once."
    )


def test_a_warning_of_then_that_is_none_today_is_not_dropped_in_silence() -> None:
    flag = FlagSaid(id="x", urgency=Urgency.URGENT, text="Be seen.")
    then = THEN.model_copy(update={"red_flags": (flag, *THEN.red_flags)})
    assert differences(then, THEN) == ("Said then, not today: URGENT, same day: Be seen.",)


def told(kept: StoredReading | None, then: Said | None, same_version: bool = True) -> str:
    return opened_words(kept, same_version, then, THEN, NOW)


def test_an_opened_drawing_says_that_nothing_differs() -> None:
    assert told(KEPT, THEN).endswith(SAME)


def test_an_opened_drawing_says_what_differs() -> None:
    assert "Today's reading differs. " in told(KEPT, OTHER)


def test_a_drawing_without_a_reading_says_so() -> None:
    assert told(None, None) == NONE_KEPT


def test_a_reading_of_an_earlier_step_says_so() -> None:
    assert EARLIER in told(KEPT, THEN, same_version=False)


def test_a_reading_that_is_not_understood_is_told_and_not_called_the_same() -> None:
    assert "cannot be shown" in told(KEPT, None)
    assert SAME not in told(KEPT, None)
