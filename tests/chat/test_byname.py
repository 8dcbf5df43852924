"""A thing asked about by its name is refused where nothing told names it, and only then."""

from __future__ import annotations

import pytest

from chat import CareerChain
from chat.byname import untold
from chat.question import Question
from chat.reading import understand
from ingest.index import Index
from tests.chat.fakes import stated
from tests.chat.village import KEEPER

_TOLD = [stated("Knows Excel and the tides.", KEEPER), stated("Oracle certificates help.", KEEPER)]


def missing(index: Index, question: str) -> tuple[str, ...]:
    return untold(index, understand(Question(question), index), _TOLD)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        (f"Does a {KEEPER} need TOGAF?", "togaf"),
        (f"Is TOGAF needed as a {KEEPER}?", "togaf"),
        (f"TOGAF for every {KEEPER} - needed?", "togaf"),
        (f"Is dbt something a {KEEPER} must know?", "dbt"),
        (f"Is the Snowflake certificate worth it for a {KEEPER}?", "snowflake"),
        (f"I keep lamps. Must I have the Zorblatt badge as a {KEEPER}?", "zorblatt"),
    ],
)
def test_what_nothing_names_is_missing(village: Index, question: str, name: str) -> None:
    assert name in missing(village, question)


@pytest.mark.parametrize(
    "question",
    [
        f"Does a {KEEPER} need Excel?",
        f"Oracle or Zorblatt - which one for a {KEEPER}?",  # one of the two is named
        f"Does a {KEEPER} need patience?",
        f"Will ChatGPT replace every {KEEPER}?",  # nobody asks whether they use it
        f"I have a Psychology BA. Would a {KEEPER} suit me?",
        f"Does a {KEEPER} need an MBA?",
        f"Can a {KEEPER} take work in France?",  # a place is judged elsewhere
    ],
)
def test_what_is_named_or_not_asked_about_is_not(village: Index, question: str) -> None:
    assert missing(village, question) == ()


def test_the_refusal_names_it_as_it_was_written(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(f"Does a {KEEPER} need TOGAF?")
    assert answer.abstained
    assert answer.missing == (f"anything about a {KEEPER} and “TOGAF”",)


def test_without_a_role_it_is_named_as_well(village_chain: CareerChain) -> None:
    answer = village_chain.invoke("Do I need the Zorblatt badge for tower work?")
    assert answer.abstained
    assert any("Zorblatt" in lost for lost in answer.missing)
