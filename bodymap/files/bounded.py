"""Readers for foreign YAML and JSON: an answer, or one sentence with file, line and what was expected.

Nothing else comes out, whatever the file holds, and big or deep files are refused before they cost time.
"""

from pathlib import Path

from bodymap.files.json_reader import tree_of_json
from bodymap.files.text import Source, read_text
from bodymap.files.tree import Caps, Spot, Step, Tree, Value

__all__ = [
    "CASE_CAPS",
    "JSON_CAPS",
    "REGION_CAPS",
    "YAML_CAPS",
    "Caps",
    "Spot",
    "Step",
    "Tree",
    "Value",
    "read_json",
    "read_yaml",
]

YAML_CAPS = Caps(size=1 << 20)
"""Foreign YAML: 1 MB, 24 deep, 60,000 values, 20,000 characters a text."""
REGION_CAPS = Caps(size=4 << 20, scalar=400_000)
"""Our own region files keep the points of a line as one long text."""
CASE_CAPS = Caps(size=4 << 20, nodes=200_000, doubtful_as_text=True)
"""Case files are typed by hand: `no` stays the word no."""
JSON_CAPS = Caps(size=16 << 20, nodes=1_500_000)
"""Drawing files: 1,500,000 values are about 500,000 points."""


def read_yaml(source: Source, caps: Caps = YAML_CAPS, name: str = "text") -> Tree:
    """The values of a YAML file.

    source: a path, or the content itself as text or bytes (then `name` stands for the file in sentences).
    Raises BodymapError.
    """
    from bodymap.files.yaml_reader import tree_of_yaml  # the window starts without YAML

    file = str(source) if isinstance(source, Path) else name
    return tree_of_yaml(read_text(source, caps.size, file), file, caps)


def read_json(source: Source, caps: Caps = JSON_CAPS, name: str = "text") -> Tree:
    """The values of a JSON file; source and errors as for read_yaml."""
    file = str(source) if isinstance(source, Path) else name
    return tree_of_json(read_text(source, caps.size, file), file, caps)
