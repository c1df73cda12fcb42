"""Files of people are written by one module, whole or not at all, so that what is proven of it holds for all of them."""

import ast
from pathlib import Path

HERE = Path(__file__).parent.parent / "bodymap"
WHOLE = {"files/whole.py", "files/owned.py"}
"""The writers themselves."""
BUILT = {
    "atlas/build.py",
    "knowledge/stored.py",
    "records/shipped.py",
    "ui/opening_build.py",
    "ui/moments.py",
}
"""Write what the program starts from, and how long it took to start, when a developer asks for it. Nothing of anybody."""
WRITERS = {"write_text", "write_bytes", "QSaveFile", "QFile"}


def writes(source: str) -> set[str]:
    """The names of ways to write a file of one's own that a module uses."""
    names = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    names |= {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    opened = {
        "open for writing"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and {"open"} & {getattr(node.func, n, "") for n in ("id", "attr")}
        for word in node.args[:2]
        if isinstance(word, ast.Constant)
        and str(word.value)[:1] in ("w", "a", "x")
        and len(str(word.value)) < 4
    }
    return (names & WRITERS) | opened


def test_only_one_module_writes_files_of_people() -> None:
    files = {
        str(path.relative_to(HERE)).replace("\\", "/"): path.read_text("utf-8") for path in HERE.rglob("*.py")
    }
    assert {name for name, text in files.items() if writes(text)} - WHOLE == BUILT


def test_ways_to_write_are_seen() -> None:
    assert writes("Path('a').write_text('x')") == {"write_text"}
    assert writes("open('drawing', 'wb')") == writes("path.open('w')") == {"open for writing"}
    assert writes("path.read_text(); open('drawing', 'rb')") == set()
