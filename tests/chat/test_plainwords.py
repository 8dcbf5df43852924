"""Plain words that are names of occupations too."""

from __future__ import annotations

import pytest

from chat.plainwords import is_by_itself
from chat.rolefinder import RoleFinder
from chat.rolenames import words_of
from ingest.document import Role
from ingest.index import Index


def finder(index: Index, *roles: Role | str) -> RoleFinder:
    return RoleFinder([r if isinstance(r, Role) else Role(r) for r in roles], index.vocabulary)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("is a medic paid well", "Paramedic"),
        ("are medics paid well", "Paramedic"),
        ("is a medical degree needed", ""),  # of one stem with "medic"
        ("what does an animal need", ""),
        ("a nurse, is nursing hard", "Registered Nurse"),
        ("a nursing home", ""),
        ("what do police do", "Trooper"),
        ("is a clean police record needed", ""),
    ],
)
def test_a_plain_word_that_shares_a_stem_with_a_name_names_nobody(index: Index, text: str, role: str) -> None:
    roles = finder(
        index, "Paramedic", Role("Cartoonist", ("Animator",)), "Registered Nurse", Role("Trooper", ("Police",))
    )
    assert [m.roles for m in roles.find(text)] == ([(role,)] if role else [])


@pytest.mark.parametrize(
    ("text", "at", "alone"),
    [
        ("is coding hard?", 1, True),
        ("coding or nursing", 0, True),
        ("a coding bootcamp", 1, False),
        ("I like coding", 2, True),
    ],
)
def test_a_word_stands_by_itself_where_it_tells_nothing_of_the_next(text: str, at: int, alone: bool) -> None:
    assert is_by_itself(words_of(text), at) == alone
