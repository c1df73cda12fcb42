import subprocess
import sys

import pytest

from bodymap.knowledge import stored
from bodymap.knowledge.library import Library
from bodymap.knowledge.loading import FOLDER, read_library

HEAVY = "import sys; from bodymap.knowledge.stored import open_library; open_library(); print(*sys.modules)"


def test_the_built_knowledge_is_that_of_the_files() -> None:
    """`bodymap atlas build` renews it after a change of a knowledge file."""
    assert stored.stored_library() == read_library(FOLDER)


def test_a_library_comes_back_equal(library: Library) -> None:
    assert stored.from_json(stored.to_json(library, "0")) == library


def test_the_built_knowledge_needs_no_yaml_and_no_checks() -> None:
    done = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)
    assert not {"yaml", "pydantic", "numpy", "shapely"} & set(done.stdout.split())


def test_built_knowledge_of_other_sources_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "sources", lambda: "0" * 64)
    assert stored.stored_library() is None


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"library":[]}', '{"library":[1,2]}'])
def test_damaged_knowledge_is_refused(text: str) -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        stored.from_json(text)
