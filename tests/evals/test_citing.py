"""Citations are counted claim by claim; the judge here follows a script, so that the sums can be done by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from chat.answer import Answer
from evals import citing
from evals.case import Case, located
from evals.citing import citation_precision, citation_recall, cited, exact, figures_kept, proved, right_role
from evals.judge import Evidence, Verdict
from evals.questions import Gold
from ingest.index import Index
from tests.evals.answers import case, pair, quoting, refusal, said
from tests.evals.samples import BRIDGES, CLIMBING, DOCUMENTS, DRAWING, KITES, PAY, SEWING, WORK


class Script:
    """A judge that finds a claim supported by each of these sets of quotes, and by whatever holds one of them."""

    def __init__(self, *enough: set[str]) -> None:
        self.enough = enough

    def verdict(self, claim: str, given: Sequence[Evidence]) -> Verdict:
        quotes = {e.quote for e in given}
        return Verdict("supported", 0.9) if any(e <= quotes for e in self.enough) else Verdict("unsupported", 0.1)


def judged(index: Index, answer: Answer, *enough: set[str]) -> Case:
    return replace(case(index, pair(), answer), judge=Script(*enough))


@pytest.mark.parametrize(
    ("quotes", "enough", "recall", "precision"),
    [
        ([CLIMBING], [{CLIMBING}], 1, 1),
        ([CLIMBING, WORK], [{CLIMBING}], 1, 1 / 2),  # WORK alone does not support it, CLIMBING does without it: idle
        ([CLIMBING, DRAWING], [{CLIMBING, DRAWING}], 1, 1),  # neither alone, both together: both are needed
        ([CLIMBING, DRAWING], [{CLIMBING}, {DRAWING}], 1, 1),  # each alone is enough: none is counted as idle
        ([CLIMBING, DRAWING, WORK], [{CLIMBING, DRAWING}], 1, 2 / 3),
        ([CLIMBING, WORK], [{SEWING}], 0, 0),
        ([CLIMBING], [{SEWING}], 0, 0),
    ],
)
def test_alce_recall_and_precision_of_one_claim(
    small: Index, quotes: list[str], enough: list[set[str]], recall: float, precision: float
) -> None:
    found = judged(small, said(("A claim.", quotes)), *enough)
    assert citation_recall(found) == recall
    assert citation_precision(found) == pytest.approx(precision)


def test_recall_is_over_claims_and_precision_over_citations(small: Index) -> None:
    answer = said(("One.", [CLIMBING, WORK]), ("Two.", [PAY]), ("Three.", []))
    found = judged(small, answer, {CLIMBING})
    assert citation_recall(found) == pytest.approx(1 / 3)
    assert citation_precision(found) == pytest.approx(1 / 3)


def test_a_claim_that_is_a_quote_is_proved_and_one_that_is_worded_anew_is_not(small: Index) -> None:
    assert proved(case(small, pair(), said((CLIMBING, [CLIMBING]), ("Climb high.", [DRAWING])))) == 0.5


def test_a_citation_counts_where_the_answer_lists_it(small: Index) -> None:
    answer = quoting(CLIMBING, DRAWING)
    assert cited(case(small, pair(), answer)) == 1
    assert cited(case(small, pair(), replace(answer, citations=answer.citations[1:]))) == 0.5
    assert cited(case(small, pair(), said((CLIMBING, []), (DRAWING, [CLIMBING])))) == 0.5


def test_a_quote_is_exact_where_its_source_has_it_at_its_offsets(small: Index) -> None:
    answer = quoting(CLIMBING, DRAWING)
    first, second = answer.citations
    for wrong in (
        replace(first, start=first.start + 1),
        replace(first, end=first.end - 1),
        replace(first, quote=first.quote.replace("high", "low")),
        replace(first, source=KITES),
        replace(first, source="samples/moon.md"),
    ):
        assert exact(case(small, pair(), replace(answer, citations=(wrong, second)))) == 0.5


def test_a_statement_of_another_role_is_counted(small: Index) -> None:
    assert right_role(case(small, pair(), quoting(CLIMBING, DRAWING, PAY, SEWING))) == 0.75
    both = pair(roles=("bridge inspectors", "Kite Designer"))
    assert right_role(case(small, both, quoting(CLIMBING, SEWING))) == 1
    assert right_role(case(small, pair(roles=()), quoting(SEWING))) is None


def test_words_akin_to_another_roles_name_are_no_other_role(small: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement is another role's only where that one's name or alias stands in it, whatever it is taken to tell of."""
    monkeypatch.setattr(citing, "roles_told", lambda *_: frozenset({"Kite Designer"}))
    assert right_role(case(small, pair(), quoting(WORK))) == 1
    assert right_role(case(small, pair(), quoting(SEWING))) == 0


def test_figures_are_counted_in_claims_that_have_some(small: Index) -> None:
    answer = said((PAY, [PAY]), ("It pays $71,300.", [PAY]), (CLIMBING, [CLIMBING]))
    assert figures_kept(case(small, pair(), answer)) == 0.5
    assert figures_kept(case(small, pair(), quoting(CLIMBING))) is None


def test_an_answer_without_claims_has_no_citations_to_measure(small: Index) -> None:
    told = case(small, pair(), refusal())
    for measure in (citation_recall, citation_precision, proved, cited, exact, right_role, figures_kept):
        assert measure(told) is None


# -- where things stand -----------------------------------------------------------------------------


def test_gold_statements_are_found_across_lines_and_the_lost_are_told(small: Index) -> None:
    across = Gold(BRIDGES, "## Skills - Climbing: a Bridge Inspector must")
    twice, absent, nowhere = Gold(BRIDGES, "Bridge Inspector"), Gold(BRIDGES, "moon"), Gold("samples/moon.md", CLIMBING)
    found, lost = located([across, twice, absent, nowhere], small)
    text = DOCUMENTS["bridge-inspector.md"]
    assert [text[s.start : s.end] for s in found] == ["## Skills\n\n- Climbing: a Bridge Inspector must"]
    assert lost == [twice, absent, nowhere]


def test_the_judge_reads_what_the_index_has_and_not_what_a_citation_says_of_itself(small: Index) -> None:
    answer = quoting(CLIMBING)
    (citation,) = answer.citations
    told = case(small, pair(), answer)
    evidence = told.evidence(replace(citation, quote="The moon.", section=("The moon",)))
    assert evidence == Evidence(CLIMBING, ("Bridge Inspector", "Skills"), "", "Bridge Inspector")
    assert told.evidence(replace(citation, source="samples/moon.md")) == Evidence("")
