"""Visitors' judgements become drafts of pairs, from the very file that the web page writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from evals.feedback import draft, main, read, summary
from tests.web.fakes import SKILLS
from web.feedback import Feedback
from web.turn import Turn, history


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "feedback.jsonl"
    feedback, first = Feedback(path), Turn(1, "What skills?", SKILLS.text, answer=SKILLS)
    feedback.keep(first, [], "up")
    second = Turn(2, "and its pay?", SKILLS.text, answer=SKILLS)
    judged = feedback.keep(second, history((first,)), "down")
    assert judged is not None
    feedback.keep(
        Turn(2, "and its pay?", SKILLS.text, answer=SKILLS, judgement=judged), history((first,)), "down", "no pay in it"
    )
    return path


def test_each_judgement_counts_once_with_its_last_word(kept: Path) -> None:
    judgements = read(kept)
    assert [(j["verdict"], j["reason"]) for j in judgements] == [("up", ""), ("down", "no pay in it")]
    assert "| answer | 1 | 1 |" in summary(judgements)


def test_what_helped_brings_its_quotes_and_what_did_not_brings_none(kept: Path) -> None:
    up, down = map(draft, read(kept))
    assert [g["source"] for g in up["gold"]] == [c.source for c in SKILLS.citations]
    assert "gold" not in down
    assert (down["turns"], down["kind"], down["notes"]) == (["What skills?"], "followup", "down: no pay in it")


def test_drafts_are_yaml_of_the_verdict_asked_for(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(kept), "--verdict", "down"]) == 0
    drafts = yaml.safe_load(capsys.readouterr().out)
    assert [d["question"] for d in drafts] == ["and its pay?"]


@pytest.mark.parametrize(
    "line", ["{", json.dumps(["a"]), json.dumps({"id": "1"})], ids=["no JSON", "a list", "no answer"]
)
def test_a_line_that_is_no_judgement_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    path = tmp_path / "feedback.jsonl"
    path.write_text(f"\n{line}\n")
    assert main([str(path)]) == 2
    assert f"{path}:2" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert "CAREER_FEEDBACK_PATH" in capsys.readouterr().err
