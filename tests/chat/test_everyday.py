"""The names that people use: written alike, each of a title once, none of them lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from chat import everyday as module
from chat.everyday import everyday

SYNONYMS = (Path(module.__file__).with_name("synonyms.txt")).read_text(encoding="utf-8").splitlines()


def test_names_are_written_in_small_letters_each_with_its_titles() -> None:
    for said, titles in everyday().items():
        assert said == " ".join(said.lower().split())
        assert titles
        assert all(title == " ".join(title.split()) for title in titles)


def test_every_synonym_has_one_title_and_each_title_one_line() -> None:
    lines = [line.partition(" = ") for line in SYNONYMS if not line.startswith("#")]
    assert max(Counter(title for title, _, _ in lines).values()) == 1
    said = Counter(name for _, _, names in lines for name in names.split(" / "))
    assert max(said.values()) == 1
    assert all(name in everyday() for name in said)


def test_titles_of_handbooks_keep_their_capitals() -> None:
    assert everyday()["violinist"] == ("Musicians and Singers",)
    assert everyday()["coder"][0] == "computer programmer"
