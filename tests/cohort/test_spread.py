"""Work on many pieces is the same with any executor, in order, and nothing is lost with a worker."""

import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from bodymap.cohort.spread import spread

PARENT = os.getpid()


def double(number: int) -> int:
    return 2 * number


def double_unless_a_worker_meets_7(number: int) -> int:
    if number == 7 and os.getppid() == int(os.environ.get("BODYMAP_TEST_PARENT", "0")):
        os._exit(1)  # as if it had been killed
    return 2 * number


def refused(number: int) -> int:
    raise ValueError(f"{number} is faulty")


class Held(Executor):
    """Counts how many pieces are under way at once; works each when it is asked for."""

    def __init__(self) -> None:
        self.open = self.most = 0

    def submit(self, fn, /, *args, **_):
        self.open += 1
        self.most = max(self.most, self.open)
        outer = self

        class Later(Future):
            def result(self, timeout=None):
                outer.open -= 1
                return fn(*args)

        return Later()


def test_without_an_executor_everything_is_worked_here() -> None:
    assert list(spread(double, range(5))) == [0, 2, 4, 6, 8]


def test_answers_come_in_the_order_of_the_pieces() -> None:
    with ThreadPoolExecutor(3) as pool:
        assert list(spread(double, range(50), pool)) == [2 * n for n in range(50)]


def test_only_a_few_pieces_are_under_way_at_once() -> None:
    pool = Held()
    assert list(spread(double, range(100), pool, ahead=4)) == [2 * n for n in range(100)]
    assert pool.most == 4


def test_a_killed_process_loses_nothing_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODYMAP_TEST_PARENT", str(os.getpid()))
    told: list[str] = []
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = list(spread(double_unless_a_worker_meets_7, range(40), pool, redone=told.append))
    assert found == [2 * n for n in range(40)]
    assert set(told) == {"BrokenProcessPool"}


def test_a_fault_of_a_piece_is_raised_as_it_is() -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(ValueError, match="0 is faulty"):
        list(spread(refused, range(3), pool))
