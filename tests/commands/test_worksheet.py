from pathlib import Path

import pytest

from bodymap import cli


@pytest.fixture
def worksheet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[object, str]:
        monkeypatch.setattr("sys.argv", ["bodymap", "worksheet", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return end.value.code or 0, capsys.readouterr().err

    return run


@pytest.mark.parametrize("kind", ["blank", "map", "answers"])
@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
@pytest.mark.usefixtures("qapp")  # fonts need one, and the window of later tests needs it to be a whole one
def test_a_page_is_written(worksheet, tmp_path: Path, kind: str, ending: str) -> None:
    page = tmp_path / f"page{ending}"
    assert worksheet(kind, "-o", str(page)) == (0, "")
    assert page.stat().st_size > 2000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("colour", "-o", "a.pdf"), "expected blank, map or answers"),
        (("map", "-o", "a.txt"), "expected a name that ends with"),
        (("map", "--map", "nobody", "-o", "a.pdf"), "no map 'nobody'"),
    ],
)
def test_a_wrong_word_ends_in_one_sentence(worksheet, arguments: tuple[str, ...], said: str) -> None:
    code, error = worksheet(*arguments)
    assert code == 2
    assert said in error
    assert error.count("\n") == 1
