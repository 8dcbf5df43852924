"""What somebody tells before they ask."""

from __future__ import annotations

import pytest

from chat.mentions import Mention
from chat.telling import asked_about, not_wanted, points_back, points_back_from, proper, told_first, without


def test_the_question_proper_begins_after_what_one_tells_of_oneself() -> None:
    told = "I am 40 and drive a bus. My knees hurt. What does a curator earn?"
    assert told[told_first(told) :] == "What does a curator earn?"
    assert told[told_first(told + " Thanks.") :] == "What does a curator earn?"


@pytest.mark.parametrize(
    "question",
    [
        "What does a curator earn?",
        "I drive a bus. Is that enough for a curator?",  # it points at what was told
        "I drive a bus. Curator pay?",  # too short to stand alone
        "I drive a bus. Tell me about a curator.",  # nothing is asked
        "What does a curator earn? I drive a bus.",
        "",
    ],
)
def test_a_question_that_does_not_stand_alone_begins_at_its_beginning(question: str) -> None:
    assert told_first(question) == 0


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("I am a sailor. Could I mend nets?", "Could I mend nets?"),
        ("Could I mend nets? I am a sailor.", ""),
        ("Could I mend nets?", ""),
        ("I like knots. I like rope. Nets? Or sails?", "Nets? Or sails?"),
        ("I like knots.", ""),
        ("", ""),
    ],
)
def test_the_question_proper_stands_after_what_one_tells(question: str, asked: str) -> None:
    assert proper(question) == asked


def test_whoever_hires_is_not_pointed_at() -> None:
    told = "I have drawn maps for a year. What do they want to see of a curator?"
    assert told_first(told) == 0
    assert told[told_first(told, told.index("curator")) :] == "What do they want to see of a curator?"


def test_what_points_back_is_told_from_what_stands_alone() -> None:
    assert points_back("what's it like in Canada")
    assert not points_back("what do curators earn")
    told = "A curator could do that. How would I get into it?"
    assert told[points_back_from(told) :] == "How would I get into it?"
    assert points_back_from("How would I get into it?") == 0


def mentions(text: str, *named: str) -> list[Mention]:
    return [Mention(text.index(n), text.index(n) + len(n), n, (n.title(),)) for n in named]


@pytest.mark.parametrize(
    ("text", "named", "about"),
    [
        ("Which degree does a curator need? My tutor does not know.", ("curator", "tutor"), ["curator"]),
        ("What does my tutor do all day?", ("tutor",), ["tutor"]),
        ("I am a baker. What must a curator know?", ("baker", "curator"), ["curator"]),
        ("I am a baker. Would I earn more as a curator?", ("baker", "curator"), ["baker", "curator"]),
        ("Tell me of the baker. And what does a curator do?", ("baker", "curator"), ["baker", "curator"]),
        ("I like bread. Is a baker or a curator better off?", ("baker", "curator"), ["baker", "curator"]),
    ],
)
def test_people_in_the_askers_life_are_not_asked_about(text: str, named: tuple[str, ...], about: list[str]) -> None:
    assert [m.words for m in asked_about(mentions(text, *named), text)] == about


def test_what_somebody_could_do_points_at_nothing_told_before() -> None:
    assert points_back("what about that?")
    assert not points_back("which jobs are there that I could move to?")
    told = "They replace us with an app. Which jobs are there that I could move to?"
    assert told[told_first(told) :].startswith("Which")


@pytest.mark.parametrize(
    ("text", "ruled_out"),
    [
        ("work with kids but not as a teacher", True),
        ("it isn't a teacher", True),
        ("I don't want to be a teacher", True),
        ("anything other than being a teacher", True),
        ("I am sick of being a teacher", True),
        ("I want to be a teacher", False),
        ("do you know a teacher, or not", False),
    ],
)
def test_an_occupation_is_ruled_out_by_what_stands_before_it(text: str, ruled_out: bool) -> None:
    start = text.index("teacher")
    mention = Mention(start, start + len("teacher"), "teacher", ("Teacher",), True)
    assert not_wanted([mention], text) == ([mention] if ruled_out else [])


def test_what_is_ruled_out_is_left_out_with_the_words_that_do() -> None:
    text = "I like kids, but not as a teacher. I don't want to be a nanny!"
    ruled_out = [Mention(text.index(n), text.index(n) + len(n), n, (n,), True) for n in ("teacher", "nanny")]
    assert " ".join(without(text, ruled_out).split()) == "I like kids, but . I !"
    assert without(text, []) == text
