"""The command asks a suite, prints what it found, and tells by its exit status whether that is enough."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals import __main__ as command
from evals import questions
from evals.suites import Suite
from evals.systems import Chain
from ingest.build import build_index
from tests.evals.samples import BRIDGES, PAIR, PAIRS, write_documents, write_pairs

IDS = [pair["id"] for pair in PAIRS]
OF_TEST = [pair["id"] for pair in PAIRS if pair["part"] == "test"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoded: list[str]) -> Path:
    """A folder with the sample documents and pairs on them, where the command looks for its only suite."""
    home = tmp_path / "home"
    write_documents(home / "samples")
    write_pairs(home)
    monkeypatch.setattr(
        command, "SUITES", {"mine": Suite("mine", (home / "samples",), {"exact": 1.0}, {"words": 1000})}
    )
    monkeypatch.setattr(questions, "FOLDER", home)
    monkeypatch.setenv("CAREER_INDEX_DIR", str(home / "index"))
    return home


@pytest.fixture
def strict(home: Path) -> None:
    """The suite asks for more than can be."""
    command.SUITES["mine"] = replace(command.SUITES["mine"], most={"words": 0})


@pytest.fixture
def own(home: Path) -> list[str]:
    """The arguments that ask one's own pairs of one's own index."""
    build_index([home / "samples"], home / "own")
    return ["--suite", str(home / "mine.yaml"), "--index", str(home / "own")]


def asked(path: Path) -> list[str]:
    """The pairs of a kept run with one suite and one system."""
    ((_, systems),) = json.loads(path.read_text(encoding="utf-8")).items()
    ((_, scores),) = systems.items()
    return [score["pair"] for score in scores]


@pytest.mark.usefixtures("home")
def test_thresholds_reached_is_status_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    said = capsys.readouterr().out
    assert "| measure | mine |" in said
    assert "| questions | 5 |" in said
    assert "| mine | test | 2 |" in said
    assert "MISSED" not in said


@pytest.mark.usefixtures("strict")
def test_a_threshold_missed_is_status_1_and_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("MISSED mine: words is ")
    assert last.endswith(", at most 0 is asked")


@pytest.mark.parametrize("filtered", [["--kind", "list"], ["--part", "test"]])
@pytest.mark.usefixtures("strict")
def test_a_part_of_a_suite_is_held_to_no_threshold(filtered: list[str]) -> None:
    assert command.main(filtered) == 0


@pytest.mark.usefixtures("strict")
def test_another_index_and_own_pairs_are_held_to_no_threshold(own: list[str]) -> None:
    assert command.main(own) == 0
    assert command.main(["--suite", "mine", *own[2:]]) == 0


@pytest.mark.usefixtures("strict")
def test_a_language_model_is_held_to_no_threshold(monkeypatch: pytest.MonkeyPatch) -> None:
    class Named(Chain):
        def __init__(self, index: object, settings: object, model: object = None) -> None:
            super().__init__(index, replace(settings, model=""))  # type: ignore[arg-type, type-var]

    monkeypatch.setattr(command, "Chain", Named)
    assert command.main(["--model", "openai:large"]) == 0
    monkeypatch.setenv("CAREER_MODEL", "openai:large")
    assert command.main([]) == 0


@pytest.mark.parametrize(
    ("filtered", "left"),
    [
        (["--kind", "fact"], ["bridge-lacking", "kite-lacking"]),
        (["--part", "test"], OF_TEST),
        (["--kind", "fact", "--part", "dev"], ["bridge-lacking"]),
    ],
)
def test_only_the_questions_of_a_kind_or_part_are_asked(home: Path, filtered: list[str], left: list[str]) -> None:
    assert command.main([*filtered, "--save", str(home / "run.json")]) == 0
    assert asked(home / "run.json") == left


def test_baselines_are_measured_beside_the_chain(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--part", "dev", "--baselines", "--save", str(home / "run.json")]) == 0
    said = capsys.readouterr().out
    names = ["built-in", *command.BASELINES]
    assert len(names) == 6
    assert all(f"| mine | {name} |" in said for name in names)
    assert list(json.loads((home / "run.json").read_text(encoding="utf-8"))["mine"]) == names


# -- what is shown ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("home")
def test_what_development_answers_lack_is_shown_and_nothing_of_the_test(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--show"]) == 0
    said = capsys.readouterr()
    assert "--- bridge-lacking (fact): What does a Bridge Inspector earn?" in said.out
    assert "lacking ['the moon']" in said.out
    assert not any(words in said.out + said.err for words in (*OF_TEST, "the sun", "sew cloth"))


@pytest.mark.usefixtures("home")
def test_test_answers_are_shown_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--show-test"]) == 0
    said = capsys.readouterr().out
    assert "--- kite-lacking" in said
    assert "--- bridge-lacking" not in said


def test_a_lost_gold_statement_is_noted_but_not_in_the_words_of_the_test(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pairs(home, [{**p, "gold": [{"source": BRIDGES, "quote": "It swims."}]} for p in PAIRS if "gold" in p])
    assert command.main([]) == 0
    said = capsys.readouterr().out
    assert f"note: mine, bridge-skills: not once in {BRIDGES}: 'It swims.'\n" in said
    assert f"note: mine, kite-lacking: not once in {BRIDGES}: a gold statement of the test part\n" in said


# -- two runs ---------------------------------------------------------------------------------------


def test_a_kept_run_compares_with_itself_and_with_a_worse_one(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = [{**PAIR, "id": f"skills-{n}"} for n in range(8)]
    write_pairs(home, many)
    first, second = home / "first.json", home / "second.json"
    assert command.main(["--save", str(first)]) == 0
    assert command.main(["--compare", str(first), str(first)]) == 0
    write_pairs(home, [{**pair, "vital": {"the moon": ["made of cheese"]}} for pair in many])
    assert command.main(["--save", str(second)]) == 0
    capsys.readouterr()
    assert command.main(["--compare", str(first), str(second)]) == 1
    assert "| mine | vital | 1 | 0 | 0 / 8 of 8 | 0.0078 | worse |" in capsys.readouterr().out
    assert command.main(["--compare", str(second), str(first)]) == 0


# -- what is wrong is status 2 ----------------------------------------------------------------------


def test_faulty_pairs_are_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pairs(home, [{**PAIR, "kind": "lists"}])
    assert command.main([]) == 2
    assert "error: mine.yaml:3: field 'kind' is 'lists'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--suite", "moon"], "there is no suite 'moon'; known: mine"),
        (["--suite", "mine.yaml"], "--index DIR"),
        (["--index", "nowhere"], "nowhere"),
        (["--compare", "absent.json", "absent.json"], "absent.json cannot be read"),
    ],
)
@pytest.mark.usefixtures("home")
def test_what_cannot_be_done_is_named(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(arguments) == 2
    assert says in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_an_unknown_kind_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(["--kind", "lists"])
    assert stopped.value.code == 2
    assert "near-miss" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_a_missing_suite_is_skipped_with_its_reason_and_nothing_measured_is_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command.SUITES["gone"] = Suite("mine", (Path("absent"),))
    assert command.main([]) == 0
    assert "skipped: the documents of the suite 'mine' are not here (absent beside" in capsys.readouterr().out
    assert command.main(["--suite", "gone"]) == 2
    assert "error: nothing was measured" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_a_kind_that_no_pair_is_of_is_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--kind", "typo"]) == 2
    assert "skipped: mine has no such question" in capsys.readouterr().out
