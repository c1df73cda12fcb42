import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
OUTER = {"ui", "cli", "__main__"}

IMPORT_WITHOUT_QT = """
import importlib, sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError("Qt is blocked in this test")
sys.meta_path.insert(0, NoQt())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def modules() -> list[tuple[str, Path]]:
    """Dotted name and file of every module of the package."""
    files = sorted((ROOT / "bodymap").rglob("*.py"))
    dotted = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    return [(name.removesuffix(".__init__"), file) for name, file in zip(dotted, files, strict=True)]


def imported_packages(source: str) -> set[str]:
    """Top-level names that a module imports, lazily or not."""
    nodes = list(ast.walk(ast.parse(source)))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.partition(".")[0] for name in names}


def test_every_core_module_is_importable_without_qt() -> None:
    core = [name for name, _ in modules() if not OUTER & set(name.split("."))]
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_WITHOUT_QT, *core], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_only_the_window_names_qt() -> None:
    naming = {
        name for name, file in modules() if {"PySide6", "shiboken6"} & imported_packages(file.read_text())
    }
    assert {name for name in naming if not name.startswith("bodymap.ui")} == set()


def test_no_module_names_a_network_library() -> None:
    network = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "httpx"}
    assert [name for name, file in modules() if network & imported_packages(file.read_text())] == []


def test_opencv_is_named_in_one_module_alone() -> None:
    naming = [name for name, file in modules() if "cv2" in imported_packages(file.read_text())]
    assert naming == ["bodymap.paper.vision"]


def test_everything_imported_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *(line for some in project["optional-dependencies"].values() for line in some)]
    declared = {canonicalize_name(re.split(r"[<>=]", line)[0]) for line in lines}
    used = set[str]().union(*(imported_packages(file.read_text()) for _, file in modules()))
    providers = packages_distributions()
    foreign = used - set(sys.stdlib_module_names) - {"bodymap"}
    undeclared = {
        name for name in foreign if not declared & set(map(canonicalize_name, providers.get(name, [])))
    }
    assert undeclared == set()
