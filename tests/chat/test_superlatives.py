"""Roles ranked by pay or growth: by each role's own figure, the best first, and only where enough roles have one."""

from __future__ import annotations

import pytest

from chat import Answer, CareerChain, superlatives
from chat.superlatives import answer, facets_ranked
from ingest.index import Index
from prompts import phrase
from tests.chat.coast import BAKER, CLERK, COOK, DIVER, DRIVER, PAINTER, PILOT, PLANNER, TENDER
from tests.chat.fakes import assert_sound

PAID = [(BAKER, "$52,600"), (DIVER, "$47,100"), (TENDER, "$41,200"), (PAINTER, "$38,900")]
GROWN = [(PAINTER, "grow 11.5 percent"), (TENDER, "grow 3 percent"), (BAKER, "decline 4 percent")]


def source(role: str) -> str:
    return f"coast/{role.lower().replace(' ', '-')}.md"


def ranked(told: Answer) -> list[str]:
    """The roles of the list, in their order."""
    return [line.split("**")[1] for line in told.text.splitlines() if line.startswith("- **")]


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("Which jobs pay best?", ("pay",)),
        ("What are the highest paid roles?", ("pay",)),
        ("In which career do you make the most money?", ("pay",)),
        ("Who earns most?", ("pay",)),
        ("what pays the best", ("pay",)),
        ("What are the fastest-growing occupations?", ("outlook",)),
        ("Which professions are growing fastest?", ("outlook",)),
        ("Which jobs pay best and grow fastest?", ("pay", "outlook")),
        ("Who is better paid, those who bake or those who dive?", ()),
        ("Which job suits me?", ()),
        ("Which jobs pay?", ()),
        ("What do jobs pay?", ()),
        ("Does it pay most of the rent?", ()),
        ("Which trees grow fastest?", ()),
        ("", ()),
    ],
)
def test_what_roles_are_ranked_by(question: str, facets: tuple[str, ...]) -> None:
    assert facets_ranked(question) == facets


@pytest.mark.parametrize(
    ("question", "facet", "expected"),
    [("Which jobs pay best?", "pay", PAID), ("Which jobs grow fastest?", "outlook", GROWN)],
)
def test_roles_stand_by_their_own_figure_the_best_first(
    coast_chain: CareerChain, coast: Index, question: str, facet: str, expected: list[tuple[str, str]]
) -> None:
    told = coast_chain.invoke(question)
    assert_sound(told, coast)
    assert told.kind == "answer"
    assert ranked(told) == [role for role, _ in expected]
    assert all(figure in c.quote for (_, figure), c in zip(expected, told.citations, strict=True))
    assert phrase(f"ranked.{facet}", count=len(expected), roles=len(coast.roles())) in told.text
    assert phrase("ranked_rest") in told.text


def test_both_are_told_one_after_the_other(coast_chain: CareerChain, coast: Index) -> None:
    told = coast_chain.invoke("Which jobs pay best and are growing fastest?")
    assert_sound(told, coast)
    assert ranked(told) == [role for role, _ in [*PAID, *GROWN]]
    assert [c.marker for c in told.citations] == list(range(1, 8))


@pytest.mark.parametrize(
    ("role", "facet"),
    [(PILOT, "pay"), (DRIVER, "pay"), (COOK, "pay"), (CLERK, "pay"), (PLANNER, "pay")],
    ids=["a range", "per hour too", "another role's", "a group's", "nobody named"],
)
def test_a_sum_that_is_not_the_role_s_own_median_a_year_is_left_out(coast: Index, role: str, facet: str) -> None:
    assert any(s.facet == facet and "$" in s.text for s in coast.statements.of_role(role))
    assert role not in {p.role for p in superlatives._placed(coast, facet, ())}


@pytest.mark.parametrize(
    "role",
    [DIVER, PILOT, DRIVER, COOK, CLERK],
    ids=["not of employment", "two figures", "a wider group", "another role", "one industry"],
)
def test_growth_that_is_not_all_the_role_s_is_left_out(coast: Index, role: str) -> None:
    assert any(s.facet == "outlook" and "percent" in s.text for s in coast.statements.of_role(role))
    assert role not in {p.role for p in superlatives._placed(coast, "outlook", ())}


def test_a_decline_counts_below_zero(coast: Index) -> None:
    figures = {p.role: p.figure for p in superlatives._placed(coast, "outlook", ())}
    assert [figures[role] for role, _ in GROWN] == [11.5, 3.0, -4.0]


def test_no_more_than_a_few_are_shown_and_all_are_counted(coast: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(superlatives, "_SHOWN", 2)
    draft = answer(coast, ("pay",))
    assert draft is not None
    shown = [piece.statements[0].role for line in draft.lines for piece in line.pieces if piece.statements]
    assert shown == [BAKER, DIVER]
    assert phrase("ranked.pay", count=4, roles=len(coast.roles())) == draft.lines[0].pieces[0].text


def test_of_chosen_documents_only_their_roles_are_ranked(coast_chain: CareerChain) -> None:
    chosen = [source(role) for role in (PAINTER, DIVER, TENDER)]
    told = coast_chain.invoke({"question": "Which jobs pay best?", "sources": chosen})
    assert ranked(told) == [DIVER, TENDER, PAINTER]
    assert {c.source for c in told.citations} == set(chosen)


def test_two_roles_make_no_ranking(coast_chain: CareerChain, coast: Index) -> None:
    chosen = [source(BAKER), source(TENDER)]
    assert answer(coast, ("pay",), chosen) is None
    told = coast_chain.invoke({"question": "Which jobs pay best?", "sources": chosen})
    assert phrase("ranked_rest") not in told.text


def test_one_ranking_of_two_is_told_where_the_other_lacks_roles(coast: Index) -> None:
    draft = answer(coast, ("pay", "outlook"), [source(role) for role in (BAKER, DIVER, TENDER)])
    assert draft is not None
    cited = [s for line in draft.lines for piece in line.pieces for s in piece.statements]
    assert [(s.role, s.facet) for s in cited] == [(BAKER, "pay"), (DIVER, "pay"), (TENDER, "pay")]


@pytest.mark.parametrize("question", ["Which jobs pay best?", "Which jobs pay best and grow fastest?"])
def test_what_is_suggested_is_answered(coast_chain: CareerChain, question: str) -> None:
    told = coast_chain.invoke(question)
    assert told.suggestions
    assert {coast_chain.invoke(suggestion).kind for suggestion in told.suggestions} == {"answer"}


def test_a_question_on_one_role_is_not_ranked(coast_chain: CareerChain) -> None:
    told = coast_chain.invoke(f"Who pays {TENDER}s the most money?")
    assert {TENDER} >= {c.section[0] for c in told.citations}
    assert phrase("ranked_rest") not in told.text


@pytest.mark.parametrize("question", ["lowest paid job", "whats the worst paid job?", "Which jobs pay least?"])
def test_the_worst_paid_are_ranked_too(coast_chain: CareerChain, question: str) -> None:
    told = coast_chain.invoke(question)
    assert ranked(told) == [role for role, _ in reversed(PAID)]
    assert told.text.startswith("The lowest median pay")
