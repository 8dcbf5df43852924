"""Finding roles, their pages, and what is read out of statements on pay."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from ingest.document import Role
from tests.web.fakes import ETHICIST, STATEMENTS, FakeIndex, state
from web.browsing import Browsed, Browsing
from web.pay import PayPoint, pay_points
from web.paychart import render_pay_chart
from web.rolelist import SHOWN, find_roles
from web.rolepage import portrait, render_comparison, render_role
from web.room import Room
from web.visitors import Visitors

ROLES = [
    Role("Data Scientist", ("DS", "Statistical Modeller")),
    Role("Database Architect"),
    Role("Lead Data Engineer"),
    Role("Gen AI Lead"),
]


def names(typed: str) -> list[str]:
    return [entry.role.name for entry in find_roles(ROLES, typed).found]


def test_names_that_begin_with_what_is_typed_come_first() -> None:
    assert names("data") == ["Data Scientist", "Database Architect", "Lead Data Engineer"]
    assert names("  DATA eng ") == ["Lead Data Engineer"]
    assert names("lead") == ["Lead Data Engineer", "Gen AI Lead"]
    assert names("plumber") == []


def test_a_role_is_found_by_its_other_names() -> None:
    (found,) = find_roles(ROLES, "modeller").found
    assert (found.role.name, found.alias) == ("Data Scientist", "Statistical Modeller")


def test_nothing_typed_lists_all_and_long_lists_are_cut() -> None:
    many = [Role(f"Role {number:04}") for number in range(500)]
    listed = find_roles(many, "")
    assert (len(listed.found), listed.total) == (SHOWN, 500)


def pay(words: str, **rest) -> PayPoint | None:
    statement = replace(STATEMENTS[2], text=words, kind="item", **rest)
    points = pay_points([statement], "AI Ethicist")
    return points[0] if points else None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("In the US in May 2024 the median annual wage was $112,590.", (112590, 112590, "$", "year", "US", "2024")),
        ("In 2024 the median pay was $54.13 per hour.", (54.13, 54.13, "$", "hour", "", "2024")),
        ("a salary range of $150,000 -\n  $190,000 in Maryland.", (150000, 190000, "$", "year", "Maryland", "")),
        ("In Wales a Beekeeper earned £24,000 a year.", (24000, 24000, "£", "year", "Wales", "")),
        ("2024 Median Pay: $103,790 per year; $49.90 per hour", (103790, 103790, "$", "year", "", "2024")),
    ],
)
def test_a_sum_is_read_with_its_unit_period_place_and_year(words: str, told: tuple) -> None:
    point = pay(words, section=())
    assert point is not None
    assert (point.low, point.high, point.unit, point.period, point.place, point.year) == told


@pytest.mark.parametrize(
    "words",
    [
        "Sign-on bonus: bonuses of $10,000 to $50,000.",
        "All occupations: the median annual wage in all occupations was $49,500.",
        "A budget of $2 billion a year.",
        "The pay was 20-30% above the national average.",
        "Pay is good.",
    ],
)
def test_what_is_no_pay_of_the_role_is_not_drawn(words: str) -> None:
    assert pay(words) is None


def test_a_limit_is_told_as_one() -> None:
    point = pay("in the US in May 2024 the highest 10 percent earned more than $194,410 a year.")
    assert point.bound == "more than"
    shown = portrait(FakeIndex(), "AI Ethicist").pay[0][1]
    assert "more than $194,410" in render_pay_chart([(point, shown)])


def test_a_sum_told_twice_is_drawn_once() -> None:
    twice = [STATEMENTS[2], replace(STATEMENTS[2], row=9)]
    assert len(pay_points(twice, "AI Ethicist")) == 1


def test_the_chart_names_source_place_and_year() -> None:
    shown = portrait(FakeIndex(), "AI Ethicist")
    chart = render_pay_chart(shown.pay)
    assert "Example Press, 2025-03-01; place not told; of 2024" in chart
    assert "$98,000" in chart
    assert "$ per year" in chart
    assert render_pay_chart([]) == ""


def test_currencies_and_periods_have_scales_of_their_own() -> None:
    words = ("$98,000 a year", "£50 an hour", "€70,000 a year")
    source = replace(ETHICIST, text=" ".join(words))
    points = [p for n, w in enumerate(words) for p in pay_points([state(n, source, w, "pay")], "AI Ethicist")]
    cited = portrait(FakeIndex(), "AI Ethicist").pay[0][1]
    assert render_pay_chart([(point, cited) for point in points]).count("<figure") == 3


def test_every_statement_of_a_role_is_shown_with_its_citation() -> None:
    shown = portrait(FakeIndex(), "AI Ethicist")
    html = render_role(shown, ())
    assert [f.name for f in shown.facets] == ["summary", "skills", "pay", "challenges", "other"]
    assert html.count('class="marker"') == len(STATEMENTS) + 1  # the chart's bar
    assert all(ETHICIST.text[c.start : c.end] == c.quote for c in [shown.facets[0].told[0].citation])


def test_nothing_of_a_hostile_statement_becomes_html() -> None:
    shown = portrait(FakeIndex(), "AI Ethicist")
    for html in (render_role(shown, ()), render_comparison([shown, shown])):
        assert "<img" not in html
        assert "<script" not in html
        assert "<b>" not in html


def event(**data):
    return SimpleNamespace(_data=data)


@pytest.fixture
def browsing() -> Browsing:
    return Browsing(Visitors(Room(None, FakeIndex())))


def test_up_to_three_roles_are_compared(browsing: Browsing) -> None:
    browsed = Browsed()
    for name in ("AI Ethicist", "Gen AI Lead", "Data Scientist", "A Fourth"):
        browsed, *_ = browsing.choose(browsed, event(compare=name))
    assert browsed.compared == ("AI Ethicist", "Gen AI Lead", "Data Scientist")
    browsed, _, page = browsing.choose(browsed, event(side_by_side=True))
    assert "The documents name no sum for Gen AI Lead." in page
    assert "Not told by the documents." in page
    browsed, *_ = browsing.choose(browsed, event(compare="Gen AI Lead"))
    browsed, *_ = browsing.choose(browsed, event(compare="AI Ethicist"))
    assert not browsed.side_by_side


def test_a_role_that_is_not_there_is_said(browsing: Browsing) -> None:
    _, _, page = browsing.choose(Browsed(), event(open="<i>Plumber</i>"))
    assert "no role named “&lt;i&gt;Plumber&lt;/i&gt;”" in page
    assert browsing.show(Browsed(), event(role="Plumber", marker=1)) == {"__type__": "update"}


def test_a_marker_of_a_role_opens_its_document(browsing: Browsing) -> None:
    assert "<mark" in browsing.show(Browsed(), event(role="AI Ethicist", marker=1))
    assert browsing.show(Browsed(), event(role="AI Ethicist", marker=99)) == {"__type__": "update"}
