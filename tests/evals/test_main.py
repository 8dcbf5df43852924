"""The command asks a suite, prints what it found, and tells by its exit status whether that is enough."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import __main__ as command
from evals import questions, run
from evals.run import THRESHOLDS
from ingest import build_index
from tests.evals.samples import PAIRS, write_documents, write_pairs

IMPOSSIBLE = {"words": 0.0}
EASY = {"exact": 1.0, "words": 1000.0}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoded: list[str]) -> Path:
    """A folder with two documents, their index and pairs on them, where the command looks for its only suite."""
    home = tmp_path / "home"
    write_documents(home / "data" / "mine")
    build_index([home / "data" / "mine"], home / "index" / "suites" / "mine")
    write_pairs(home)
    monkeypatch.setattr(command, "SUITES", ("mine",))
    monkeypatch.setattr(questions, "FOLDER", home)
    monkeypatch.setattr(run, "DATA", home / "data")
    monkeypatch.setenv("CAREER_INDEX_DIR", str(home / "index"))
    return home


@pytest.fixture
def own(home: Path) -> list[str]:
    """The arguments that ask one's own pairs of one's own index."""
    return ["--suite", str(home / "mine.yaml"), "--index", str(home / "index" / "suites" / "mine")]


@pytest.mark.usefixtures("home")
def test_thresholds_reached_is_status_0(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(THRESHOLDS, "mine", EASY)
    assert command.main([]) == 0
    said = capsys.readouterr().out
    assert "| measure | mine |" in said
    assert "| questions | 4 |" in said
    assert "MISSED" not in said


@pytest.mark.usefixtures("home")
def test_a_threshold_missed_is_status_1_and_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(THRESHOLDS, "mine", IMPOSSIBLE)
    assert command.main([]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("MISSED mine: words is ")
    assert last.endswith(", at most 0 is asked")


@pytest.mark.parametrize("filtered", [["--kind", "list"], ["--part", "test"]])
@pytest.mark.usefixtures("home")
def test_a_part_of_a_suite_is_held_to_no_threshold(monkeypatch: pytest.MonkeyPatch, filtered: list[str]) -> None:
    monkeypatch.setitem(THRESHOLDS, "mine", IMPOSSIBLE)
    assert command.main(filtered) == 0


def test_another_index_is_held_to_no_threshold(monkeypatch: pytest.MonkeyPatch, own: list[str]) -> None:
    monkeypatch.setitem(THRESHOLDS, "mine", IMPOSSIBLE)
    assert command.main(own) == 0


def test_the_scores_are_written_as_json(tmp_path: Path, own: list[str]) -> None:
    written = tmp_path / "new" / "scores.json"
    assert command.main([*own, "--json", str(written)]) == 0
    data = json.loads(written.read_text(encoding="utf-8"))
    (result,) = data["results"]
    assert data["summary"]["mine"]["questions"] == 4
    assert [score["pair"] for score in result["scores"]] == [pair["id"] for pair in PAIRS]
    assert all(answer["text"] for answer in result["answers"])
    refusal = dict(zip([pair["id"] for pair in PAIRS], result["answers"], strict=True))["kite-pay"]
    assert refusal["kind"] == "refused"


@pytest.mark.parametrize(
    ("filtered", "asked"),
    [
        (["--kind", "fact"], ["bridge-lacking", "kite-lacking"]),
        (["--part", "dev"], ["bridge-skills", "bridge-lacking"]),
        (["--kind", "fact", "--part", "dev"], ["bridge-lacking"]),
    ],
)
def test_only_the_questions_of_a_kind_or_part_are_asked(
    tmp_path: Path, own: list[str], filtered: list[str], asked: list[str]
) -> None:
    written = tmp_path / "scores.json"
    assert command.main([*own, *filtered, "--json", str(written)]) == 0
    (result,) = json.loads(written.read_text(encoding="utf-8"))["results"]
    assert [score["pair"] for score in result["scores"]] == asked


def test_only_what_development_answers_lack_is_shown(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([*own, "--show"]) == 0
    said = capsys.readouterr().out
    assert "--- bridge-lacking (fact): What does a Bridge Inspector earn?" in said
    assert "lacking ['the moon']" in said
    assert "kite-lacking" not in said


def test_an_unknown_kind_is_refused_with_the_known_ones(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main([*own, "--kind", "lists"])
    assert stopped.value.code == 2
    assert "near-miss" in capsys.readouterr().err


# -- what is wrong is status 2 ----------------------------------------------------------------------


def test_faulty_pairs_are_named(tmp_path: Path, own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    own[1] = str(write_pairs(tmp_path, [{**PAIRS[0], "kind": "lists"}], "faulty"))
    assert command.main(own) == 2
    assert "error: faulty.yaml, item 1 (bridge-skills): field 'kind'" in capsys.readouterr().err


def test_a_suite_that_is_unknown_is_named(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--suite", "moon"]) == 2
    assert "error: moon.yaml: cannot be read" in capsys.readouterr().err


def test_an_index_that_is_missing_is_named(tmp_path: Path, own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([*own[:3], str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_pairs_of_your_own_need_an_index(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(own[:2]) == 2
    assert "--index DIR" in capsys.readouterr().err


def test_a_suite_without_its_documents_is_skipped_and_nothing_measured_is_an_error(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "DATA", home / "absent")
    assert command.main([]) == 2
    said = capsys.readouterr()
    assert "skipped: the documents of the suite 'mine' are not here" in said.out
    assert "error: nothing was measured" in said.err


def test_a_kind_that_no_pair_is_of_is_skipped(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([*own, "--kind", "typo"]) == 2
    assert "skipped: mine has no such question" in capsys.readouterr().out
