import json
from pathlib import Path

import pytest

from bodymap import cli
from bodymap.records.samples import samples
from bodymap.records.seal import sealed

ONE, OTHER = (str(sample.path) for sample in samples()[:2])


@pytest.fixture
def compare(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr("sys.argv", ["bodymap", "compare", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return end.value.code or 0, said.out, said.err

    return run


def test_a_drawing_beside_itself_is_the_same(compare) -> None:
    code, out, _ = compare(ONE, ONE, "--json")
    answer = json.loads(out)
    assert (code, answer["overlap"], answer["place"]) == (0, 1.0, "no more than drawing twice")


def test_the_words_say_what_drawing_twice_changes_anyway(compare) -> None:
    assert "within a minute" in compare(ONE, OTHER)[1]


@pytest.mark.parametrize("kind", [".svg", ".png", ".pdf"])
@pytest.mark.usefixtures("qapp")  # fonts need one, and the window of later tests needs it to be a whole one
def test_the_picture_is_written(compare, tmp_path: Path, kind: str) -> None:
    picture = tmp_path / f"change{kind}"
    assert compare(ONE, OTHER, "-o", str(picture))[0] == 0
    assert picture.stat().st_size > 1000


def test_another_kind_of_picture_is_refused_before_anything_is_read(compare) -> None:
    code, _, err = compare("nowhere", "nowhere", "-o", "change.bmp")
    assert (code, err.count("\n")) == (2, 1)
    assert "expected a name that ends with" in err


def test_a_drawing_on_another_figure_is_refused(compare, tmp_path: Path) -> None:
    content = json.loads(Path(ONE).read_text(encoding="utf-8"))
    content["figure"]["id"] = "somebody-else-9"
    other = tmp_path / "other.bodymap"
    other.write_text(json.dumps(sealed(content)), encoding="utf-8")
    code, _, err = compare(ONE, str(other))
    assert code == 2
    assert "another figure" in err


def test_a_file_that_is_no_drawing_is_told_in_one_sentence(compare, tmp_path: Path) -> None:
    broken = tmp_path / "broken.bodymap"
    broken.write_text("{", encoding="utf-8")
    code, _, err = compare(ONE, str(broken))
    assert (code, err.count("\n")) == (2, 1)
