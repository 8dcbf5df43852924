"""What an answer on a role shows: one group a facet where a facet is asked for, what answers best where words are."""

from __future__ import annotations

from dataclasses import replace

from chat.choosing import Chosen
from chat.evidence import Ranked, of_role
from chat.grouping import Group, _extras, _leaves_out, _without_bare_beside, _without_shares_beside, grouped
from chat.question import Question
from chat.reading import understand
from chat.understanding import Understanding
from ingest.index import Index
from ingest.settings import Settings
from tests.chat.fakes import stated
from tests.chat.village import KEEPER


def groups(index: Index, question: str, facets: list[str]) -> list[Group]:
    asked = understand(Question(question, ()), index)
    return grouped(index, asked, of_role(index, KEEPER), facets, Settings())[0]


def test_each_facet_asked_for_is_a_group(village: Index) -> None:
    found = groups(village, f"What does a {KEEPER} do and earn?", ["pay", "duties"])
    assert [g.facet for g in found] == ["pay", "duties"]
    assert "$41,200" in found[0].chosen.statements[0].text


def test_a_role_alone_is_told_in_an_overview(village: Index) -> None:
    assert [g.facet for g in groups(village, f"Tell me about a {KEEPER}", [])] == ["summary", "duties", "pay"]


def test_words_are_answered_by_what_bears_them_out(village: Index) -> None:
    (only,) = groups(village, f"Does a {KEEPER} polish anything?", [])
    assert only.facet == ""
    assert only.chosen.statements[0].text == "Polishes the lens with chamois leather"


def test_bare_names_and_ratings_stand_beside_sentences_only_where_they_are_asked_for(village: Index) -> None:
    told = of_role(village, KEEPER)[0]
    sentence = Ranked(replace(told, text="They polish the lens with a chamois every single morning."), 9.0, 0.5, 0.5)
    name = Ranked(replace(told, text="Bell Ringer", label="", facet="related", row=-1), 8.9, 0.5, 0.0)
    rating = Ranked(replace(told, text="Mathematics: importance 3.2 of 5", facet="skills", row=-2), 8.9, 0.5, 0.0)

    def kept(asked: Understanding, *ranked: Ranked) -> list[Ranked]:
        return _without_bare_beside(list(ranked), asked)

    of_work = Understanding("", "", "open", facets=("duties",), topic="duties")
    assert kept(of_work, sentence, name, rating) == [sentence]
    assert kept(of_work, name) == [name]
    assert kept(of_work, sentence, replace(rating, words=0.5)) == [sentence, replace(rating, words=0.5)]
    assert kept(replace(of_work, facets=("path",)), sentence, name, rating) == [sentence, name]
    assert kept(replace(of_work, topic="skills"), sentence, name, rating) == [sentence, rating]
    assert kept(replace(of_work, topic="skills", shape="yesno"), sentence, rating) == [sentence]


def test_shares_of_an_inquiry_stand_beside_no_other_facet(village: Index) -> None:
    told = of_role(village, KEEPER)[0]
    share = replace(told, text="Doctoral Degree: 0.33 % of those asked", facet="education", row=-1)
    first, other = Ranked(share, 9.0, 0.5, 0.5), Ranked(told, 8.0, 0.4, 0.0)
    assert _without_shares_beside([first, other], ["duties"]) == [other]
    assert _without_shares_beside([first, other], ["education"]) == [first, other]
    assert _without_shares_beside([first, other], []) == [first, other]
    assert _without_shares_beside([first], ["duties"]) == [first]


def test_what_is_welcome_is_told_of_the_facets_asked_for(index: Index) -> None:
    asked = understand(Question("Which skills are nice to have as a Data Curator?"), index)
    must, welcome, degree = (
        Ranked(replace(stated(text, heading=facet.title()), facet=facet, row=row), 9.0, 0.5, 0.5)
        for row, (text, facet) in enumerate(
            [
                ("Patience is required.", "skills"),
                ("Latin is a plus.", "skills"),
                ("A degree is preferred.", "education"),
            ]
        )
    )
    found = _extras(asked, [must, welcome, degree], ["skills"], Settings())
    assert found is not None
    assert [s.text for g in found[0] for s in g.chosen.statements] == ["Latin is a plus."]
    assert _extras(asked, [must], ["skills"], Settings()) is None
    plain = understand(Question("Which skills does a Data Curator need?"), index)
    assert _extras(plain, [must, welcome], ["skills"], Settings()) is None


def test_pay_asked_beside_something_else_is_not_left_out(village: Index) -> None:
    asked = Understanding("", "", "figure", facets=("pay", "duties"))
    work = stated("Trims the wick.", heading="Duties")
    sum_of_money = replace(stated("The median pay was $41,200.", heading="Pay"), facet="pay", row=2)
    every = [Ranked(work, 9.0, 0.5, 0.5), Ranked(sum_of_money, 2.0, 0.5, 0.5)]
    facets = ["pay", "duties"]
    assert _leaves_out(Chosen((work,)), every, asked, facets)
    assert not _leaves_out(Chosen((work, sum_of_money)), every, asked, facets)
    assert not _leaves_out(Chosen((work,)), every[:1], asked, facets)
    assert not _leaves_out(Chosen((work,)), every, replace(asked, shape="open"), facets)
