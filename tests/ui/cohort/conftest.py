"""A desk of many drawings on real knowledge, and its sheet."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.ui.cohort.desk import CohortDesk
from bodymap.ui.cohort.sheet import CohortSheet
from bodymap.ui.cohort.sources import Asks
from tests.cohort.rows import choir_file, invented


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """300 rows nobody filled in, and two that are faulty."""
    return choir_file(tmp_path, f"{invented(300)}x,Female,Other,40,999,5\ny,Male\n")


@pytest.fixture
def desk(library: Library, atlas: Atlas) -> Iterator[CohortDesk]:
    made = CohortDesk(library, atlas)
    yield made
    made.close()


Settled = Callable[[], None]


@pytest.fixture
def settled(qtbot: QtBot, desk: CohortDesk) -> Settled:
    """Waits until nothing is worked out any more."""
    return lambda: qtbot.waitUntil(lambda: not desk.errands.busy, timeout=60_000)


@pytest.fixture
def sheet(qtbot: QtBot, desk: CohortDesk, source: Path, tmp_path: Path) -> CohortSheet:
    asks = Asks(lambda: (source,), lambda: source.parent, lambda name: tmp_path / "saved" / name)
    (tmp_path / "saved").mkdir()
    made = CohortSheet(desk, asks)
    qtbot.addWidget(made)
    made.show()
    return made
