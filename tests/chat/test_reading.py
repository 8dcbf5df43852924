"""A question is read in the light of the turns before it, whose beginnings are enough."""

from __future__ import annotations

import pytest

from chat import reading
from chat.question import Question, Turn
from chat.reading import understand
from chat.rolefinder import finder_of
from ingest.index import Index
from tests.chat.coast import ANALYST, PLANNER, TENDER
from tests.chat.fakes import CURATOR, CURATOR_SKILLS, TURBINE


def asked(question: str, *turns: tuple[str, str]) -> Question:
    return Question(question, tuple(Turn(role, text) for role, text in turns))


def test_of_an_earlier_turn_the_beginning_is_read(index: Index) -> None:
    long = f"Tell me about a {CURATOR}. " + "It rains. " * 60 + f"And a {TURBINE}?"
    assert understand(asked("and its pay?", ("user", long)), index).roles == (CURATOR,)
    short = f"Tell me about a {CURATOR}. And a {TURBINE}?"
    assert understand(asked("and its pay?", ("user", short)), index).roles == (CURATOR, TURBINE)


def test_no_long_turn_is_read_whole(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    in_turn = reading._in_turn
    monkeypatch.setattr(reading, "_in_turn", lambda text, *rest: read.append(len(text)) or in_turn(text, *rest))
    understand(asked("and its pay?", ("user", "blorf " * 2000), ("assistant", "x " * 9000)), index)
    assert max(read) <= 400


@pytest.mark.parametrize("answer", ["...", "Patience [1]"])
def test_going_on_knows_what_was_answered(index: Index, answer: str) -> None:
    turns = (("user", "Hello"), ("assistant", "Hi"), ("user", CURATOR_SKILLS), ("assistant", answer))
    more = understand(asked("more", *turns), index)
    assert (more.more, more.roles, more.answered) == (True, (CURATOR,), answer)
    again = understand(asked("go on", *turns, ("user", "more"), ("assistant", "And more")), index)
    assert again.answered == f"{answer} And more"


def test_another_question_forgets_what_was_answered(index: Index) -> None:
    turns = (("user", CURATOR_SKILLS), ("assistant", "Patience [1]"))
    assert understand(asked("And its education?", *turns), index).answered == ""


@pytest.mark.parametrize(
    ("said", "carries"),
    [
        (f"and a {TURBINE}?", True),
        (f"{CURATOR} or {TURBINE}?", False),
        (f"and a {CURATOR} or a {TURBINE}?", True),
    ],
)
def test_two_roles_named_afresh_are_compared_in_all(index: Index, said: str, carries: bool) -> None:
    """Which facet was asked of one role says nothing of a fresh comparison of two."""
    now = understand(asked(said, ("user", f"What does a {CURATOR} earn?"), ("assistant", "Little")), index)
    assert (now.facets != ()) is carries


def test_what_one_tells_of_oneself_is_not_looked_for(index: Index) -> None:
    now = understand(asked(f"My degree is in music. I drive a bus. What does a {CURATOR} earn?"), index)
    assert (now.roles, now.facets, now.terms) == ((CURATOR,), ("pay",), ())
    assert now.unnamed == "What does the role earn?"


@pytest.mark.parametrize("who", ["my manager", "our teacher", "her manager", "my son's teacher"])
def test_somebody_s_own_manager_is_no_occupation_asked_about(coast: Index, who: str) -> None:
    now = understand(asked(f"What does {who} earn?"), coast)
    assert (now.roles, now.unknown, now.ambiguous) == ((), (), ())


@pytest.mark.parametrize(
    ("who", "unknown"), [("a manager", "manager"), ("the teacher", "teacher"), ("managers", "managers")]
)
def test_an_occupation_of_nobody_in_particular_is_asked_about(coast: Index, who: str, unknown: str) -> None:
    assert understand(asked(f"What does {who} earn?"), coast).unknown == (unknown,)


def test_a_role_named_in_full_is_asked_about_whoever_has_it(coast: Index) -> None:
    assert understand(asked(f"What does my {TENDER} earn?"), coast).roles == (TENDER,)


def test_somebody_s_manager_beside_a_role_leaves_the_role(coast: Index) -> None:
    now = understand(asked(f"My manager was a {TENDER}, what does a {TENDER} earn?"), coast)
    assert (now.roles, now.unknown) == ((TENDER,), ())


@pytest.mark.parametrize(
    ("named", "role"),
    [
        ("an artificial intelligence tide planner", PLANNER),
        ("an Artificial  Intelligence Tide Planner", PLANNER),
        ("an ai tide planer", PLANNER),
        ("an artificial intelligence tide planer", PLANNER),
        ("an artificial inteligence tide planner", PLANNER),
        ("a business intelligence analyst", ANALYST),
        ("a buisness inteligence analist", ANALYST),
        ("a bussiness intelligence analyst", ANALYST),
        ("a busines inteligence annalyst", ANALYST),
    ],
)
def test_intelligence_is_that_of_the_name_whatever_the_typos(coast: Index, named: str, role: str) -> None:
    now = understand(asked(f"What does {named} do?"), coast)
    assert (now.roles, now.unknown, now.facets) == ((role,), (), ("duties",))


@pytest.mark.parametrize("named", ["an artificial intelligence tide planner", "AI tide planners", "an ai tide planer"])
def test_of_a_name_with_intelligence_no_word_is_left_to_look_for(coast: Index, named: str) -> None:
    assert understand(asked(f"What does {named} do?"), coast).terms == ()


def test_artificial_intelligence_in_a_name_is_the_very_name(coast: Index) -> None:
    (mention,) = finder_of(coast).named("Is an artificial intelligence tide planner paid?")
    assert (mention.words, mention.roles) == ("artificial intelligence tide planner", (PLANNER,))


@pytest.mark.parametrize("question", ["Is artificial intelligence dangerous?", "What is artificial intelligence?"])
def test_artificial_intelligence_alone_is_no_role(coast: Index, question: str) -> None:
    now = understand(asked(question), coast)
    assert (now.roles, now.unknown, now.ambiguous) == ((), (), ())
    assert "ai" in now.terms


def test_another_analyst_of_intelligence_is_not_the_one_of_business(coast: Index) -> None:
    now = understand(asked("What does an artificial intelligence analyst do?"), coast)
    assert (now.roles, now.unknown) == ((), ("artificial intelligence analyst",))


def test_what_one_tells_before_naming_the_role_is_not_looked_for(index: Index) -> None:
    told = understand(asked(f"I'm fed up with zigzags. What would I have to know to become a {CURATOR}?"), index)
    assert (told.roles, told.terms) == ((CURATOR,), ())
    yes = understand(asked(f"I'm fed up with zigzags. Could I become a {CURATOR}?"), index)
    assert "zigzags" in yes.terms  # a yes may be about that


def test_where_one_can_move_up_to_is_asked_without_what_one_told(index: Index) -> None:
    told = understand(asked(f"I've been a {CURATOR} for ten zigzags. What could I move up into?"), index)
    assert (told.facets, told.terms) == (("path",), ())
