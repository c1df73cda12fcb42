"""The commands export and import as a script sees them."""

import json
import os
from pathlib import Path

import pytest

from bodymap import cli
from bodymap.records.drawing_file import load, save
from tests.records.documents import SAMPLE
from tests.records.imports.test_paindraw import LEFT_THIGH, stroke, written


@pytest.fixture
def bodymap(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["bodymap", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out = capsys.readouterr()
        return (end.value.code if isinstance(end.value.code, int) else 0), out.out, out.err

    return run


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    save(SAMPLE, tmp_path / "visit.bodymap")
    return tmp_path / "visit.bodymap"


@pytest.mark.parametrize("kind", ["fhir", "choir", "choir-list", "redcap"])
def test_every_kind_can_be_imported_again(bodymap, drawing: Path, kind: str) -> None:
    out, again = drawing.parent / "out.txt", drawing.parent / "again.bodymap"
    assert bodymap("export", drawing, "--as", kind, "-o", out)[::2] == (0, "")
    assert bodymap("import", out, "-o", again)[::2] == (0, "")
    assert load(again).drawing.marks


def test_date_and_name_stand_in_the_bundle(bodymap, drawing: Path) -> None:
    out = drawing.parent / "out.json"
    bodymap("export", drawing, "--as", "fhir", "-o", out, "--date", "2024-05-31", "--name", "A name")
    text = out.read_text("utf-8")
    assert '"effectiveDateTime": "2024-05-31"' in text
    assert json.loads(text)["entry"][0]["resource"]["name"] == [{"text": "A name"}]


def test_what_has_to_be_told_is_printed(bodymap, tmp_path: Path) -> None:
    (tmp_path / "segments.txt").write_text("127")
    out = bodymap("import", tmp_path / "segments.txt", "-o", tmp_path / "x.bodymap")[1]
    assert out.startswith("Note: The file says where it hurts, not what it feels like")


def test_a_template_gets_its_view_by_name(bodymap, tmp_path: Path) -> None:
    (tmp_path / "strokes.json").write_text(written(stroke(LEFT_THIGH), view=None))
    bodymap("import", tmp_path / "strokes.json", "--view", "body.png=back", "-o", tmp_path / "x.bodymap")
    assert [mark.view.value for mark in load(tmp_path / "x.bodymap").drawing.marks] == ["back"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_only_the_owner_may_read_what_is_written(bodymap, drawing: Path) -> None:
    out = drawing.parent / "out.json"
    bodymap("export", drawing, "--as", "fhir", "-o", out)
    assert out.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--as", "pdf"), "--as 'pdf' is not known; expected one of fhir, choir, choir-list, redcap"),
        (("--as", "fhir", "--date", "soon"), "--date 'soon' is no day; expected one as 2024-05-31"),
        (("--as", "choir", "--date", "2024-05-31"), "--date and --name go into a FHIR bundle only"),
        (("--as", "fhir", "--name", "a\u202eb"), "--name holds hidden characters"),
    ],
)
def test_bad_words_of_export_end_in_one_sentence(
    bodymap, drawing: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, _, err = bodymap("export", drawing, *arguments, "-o", drawing.parent / "out")
    assert (code, told in err, err.count("\n")) == (2, True, 1)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "x.json"), "cannot write 'x.json'; expected a name that ends with .bodymap"),
        (("-o", "x.bodymap", "--view", "top"), "--view 'top' is not known"),
        (("-o", "x.bodymap", "--sensation", "itch"), "--sensation 'itch' is not known"),
    ],
)
def test_bad_words_of_import_end_in_one_sentence(
    bodymap, drawing: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, _, err = bodymap("import", drawing, *arguments)
    assert (code, told in err, err.count("\n")) == (2, True, 1)


@pytest.mark.parametrize("words", [("export", "--as", "fhir"), ("import",)])
def test_the_file_that_is_read_is_never_written_over(bodymap, drawing: Path, words: tuple[str, ...]) -> None:
    before = drawing.read_bytes()
    code, _, err = bodymap(words[0], drawing, *words[1:], "-o", drawing)
    assert (code, "would take the place of the file it comes from" in err) == (2, True)
    assert drawing.read_bytes() == before


def test_a_file_that_cannot_be_read_changes_nothing(bodymap, drawing: Path) -> None:
    before = drawing.read_bytes()
    (drawing.parent / "bad.json").write_text("{")
    assert bodymap("import", drawing.parent / "bad.json", "-o", drawing)[0] == 2
    assert drawing.read_bytes() == before
