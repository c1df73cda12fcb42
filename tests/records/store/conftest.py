from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.records.store.made import small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Makes a real small disk of so many kilobytes; skipped where nothing may be mounted."""
    with ExitStack() as mounted:

        def made(kilobytes: int) -> Path:
            try:
                return mounted.enter_context(small_disk(tmp_path / "disk", kilobytes))
            except PermissionError:
                pytest.skip("mounting a small disk is not allowed here")

        yield made
