import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, folder: Path) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of a fresh environment with our wheel, made from our sdist.

    The dependencies are lent by the environment of the tests, so that this works without a network.
    """
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT, folder=folder)
    venv.create(folder / "fresh", with_pip=True)
    python = folder / "fresh" / SCRIPTS / "python"
    packages = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
    )
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"))
    wheel = next((folder / "dist").glob("*.whl"))
    run(python, "-m", "pip", "install", "-q", "--no-index", "--no-deps", wheel, folder=folder)
    return folder / "fresh" / SCRIPTS


def test_the_installed_command_opens_a_map(installed: Path, tmp_path: Path) -> None:
    found = run(
        installed / "bodymap", "locate", "--landmark", "hallux_tip", "--side", "L", "--json", folder=tmp_path
    )
    assert {place["maps"]["isncsci"] for place in json.loads(found)} == {"L5"}


def test_the_installed_package_carries_its_own_data(installed: Path, tmp_path: Path) -> None:
    code = "from bodymap.data import data_folder as f; print(f('assets')); print(f('regions'))"
    folders = run(installed / "python", "-c", code, folder=tmp_path).split()
    assert all(Path(folder).is_relative_to(installed.parent) for folder in folders)
    assert all(any(Path(folder).iterdir()) for folder in folders)


def test_the_installed_package_starts_as_a_module_under_its_own_name(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "python", "-m", "bodymap", "--help", folder=tmp_path).startswith("Usage: bodymap ")
