"""Each measure fails the answer it is there to catch, and passes a right one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

import pytest

from chat.answer import Answer, Citation, Claim
from evals.measures import Score, holds, score
from evals.questions import Fact, Pair, normalised
from ingest.document import Source
from ingest.errors import SourceError
from ingest.index import Index
from ingest.stored import StoredPassage
from prompts import phrase

TEXT = "# Bridge Inspector\n\nA Bridge Inspector earned $61,300 a year in 2024.\n\nClimbing: *high* piers.[^a]\n"
PAY = "A Bridge Inspector earned $61,300 a year in 2024."
CLIMB = "Climbing: *high* piers."


class Shelf:
    """An index that holds one source."""

    def source(self, name: str) -> Source:
        if name != "bridges":
            raise SourceError(f"no source {name!r}")
        return Source(name, "v1", "Bridge Inspector", TEXT)


def cited(marker: int, quote: str) -> Citation:
    start = TEXT.index(quote)
    section = ("Bridge Inspector", "Pay and climbing")
    return Citation(
        marker, "bridges", "v1", "T", None, None, None, section, None, quote, start, start + len(quote)
    )  # fmt: skip


def fact(name: str, *forms: str, vital: bool = True) -> Fact:
    return Fact(name, tuple(re.compile(form, re.I) for form in forms), vital)


PAIR = Pair(
    id="pay",
    question="What does a Bridge Inspector earn, and what must one be good at?",
    turns=(),
    kind="fact",
    part="dev",
    roles=("Bridge Inspector",),
    expect="answer",
    facts=(fact("the sum", r"\$61,300"), fact("climbing", "climb"), fact("the year", "2024", vital=False)),
    forbidden=(re.compile(r"\$48,000"),),
    gold=(),
)
RIGHT = Answer(
    text=f"- {PAY} [1]\n- **Climbing**: high piers. [2]",
    kind="answer",
    question=PAIR.question,
    citations=(cited(1, PAY), cited(2, CLIMB)),
    claims=(Claim(PAY, (1,), "verbatim"), Claim("**Climbing**: high piers.", (2,), "verbatim")),
    confidence=0.8,
)
REFUSAL = Answer("These documents do not tell the pay of a Bridge Inspector.", "refused", PAIR.question)
MUST_REFUSE = replace(PAIR, expect="refused", facts=())


def scored(answer: Answer, pair: Pair = PAIR, passages: tuple[StoredPassage, ...] = ()) -> Score:
    return score(pair, answer, passages, cast(Index, Shelf()), seconds=0.25)


def passage(text: str, *section: str) -> StoredPassage:
    return StoredPassage(0, "bridges", 0, len(text), section, None, None, text)


def with_claim(words: str, *markers: int) -> Answer:
    """The right answer with its first claim worded otherwise."""
    return replace(RIGHT, claims=(replace(RIGHT.claims[0], text=words, citations=markers), RIGHT.claims[1]))


def with_citation(**changed: Any) -> Answer:
    """The right answer with its first citation changed."""
    return replace(RIGHT, citations=(replace(RIGHT.citations[0], **changed), RIGHT.citations[1]))


def test_a_right_answer_passes_every_measure() -> None:
    found = scored(RIGHT, passages=(passage(TEXT),))
    assert (found.vital, found.facts, found.retrieved, found.rank) == (1, 1, 1, 1)
    assert (found.cited, found.exact, found.borne_out) == (1, 1, 1)
    assert found.clean
    assert found.right_kind
    assert (found.lacking, found.broken) == ((), ())
    assert (found.words, found.seconds, found.confidence) == (12, 0.25, 0.8)


#: What is wrong -> the answer, the measure that falls, and how far.
WRONG: dict[str, tuple[Answer, str, float]] = {
    "a claim without citation": (with_claim(PAY), "cited", 0.5),
    "a quote with one character changed": (with_citation(quote=PAY.replace("61", "67")), "exact", 0.5),
    "a quote one character off its place": (with_citation(start=21, end=70), "exact", 0.5),
    "a quote of a source that is not there": (with_citation(source="tunnels"), "exact", 0.5),
    "words added at the end": (with_claim(PAY.rstrip(".") + ", and more in towns.", 1), "borne_out", 0.5),
    "words added in front": (with_claim(f"It is not true that {PAY}", 1), "borne_out", 0.5),
    "a small word added": (with_claim(f"Not: {PAY}", 1), "borne_out", 0.5),
    "words of the strength phrase used otherwise": (with_claim(f"It is not a must. {PAY}", 1), "borne_out", 0.5),
    "a figure changed": (with_claim(PAY.replace("61,300", "63,100"), 1), "borne_out", 0.5),
    "words of the headings alone": (with_claim("Pay and climbing.", 1), "borne_out", 0.5),
    "words left out": (with_claim(PAY.replace(" in 2024", ""), 1), "borne_out", 0.5),
    "a claim that cites another quote": (with_claim(PAY, 2), "borne_out", 0.5),
    "a claim that cites a number of nothing": (with_claim(PAY, 3), "borne_out", 0.5),
    "a vital fact lacking": (replace(RIGHT, text=f"- {PAY} [1]"), "vital", 0.5),
    "a fact lacking": (replace(RIGHT, text=RIGHT.text.replace(" in 2024", "")), "facts", 2 / 3),
    "pay of another role": (replace(RIGHT, text=f"{RIGHT.text} A Kite Designer earns $48,000."), "clean", False),
    "a refusal of what is told": (REFUSAL, "right_kind", False),
    "a question back where an answer is told": (replace(RIGHT, kind="clarify"), "right_kind", False),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_answer_fails_its_measure(fault: str) -> None:
    answer, measure, value = WRONG[fault]
    assert getattr(scored(answer), measure) == pytest.approx(value)


@pytest.mark.parametrize("fault", [f for f in WRONG if WRONG[f][1] in ("cited", "exact")])
def test_a_wrong_citation_touches_no_measure_of_the_words(fault: str) -> None:
    found = scored(WRONG[fault][0])
    assert (found.vital, found.clean, found.right_kind) == (1, True, True)


def test_what_is_lacking_and_what_is_forbidden_is_named() -> None:
    found = scored(replace(RIGHT, text="A Kite Designer earns $48,000 for climbing."))
    assert found.lacking == ("the sum",)
    assert found.broken == (r"\$48,000",)


def test_a_refusal_has_no_facts_of_an_answerable_question() -> None:
    found = scored(REFUSAL)
    assert (found.vital, found.got, found.expect) == (0, "refused", "answer")
    assert (found.cited, found.exact, found.borne_out) == (None, None, None)


def test_a_refusal_is_right_where_no_document_tells() -> None:
    found = scored(REFUSAL, MUST_REFUSE)
    assert found.right_kind
    assert (found.vital, found.facts, found.retrieved, found.rank) == (None, None, None, None)


@pytest.mark.parametrize("kind", ["answer", "partial", "clarify", "meta"])
def test_an_answer_where_no_document_tells_is_wrong(kind: Any) -> None:
    assert not scored(replace(RIGHT, kind=kind), MUST_REFUSE).right_kind


@pytest.mark.parametrize(("expect", "got"), [("answer", "partial"), ("partial", "answer")])
def test_an_answer_in_part_and_a_whole_one_are_both_answers(expect: str, got: Any) -> None:
    assert scored(replace(RIGHT, kind=got), replace(PAIR, expect=expect)).right_kind


@pytest.mark.parametrize(
    "words",
    [
        PAY.replace("Bridge Inspector", "**Bridge Inspector**"),
        f"{phrase('required')} {PAY}",
        f"{phrase('preferred')} {PAY}",
        f"**Pay**: {PAY}",
        r"Climbing: \*high\* piers.",
    ],
)
def test_markup_headings_and_the_phrase_of_strength_add_nothing(words: str) -> None:
    assert scored(with_claim(words, 1, 2)).borne_out == 1


def test_a_quote_is_shown_without_its_footnote_and_its_bars() -> None:
    quote = replace(cited(1, CLIMB), quote="| Climbing | piers[^a] |")
    answer = replace(RIGHT, citations=(quote,), claims=(Claim("Climbing · piers", (1,), "verbatim"),))
    assert scored(answer).borne_out == 1


# -- retrieval --------------------------------------------------------------------------------------


def test_retrieval_is_measured_apart_from_the_answer() -> None:
    found = scored(REFUSAL, passages=(passage("Kites."), passage("She climbed and earned $61,300.")))
    assert (found.retrieved, found.rank, found.vital) == (1, 0.5, 0)


def test_a_fact_that_no_passage_holds_is_not_retrieved() -> None:
    found = scored(RIGHT, passages=(passage("Kites."),))
    assert (found.retrieved, found.rank, found.vital) == (0, 0, 1)


def test_a_passage_is_read_under_its_headings() -> None:
    assert scored(RIGHT, passages=(passage("High piers.", "Climbing"),)).retrieved == 0.5


@pytest.mark.parametrize("text", ["problem-solving [3]", "**Problem** solving", "Problem\nsolving"])
def test_an_accepted_form_is_found_across_marks_hyphens_and_lines(text: str) -> None:
    assert holds(fact("it", "problem solving"), normalised(text))


def test_one_accepted_form_is_enough_and_none_is_not() -> None:
    either = fact("it", "lift", "climb")
    assert holds(either, "to climb")
    assert not holds(either, "to fall")
