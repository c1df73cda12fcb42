import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.records import shipped
from bodymap.records.drawing_file import load
from bodymap.records.samples import samples
from bodymap.records.shipped import open_shipped, shipped_samples

HEAVY = """
import sys
from bodymap.records.shipped import open_shipped, shipped_samples
open_shipped(shipped_samples()[0])
print(*sys.modules)
"""


def test_the_built_list_is_that_of_the_samples() -> None:
    """`bodymap atlas build` renews it after a change of a sample or of the figure."""
    assert shipped._built() == samples()  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_a_sample_opens_as_the_file_would(sample: shipped.SampleInfo) -> None:
    assert open_shipped(sample) == load(sample.path)


def test_the_first_sample_opens_without_yaml_and_pydantic() -> None:
    done = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)
    assert not {"yaml", "pydantic"} & set(done.stdout.split())


def test_a_drawing_that_is_no_shipped_sample_is_checked(tmp_path: Path) -> None:
    broken = tmp_path / "broken.bodymap"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(BodymapError, match=r"broken\.bodymap"):
        open_shipped(replace(shipped_samples()[0], path=broken))


def test_a_list_of_other_samples_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "sources", lambda: "0" * 64)
    shipped._built.cache_clear()  # pyright: ignore[reportPrivateUsage]
    assert shipped._built() is None  # pyright: ignore[reportPrivateUsage]
    monkeypatch.undo()
    shipped._built.cache_clear()  # pyright: ignore[reportPrivateUsage]
