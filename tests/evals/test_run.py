"""A suite is asked question by question, scored, summed up, and kept in a file to compare with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chat.answer import Answer
from chat.question import Question
from evals.case import Reply, Span
from evals.judge import Judge
from evals.measures import MEASURES, Score
from evals.questions import load
from evals.replies import Replies
from evals.run import Result, RunError, kept, run, save, summary
from ingest.index import Index
from ingest.settings import Settings
from tests.evals.answers import quoting, refusal
from tests.evals.samples import BRIDGES, CLIMBING, DRAWING, PAIR, PAIRS, write_pairs


class Scripted:
    """A system that knows the skills of Bridge Inspectors where it is asked for them by name, and counts its answers."""

    name = "scripted"

    def __init__(self, index: Index) -> None:
        self.index, self.asked = index, 0

    def ask(self, question: Question) -> Reply:
        self.asked += 1
        known = "Bridge Inspector" in question.text and "skills" in question.text
        answer: Answer = quoting(CLIMBING, DRAWING) if known else refusal()
        return Reply(answer, tuple(self.units(BRIDGES)), 0.02)

    def units(self, source: str) -> list[Span]:
        return [Span(p.source, p.start, p.end) for p in self.index.passages_from(source)]


def asked(index: Index, folder: Path, system: Scripted | None = None) -> Result:
    """What a run over the file of pairs gives; replies are kept beside the pairs."""
    system = system or Scripted(index)
    with Replies(folder / "replies", system.name, index, Settings()) as replies:
        return run("mine", load("mine", folder), system, index, Judge(index), replies)


def test_every_pair_is_scored_in_its_place(small: Index, pairs_dir: Path) -> None:
    found = asked(small, pairs_dir)
    assert (found.suite, found.system, found.lost) == ("mine", "scripted", ())
    ids = [entry["id"] for entry in PAIRS]
    assert [s.pair for s in found.scores] == [p.id for p in found.pairs] == ids
    by_id = {s.pair: s for s in found.scores}
    assert [by_id[i].right for i in ids] == [True, True, False, False, False]
    assert by_id["bridge-lacking"].lacking == ("the moon",)
    assert by_id["bridge-skills"].values["recall@20"] == 1
    assert by_id["bridge-followup"].values["followup_loss"] == 1  # found written out, not found as asked


def test_replies_are_asked_once(small: Index, pairs_dir: Path) -> None:
    first, second = Scripted(small), Scripted(small)
    once, again = asked(small, pairs_dir, first), asked(small, pairs_dir, second)
    assert (first.asked, second.asked) == (6, 0)  # a follow-up's turn and question; written out it is asked already
    assert once == again


def test_a_gold_statement_that_is_lost_is_told(small: Index, pairs_dir: Path) -> None:
    gold = [*PAIR["gold"], {"source": BRIDGES, "quote": "A Bridge Inspector swims."}]
    write_pairs(pairs_dir, [{**PAIR, "gold": gold}])
    found = asked(small, pairs_dir)
    assert [(pair, entry.quote) for pair, entry in found.lost] == [("bridge-skills", "A Bridge Inspector swims.")]
    assert found.scores[0].values["recall@20"] == 1


def test_a_summary_leaves_out_what_applies_to_nothing() -> None:
    score = Score("a", "fact", "dev", "answer", "answer", {"vital": 0.5, "words": 10.0}, 0.5, False)
    assert summary([score, replace(score, values={"vital": 1.0})]) == {"vital": 0.75, "words": 10}
    assert summary([]) == {}


# -- kept runs --------------------------------------------------------------------------------------


def test_a_run_comes_back_from_its_file_as_it_was(small: Index, pairs_dir: Path) -> None:
    found = asked(small, pairs_dir)
    save([found, replace(found, system="other")], pairs_dir / "new" / "run.json")
    scores = kept(pairs_dir / "new" / "run.json")
    assert list(scores["mine"]) == ["scripted", "other"]
    assert tuple(scores["mine"]["scripted"]) == found.scores


def test_an_empty_run_has_no_figure(pairs_dir: Path) -> None:
    save([], pairs_dir / "run.json")
    assert kept(pairs_dir / "run.json") == {}


@pytest.mark.parametrize("text", ["", "[]", '{"guides": []}', '{"guides": {"built-in": [{"pair": "a"}]}}', '"run"'])
def test_a_file_that_is_no_run_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RunError, match=r"run\.json is no kept run"):
        kept(path)


def test_a_file_that_is_absent_is_named_with_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"absent\.json cannot be read: .*--save"):
        kept(tmp_path / "absent.json")


def test_a_measure_of_every_group_is_in_a_summary(small: Index, pairs_dir: Path) -> None:
    measured = summary(asked(small, pairs_dir).scores)
    assert {m.group for m in MEASURES if m.name in measured} == {"facts", "citations", "refusals", "retrieval", "cost"}
