"""A pool of drawings and a look at them, as the window has it; and that it says what the command line says."""

from pathlib import Path

import pytest

from bodymap import cli
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root
from bodymap.cohort.heat_map import ZONES
from bodymap.cohort.pool import MadeUp, Pool, Wanted, read_pool
from bodymap.cohort.study import (
    Choice,
    Study,
    fitting,
    small_words,
    study,
    study_csv,
    study_svg,
    summary,
    two_of,
    zone_shares,
)
from bodymap.cohort.tally import Tally
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.records.store.watching import GivenUpError
from tests.cohort.rows import choir_file, invented, table


def unheard(_words: str, _share: float) -> None: ...


def pool_of(*places: Path, most: int = 10**9) -> Pool:
    return read_pool(open_atlas(), Wanted(places), Tally(), unheard, most)


def look(pool: Pool, choice: Choice, before: Study | None = None) -> Study:
    return study(open_library(), open_atlas(), pool, choice, unheard, before)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return choir_file(tmp_path_factory.mktemp("cohort"))


@pytest.fixture(scope="module")
def pool(source: Path) -> Pool:
    return pool_of(source)


def commanded(monkeypatch: pytest.MonkeyPatch, *words: object) -> None:
    monkeypatch.setattr("sys.argv", ["bodymap", "cohort", *map(str, words)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert not end.value.code


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice(by="sex", smooth=6), ("heatmap", "--by", "sex", "--smooth", 6)),
        (Choice(by="age", kind=ZONES, least=20), ("heatmap", "--by", "age", "--as", "zones", "--least", 20)),
        (
            Choice(compare=True, by="sex", one="female", other="male", correction="bh"),
            ("compare", "--by", "sex", "--between", "female,male", "--correct", "bh"),
        ),
    ],
)
def test_picture_and_table_are_those_of_the_command_line(
    pool: Pool, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choice: Choice, words: tuple[object, ...]
) -> None:
    made = look(pool, choice)
    for name, text in (("m.svg", study_svg(open_atlas(), made)), ("m.csv", study_csv(open_library(), made))):
        commanded(monkeypatch, words[0], source, *words[1:], "-o", tmp_path / name)
        assert (tmp_path / name).read_bytes().decode() == text


def test_what_does_not_fit_into_memory_is_read_again(source: Path, pool: Pool) -> None:
    large = pool_of(source, most=1000)
    assert large.kept is None
    assert look(large, Choice(by="sex")).found.n.tolist() == look(pool, Choice(by="sex")).found.n.tolist()


def test_the_same_question_is_counted_once(pool: Pool) -> None:
    first = look(pool, Choice(by="sex"))
    assert look(pool, Choice(by="sex", smooth=4), first).counted is first.counted


def test_another_grouping_is_counted_anew(pool: Pool) -> None:
    first = look(pool, Choice(by="sex", kind=ZONES))
    assert look(pool, Choice(by="age", kind=ZONES), first).counted is not first.counted


def test_what_no_drawing_says_is_no_grouping(tmp_path: Path) -> None:
    silent = pool_of(choir_file(tmp_path, "id,bodymap_regions_csv\n1,127\n"))
    assert fitting(Choice(by="sex"), silent).by == ""


def test_a_comparison_needs_a_grouping_and_takes_one(pool: Pool) -> None:
    assert fitting(Choice(compare=True), pool).by == "sex"


def test_the_two_largest_groups_are_compared_unless_others_are_chosen(pool: Pool) -> None:
    groups = look(pool, Choice(by="age", kind=ZONES)).groups
    sizes = sorted((group.n for group in groups), reverse=True)
    assert [group.n for group in two_of(groups, Choice())] == sizes[:2]


def test_an_empty_group_cannot_be_chosen(tmp_path: Path) -> None:
    made = look(pool_of(choir_file(tmp_path, table("1,Female,x,40,127,5"))), Choice(by="sex"))
    assert [group.label for group in made.groups] == ["female"]


def test_one_group_alone_is_told_and_nothing_is_drawn(tmp_path: Path) -> None:
    one = pool_of(choir_file(tmp_path, table("1,Female,x,40,127,5")))
    made = look(one, Choice(compare=True, by="sex"))
    assert (made.page, made.problem.partition(";")[0]) == (None, "there are not two groups with drawings to compare")


def test_small_groups_are_called_small() -> None:
    assert "Fewer than 20 drawings: male" in small_words(["male"])[0]
    assert small_words([]) == ()


def test_no_difference_found_is_not_called_alike(tmp_path: Path) -> None:
    few = pool_of(choir_file(tmp_path, invented(12)))
    made = look(few, Choice(compare=True, by="sex"))
    assert made.difference is not None
    assert "No zone of" in summary(made.difference)
    assert any("does not mean the groups are alike" in remark for remark in made.remarks)


def test_the_table_of_a_map_begins_with_what_is_marked_most(pool: Pool) -> None:
    hits = [sum(row.hits) for row in zone_shares(look(pool, Choice(by="sex", kind=ZONES)))]
    assert hits == sorted(hits, reverse=True)


def test_made_up_drawings_say_so_on_the_page() -> None:
    wanted = Wanted(made_up=MadeUp((Root.L5, Root.S1), 2))
    made = look(read_pool(open_atlas(), wanted, Tally(), unheard), Choice(by="simulated_root"))
    assert "SIMULATED: 4 of these drawings" in study_svg(open_atlas(), made)


def test_reading_stops_where_nobody_waits(source: Path) -> None:
    def stopped(_words: str, _share: float) -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        read_pool(open_atlas(), Wanted((source,)), Tally(), stopped)


def test_nothing_readable_is_told_with_its_faults(tmp_path: Path) -> None:
    tally = Tally()
    with pytest.raises(BodymapError, match="no drawing could be read"):
        read_pool(open_atlas(), Wanted((choir_file(tmp_path, table("1,Male,x,40,999,5")),)), tally, unheard)
    assert "choir.csv:2" in tally.faults[0]
