"""What a statement's own words tell, wherever they stand."""

from __future__ import annotations

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
    ],
)
def test_own_words_tell_a_facet(text: str, facet: str) -> None:
    assert tells(stated(text), facet)
    assert not tells(stated("Trims the wick every evening"), facet)
