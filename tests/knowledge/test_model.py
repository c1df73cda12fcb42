import pytest

from bodymap.atlas.levels import Root
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Library, Status


def test_the_prior_sums_to_one_over_all_roots(library: Library) -> None:
    assert sum(library.model.prior.values()) == pytest.approx(1)
    assert set(library.model.prior) == set(Root)


def test_the_prior_is_half_the_series_and_half_equal(library: Library) -> None:
    assert library.model.prior[Root.L5] == pytest.approx(0.5 * 0.4 + 0.05)
    assert library.model.prior[Root.S4_5] == pytest.approx(0.5 * 0.01 + 0.05)


def test_a_higher_rating_makes_a_mark_likelier(library: Library) -> None:
    for channel in Channel:
        row = library.model.marking[channel]
        assert [row[n] for n in range(5)] == sorted(row.values())


def test_numbness_separates_ratings_more_than_pain(library: Library) -> None:
    pain, sensory = library.model.marking[Channel.PAIN], library.model.marking[Channel.SENSORY]
    assert sensory[4] / sensory[0] > 3 * pain[3] / pain[0]


def test_pain_alone_is_capped(library: Library) -> None:
    model = library.model
    assert (model.pain_only_best_to_second, model.pain_only_max) == (2.5, 0.6)
    assert (model.any_max, model.l5_s1_pain_only_max_ratio) == (0.95, 2.0)


def test_the_numbers_are_called_assumed(library: Library) -> None:
    assert library.model.status is Status.ASSUMED
    assert set(library.model.sources) <= set(library.sources)
