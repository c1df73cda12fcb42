import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parent.parent
LOCK = tomllib.loads((ROOT / "uv.lock").read_text())
LOCKED = {"requirements.txt", "requirements-dev.txt", "uv.lock"}
SYSTEMS = {
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
    "macOS": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
}
LINUX_KEY_STORE = {"secretstorage", "jeepney"}  # keyring's way to it; the others have their own
WHEELS = {
    "Windows": r"any|win_amd64",
    "macOS": r"any|macosx_\d+_\d+_(arm64|universal2)",
    "Linux": r"any|manylinux.*x86_64",
}


def fits(marker: str | None, system: str, python: str) -> bool:
    """Whether a dependency counts on this system and Python."""
    environment = {**SYSTEMS[system], "python_version": python, "python_full_version": f"{python}.1"}
    return marker is None or Marker(marker).evaluate(environment)


def is_meant(package: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether this is the wanted package, in the wanted version where the lock holds several."""
    return package["name"] == wanted["name"] and wanted.get("version") in (None, package["version"])


def needed(system: str, python: str) -> Iterator[dict[str, Any]]:
    """Every locked package that running bodymap needs there, found from bodymap downwards."""
    todo: list[dict[str, Any]] = [{"name": "bodymap"}]
    seen: set[str] = set()
    while todo:
        wanted = todo.pop()
        if wanted["name"] in seen:
            continue
        seen.add(wanted["name"])
        package = next(one for one in LOCK["package"] if is_meant(one, wanted))
        todo += [one for one in package.get("dependencies", []) if fits(one.get("marker"), system, python)]
        if package["name"] != "bodymap":
            yield package


def tags(package: dict[str, Any]) -> set[Tag]:
    """What the wheels of a package are made for."""
    names = [wheel["url"].rpartition("/")[2] for wheel in package.get("wheels", [])]
    return {tag for name in names for tag in parse_wheel_filename(name)[3]}


def made_for(tag: Tag, system: str, python: str) -> bool:
    minor = int(python.partition(".")[2])
    return re.fullmatch(WHEELS[system], tag.platform) is not None and (
        tag.interpreter in ("py3", f"cp3{minor}")
        or (tag.abi == "abi3" and int(tag.interpreter.removeprefix("cp3")) <= minor)
    )


def pins(file: str) -> set[tuple[str, str]]:
    """Name and version of everything a pip lock pins."""
    found = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / file).read_text(), re.MULTILINE)
    return {(canonicalize_name(name), version) for name, version in found}


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("system", SYSTEMS)
def test_everything_needed_to_run_has_a_wheel(system: str, python: str) -> None:
    lacking = [
        package["name"]
        for package in needed(system, python)
        if not any(made_for(tag, system, python) for tag in tags(package))
    ]
    assert lacking == []


@pytest.mark.parametrize("system", ["Windows", "macOS"])
def test_only_the_key_store_of_linux_is_for_linux_only(system: str) -> None:
    linux = {package["name"] for package in needed("Linux", "3.13")}
    assert linux - {package["name"] for package in needed(system, "3.13")} == LINUX_KEY_STORE


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_the_pip_locks_pin_what_the_uv_lock_holds(file: str) -> None:
    held = {(package["name"], package["version"]) for package in LOCK["package"]}
    assert pins(file)
    assert pins(file) <= held


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_of_a_pip_lock_carries_a_hash(file: str) -> None:
    entries = re.split(r"\n(?=\w)", (ROOT / file).read_text())[1:]
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_to_run_pins_every_dependency() -> None:
    wanted = {package["name"] for package in needed("Linux", "3.13")}
    assert wanted <= {name for name, _ in pins("requirements.txt")}


@pytest.mark.parametrize("file", sorted(LOCKED))
def test_the_locks_name_the_public_index_or_none(file: str) -> None:
    hosts = set(re.findall(r"\w+://[^/\"]*", (ROOT / file).read_text()))
    assert hosts <= {"https://pypi.org", "https://files.pythonhosted.org"}


def test_qt_is_pinned_clear_of_the_release_that_loses_none() -> None:
    qt = next(package for package in LOCK["package"] if package["name"] == "pyside6-essentials")
    assert tuple(map(int, qt["version"].split("."))) < (6, 12)
