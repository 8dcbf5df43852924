"""Which words of a question are looked for."""

from __future__ import annotations

import pytest

from chat.filler import content_words


@pytest.mark.parametrize(
    ("question", "spoken_for", "left"),
    [
        ("What does a curator earn in Berlin?", [(5, 24)], ("berlin",)),
        ("Is it really a nice job?", [], ()),
        ("Do I need Latin and Latin again?", [], ("latin",)),
        ("Does R matter?", [], ("r",)),
        ("does r matter?", [], ()),
        ("", [], ()),
        ("Won't they hire me, and hasn’t that changed?", [], ("hire", "changed")),
    ],
)
def test_the_words_left(question: str, spoken_for: list[tuple[int, int]], left: tuple[str, ...]) -> None:
    assert content_words(question, spoken_for) == left
