"""Replies are kept from run to run, and dropped when anything changed that they depend on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from evals import replies
from evals.case import Reply, Span
from evals.replies import Replies
from ingest.settings import Settings
from tests.evals.answers import quoting
from tests.evals.samples import CLIMBING, DRAWING

REPLY = Reply(quoting(CLIMBING, DRAWING), (Span("a", 1, 9), Span("b", 2, 3)), 0.25)
QUESTION, TURNS = "And pay?", ("What does a Bridge Inspector do?",)


@dataclass(frozen=True)
class State:
    """What a reply depends on."""

    index: str = "one"
    system: str = "built-in"
    settings: Settings = field(default_factory=Settings)

    def kept(self, folder: Path) -> Replies:
        index: Any = SimpleNamespace(manifest=SimpleNamespace(digest=self.index))
        return Replies(folder, self.system, index, self.settings)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one reply in it."""
    with State().kept(tmp_path / "new") as opened:
        opened.put(QUESTION, TURNS, REPLY)
    return tmp_path / "new"


def test_a_reply_comes_back_as_it_was(folder: Path) -> None:
    assert State().kept(folder).get(QUESTION, TURNS) == REPLY


@pytest.mark.parametrize(("question", "turns"), [("And skills?", TURNS), (QUESTION, ()), (TURNS[0], (QUESTION,))])
def test_another_question_or_other_turns_have_none(folder: Path, question: str, turns: tuple[str, ...]) -> None:
    assert State().kept(folder).get(question, turns) is None


@pytest.mark.parametrize(
    "changed",
    [
        State(index="two"),
        State(system="openai:gpt"),
        State(settings=Settings(passages=4)),
        State(settings=Settings(lexical_weight=0.5)),
        State(settings=Settings(words=90)),
        State(settings=Settings(embedding_model="other")),
    ],
)
def test_a_change_of_index_system_or_settings_drops_it(folder: Path, changed: State) -> None:
    assert changed.kept(folder).get(QUESTION, TURNS) is None


def test_a_change_of_the_code_drops_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replies, "code", lambda: "other")
    assert State().kept(folder).get(QUESTION, TURNS) is None


def test_a_setting_that_no_answer_depends_on_keeps_it(folder: Path) -> None:
    elsewhere = State(settings=replace(Settings(), index_dir=Path("elsewhere")))
    assert elsewhere.kept(folder).get(QUESTION, TURNS) == REPLY


def test_what_is_out_of_date_goes_when_something_new_is_kept(folder: Path) -> None:
    with State(system="built").kept(folder) as other:
        other.put(QUESTION, (), REPLY)
    with State(index="two").kept(folder) as newer:
        newer.put(QUESTION, TURNS, REPLY)
    names = sorted(path.name.rpartition("-")[0] for path in folder.iterdir())
    assert names == ["built", "built-in"]


def test_nothing_new_writes_nothing(folder: Path) -> None:
    (file,) = folder.iterdir()
    before = file.stat().st_mtime_ns
    with State().kept(folder) as opened:
        opened.get(QUESTION, TURNS)
    assert file.stat().st_mtime_ns == before


def test_replies_half_written_are_asked_again(folder: Path) -> None:
    (file,) = folder.iterdir()
    file.write_text(file.read_text(encoding="utf-8")[:40], encoding="utf-8")
    assert State().kept(folder).get(QUESTION, TURNS) is None


def test_what_was_answered_before_a_run_broke_off_is_kept(tmp_path: Path) -> None:
    def broken() -> None:
        with State().kept(tmp_path) as opened:
            opened.put(QUESTION, TURNS, REPLY)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert State().kept(tmp_path).get(QUESTION, TURNS) == REPLY


def test_the_code_is_that_of_the_answers_and_their_prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("chat", "ingest", "prompts", "evals"):
        (tmp_path / name).mkdir()
    for name in ("evals/systems.py", "evals/baselines.py", "prompts/answer.md", "evals/judge.py"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    monkeypatch.setattr(replies, "PROJECT", tmp_path)
    digests = []
    for changed in ("chat/none.txt", "evals/judge.py", "prompts/answer.md", "evals/systems.py", "chat/new.py"):
        (tmp_path / changed).write_text("two", encoding="utf-8")
        digests.append(replies.code.__wrapped__())
    first, second, *rest = digests
    assert first == second
    assert len({second, *rest}) == 4
