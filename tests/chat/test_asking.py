"""What a question asks for, told by its words."""

from __future__ import annotations

import pytest

from chat.asking import asks_which_job, facets_of, names_a_fit, points_nowhere, shape_of


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("What is another name for a web dev?", ("names",)),
        ("What else is a data curator called?", ("names",)),
        ("Which job titles does a curator go by?", ("names",)),
        ("What kind of person makes a good curator?", ("fit",)),
        ("Who would a curator's job suit?", ("fit",)),
        ("What does a curator earn?", ("pay",)),
        ("Which software does a curator use?", ("tools",)),
        ("And what comes after that?", ("path",)),
        ("Name three reasons to hire a curator", ()),
    ],
)
def test_the_facets_that_a_question_names(question: str, facets: tuple[str, ...]) -> None:
    assert facets_of(question)[0] == facets


@pytest.mark.parametrize(
    ("question", "asks_outlook"),
    [
        ("How many curators will be needed?", True),
        ("how many people are wanted as curators", True),
        ("Will curators still be needed?", True),
        ("How many hours of practice are required of a curator?", False),
        ("How many people are needed to run a museum as a curator?", False),
        ("Will a degree be needed?", False),
        ("What skills will be needed in 2030?", False),
    ],
)
def test_how_many_are_needed_asks_for_the_outlook(question: str, asks_outlook: bool) -> None:
    assert ("outlook" in facets_of(question)[0]) is asks_outlook


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("What is the money like for a curator?", ("pay",)),
        ("What's the going rate for a curator?", ("pay",)),
        ("Do curators need a licence?", ("education",)),
        ("Do I need to know Latin?", ("skills",)),
    ],
)
def test_what_people_say_for_a_facet_names_it(question: str, facets: tuple[str, ...]) -> None:
    assert facets_of(question)[0] == facets


@pytest.mark.parametrize(
    "question",
    ["Write me a cover letter for a curator", "Please draft a speech for my curator", "can you write my whole resume? I was a baker",
     "Translate this advert for me", "Write a rhyming poem about a curator"],
)  # fmt: skip
def test_work_to_be_done_is_no_question(question: str) -> None:
    assert shape_of(question, 1, 0, False) == "task"


@pytest.mark.parametrize(
    "question",
    ["Does a curator write letters?", "I write poems, which job suits me?", "Who writes the labels?", "What should my cover letter say?",
     "How do I write a resume?", "Draw the maps of a town - which job is that?"],
)  # fmt: skip
def test_a_question_about_writing_is_one(question: str) -> None:
    assert shape_of(question, 0, 0, False) != "task"


@pytest.mark.parametrize(("describes", "shape"), [(True, "fit"), (False, "yesno")])
def test_who_describes_themselves_asks_for_a_fit(describes: bool, shape: str) -> None:
    assert shape_of("I like knots. Could I mend nets?", 0, 0, describes) == shape
    assert shape_of("I like knots. Could I mend nets?", 1, 0, describes) == "yesno"


def test_which_of_these_jobs_asks_for_one_of_all() -> None:
    assert points_nowhere("Which of these earns more?", "open")
    assert not points_nowhere("Which of these jobs could I do?", "fit")


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("what jobs are close to this one", "related"),
        ("what else could I do", "related"),
        ("what can I do instead of being one", "related"),
        ("which occupations are nearest to it", "related"),
        ("what could I move up into", "path"),
        ("how far can a keeper rise", "path"),
        ("what comes after?", "path"),
        ("what can the best keepers pull in?", "pay"),
        ("how different is the schooling", "education"),
        ("how does the work differ", "duties"),
        ("which titles should I look for", "names"),
    ],
)
def test_a_facet_is_asked_for_in_many_words(question: str, facet: str) -> None:
    assert facet in facets_of(question)[0]


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("there are exams, does the firm pay for them?", "pay"),
        ("an assistant in a school, what is it like", "education"),
        ("what do they do in advance", "path"),
    ],
)
def test_a_word_that_means_something_else_asks_for_no_facet(question: str, facet: str) -> None:
    assert facet not in facets_of(question)[0]


def test_which_job_is_asked_by_its_own_sentence() -> None:
    assert asks_which_job("I have strong skills with people. What job is that?")
    assert not asks_which_job("What skills does which job need?")
    assert not names_a_fit("which jobs are closest to mine")
    assert names_a_fit("which jobs are for people who sew")


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("jobs with animals", True),
        ("any jobs where you are outdoors", True),
        ("im 16 and like people, what should i be?", True),
        ("which jobs let you travel", True),
        ("jobs that pay well", False),
        ("what should i be good at", False),
        ("jobs with a degree in maths", False),
    ],
)
def test_jobs_are_asked_for_by_what_they_have(question: str, fits: bool) -> None:
    assert (shape_of(question, 0, 0, False) == "fit") is fits


def test_what_is_to_come_in_some_years_is_no_experience() -> None:
    facets, spans = facets_of("is there going to be jobs for a keeper in 10 years")
    assert "outlook" in facets
    assert "experience" not in facets
    assert any("10" in "is there going to be jobs for a keeper in 10 years"[slice(*span)] for span in spans)


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("Which means fewer years in school, curator or painter?", ("education",)),
        ("How many years of college does a curator need?", ("education",)),
        ("Which is the safer bet for the next ten years?", ("outlook",)),
        ("Which is going to add jobs over the next ten years?", ("outlook",)),
        ("How many years do I work before I may lead?", ("experience",)),
        ("How much money would I have to invest in a museum?", ()),
        ("How much money is in it?", ("pay",)),
    ],
)
def test_years_of_school_and_years_to_come(question: str, facets: tuple[str, ...]) -> None:
    assert facets_of(question)[0] == facets
