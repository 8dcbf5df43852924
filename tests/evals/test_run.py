"""A suite is asked question by question, scored, summed up, and kept in a file to compare with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chat.answer import Answer, Claim, Writing
from chat.question import Question
from evals import tables
from evals.case import Reply, Span
from evals.judge import Judge
from evals.measures import MEASURES, Score
from evals.questions import load
from evals.replies import Replies
from evals.run import Result, RunError, kept, run, save, shown, summary
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


def test_struck_claims_are_not_measured_and_a_models_work_is_summed_up() -> None:
    struck = Claim("It takes 77 years.", (), "unsupported", "the number 77 stands in no cited statement", at=4)
    kept = Claim("One.", (1,), "supported")
    answer = Answer("One.", "answer", "q", claims=(kept, struck), writing=Writing("m", 2, 1, 0))
    reply = Reply(answer, (), 0.1)
    assert shown(reply).answer.claims == (kept,)
    failed = replace(reply, answer=replace(answer, writing=Writing("m", 0, 0, 0, "it is down")))
    plain = replace(reply, answer=replace(answer, writing=None))
    told = tables.writing(Result("guides", "openai:m", (), (reply, failed, plain), ()))
    assert told == (
        "guides: openai:m was asked for 2 of 3 answers; in 1 the built-in answer stands in its place. "
        "Sentences checked: 2, struck: 1, cited anew: 0"
    )
    assert tables.writing(Result("guides", "built-in", (), (plain,), ())) == ""


def test_an_answer_that_a_model_failed_to_write_is_asked_for_again(tmp_path: Path, small: Index) -> None:
    answer = Answer("One.", "answer", "q", writing=Writing("m", 3, 1, 1))
    with Replies(tmp_path, "openai:m", small, Settings()) as replies:
        replies.put("good", (), Reply(answer, (), 0.1))
        replies.put("bad", (), Reply(replace(answer, writing=Writing("m", failure="down")), (), 0.1))
    with Replies(tmp_path, "openai:m", small, Settings()) as replies:
        assert replies.get("good", ()).answer == answer
        assert replies.get("bad", ()) is None
