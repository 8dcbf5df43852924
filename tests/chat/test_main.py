"""The command: a question, its answer as JSON, a chat, and errors that end with status 2."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from chat import CareerChain
from chat.__main__ import as_text, main
from chat.answer import Answer, Citation
from tests.chat.fakes import CURATOR_SKILLS


def test_a_question_prints_its_answer_with_sources(
    chain: CareerChain, index_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([CURATOR_SKILLS, "--index", str(index_dir)]) == 0
    printed, errors = capsys.readouterr()
    answer = chain.invoke(CURATOR_SKILLS)
    assert printed.startswith(answer.text)
    assert all(f"[{c.marker}] “{c.quote}”" in printed for c in answer.citations)
    assert "Almanac of Data Work, Archive Society, 2022, https://example.org/almanac" in printed
    assert all(question in printed for question in answer.suggestions)
    assert errors == ""


def test_json_is_the_whole_answer(chain: CareerChain, index_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([CURATOR_SKILLS, "--index", str(index_dir), "--json"]) == 0
    expected = json.loads(json.dumps(chain.invoke(CURATOR_SKILLS).to_dict()))
    assert json.loads(capsys.readouterr().out) == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([" "], "the question is empty"),
        (["x" * 3000], "3,000 characters"),
        (["Hello", "--model", "gpt-4o"], "'gpt-4o'"),
        (["--model", "nosuch:model"], "'nosuch:model'"),
    ],
    ids=["empty", "long", "no provider", "unknown provider"],
)
def test_an_error_is_one_line_and_status_2(
    index_dir: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main([*arguments, "--index", str(index_dir)]) == 2
    printed, errors = capsys.readouterr()
    assert printed == ""
    assert errors.startswith("error: ")
    assert errors.count("\n") == 1
    assert message in errors


def test_a_missing_index_is_status_2_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["Hello", "--index", str(tmp_path / "none")]) == 2
    assert str(tmp_path / "none") in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["\n", ""], ids=["empty line", "end of input"])
def test_a_chat_carries_what_was_said_until_it_ends(
    index_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{CURATOR_SKILLS}\nAnd its education?\n{ending}"))
    assert main(["--index", str(index_dir)]) == 0
    printed = capsys.readouterr().out
    assert "Dublin Core" in printed
    assert "> Understood as: What education does a Data Curator need?" in printed
    assert "library science" in printed


def test_a_chat_goes_on_after_an_error(
    index_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x" * 3000 + f"\n{CURATOR_SKILLS}\n"))
    assert main(["--index", str(index_dir)]) == 0
    printed, errors = capsys.readouterr()
    assert errors.startswith("error: the question has 3,000 characters")
    assert "Dublin Core" in printed


def test_control_characters_of_documents_do_not_reach_the_terminal() -> None:
    hostile = "\x1b[2J\x07red\u202e"
    cited = Citation(1, f"{hostile}.md", "v", hostile, hostile, None, None, (hostile,), None, hostile, 0, 1)
    printed = as_text(Answer(f"One {hostile} [1]\ntwo", "answer", "?", (cited,), suggestions=(hostile,)))
    assert printed.startswith("One  [2J red  [1]\ntwo\n")
    assert all(line.isprintable() for line in printed.split("\n"))
