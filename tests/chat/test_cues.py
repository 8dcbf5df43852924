"""What a statement's own words tell, wherever they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat.cues import tells
from tests.chat.fakes import stated


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("The work may be stressful before a feast.", "challenges"),
        ("Ringers may be injured by ropes.", "challenges"),
        ("They are also known as campanologists.", "names"),
        ("These managers may have other titles, such as verger.", "names"),
        ("The craft is increasingly important.", "outlook"),
        ("Work in a variety of settings, such as schools and towers.", "places"),
    ],
)
def test_own_words_tell_a_facet(text: str, facet: str) -> None:
    assert tells(stated(text), facet)
    assert not tells(stated("Trims the wick every evening"), facet)


@pytest.mark.parametrize("text", ["Skilled in goal setting, planning and sums.", "At price setting, ringers are slow."])
def test_setting_something_is_no_place(text: str) -> None:
    assert not tells(stated(text), "places")


def test_what_is_told_of_a_related_occupation_tells_no_facet_of_this_one() -> None:
    beside = replace(stated("Ringer: Pay: $40,000; Entry: bachelor's degree"), facet="related", label="Ringer")
    assert tells(beside, "related")
    assert not tells(beside, "pay")
    assert not tells(beside, "education")


def test_a_degree_of_something_is_no_schooling() -> None:
    assert not tells(stated("Judges the type and degree of impairments."), "education")
    assert tells(stated("A bachelor's degree in music is usual."), "education")


def test_openings_are_those_of_jobs() -> None:
    assert tells(stated("About 200 openings for keepers are projected."), "outlook")
    assert not tells(stated("They cut openings in walls for pipes."), "outlook")
