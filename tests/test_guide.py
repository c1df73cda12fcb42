"""The user guide names only what is there. After a change of keys: BODYMAP_WRITE_GUIDE=1 pytest tests/test_guide.py."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from bodymap.knowledge.stored import open_library
from bodymap.ui.actions import ACTIONS, EXAMINATION_KEYS, MENUS, NAME_KEYS, STRENGTH_KEYS, map_actions, plain
from bodymap.ui.guide_pages import (
    CONTENTS,
    Kind,
    headings_in,
    picture_of,
    pictures_in,
    shown_text,
    slug,
    target_of,
)

TOP = Path(__file__).parent.parent
DOCS, GUIDE = TOP / "docs", TOP / "docs" / "guide"
MARK = "<!-- written by tests/test_guide.py; what follows is not edited by hand -->\n"
MOST_BYTES = 120 * 1024
ROWS = (*ACTIONS, *map_actions((("a", "A map", "A map"), ("b", "Another", "Another"))))
NAMES = {f"{plain(MENUS[one.menu])} > {plain(one.text)}" for one in ROWS if one.menu}
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
each_page = pytest.mark.parametrize("name", CONTENTS)


def text_of(name: str) -> str:
    return (GUIDE / name).read_text("utf-8")


def key_table() -> str:
    """The keys of every mode, group by group, as Markdown."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in ACTIONS:
        if one.listed and one.keys:
            groups.setdefault(one.group, []).append((plain(one.text), " or ".join(one.keys)))
    groups.setdefault("Examination", []).extend(EXAMINATION_KEYS)
    groups.setdefault("Tools", []).append(STRENGTH_KEYS)
    groups.setdefault("View", []).append(NAME_KEYS)
    parts: list[str] = []
    for group, rows in groups.items():
        lines = [f"| {text} | {keys.replace('|', '&#124;')} |" for text, keys in rows]
        parts.append("\n".join(["", f"### {group}", "", "| What | Key |", "|---|---|", *lines, ""]))
    return "".join(parts)


def test_the_contents_are_the_pages_that_are_there() -> None:
    assert sorted(CONTENTS) == sorted(path.name for path in GUIDE.glob("*.md"))


@each_page
def test_every_picture_of_a_page_is_there(name: str) -> None:
    text = text_of(name)
    assert [one for one in pictures_in(text) if picture_of(one, GUIDE / name, DOCS) is None] == []
    assert shown_text(GUIDE / name, DOCS) == text


def test_every_picture_is_shown_and_small() -> None:
    shown = {f"pictures/{path.name}" for path in (GUIDE / "pictures").iterdir()}
    assert shown == {one for name in CONTENTS for one in pictures_in(text_of(name))}
    assert [path.name for path in (GUIDE / "pictures").iterdir() if path.stat().st_size > MOST_BYTES] == []


@each_page
def test_every_action_a_page_names_is_in_the_table(name: str) -> None:
    menus = "|".join(plain(one) for one in MENUS.values())
    named = re.findall(rf"\*\*((?:{menus}) > [^*]+)\*\*", re.sub(r"\s+", " ", text_of(name)))
    assert [one for one in named if one not in NAMES] == []


@each_page
def test_every_link_leads_to_a_page_and_its_heading(name: str) -> None:
    for link in LINK.findall(text_of(name)):
        target = target_of(link, GUIDE / name, DOCS)
        assert target.kind is Kind.PAGE, link
        assert target.page is not None
        heads = {slug(words) for _, words in headings_in(target.page.read_text("utf-8"))}
        assert target.heading in {"", *heads}, link


def test_a_wheel_carries_every_page_that_is_linked() -> None:
    forced = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    carried = set(forced["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"])
    linked = {link for name in CONTENTS for link in LINK.findall(text_of(name)) if link.startswith("../")}
    assert "docs/guide" in carried
    assert {f"docs/{link[3:].partition('#')[0]}" for link in linked} == {
        one for one in carried if one.startswith("docs/") and one.endswith(".md")
    }


def test_the_table_of_keys_is_that_of_the_actions() -> None:
    head, mark, table = text_of("keyboard.md").partition(MARK)
    if os.environ.get("BODYMAP_WRITE_GUIDE"):
        (GUIDE / "keyboard.md").write_text(head + mark + key_table(), "utf-8")
        return
    assert mark
    assert table == key_table()


def test_the_intended_use_is_word_for_word_that_of_the_program() -> None:
    said = re.sub(r"\s+", " ", text_of("what-it-is-not.md"))
    assert re.sub(r"\s+", " ", open_library().intended_use).strip() in said


@pytest.mark.parametrize("link", ["https://example.org", "mailto:a@b.c", "file:///etc/hostname"])
def test_what_has_a_scheme_is_no_page(link: str) -> None:
    assert target_of(link, GUIDE / "start.md", DOCS).kind is Kind.WEB


@pytest.mark.parametrize("link", ["../../README.md", "nothing.md", "pictures/window.png"])
def test_what_is_outside_or_no_page_is_missing(link: str) -> None:
    assert target_of(link, GUIDE / "start.md", DOCS).kind is Kind.MISSING
