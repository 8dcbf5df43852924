"""Whether a question without a role is answered: more likely the nearer the documents come, less the farther it is from careers."""

from __future__ import annotations

import pytest

from chat import CareerChain, answerable
from chat.answerable import SIGNS, likelihood, signs
from chat.evidence import Ranked, in_passages
from chat.question import Question
from chat.reading import understand
from chat.relevance import by_relevance
from chat.understanding import Understanding
from ingest.index import Index


def found(index: Index, question: str) -> tuple[Understanding, list[Ranked]]:
    asked = understand(Question(question, ()), index)
    statements = in_passages(index, range(len(index.passage_roles())))
    return asked, by_relevance(index, asked, statements)


def test_every_sign_has_a_weight(village: Index) -> None:
    assert len(signs(village, *found(village, "Which guilds are at the fair?"))) == len(SIGNS)


def test_nothing_found_answers_nothing(village: Index) -> None:
    assert likelihood(village, found(village, "Which guilds are at the fair?")[0], []) == 0


@pytest.mark.parametrize("question", ["Who won the football match last night?", "My dog ate chocolate, what now?"])
def test_what_the_documents_tell_is_likelier_than_what_has_nothing_to_do_with_them(
    village: Index, question: str
) -> None:
    told = likelihood(village, *found(village, "Which guilds show their craft at the autumn fair?"))
    assert 0 <= likelihood(village, *found(village, question)) < 0.5 < told <= 1


@pytest.mark.parametrize(
    "question",
    [
        "Who won the football match last night?",
        "My dog ate chocolate, what now?",
        "Will it rain tomorrow?",
        "My chest feels tight, should I worry?",
    ],
)
def test_what_has_nothing_to_do_with_careers_is_refused(village_chain: CareerChain, question: str) -> None:
    assert village_chain.invoke(question).kind == "refused"


def test_statements_are_read_together_with_the_question_only_where_it_is_open(
    village: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(answerable, "odds", lambda index, unnamed, statements: read.append(unnamed) or 9.0)
    asked, ranked = found(village, "Which guilds show their craft at the autumn fair?")
    monkeypatch.setattr(answerable, "_OPEN", 0.0)
    shut = likelihood(village, asked, ranked)
    assert not read
    monkeypatch.setattr(answerable, "_OPEN", 99.0)
    assert likelihood(village, asked, ranked) > shut
    assert read == [asked.unnamed]
