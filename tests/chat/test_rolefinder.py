"""Roles are found however people name them, and an occupation that is not covered is not taken for one that is."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.rolefinder import RoleFinder, finder_of
from ingest.document import Role
from ingest.index import Index
from tests.chat.fakes import BATTERY, CURATOR, TURBINE


def roles_in(finder: RoleFinder, text: str) -> list[tuple[str, ...]]:
    return [mention.roles for mention in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("What does a Data Curator do?", CURATOR),
        ("what does a data curator do", CURATOR),
        ("WHAT DOES A DATA CURATOR DO", CURATOR),
        ("What do Data Curators do?", CURATOR),
        ("a data curator's day", CURATOR),
        ("a data curator’s day", CURATOR),
        ("the data-curator", CURATOR),
        ("What does a dataset librarian do?", CURATOR),
        ("Windtechs climb", TURBINE),
        ("turbine mechanics", TURBINE),
        ("What does a WTT earn?", TURBINE),
        ("what does a data curater do", CURATOR),
        ("wind turbin technicain pay", TURBINE),
        ("what does the curator do", CURATOR),
        ("turbine technician", TURBINE),
        ("a good curator", CURATOR),
    ],
)
def test_a_role_is_found_as_people_write_it(finder: RoleFinder, text: str, role: str) -> None:
    assert roles_in(finder, text) == [(role,)]


def test_a_loose_name_means_every_role_it_fits(finder: RoleFinder) -> None:
    assert roles_in(finder, "What does the technician earn?") == [(BATTERY, TURBINE)]


@pytest.mark.parametrize(
    "text", ["a lawyer", "the chemical engineer", "an X-ray technician", "a marine architect", "a phlebotomist"]
)
def test_an_occupation_that_is_not_covered_is_found_as_unknown(finder: RoleFinder, text: str) -> None:
    (mention,) = finder.find(text)
    assert mention.roles == ()
    assert mention.words in text


@pytest.mark.parametrize(
    "text", ["", "   ", "What is the weather?", "data and wind and batteries", "I like to curate", "12345 !?"]
)
def test_no_role_is_seen_where_none_is_named(finder: RoleFinder, text: str) -> None:
    assert finder.find(text) == []


@pytest.mark.parametrize("text", ["a data curator's day", "a data curator’s day", "a paralegal's week"])
def test_what_is_somebodys_is_no_part_of_their_name(finder: RoleFinder, text: str) -> None:
    (mention,) = finder.find(text)
    assert text[: mention.end].endswith(("curator", "paralegal"))
    assert mention.words == text[mention.start : mention.end]


def test_several_roles_come_in_the_order_of_the_text(finder: RoleFinder) -> None:
    assert roles_in(finder, "a windtech, a lawyer or a data curator?") == [(TURBINE,), (), (CURATOR,)]


def test_a_shared_alias_means_both_roles(index: Index) -> None:
    roles = (Role("Sound Engineer", ("Mixer",)), Role("Concrete Operator", ("Mixer",)))
    assert roles_in(RoleFinder(roles, index.vocabulary), "What does a mixer do?") == [
        ("Concrete Operator", "Sound Engineer")
    ]


def test_a_roles_own_name_beats_the_alias_of_another(index: Index) -> None:
    roles = (
        Role("Data Scientist"),
        Role("Statistician", ("Data Scientist", "Number Cruncher")),
        Role("Clerk", ("Number Cruncher",)),
    )
    finder = RoleFinder(roles, index.vocabulary)
    assert roles_in(finder, "What does a data scientist do?") == [("Data Scientist",)]
    assert roles_in(finder, "a data scientsit or a scientist") == [("Data Scientist",), ("Data Scientist",)]
    (mention,) = finder.find("a number cruncher")
    assert (mention.roles, mention.in_full) == (("Clerk", "Statistician"), True)


def test_an_alias_beats_initials(index: Index) -> None:
    roles = (Role("Quay Zone Xylographer"), Role("Clerk", ("QZX",)))
    assert roles_in(RoleFinder(roles, index.vocabulary), "What does a QZX do?") == [("Clerk",)]


def test_the_finder_of_an_index_is_made_once(index: Index) -> None:
    assert finder_of(index) is finder_of(index)


@pytest.fixture(scope="module")
def thousand(index: Index) -> RoleFinder:
    """A thousand roles with 57 names each, of made-up and of real words."""
    dice = random.Random(7)
    parts = [
        f"{a}{b}{c}"
        for a in ("bor", "tal", "min", "ser")
        for b in ("an", "ek", "ol")
        for c in ("dic", "vert", "mal", "ter")
    ]
    parts += "data wind marine health school machine learning night senior assistant field road river".split()
    heads = "manager engineer scientist analyst technician nurse driver teacher clerk operator".split()

    def name() -> str:
        return " ".join([*dice.choices(parts, k=dice.randint(1, 4)), dice.choice(heads)]).title()

    roles = [Role(f"{name()} {number}", tuple(name() for _ in range(56))) for number in range(1000)]
    return RoleFinder(roles, index.vocabulary)


@pytest.mark.parametrize(
    "text",
    [
        "wich skilss does a machine lerning enginer need",
        "a marine biolgist or an astronat tecnician",
    ],
)
def test_a_thousand_roles_are_searched_at_once(thousand: RoleFinder, text: str) -> None:
    taken = []
    for _ in range(5):
        began = time.process_time()
        found = thousand.find(text)
        taken.append(time.process_time() - began)
    assert found
    assert min(taken) < 0.1  # a look at every name takes several times as long


def test_an_index_without_roles_finds_only_unknown_ones(index: Index) -> None:
    assert roles_in(RoleFinder((), index.vocabulary, index.embedder), "a lawyer and a windtech") == [()]


WORDS = st.lists(
    st.sampled_from(
        [
            "data",
            "curator",
            "curators",
            "technician",
            "wind",
            "turbine",
            "WTT",
            "lawyer",
            "the",
            "a",
            "'s",
            "’s",
            "-",
            "ﬁ",
            "İ",
            "?",
            " \n",
        ]
    ),
    max_size=10,
).map(" ".join)


@given(WORDS | st.text(max_size=60))
def test_mentions_are_slices_that_do_not_overlap(finder: RoleFinder, text: str) -> None:
    end = 0
    for mention in finder.find(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.words
        end = mention.end
