"""Which role fits: the one whose documents bear out what somebody likes, part by part, and not what they hate."""

from __future__ import annotations

import pytest

from chat import Answer, CareerChain
from chat.fitting import _tastes
from chat.question import Question
from chat.reading import understand
from ingest.index import Index
from prompts import phrase
from tests.chat.fakes import assert_sound
from tests.chat.village import KEEPER, RINGER, WEAVER


def roles(answer: Answer) -> list[str]:
    """The roles told, in their order."""
    return list(dict.fromkeys(role for c in answer.citations for role in (KEEPER, RINGER, WEAVER) if role in c.section))


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("I love music and rhythm, and I like teaching beginners.", RINGER),
        ("I like fishing nets, needle and twine.", WEAVER),
        ("I would love to trim a wick and polish a lens in the evening.", KEEPER),
    ],
)
def test_the_role_that_bears_out_the_description_comes_first(village_chain: CareerChain, told: str, role: str) -> None:
    answer = village_chain.invoke(f"{told} Which job suits me?")
    assert answer.kind == "answer"
    assert roles(answer)[0] == role


def test_every_part_of_a_description_counts(village_chain: CareerChain) -> None:
    """One clause on bells does not outweigh three on the loft."""
    answer = village_chain.invoke(
        "I like bells, and I want a needle and twine, and I like to mend torn nets in a quiet loft. Which job suits me?"
    )
    assert roles(answer)[0] == WEAVER


def test_what_is_hated_is_left_out(village_chain: CareerChain) -> None:
    liked = "I like a needle and twine, melodies and heavy bells"
    assert RINGER in roles(village_chain.invoke(f"{liked}. Which job suits me?"))
    answer = village_chain.invoke(f"{liked}, but I hate music. Which job suits me?")
    assert RINGER not in roles(answer)


def test_only_what_is_hated_tells_no_role(village_chain: CareerChain) -> None:
    answer = village_chain.invoke("I hate music. Which job suits me?")
    assert (answer.kind, answer.missing) == ("refused", ("which role does without “music”",))


@pytest.mark.parametrize("ruled_out", ["but not as a {}. Which job suits me?", "Which job suits me, other than {}?"])
def test_a_role_that_is_ruled_out_is_not_told(village_chain: CareerChain, ruled_out: str) -> None:
    liked = "I like a needle and twine, melodies and heavy bells."
    first = roles(village_chain.invoke(f"{liked} Which job suits me?"))[0]
    found = roles(village_chain.invoke(f"{liked} {ruled_out.format(first)}"))
    assert found
    assert first not in found


@pytest.mark.parametrize(
    "asked",
    [
        f"I don't want to be a {KEEPER} anymore, what else could I do?",
        f"I'm tired of being a {KEEPER}. Any other job ideas?",
        f"What can I do instead of being a {KEEPER}?",
    ],
)
def test_who_has_had_enough_of_an_occupation_is_told_the_related_ones(village_chain: CareerChain, asked: str) -> None:
    answer = village_chain.invoke(asked)
    assert answer.kind == "answer"
    assert {c.section[-1] for c in answer.citations} == {"Related occupations"}


@pytest.mark.parametrize("told", ["I like blorf and zint quaddle.", "My thing is blorf, and I like zint."])
def test_what_no_document_bears_out_fits_nobody(village_chain: CareerChain, told: str) -> None:
    answer = village_chain.invoke(f"{told} Which job suits me?")
    assert (answer.kind, answer.citations) == ("refused", ())


def test_each_role_is_told_by_its_own_words(village_chain: CareerChain) -> None:
    answer = village_chain.invoke("I love melodies and bells. Which job suits me?")
    assert f"**{RINGER}**" in answer.text
    assert all(RINGER in c.section for c in answer.citations[:1])
    assert all(c.quote in answer.text for c in answer.citations)


def test_of_chosen_documents_only_their_roles_fit(village_chain: CareerChain) -> None:
    asked = {
        "question": "I love melodies, bells, nets and twine. Which job suits me?",
        "sources": ["village/weaver.md"],
    }
    assert roles(village_chain.invoke(asked)) == [WEAVER]


NEAR_FISHING = [
    "Quay work: a Dock Clerk counts what the herring boats bring ashore.",
    "Paint: a Buoy Painter is at home in small boats, as fishermen are.",
]


def advised(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.source == "coast/from-fishing.md"]


@pytest.mark.parametrize(
    "told",
    [
        "I am tired of being one of the fishermen, I like small boats and ferries",
        "I worked on herring boats and I like to steer",
    ],
)
def test_a_document_for_people_of_a_profession_advises_first(coast_chain: CareerChain, coast: Index, told: str) -> None:
    answer = coast_chain.invoke(f"{told}. Which job suits me?")
    assert_sound(answer, coast)
    assert answer.kind == "answer"
    assert advised(answer) == [c.quote for c in answer.citations[:2]] == NEAR_FISHING
    assert answer.text.index("Quay work") < answer.text.index(phrase("closest"))
    assert len(answer.citations) > 2


def test_others_are_not_advised_so(coast_chain: CareerChain) -> None:
    answer = coast_chain.invoke("I like to paint in red and green. Which job suits me?")
    assert answer.kind == "answer"
    assert advised(answer) == []


def test_advice_is_of_the_chosen_documents_alone(coast_chain: CareerChain) -> None:
    told = "I worked on herring boats and I like to steer. Which job suits me?"
    asked = {"question": told, "sources": ["coast/ferry-pilot.md"]}
    assert {c.source for c in coast_chain.invoke(asked).citations} == {"coast/ferry-pilot.md"}


@pytest.mark.parametrize("liked", ["I like helping people.", "I'm good with my hands."])
def test_what_people_say_they_like_is_looked_for_as_documents_say_it(index: Index, liked: str) -> None:
    asked = understand(Question(f"{liked} Which job suits me?"), index)
    read, disliked = _tastes(asked)
    assert disliked == ()
    assert {"care", "repair"} & set(read.terms)
