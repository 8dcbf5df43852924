"""What is put to a model: the best statements that its budget holds, numbered, between fences; and follow-ups it may reword."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import Field

from chat import CareerChain, build_chain
from chat.masking import MASK, masked
from chat.prompting import tokens
from ingest.errors import SettingsError
from ingest.index import Index
from ingest.settings import LEAST_TOKENS, Settings
from prompts import NOT_FOUND
from tests.chat.fakes import CURATOR_SKILLS, ScriptedModel, assert_sound, statement_lines, written

GOOD = "A Data Curator uses Python and SQL to clean tables. [{uses Python}]"


def lines_with(index_dir: Path, question: object, budget: int) -> list[str]:
    model = ScriptedModel(pieces=[GOOD])
    settings = Settings(index_dir=index_dir, model_tokens=budget)
    build_chain(model=model, settings=settings).invoke(question)
    return statement_lines(model.prompts[0])


def test_the_budget_cuts_what_is_worth_least(
    chain: CareerChain, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.settings.LEAST_TOKENS", 1)
    everything = lines_with(index_dir, CURATOR_SKILLS, 3000)
    few = lines_with(index_dir, CURATOR_SKILLS, 700)
    assert 1 <= len(few) < len(everything)
    shown = [c.quote for c in chain.invoke(CURATOR_SKILLS).citations]
    for line, quote in zip(few, shown, strict=False):
        assert " ".join(quote.split())[-20:] in line  # the built-in answer's own come first


def test_a_prompt_never_exceeds_its_budget(index_dir: Path) -> None:
    class Counting(ScriptedModel):
        sizes: list[int] = Field(default_factory=list)

        def _stream(self, messages, *args, **kwargs):  # type: ignore[no-untyped-def]
            self.sizes.append(tokens(messages))
            yield from super()._stream(messages, *args, **kwargs)

    for budget in (LEAST_TOKENS, 2000, 4000):
        model = Counting(pieces=[GOOD])
        question = "What skills does a Data Curator need" + " and what else" * 100 + "?"
        build_chain(model=model, settings=Settings(index_dir=index_dir, model_tokens=budget)).invoke(question)
        assert all(size <= budget for size in model.sizes)


def test_each_of_two_roles_gets_its_share(index_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.settings.LEAST_TOKENS", 1)
    lines = lines_with(index_dir, "Compare a Data Curator with a Wind Turbine Technician", 1100)
    roles = [name for line in lines for name in ("Data Curator", "Wind Turbine Technician") if f"({name}" in line]
    assert set(roles) == {"Data Curator", "Wind Turbine Technician"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("model_tokens", 10), ("model_timeout", 0.0), ("model_timeout", float("nan")), ("model_retries", -1)],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: float) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings(**{name: value})


HISTORY = [("user", "Tell me about wind turbine technicians."), ("assistant", "They repair wind turbines. [1]")]


def asked(index_dir: Path, question: object, rewritten: str) -> tuple[object, ScriptedModel]:
    """A model that rewords a follow-up so, and then writes an answer."""

    class Rewording(ScriptedModel):
        def _stream(self, messages, *args, **kwargs):  # type: ignore[no-untyped-def]
            condensing = "Rewrite the last question" in str(messages[0].content)
            self.pieces = [rewritten] if condensing else [GOOD]
            yield from super()._stream(messages, *args, **kwargs)

    model = Rewording(pieces=[])
    return build_chain(index_dir, model=model, settings=Settings(index_dir=index_dir)).invoke(question), model


def test_an_unresolved_follow_up_is_reworded_understood_and_shown(
    chain: CareerChain, index_dir: Path, index: Index
) -> None:
    question = {
        "question": "what would they want?",
        "history": [("user", "Hello there"), ("assistant", "Data Curator or Battery Technician?")],
    }
    assert chain.invoke(question).kind in ("clarify", "refused")
    answer, model = asked(index_dir, question, "What skills does a Data Curator need?")
    assert answer.text.startswith("> Understood as: What skills does a Data Curator need?\n\n")
    assert "uses Python" in answer.text
    assert len(model.prompts) == 2
    assert re.search(r"^=== [0-9a-f]{16} ===$", model.prompts[0], re.M)
    assert "Data Curator or Battery Technician?" in model.prompts[0]
    assert_sound(answer, index)


@pytest.mark.parametrize(
    "rewritten",
    [
        "What does a Wind Turbine Technician earn?",
        NOT_FOUND,
        "",
        "blorf zint quaddle",
        "x" * 1000,
        "What does a plumber do?",
    ],
    ids=["a role nobody named", "sentinel", "nothing", "nonsense", "endless", "not covered"],
)
def test_a_rewording_that_is_of_no_use_changes_nothing(chain: CareerChain, index_dir: Path, rewritten: str) -> None:
    question = {
        "question": "what would they want?",
        "history": [("user", "Hello there"), ("assistant", "Data Curator?")],
    }
    answer, model = asked(index_dir, question, rewritten)
    assert answer == chain.invoke(question)
    assert len(model.prompts) == 1


@pytest.mark.parametrize(
    "question",
    [
        {"question": "And its skills?", "history": [("user", "What does a Data Curator do?"), ("assistant", "...")]},
        {"question": "thanks!", "history": HISTORY},
        {"question": "What does a Data Curator do?", "history": HISTORY},
        "what would they want?",
    ],
    ids=["resolved", "thanks", "complete", "no history"],
)
def test_no_model_rewords_what_is_understood(index_dir: Path, question: object) -> None:
    _, model = asked(index_dir, question, "What does a Battery Technician do?")
    assert not any("Rewrite the last question" in prompt for prompt in model.prompts)


def test_a_model_that_fails_to_reword_changes_nothing(chain: CareerChain, index_dir: Path) -> None:
    question = {
        "question": "what would they want?",
        "history": [("user", "Hello there"), ("assistant", "Data Curator?")],
    }
    failing, _ = written(index_dir, OSError())
    assert failing.invoke(question) == chain.invoke(question)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the key abcdef123456 leaked", f"the key {MASK} leaked"),
        ("sk-proj-abcdefghijkl and AIzaSyA1234567890abcdefghijk", f"{MASK} and {MASK}"),
        ("Authorization: Bearer abc.def-ghi", f"Authorization: Bearer {MASK}"),
        ("http://user:pass@host:1/v1", f"http://{MASK}@host:1/v1"),
        ("short and plain", "short and plain"),
    ],
)
def test_keys_are_masked(text: str, shown: str) -> None:
    assert masked(text, {"SOME_API_KEY": "abcdef123456", "OTHER_KEY": "short", "HOME": "plain"}) == shown


def test_an_old_answer_says_who_wrote_it_in_plain_data(index_dir: Path) -> None:
    answer = written(index_dir, GOOD)[0].invoke(CURATOR_SKILLS)
    told = answer.to_dict()["writing"]
    assert told == {"model": "ScriptedModel", "checked": 1, "struck": 0, "recited": 0, "failure": ""}
    assert replace(answer, writing=None).to_dict()["writing"] is None
