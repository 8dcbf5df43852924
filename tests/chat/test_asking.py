"""What a question asks for, told by its words."""

from __future__ import annotations

import pytest

from chat.asking import facets_of


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
        ("Name three reasons to hire a curator", ()),
    ],
)
def test_the_facets_that_a_question_names(question: str, facets: tuple[str, ...]) -> None:
    assert facets_of(question)[0] == facets
