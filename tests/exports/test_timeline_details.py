from dataclasses import replace

from bodymap.exports.kept_reading import KeptReading, Said, said_now
from bodymap.exports.loaded_sheet import LoadedSheet
from bodymap.exports.then_and_now import EARLIER
from bodymap.exports.timeline import agreements
from bodymap.exports.timeline_details import NO_FLAG, Section, details
from bodymap.knowledge.stored import open_library
from bodymap.records.store.record_of import KeptSheet
from bodymap.records.store.values import NO_VISIT
from bodymap.records.versions import versions_in_use
from tests.exports.kept import kept
from tests.exports.test_kept_reading import reading_of
from tests.exports.test_timeline import BOTH, ONE

RULES = open_library().rules.telling.drawn_twice
READ = kept("a", ONE, reading=reading_of("cauda-equina"))


def told(one: LoadedSheet) -> tuple[Section, ...]:
    return details(one, None, RULES, versions_in_use())


def test_the_reading_of_then_is_told_with_day_and_versions_first() -> None:
    (section,) = told(READ)
    assert section.lines[0].startswith("Read on 11 October 2026 with bodymap ")


def test_warnings_of_then_stand_before_the_roots() -> None:
    (section,) = told(READ)
    assert section.lines[1].startswith("EMERGENCY: ")
    roots = next(n for n, line in enumerate(section.lines) if "If one root is the cause" in line)
    assert all(not line.startswith(("EMERGENCY", "URGENT")) for line in section.lines[roots:])


def test_without_a_warning_of_then_nothing_reads_as_an_all_clear() -> None:
    calm = replace(READ, then=KeptReading(Said(), ""))
    assert NO_FLAG in told(calm)[0].lines


def test_no_root_of_then_is_told_alone() -> None:
    line = next(line for line in told(READ)[0].lines if "If one root is the cause" in line)
    assert line.count("(") >= len(said_now(reading_of("cauda-equina")).leading) >= 2


def test_a_reading_of_an_earlier_step_says_so() -> None:
    assert EARLIER in told(kept("a", ONE, reading=reading_of("l5-skier"), version=3))[0].lines


def test_without_a_reading_it_says_so_and_names_no_root() -> None:
    assert told(kept("a", ONE)) == (Section("As it was read then", ("No reading was kept.",)),)


def test_what_is_wrong_stands_alone() -> None:
    damaged = LoadedSheet(KeptSheet(NO_VISIT), fault="This visit is damaged.")
    assert told(damaged) == (Section("", ("This visit is damaged.",)),)


def test_how_alike_patient_and_clinician_are_stands_beside_both() -> None:
    (alike,) = agreements(BOTH, RULES)
    for one in BOTH:
        assert details(one, alike, RULES, versions_in_use())[-1].heading == "Patient and clinician"
