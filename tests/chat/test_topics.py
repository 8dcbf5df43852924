"""What a question without a role is about: the document whose name comes near, or none."""

from __future__ import annotations

import pytest

from chat import topics
from chat.topics import asks_for_all, is_named, topic_for, topic_of
from ingest.index import Index
from ingest.topics import Topic
from tests.chat.coast import FISHING, LIGHTHOUSE, SCHOOL, TENDER

#: Near to no name, and so long that a clause behind it is lost in the whole.
LONG = (
    "I sold eggs, cheese and butter at the market with my brothers for forty years, the horse is lame, my back aches, "
    "the roof leaks"
)
FAR = ["How do I bake bread?", "Who discovered penicillin?", f"What does a {TENDER} earn?", "", "?!"]


def title(topic: Topic | None) -> str | None:
    return topic.names[0] if topic else None


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Tell me about living in a lighthouse", LIGHTHOUSE),
        ("How do I stand the loneliness of a lighthouse?", LIGHTHOUSE),
        ("What about a home in a tower by the sea?", LIGHTHOUSE),
        ("rope school?", SCHOOL),
        ("Is it worth going to a rope school?", SCHOOL),
        ("seamanship", SCHOOL),
        ("Why would anybody be leaving the herring boats?", FISHING),
        (f"{LONG}; what about a home by the sea?", LIGHTHOUSE),
        (f"{LONG}; is it hard at school with ropes?", SCHOOL),
        (LONG, None),
        *((question, None) for question in FAR),
    ],
)
def test_a_question_is_about_the_document_whose_name_is_nearest(coast: Index, question: str, about: str | None) -> None:
    assert title(topic_of(coast, question)) == about


@pytest.mark.parametrize("question", FAR)
def test_what_is_near_no_name_names_none(coast: Index, question: str) -> None:
    assert not is_named(coast, question)
    assert topic_for(coast, question) is None


def test_a_role_is_no_topic(coast: Index) -> None:
    assert {topic.names[0] for topic in coast.topics()} == {LIGHTHOUSE, SCHOOL, FISHING}


@pytest.mark.parametrize("question", ["lighthouse life", "rope school or learning at sea?", "living in lighthouses"])
def test_a_question_that_holds_a_name_is_about_nothing_else(coast: Index, question: str) -> None:
    assert is_named(coast, question)


def test_a_name_among_many_other_words_is_not_all_that_is_asked(coast: Index) -> None:
    question = "I can cook for forty people, mend nets and sing, was never at a school and would like to learn a trade"
    assert topic_of(coast, question) is None
    assert not is_named(coast, question)


@pytest.mark.parametrize(
    ("description", "meant"),
    [
        ("career change for a family of fishermen", FISHING),
        ("I am leaving the herring boats", FISHING),
        ("I liked living in a lighthouse", LIGHTHOUSE),
        ("we live on bread and soup", None),
        ("I trim lamps", None),
    ],
)
def test_a_description_means_the_document_that_alone_has_its_word(
    coast: Index, description: str, meant: str | None
) -> None:
    assert title(topic_for(coast, description)) == meant


def test_a_word_that_two_documents_have_in_their_names_tells_none(coast: Index) -> None:
    """The sea stands in the names of the lighthouse and of the school, and the question is near to both."""
    shared = "learning at sea by the sea"
    assert title(topic_of(coast, shared)) == SCHOOL
    assert title(topic_for(coast, "a home by the sea")) == LIGHTHOUSE
    assert topic_for(coast, "by the sea") is None


def test_beyond_the_cap_only_names_that_share_a_word_are_compared(
    coast: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    near, sharing = "Do they teach seafaring?", "Is it worth going to a rope school?"
    monkeypatch.setattr(topics, "_MOST", 2)
    compared = {name for name, _, _ in topics._near(coast, sharing)}
    assert {topic.names[0] for topic in compared} == {SCHOOL}
    assert list(topics._near(coast, near)) == []
    assert title(topic_of(coast, sharing)) == SCHOOL


def test_beyond_the_cap_no_more_names_than_it_allows_are_compared(
    coast: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "Is living in a lighthouse like going to a rope school for learning, or like leaving the herring boats?"
    whole = len(list(topics._near(coast, question)))
    assert whole == sum(len(topic.names) for topic in coast.topics())
    monkeypatch.setattr(topics, "_MOST", 4)
    assert len(list(topics._near(coast, question))) == 4


@pytest.mark.parametrize(
    "question",
    [
        "Tell me about living in a lighthouse",
        "please tell me something about rope schools",
        "can you explain the thing with the towers",
        "What about rope schools?",
        "how about fog",
        "advice on storms",
        "tips for sailors",
        "rope school",
        "and storms?",
        "rope school or sea?",
    ],
)
def test_the_whole_of_a_topic_is_asked_for(question: str) -> None:
    assert asks_for_all(question)


@pytest.mark.parametrize(
    "question",
    [
        "How is fresh water caught in a lighthouse?",
        "Is it worth going to a rope school?",
        "Rope School or Learning at Sea: Cost?",
        "What is taught at a rope school?",
        "Which storms are worst in winter?",
        "",
    ],
)
def test_something_in_particular_is_asked_for(question: str) -> None:
    assert not asks_for_all(question)
