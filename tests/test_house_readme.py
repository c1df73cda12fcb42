import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bodymap.cli import app

ROOT = Path(__file__).parent.parent
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "AGENTS.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/maps.md",
    "docs/exchange.md",
    "docs/cohort.md",
)


def page(name: str) -> str:
    return (ROOT / name).read_text()


def links() -> list[tuple[str, str]]:
    """Page and target of every link and picture inside the repository."""
    found = [(name, target) for name in PAGES for target in re.findall(r"\]\(([^)#]+)", page(name))]
    return [(name, target) for name, target in found if not target.startswith("https://")]


def commands() -> set[str]:
    """Every bodymap command the pages name, as `assess` in `bodymap assess case.yaml`."""
    text = "\n".join(page(name) for name in PAGES)
    return set(
        re.findall(
            r"(?:bodymap|start\.py) (assess|locate|render|export|import|atlas \w+|doctor|evaluate|cohort \w+)",
            text,
        )
    )


@pytest.mark.parametrize("command", ["python3 start.py", "python3 start.py test"])
def test_the_two_commands_stand_alone_in_the_readme(command: str) -> None:
    assert f"```\n{command}\n```" in page("README.md")


@pytest.mark.parametrize(("name", "target"), links())
def test_links_lead_somewhere(name: str, target: str) -> None:
    assert (ROOT / name).parent.joinpath(target).exists()


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_the_pages_name_exists(command: str) -> None:
    assert CliRunner().invoke(app, [*command.split(), "--help"]).exit_code == 0


def test_the_readme_says_what_it_is_not() -> None:
    assert "not for diagnosis" in page("README.md")


def test_agents_page_stays_short() -> None:
    assert len(page("AGENTS.md").splitlines()) < 50
