"""Every row of the two lay articles that is marked done is tried, through the command line or the real window."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from typer.testing import CliRunner

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.layers import open_layers
from bodymap.atlas.levels import DiscLevel, Root, Side, View
from bodymap.cli import app
from bodymap.knowledge.library import Option
from bodymap.knowledge.stored import open_library
from bodymap.records.samples import samples
from bodymap.ui.conditions_panel import OptionCard
from bodymap.ui.loaded import reader
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.state import Selection
from bodymap.ui.window import Window

TABLE = Path(__file__).parent.parent / "docs" / "articles.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["rows"]
PARTS = [(row, part) for row in ROWS for part in row["parts"]]


def done(kind: str) -> list[Any]:
    """The parts that are done and tried in this way, each with its row as the name of the test."""
    found = [(row, part) for row, part in PARTS if part["state"] == "done" and kind in part["check"]]
    return [pytest.param(part["check"], id=f"{row['id']}: {part['what']}"[:70]) for row, part in found]


def test_all_twenty_rows_of_both_articles_stand_in_the_table() -> None:
    assert [row["article"] for row in ROWS] == ["low-back"] * 10 + ["buttock"] * 10


def test_every_part_is_done_with_a_check_or_later_with_the_part_that_brings_it() -> None:
    for row, part in PARTS:
        wanted = "check" if part["state"] == "done" else "part"
        assert part["state"] in ("done", "later"), row["id"]
        assert part.get(wanted), row["id"]


def test_every_row_has_something_done() -> None:
    assert all(any(part["state"] == "done" for part in row["parts"]) for row in ROWS)


def test_every_done_part_has_exactly_one_way_to_be_tried() -> None:
    for row, part in PARTS:
        if part["state"] == "done":
            assert len({"assess", "locate", "window"} & set(part["check"])) == 1, row["id"]


# Through the command line


@pytest.mark.parametrize("check", done("assess"))
def test_assess_answers_as_the_row_says(check: dict[str, Any], tmp_path: Path) -> None:
    for side in check.get("sides", [check["assess"]["side"]]):
        case = tmp_path / f"case-{side}.yaml"
        case.write_text(yaml.safe_dump({"id": "row", **check["assess"], "side": side}), encoding="utf-8")
        answer = answered("assess", str(case), "--json")
        assert answer["skipped"] == []
        compare(answer, check["expect"])
        if "roots.0.root" in check["expect"]:
            assert answer["roots"][0]["side"] == side


@pytest.mark.parametrize("check", done("locate"))
def test_locate_answers_as_the_row_says(check: dict[str, Any]) -> None:
    compare(answered("locate", *check["locate"], "--json"), check["expect"])


def answered(*arguments: str) -> Any:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def compare(answer: Any, expected: dict[str, Any]) -> None:
    for path, wanted in expected.items():
        found = answer
        for step in path.split("."):
            found = found[int(step)] if step.isdecimal() else found[step]
        if isinstance(wanted, dict):
            like = wanted["has"]
            assert any({k: one.get(k) for k in like} == like for one in found), (path, wanted, found)
        else:
            assert found == wanted, (path, wanted, found)


# Through the window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    library, atlas = open_library(), open_atlas()
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    session = Session(reader(library, atlas))
    made = Window(session, library, atlas, samples(), settings, now=lambda: datetime(2026, 11, 21, 9, 0))
    qtbot.addWidget(made)
    made.commands.show_sample(samples()[0])
    yield made
    session.new()


@pytest.mark.parametrize("check", done("window"))
def test_the_window_shows_what_the_row_says(check: dict[str, Any], window: Window) -> None:
    LOOKS[check["window"]](window, check)


def words_in(widget: QWidget) -> str:
    """Every text that stands on the labels and buttons of a part of the window."""
    labels = [label.text() for label in widget.findChildren(QLabel)]
    buttons = [f"{one.text()} {one.accessibleName()}" for one in widget.findChildren(QAbstractButton)]
    return "\n".join((*labels, *buttons))


def expect_texts(shown: str, check: dict[str, Any]) -> None:
    for text in check["texts"]:
        assert text.lower() in shown.lower(), f"{text!r} is not shown"


def look_at_root(window: Window, check: dict[str, Any]) -> None:
    window.session.select(Selection(root=Root(check["root"]), side=Side(check["side"])))
    expect_texts(words_in(window.side.selection), check)


def look_at_disc(window: Window, check: dict[str, Any]) -> None:
    window.session.select(Selection(disc=DiscLevel(check["disc"])))
    expect_texts(words_in(window.side.selection), check)


def look_at_nerve(window: Window, check: dict[str, Any]) -> None:
    """The nerve, its branches and the place are drawn: exactly there the picture differs from the bare body."""
    bare = window.figure.grab().toImage()
    window.session.select(Selection(nerve=check["nerve"], side=Side(check["side"])))
    expect_texts(words_in(window.side.selection), check)
    view, layers = View(check["view"]), open_layers()
    for name in (check["nerve"], *check["with"]):
        lines = [n.line for n in layers.nerves[view] if n.nerve == name and n.side == check["side"]]
        spots = [line.interpolate(0.5, normalized=True) for line in lines]
        assert any(is_drawn(window, bare, view, spot.x, spot.y) for spot in spots), name
    places = [p for p in layers.places[view] if (p.nerve, p.name) == (check["nerve"], check["place"])]
    assert all(is_drawn(window, bare, view, p.x, p.y) for p in places if p.side == check["side"])


def look_at_involved(window: Window, check: dict[str, Any]) -> None:
    bare = window.figure.grab().toImage()
    window.session.select(Selection(condition=check["condition"]))
    view, layers = View(check["view"]), open_layers()
    muscle = next(m for m in layers.muscles[view] if m.muscle == check["muscle"])
    spot = muscle.shape.representative_point()
    assert any(is_drawn(window, bare, view, x, spot.y) for x in (spot.x, -spot.x))
    line = next(n.line for n in layers.nerves[view] if n.nerve == check["nerve"])
    point = line.interpolate(0.5, normalized=True)
    assert any(is_drawn(window, bare, view, x, point.y) for x in (point.x, -point.x))
    expect_texts(words_in(window.maps), check)


def is_drawn(window: Window, bare: QImage, view: View, x: float, y: float) -> bool:
    """Whether the body looks different now at this place (mm)."""
    placement = next(p for p in window.figure.placements if p.view is view)
    at = QPoint(*(round(v) for v in placement.to_px(x, y)))
    now = window.figure.grab().toImage()
    near = [at + QPoint(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return any(now.pixelColor(spot) != bare.pixelColor(spot) for spot in near)


def look_at_sensations(window: Window, check: dict[str, Any]) -> None:
    expect_texts(words_in(window.tools), check)


def look_at_condition(window: Window, check: dict[str, Any]) -> None:
    window.session.select(Selection(condition=check["condition"]))
    expect_texts(words_in(window.side.conditions), check)


def look_at_options(window: Window, check: dict[str, Any]) -> None:
    window.session.select(Selection(condition=check["condition"]))
    group = [o for o in open_library().options_for(check["condition"]) if o.group == check["group"]]
    cards = [words_in(card) for card in window.side.conditions.findChildren(OptionCard)]
    shown = [card for card in cards if any(option.text in card for option in group)]
    assert len(shown) == len(group) > 0
    for option, card in zip(group, shown, strict=True):
        whole(option, card)
    expect_texts("\n".join(shown), check)


def whole(option: Option, card: str) -> None:
    """An option never stands without its caution, its guideline, its source and its date."""
    for part in (option.name, option.cautions, option.guideline, option.source.rstrip("."), "2026"):
        assert part in card


def look_at_note(window: Window, check: dict[str, Any]) -> None:
    window.commands.copy_note()
    assert open_library().safety_net in QApplication.clipboard().text()


def look_at_map(window: Window, check: dict[str, Any]) -> None:
    window.commands.show_map(check["id"])
    assert window.session.state.show.map == check["id"]
    assert window.map_choice.currentData() == check["id"]


def look_at_examination(window: Window, check: dict[str, Any]) -> None:
    window.side.test_next(check["item"])
    expect_texts(words_in(window.side.examination), check)


LOOKS: dict[str, Callable[[Window, dict[str, Any]], None]] = {
    "root": look_at_root,
    "disc": look_at_disc,
    "nerve": look_at_nerve,
    "involved": look_at_involved,
    "sensations": look_at_sensations,
    "condition": look_at_condition,
    "options": look_at_options,
    "note": look_at_note,
    "map": look_at_map,
    "examination": look_at_examination,
}
