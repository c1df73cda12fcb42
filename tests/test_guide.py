"""The user guide names only what is there. After a change of keys: BODYMAP_WRITE_GUIDE=1 pytest tests/test_guide.py."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from bodymap.knowledge.stored import open_library
from bodymap.language import LANGUAGES, said_if_ours, speak, tr
from bodymap.ui.actions import (
    ACTIONS,
    EXAMINATION_KEYS,
    MENUS,
    NAME_KEYS,
    STRENGTH_KEYS,
    key_words,
    map_actions,
    plain,
    said,
)
from bodymap.ui.guide_pages import (
    CONTENTS,
    Guide,
    Kind,
    headings_in,
    picture_of,
    pictures_in,
    shown_text,
    slug,
    target_of,
    unbroken,
)

TOP = Path(__file__).parent.parent
DOCS, GUIDE = TOP / "docs", TOP / "docs" / "guide"
MARK = "<!-- written by tests/test_guide.py; what follows is not edited by hand -->\n"
MOST_BYTES = 120 * 1024
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
AS_IT_IS = re.compile(r"`[^`]+`|\bF\d+\b|\bCtrl\+\w|\bTab\b|(?<=\()\w(?=\))")
"""Commands and keys that no language says otherwise."""
HEADS = {"en": "| What | Key |", "fr": "| Quoi | Touche |"}
OR = {"en": " or ", "fr": " ou "}
WHOLE = tuple(one.code for one in LANGUAGES.values() if one.whole)
each_language = pytest.mark.parametrize("code", WHOLE)
each_other = pytest.mark.parametrize("code", WHOLE[1:])
each_page = pytest.mark.parametrize("name", CONTENTS)


def path_of(code: str, name: str) -> Path:
    return Guide(GUIDE, code).own / name


def text_of(code: str, name: str) -> str:
    return path_of(code, name).read_text("utf-8")


def one_line(text: str) -> str:
    """With every room, firm ones too, as one plain space."""
    return re.sub(r"\s+", " ", text)


def menus_of(code: str) -> tuple[str, ...]:
    """What the menus are called in a language."""
    speak(code)
    return tuple(plain(tr(one)) for one in MENUS.values())


def actions_of(code: str) -> dict[str, str]:
    """`File > Save` in a language, and the id of the action."""
    speak(code)
    rows = (*ACTIONS, *map_actions((("a", "A map", "A map"), ("b", "Another", "Another"))))
    return {one_line(f"{plain(tr(MENUS[one.menu]))} > {plain(said(one, one.text))}"): one.id for one in rows if one.menu}


def named_on(code: str, name: str) -> list[str]:
    """What a page names as an action of a menu."""
    return re.findall(rf"\*\*((?:{'|'.join(menus_of(code))}) > [^*]+)\*\*", one_line(text_of(code, name)))


def key_table(code: str) -> str:
    """The keys of every mode, group by group, as Markdown."""
    speak(code)
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in ACTIONS:
        if one.listed and one.keys:
            keys = OR[code].join(map(key_words, one.keys))
            groups.setdefault(said(one, one.group), []).append((plain(said(one, one.text)), keys))
    for group, rows in (("Examination", EXAMINATION_KEYS), ("Tools", (STRENGTH_KEYS,)), ("View", (NAME_KEYS,))):
        groups.setdefault(tr(group), []).extend((tr(text), said_if_ours(keys)) for text, keys in rows)
    parts: list[str] = []
    for group, rows in groups.items():
        lines = [f"| {text} | {keys.replace('|', '&#124;')} |" for text, keys in rows]
        parts.append("\n".join(["", f"### {group}", "", HEADS[code], "|---|---|", *lines, ""]))
    return "".join(parts).replace("\u00a0", " ")  # files have plain spaces, the reader makes them firm


@each_language
def test_the_contents_are_the_pages_that_are_there(code: str) -> None:
    assert sorted(CONTENTS) == sorted(path.name for path in Guide(GUIDE, code).own.glob("*.md"))


@each_language
@each_page
def test_every_picture_of_a_page_is_there(code: str, name: str) -> None:
    text, path = text_of(code, name), path_of(code, name)
    assert [one for one in pictures_in(text) if picture_of(one, path, DOCS) is None] == []
    assert shown_text(path, DOCS) == text


@each_language
def test_every_picture_is_shown_and_small(code: str) -> None:
    files = tuple(path_of(code, "pictures").iterdir())
    assert {f"pictures/{path.name}" for path in files} == {one for name in CONTENTS for one in pictures_in(text_of(code, name))}
    assert [path.name for path in files if path.stat().st_size > MOST_BYTES] == []


@each_language
@each_page
def test_every_action_a_page_names_is_in_the_table(code: str, name: str) -> None:
    known = actions_of(code)
    assert [one for one in named_on(code, name) if one not in known] == []


@each_other
@each_page
def test_a_page_has_the_headings_of_its_english_one(code: str, name: str) -> None:
    ours, theirs = (headings_in(text_of(one, name)) for one in (code, "en"))
    assert [level for level, _ in ours] == [level for level, _ in theirs]


@each_other
@each_page
def test_a_page_has_the_pictures_of_its_english_one(code: str, name: str) -> None:
    assert pictures_in(text_of(code, name)) == pictures_in(text_of("en", name))


@each_other
@each_page
def test_a_page_has_the_links_of_its_english_one(code: str, name: str) -> None:
    ours, theirs = (LINK.findall(text_of(one, name)) for one in (code, "en"))
    assert [link.removeprefix("../") if link.startswith("../") else link for link in ours] == theirs


@each_other
@each_page
def test_a_page_has_the_lists_of_its_english_one(code: str, name: str) -> None:
    ours, theirs = (re.findall(r"^(-|\d\.|\|)", text_of(one, name), re.MULTILINE) for one in (code, "en"))
    assert ours == theirs


@each_other
@each_page
def test_a_page_names_the_actions_of_its_english_one(code: str, name: str) -> None:
    english = [actions_of("en")[one] for one in named_on("en", name)]
    assert [actions_of(code)[one] for one in named_on(code, name)] == english


@each_other
@each_page
def test_a_page_names_the_keys_and_commands_of_its_english_one(code: str, name: str) -> None:
    ours, theirs = (sorted(AS_IT_IS.findall(head_of(one, name))) for one in (code, "en"))
    assert ours == theirs


def head_of(code: str, name: str) -> str:
    """A page without the table that is written."""
    return text_of(code, name).partition(MARK)[0]


def test_a_french_mark_never_begins_a_line() -> None:
    assert unbroken("Qui ? « moi » : 5 %") == "Qui\u00a0? «\u00a0moi\u00a0»\u00a0: 5\u00a0%"
    assert unbroken("| Touches | ? |") == "| Touches | ? |"


@each_language
@each_page
def test_every_link_leads_to_a_page_and_its_heading(code: str, name: str) -> None:
    for link in LINK.findall(text_of(code, name)):
        target = target_of(link, path_of(code, name), Guide(GUIDE, code))
        assert target.kind is Kind.PAGE, link
        assert target.page is not None
        heads = {slug(words) for _, words in headings_in(target.page.read_text("utf-8"))}
        assert target.heading in {"", *heads}, link


def test_a_wheel_carries_every_page_that_is_linked() -> None:
    forced = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    carried = set(forced["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"])
    linked = {link for name in CONTENTS for link in LINK.findall(text_of("en", name)) if link.startswith("../")}
    assert "docs/guide" in carried
    assert {f"docs/{link[3:].partition('#')[0]}" for link in linked} == {
        one for one in carried if one.startswith("docs/") and one.endswith(".md")
    }


@each_language
def test_the_table_of_keys_is_that_of_the_actions(code: str) -> None:
    head, mark, table = text_of(code, "keyboard.md").partition(MARK)
    if os.environ.get("BODYMAP_WRITE_GUIDE"):
        path_of(code, "keyboard.md").write_text(head + mark + key_table(code), "utf-8")
        return
    assert mark
    assert table == key_table(code)


@each_language
def test_the_intended_use_is_word_for_word_that_of_the_program(code: str) -> None:
    speak(code)
    assert one_line(open_library().intended_use).strip() in one_line(text_of(code, "what-it-is-not.md"))


ENGLISH = Guide(GUIDE)


@pytest.mark.parametrize("link", ["https://example.org", "mailto:a@b.c", "file:///etc/hostname"])
def test_what_has_a_scheme_is_no_page(link: str) -> None:
    assert target_of(link, GUIDE / "start.md", ENGLISH).kind is Kind.WEB


@pytest.mark.parametrize("link", ["../../README.md", "nothing.md", "pictures/window.png"])
def test_what_is_outside_or_no_page_is_missing(link: str) -> None:
    assert target_of(link, GUIDE / "start.md", ENGLISH).kind is Kind.MISSING
