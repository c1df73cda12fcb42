"""Writes the tables of docs/accuracy.md: `python -m tests.accuracy_page PART...`, parts: development, tuning, testing, redraw.

The testing half is not to be looked at while anything is still set by looking: its table is written only when it is
asked for by name. `development` and `tuning` take seconds and are held by tests/test_accuracy_page.py.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import bodymap
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.stored import fingerprint
from bodymap.exports.evaluation_text import (
    band_table,
    group_tables,
    main_tables,
    noise_line,
    percent,
    rival_table,
    shown,
    steadiness_table,
)
from bodymap.exports.tables import Table
from bodymap.files.progress import told_how_far
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.case import Case
from bodymap.reasoning.evaluation.evaluation import Evaluation, evaluate
from bodymap.reasoning.evaluation.halves import Half, half_of
from bodymap.reasoning.evaluation.rivals import rivals
from bodymap.reasoning.evaluation.shares import Average, Share
from bodymap.reasoning.evaluation.steadiness import drawn_case, steadiness, steady, typical_drawings
from bodymap.reasoning.read import read
from bodymap.records.case_folder import cases_in
from bodymap.records.samples import drawn_samples

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "accuracy.md"
DEVELOPMENT = HERE / "records" / "cases-dev.yaml"
PATIENTS = HERE / "cases"
LIBRARY, ATLAS = open_library(), open_atlas()
AT_LEAST, AT_MOST = "at least", "at most"


def patients(half: Half) -> tuple[Case, ...]:
    """The published patients of one half."""
    return tuple(case for case in cases_in([PATIENTS], LIBRARY) if half_of(case.id) is half)


def development() -> tuple[Case, ...]:
    return cases_in([DEVELOPMENT], LIBRARY)


def measured(cases: Iterable[Case]) -> Evaluation:
    return evaluate(LIBRARY, ((case, read(LIBRARY, case.symptoms, case.examination)) for case in cases))


def page_of(cases: tuple[Case, ...]) -> Iterable[str]:
    """Everything that is measured on some cases, but for the single misses."""
    found = measured(cases)
    readers = rivals(LIBRARY, ATLAS)
    others = ((r, evaluate(LIBRARY, ((case, r.answer(case)) for case in cases)).all) for r in readers)
    yield f"{found.all.n} cases."
    tables = (
        aims(found), *main_tables(found), band_table(found.calibration), rival_table(others), *group_tables(found),
    )  # fmt: skip
    for table in tables:
        yield from ("", *table.markdown())
    missed = [f"{m.id} ({m.truth}: {m.said})" for m in found.misses if m.measure == "roots"]
    yield from ("", f"Roots that were not first, with what was: {', '.join(missed) or 'none'}.")


def aims(found: Evaluation) -> Table:
    """What was expected beforehand of real patients that nobody tuned to, and what was found."""
    roots, looks, flags = found.all.roots, found.all.look_alikes, found.all.red_flags
    rows: Mapping[str, tuple[Share | Average, str, float]] = {
        "root first": (roots.first, AT_LEAST, 0.78),
        "root in the first two": (roots.first_two, AT_LEAST, 0.93),
        "root first, averaged over roots": (roots.averaged_first, AT_LEAST, 0.68),
        "root in the first two, averaged over roots": (roots.averaged_first_two, AT_LEAST, 0.88),
        "look-alike in the first three": (looks.first_three, AT_LEAST, 0.85),
        "cauda equina said to be an emergency": (_cauda_equina(found), AT_LEAST, 1.0),
        "an emergency said without a red flag": (flags.false_alarms, AT_MOST, 0.10),
        "of stenosis or claudication, without a yes": (_of_walking(found), AT_MOST, 0.0),
    }
    cells = {
        name: (f"{way} {percent(aim)}", shown(share), _verdict(share.share, way, aim))
        for name, (share, way, aim) in rows.items()
    }
    return Table("", "aim", ("expected", "found", ""), cells)


def _cauda_equina(found: Evaluation) -> Share:
    group = found.groups["truth"].get("cauda_equina")
    return group.red_flags.flagged if group else Share()


def _of_walking(found: Evaluation) -> Share:
    groups = (found.groups["truth"].get(name) for name in ("lumbar_spinal_stenosis", "vascular_claudication"))
    alarms = [group.red_flags.unprompted for group in groups if group]
    return Share(sum(one.hits for one in alarms), sum(one.n for one in alarms))


def _verdict(share: float | None, way: str, aim: float) -> str:
    if share is None:
        return "no case"
    return "met" if (share >= aim if way == AT_LEAST else share <= aim) else "**missed**"


def state() -> str:
    """A print of all that a reading depends on but the drawn body: two states with the same print read the same."""
    folder = Path(bodymap.__file__).parent
    files = [*(folder / "knowledge").glob("*.yaml"), *(folder / "reasoning").glob("*.py")]
    return fingerprint(sorted(files), folder)[:12]


def testing_page() -> Iterable[str]:
    """The testing half, with the state of the program it was opened with."""
    yield f"Opened with the state `{state()}`."
    yield ""
    yield from page_of(patients(Half.TESTING))


def redraw_page() -> Iterable[str]:
    """Second drawings of the samples, of all cases that may be looked at, and of made-up drawings."""
    cases = (*development(), *patients(Half.TUNING))
    drawn = (
        *drawn_samples(),
        *(drawn_case(ATLAS, case) for case in cases if case.symptoms.signs),
        *typical_drawings(LIBRARY, ATLAS),
    )
    found = steadiness(steady(LIBRARY, ATLAS, one) for one in told_how_far(drawn, len(drawn), "drawings"))
    yield f"Measured with the state `{state()}`."
    yield from (
        "",
        *steadiness_table(found).markdown(),
        "",
        noise_line(found.noise, LIBRARY.rules.telling.drawn_twice),
    )


PARTS: Mapping[str, Callable[[], Iterable[str]]] = {
    "development": lambda: page_of(development()),
    "tuning": lambda: page_of(patients(Half.TUNING)),
    "testing": testing_page,
    "redraw": redraw_page,
}


def on_page(part: str) -> re.Match[str]:
    """The place of a part between its two marks; group 2 is what stands there."""
    text = PAGE.read_text("utf-8")
    found = re.search(rf"(<!-- {part}: [^>]*-->\n)(.*?)(<!-- end of {part} -->)", text, re.DOTALL)
    assert found is not None
    return found


def text_of(part: str) -> str:
    return "\n".join(PARTS[part]()) + "\n"


def write(part: str) -> None:
    text, found = text_of(part), on_page(part)
    page = found.string
    PAGE.write_text(page[: found.start(2)] + text + page[found.end(2) :], "utf-8", newline="\n")


if __name__ == "__main__":
    wanted = sys.argv[1:]
    if not wanted or set(wanted) - set(PARTS):
        sys.exit(f"expected one or more of {', '.join(PARTS)}; the state is {state()}")
    for name in wanted:
        write(name)
