"""Words around an occupation's title."""

from __future__ import annotations

import pytest

from chat.rolenames import words_of
from chat.titlewords import has_article, is_name, modifies


@pytest.mark.parametrize(
    ("text", "article"), [("the lead", True), ("that lead", True), ("lead lead", False), ("lead", False)]
)
def test_an_article_stands_before(text: str, article: bool) -> None:
    words = words_of(text)
    assert has_article(words, len(words) - 1) == article


@pytest.mark.parametrize(("word", "part"), [("harbor", True), ("the", False), ("earn", False), ("salary", False)])
def test_what_may_be_part_of_a_title(word: str, part: bool) -> None:
    assert modifies(words_of(word)[0]) == part


@pytest.mark.parametrize(
    ("alias", "name"), [("DO", True), ("doing", False), ("it", False), ("keeper", True), ("the keeper", True)]
)
def test_a_short_word_is_no_name(alias: str, name: bool) -> None:
    assert is_name(words_of(alias)) == name
