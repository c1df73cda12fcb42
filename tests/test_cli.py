"""The command line as a script sees it: real processes for start and exit, one process for the rest."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bodymap import cli
from bodymap.atlas.atlas import open_atlas
from bodymap.data import data_folder
from bodymap.records.samples import samples

CASES = Path(__file__).parent / "records" / "cases-dev.yaml"
SAMPLE = str(samples()[0].path)
MAPS = data_folder("regions") / "maps"


def run(monkeypatch, capsys, *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["bodymap", *arguments])
    with pytest.raises(SystemExit) as end:
        cli.main()
    out = capsys.readouterr()
    code = end.value.code
    return (code if isinstance(code, int) else 0), out.out, out.err


@pytest.fixture
def bodymap(monkeypatch, capsys):
    return lambda *arguments: run(monkeypatch, capsys, *arguments)


def test_the_development_cases_are_read_without_a_complaint(bodymap):
    code, out, err = bodymap("assess", str(CASES), "--json")
    answers = json.loads(out)
    assert (code, err, len(answers)) == (0, "", 24)
    assert all(not a["skipped"] and a["id"] for a in answers)


def test_one_case_gives_one_object(bodymap, tmp_path):
    case = tmp_path / "case.yaml"
    case.write_text("id: one\nside: L\nzones: {numb_or_tingling: [toe_5]}\n", encoding="utf-8")
    answer = json.loads(bodymap("assess", str(case), "--json")[1])
    assert (answer["id"], answer["roots"][0]["root"], answer["roots"][0]["side"]) == ("one", "S1", "L")


def test_the_answer_holds_every_key_scripts_rely_on(bodymap):
    answer = json.loads(bodymap("assess", SAMPLE, "--json")[1])
    promised = {"roots", "root_at_all", "look_alikes", "red_flags", "next_steps", "sources", "skipped"}
    assert promised <= set(answer)
    assert {"root", "side", "rank", "probability", "band", "reasons"} <= set(answer["roots"][0])


def test_the_answer_says_what_it_would_be_under_each_map(bodymap):
    answer = json.loads(bodymap("assess", SAMPLE, "--json")[1])
    assert {one["map"] for one in answer["under_maps"]} == set(open_atlas().maps)
    keys = {"map", "title", "side", "painted", "roots", "first", "first_before", "text"}
    assert all(set(one) == keys for one in answer["under_maps"])


def test_the_words_of_a_reading_name_every_map_it_would_change_under(bodymap):
    out = bodymap("assess", SAMPLE)[1]
    assert "Under our schematic after Foerster 1933, " in out
    assert "Assumed: under a map" in out


def test_the_agreement_of_the_maps_is_plain_json(bodymap):
    answer = json.loads(bodymap("atlas", "agreement", "--json")[1])
    assert {"note", "maps", "pairs", "conflicts"} <= set(answer)


def test_a_drawing_is_read_in_words(bodymap):
    code, out, _ = bodymap("assess", SAMPLE)
    assert code == 0
    assert "If one lumbosacral root is the cause:" in out
    assert out.rstrip().endswith("Not a diagnosis, and not an all-clear.")


@pytest.mark.parametrize("view", ["front", "inner-right"])
def test_the_inner_ankle_is_l4_in_both_maps(bodymap, view):
    out = bodymap("locate", "--landmark", "medial_malleolus", "--side", "R", "--view", view, "--json")[1]
    found = json.loads(out)
    assert (found["side"], found["maps"]["isncsci"], found["maps"]["article"]) == ("R", "L4", "L4")


@pytest.mark.parametrize(("landmark", "level"), [("great_toe", "L5"), ("little_toe", "S1")])
@pytest.mark.parametrize("side", ["L", "R"])
def test_the_great_toe_is_l5_and_the_little_toe_s1(bodymap, landmark, level, side):
    found = json.loads(bodymap("locate", "--landmark", landmark, "--side", side, "--json")[1])
    assert found
    assert {m for one in found for m in (one["maps"]["isncsci"], one["maps"]["article"])} == {level}


def test_a_place_with_a_negative_x_is_found(bodymap):
    found = json.loads(bodymap("locate", "back", "-100", "1293", "--json")[1])
    assert (found["side"], found["zone"], found["maps"]["isncsci"]) == ("L", "popliteal", "S2")


def test_a_place_beside_the_body_is_in_no_zone(bodymap):
    assert json.loads(bodymap("locate", "front", "300", "1700", "--json")[1])["zone"] is None


def test_a_place_beside_the_body_is_on_no_side_and_not_on_the_midline(bodymap):
    assert json.loads(bodymap("locate", "front", "300", "1700", "--json")[1])["side"] is None
    words = bodymap("locate", "front", "300", "1700")[1]
    assert words.startswith(
        "front 300 1700: off the body; the view front goes from x -450 to 450 and from y -"
    )


def test_a_person_is_told_names_and_no_ids(bodymap):
    words = bodymap("locate", "back", "100", "805")[1]
    assert "right" in words
    assert "muscles from outside: large buttock muscle, piriformis" in words
    assert "L3 (Foerster 1933; Keegan, Garrett 1948)" in words
    assert "blank (" in words
    assert "_" not in words


def test_nothing_that_is_said_of_a_landmark_is_an_id(bodymap):
    for name, side in (("hallux_tip", "L"), ("medial_malleolus", "R")):
        assert "_" not in bodymap("locate", "--landmark", name, "--side", side)[1]


def test_a_place_in_the_middle_of_the_body_is_on_the_midline(bodymap):
    assert json.loads(bodymap("locate", "back", "0", "700", "--json")[1])["side"] == "midline"


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_drawing_becomes_a_picture(bodymap, tmp_path, kind, qapp):
    out = tmp_path / f"drawing.{kind}"
    assert bodymap("render", SAMPLE, "-o", str(out))[0] == 0
    start = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}[kind]
    assert out.read_bytes().startswith(start)


def test_a_picture_shows_the_maps_that_are_asked_for(bodymap, tmp_path):
    out = tmp_path / "drawing.svg"
    assert bodymap("render", SAMPLE, "--map", "isncsci", "--map", "lee-2008", "-o", str(out))[0] == 0
    text = out.read_text(encoding="utf-8")
    assert text.index("ISNCSCI key sensory points") < text.index("Lee, McPhee and Stringer 2008")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--map", "all"), "All maps stacked"),
        (("--map", "all", "--root", "L5", "--side", "L"), "L5 in all maps"),
        (("--map", "all", "--layer", "nerves"), "All maps stacked: borders only"),
        (("--muscle", "soleus"), "Outlined: soleus"),
        (("--nerve", "sural", "--side", "R", "--views", "feet"), "Sural nerve with its branches"),
        (("--look-alike", "gtps", "--views", "sides"), "a teaching picture, never scored"),
    ],
)
def test_a_picture_shows_what_a_teacher_asks_for(bodymap, tmp_path, asked, words):
    out = tmp_path / "drawing.svg"
    assert bodymap("render", SAMPLE, *asked, "-o", str(out))[0] == 0
    assert words in out.read_text(encoding="utf-8")


def test_the_atlas_is_sound(bodymap):
    code, out, _ = bodymap("atlas", "check")
    assert code == 0
    assert "sound" in out


def test_one_map_file_is_checked_by_itself(bodymap, tmp_path):
    path = tmp_path / "mine.yaml"
    text = (MAPS / "lee-2008.yaml").read_text("utf-8")
    path.write_text(text.replace("      S2: ", "      S9: "), "utf-8")
    code, out, _ = bodymap("atlas", "check", str(path))
    assert code == 2
    assert out.startswith(f"{path}:")
    assert "unknown label 'S9'" in out


def test_a_sound_map_file_is_told_so(bodymap):
    code, out, _ = bodymap("atlas", "check", str(MAPS / "lee-2008.yaml"))
    assert (code, out.splitlines()[-1]) == (0, "The map is sound: every face has its label.")


def test_an_unsound_map_of_your_own_is_told_and_the_answer_goes_on(bodymap, tmp_path, monkeypatch):
    monkeypatch.setenv("BODYMAP_DATA_DIR", str(tmp_path))
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "mine.yaml").write_text("id: mine", "utf-8")
    code, out, err = bodymap("locate", "feet-top", "60", "300", "--json")
    assert (code, json.loads(out)["maps"]["isncsci"]) == (0, "L5")
    assert err.count("\n") == 1
    assert "this map of your own is left out" in err


def test_a_map_that_is_watched_is_drawn_and_ctrl_c_ends_it(bodymap, tmp_path, monkeypatch):
    path = tmp_path / "mine.yaml"
    path.write_bytes((MAPS / "lee-2008.yaml").read_bytes())
    steps = iter([lambda: path.write_text("id: half", "utf-8"), lambda: None, path.unlink, lambda: None])

    def sleep(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr("bodymap.files.watching.changes.__defaults__", (sleep,))
    code, out, err = bodymap("atlas", "check", "--watch", str(path))
    lines = out.splitlines()
    assert (code, err, len(lines)) == (0, "", 3)
    assert lines[0] == "mine.yaml: The map is sound: every face has its label. Drawn to mine.svg."
    assert lines[1].endswith("the picture stays as it was")
    assert lines[2] == "mine.yaml: not there; waiting for it to come back"
    assert (tmp_path / "mine.svg").read_text("utf-8").startswith("<svg")


def test_the_picture_of_a_map_never_takes_its_place(bodymap, tmp_path):
    code, _, err = bodymap("atlas", "check", "--watch", str(tmp_path / "map.svg"))
    assert code == 2
    assert "would take the place of the map" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("assess", "missing.yaml"), "no such file"),
        (("--mode", "doctor"), "consultation, patient, classroom"),
        (("--size", "wide"), "WIDTHxHEIGHT"),
        (("--size", f"{'9' * 5000}x3"), "WIDTHxHEIGHT"),
        (
            ("locate", "front", "abc", "3"),
            "x 'abc' is not a number; expected two numbers in mm: the view front goes",
        ),
        (("locate", "feet-top", "3", ""), "y '' is not a number"),
        (("locate", "front", "5000", "3"), "5000 3 lies outside; the view front goes from x -450 to 450"),
        (
            ("locate", "front", "1", "2", "3"),
            "got unexpected extra argument(s) (3); see bodymap locate --help",
        ),
        (("locate", "--colour", "red"), "expected one of front, back"),
        (("locate", "--landmark", "hallux_tip", "--side", "X"), "expected L or R"),
        (("frobnicate",), "no such command 'frobnicate'"),
        (("assess",), "missing argument"),
        (("locate", "front", "nan", "3"), "two numbers in mm"),
        (("locate", "front", "inf", "3", "--json"), "two numbers in mm"),
        (("locate", "above", "1", "2"), "front, back"),
        (("locate", "front"), "VIEW X Y"),
        (("locate", "--landmark", "hallux_tip"), "expected L or R"),
        (("locate", "--landmark", "elbow_patch"), "no landmark 'elbow_patch'"),
        (("locate", "front", "55", "1250", "--side", "L"), "--side and --view go with --landmark"),
        (("locate", "front", "55", "1250", "--view", "back"), "--side and --view go with --landmark"),
        (("locate", "--landmark", "elbow_patch", "--side", "L"), "elbow_patch"),
        (("render", SAMPLE, "-o", "picture.gif"), ".png, .svg or .pdf"),
        (("--screenshot", "picture.jpg"), "ends with .png"),
        (("gallery", "-o", "pictures", "--no-windows", "--no-bodies"), "leave nothing to draw"),
        (("render", SAMPLE, "--map", "netter", "-o", "picture.svg"), "keegan-garrett-1948, lee-2008"),
        (("render", SAMPLE, "--root", "L5", "-o", "picture.svg"), "give --layer or --map too"),
        (("render", SAMPLE, "--muscle", "soleous", "-o", "picture.svg"), "expected soleus"),
        (("render", SAMPLE, "--views", "top", "-o", "picture.svg"), "lower, whole, sides, feet or between"),
    ],
)
def test_bad_input_ends_with_one_sentence_and_status_2(bodymap, arguments, words):
    code, out, err = bodymap(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.strip().splitlines()) == 1


def test_help_shows_examples(bodymap):
    code, out, _ = bodymap("--help")
    assert code == 0
    assert "bodymap assess case.yaml --json" in out


def test_every_page_says_what_to_do_if_things_change(bodymap, tmp_path):
    out = tmp_path / "drawing.svg"
    bodymap("render", SAMPLE, "-o", str(out))
    assert "Go to an emergency department at once" in out.read_text(encoding="utf-8")


def test_an_emergency_stands_at_the_head_of_the_page(bodymap, tmp_path):
    out = tmp_path / "drawing.svg"
    sample = next(s for s in samples() if s.id == "cauda-equina")
    bodymap("render", str(sample.path), "-o", str(out))
    assert "EMERGENCY: " in out.read_text(encoding="utf-8")


@pytest.fixture
def unicode_case(tmp_path) -> str:
    case = tmp_path / "case.yaml"
    case.write_text("id: Lasègue ≥ 名\nside: L\nzones: {pain: [toe_5]}\n", encoding="utf-8")
    return str(case)


def output_of(encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """A real process whose output has another encoding, as a pipe on Windows."""
    where = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "bodymap", *arguments]
    return subprocess.run(command, env=where, capture_output=True, check=False)


def test_letters_the_terminal_does_not_know_are_spelled(unicode_case):
    done = output_of("cp1252", "assess", unicode_case)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith("== Lasègue \\u2265 \\u540d".encode("cp1252"))


def test_json_stays_readable_in_any_encoding_of_the_output(unicode_case):
    done = output_of("cp1252", "assess", unicode_case, "--json")
    assert json.loads(done.stdout.decode("ascii"))["id"] == "Lasègue ≥ 名"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_one_sentence():
    command = [sys.executable, "-m", "bodymap", "locate", "front", "55", "1250"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"bodymap: the answer could not be written: ")
    assert len(done.stderr.splitlines()) == 1


def test_cases_with_a_known_truth_are_measured(bodymap):
    code, out, err = bodymap("evaluate", str(CASES), "--json")
    answer = json.loads(out)
    assert (code, err, answer["n"], answer["roots"]["n"], answer["skipped"]) == (0, "", 24, 16, [])
    assert {"roots_lenient", "look_alikes", "red_flags", "groups", "calibration", "misses"} <= set(answer)


def test_a_measurement_can_be_read_as_tables(bodymap):
    code, out, _ = bodymap("evaluate", str(CASES))
    assert code == 0
    assert out.startswith("24 cases with a known truth.")
    assert "statements about a root" in out


def test_the_two_halves_together_hold_every_case(bodymap):
    counted = [
        json.loads(bodymap("evaluate", str(CASES), "--half", h, "--json")[1])["n"]
        for h in ("tuning", "testing")
    ]
    assert min(counted) > 0
    assert sum(counted) == 24


@pytest.mark.parametrize(
    ("text", "words", "complaint"),
    [
        ("id: a\nzones: {pain: [toe_5]}\n", [], "no case names its truth"),
        (
            "id: a\nzones: {pain: [toe_5]}\ntruth: {roots: [S1]}\n",
            ["--half", "best"],
            "expected tuning or testing",
        ),
        ("cases: []\n", [], "there is no case in the list"),
    ],
)
def test_what_cannot_be_measured_ends_in_one_sentence(bodymap, tmp_path, text, words, complaint):
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    code, out, err = bodymap("evaluate", str(tmp_path), *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert complaint in err


def test_a_case_without_a_truth_is_named_beside_those_that_were_measured(bodymap, tmp_path):
    cases = "cases:\n- {id: a, zones: {pain: [toe_5, toe_6]}, truth: {roots: [S1]}}\n- {id: b, zones: {pain: [toe_5]}}\n"
    (tmp_path / "a.yaml").write_text(cases, encoding="utf-8")
    answer = json.loads(bodymap("evaluate", str(tmp_path), "--json")[1])
    assert (answer["n"], answer["without_truth"]) == (1, ["b"])
    assert "toe_6" in answer["skipped"][0]["word"]


def test_simpler_readers_are_measured_on_the_same_cases(bodymap):
    rivals = json.loads(bodymap("evaluate", str(CASES), "--rivals", "--json")[1])["rivals"]
    assert {one["roots"]["n"] for one in rivals} == {16}
    assert [one["id"] for one in rivals if "look_alikes" in one] == [
        "bodymap", "drawing_only", "examination_only",
    ]  # fmt: skip


def test_simpler_readers_stand_in_one_table(bodymap):
    out = bodymap("evaluate", str(CASES), "--rivals")[1]
    table = out.partition("Against simpler readers")[2]
    assert all(name in table for name in ("prior alone", "largest area, lee-2008", "most ISNCSCI key zones"))


def test_everybody_draws_a_second_time(bodymap, tmp_path, monkeypatch):
    from bodymap.reasoning.evaluation import steadiness

    monkeypatch.setattr(steadiness, "typical_drawings", lambda *_: ())
    monkeypatch.setattr("bodymap.records.samples.drawn_samples", lambda: ())
    case = tmp_path / "case.yaml"
    case.write_text(
        "id: a\nside: L\nzones: {numb_or_tingling: [toe_5]}\ntruth: {roots: [S1]}\n", encoding="utf-8"
    )
    again = json.loads(bodymap("evaluate", str(case), "--redraw", "--json")[1])["redraw"]
    assert again["clear"]["people with one root"]["S1"]["drawings"] == 1
    assert 0.5 < again["noise"]["jaccard_mean"] < 0.75
    assert "Drawn a second time" in bodymap("evaluate", str(case), "--redraw")[1]


def test_a_report_is_a_pdf_with_its_choices(bodymap, tmp_path):
    out = tmp_path / "report.pdf"
    asked = ("--paper", "letter", "--clinician", "--black-and-white", "--embed")
    assert bodymap("report", SAMPLE, "-o", str(out), *asked)[0] == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert json.loads(bodymap("assess", str(out), "--json")[1])["roots"]


def test_a_case_is_drawn_and_reported(bodymap, tmp_path):
    case = tmp_path / "case.yaml"
    case.write_text("id: one\nside: L\nzones: {numb_or_tingling: [toe_5]}\n", encoding="utf-8")
    for command in ("render", "report"):
        out = tmp_path / f"{command}.pdf"
        assert bodymap(command, str(case), "-o", str(out))[0] == 0
        assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("-o", "report.png"), "expected a name that ends with .pdf"),
        (("-o", "report.pdf", "--paper", "a5"), "--paper 'a5' is not known; expected a4 or letter"),
    ],
    ids=["png", "a5"],
)
def test_a_report_that_cannot_be_made_ends_in_one_sentence(bodymap, tmp_path, monkeypatch, asked, told):
    monkeypatch.chdir(tmp_path)
    code, out, err = bodymap("report", SAMPLE, *asked)
    assert (code, out) == (2, "")
    assert told in err
    assert list(tmp_path.iterdir()) == []
