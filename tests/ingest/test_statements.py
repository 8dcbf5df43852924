"""Statements: the units that are quoted, with the context that counts as evidence."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.errors import SourceError
from ingest.formats import read_text
from tests.ingest.samples import GUIDE, parse, quote, quotes, statement

GOLD: dict[str, dict] = json.loads((Path(__file__).parent / "gold" / "seed_statements.json").read_text())
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "data" / "seeds"


def test_sentences_items_and_rows_are_statements_of_their_kind() -> None:
    document = parse(GUIDE, "steward.md")
    assert statement(document, "The median pay").kind == "sentence"
    assert statement(document, "Patience").kind == "item"
    assert quote(document, statement(document, "| Senior")) == "| Senior | $104,500 |"
    assert statement(document, "| Senior").kind == "row"


def test_a_leading_label_is_marked_and_stays_in_the_quote() -> None:
    document = parse(GUIDE, "steward.md")
    patience = statement(document, "Patience")
    assert document.source.text[patience.start : patience.label_end] == "Patience:"
    plain = statement(document, "The median pay")
    assert plain.label_end == plain.start


def test_sentences_after_a_label_stand_under_it() -> None:
    document = parse("- Patience: they look twice. They never hurry at all.\n", "page.md")
    assert [(s.lead, s.follows) for s in document.statements] == [("", False), ("Patience", True)]


def test_footnotes_become_references_of_the_sentence_before_them() -> None:
    document = parse("Pay is high here.[^a][^b] It was low before.\n\n[^a]: A\n[^b]: B\n", "page.md")
    assert [s.references for s in document.statements] == [("a", "b"), ()]
    assert quotes(document) == ["Pay is high here.", "It was low before."]


def test_a_list_is_one_group_and_each_paragraph_its_own() -> None:
    document = parse("First words here. More words.\n\nSecond words here.\n\n- one item\n- two items\n", "page.md")
    groups = [s.group for s in document.statements]
    assert groups[0] == groups[1] != groups[2] != groups[3] == groups[4]


@pytest.mark.parametrize("crumb", ["first image", "* 12 *", "7", "— — —"])
def test_crumbs_of_a_page_are_no_statements(crumb: str) -> None:
    assert quotes(parse(f"Words that say something.\n\n{crumb}\n\nMore words that count.\n")) == [
        "Words that say something.",
        "More words that count.",
    ]
    with pytest.raises(SourceError):
        parse(f"{crumb}\n")


def seeds() -> list[tuple[Document, dict]]:
    """The three seed documents with what they should be cut into."""
    if not SEEDS.is_dir():
        pytest.skip(f"the seed documents are not in {SEEDS}")
    return [(parse(read_text(SEEDS / name), name), gold) for name, gold in GOLD.items()]


def test_the_seed_documents_are_those_the_gold_was_written_for() -> None:
    for document, gold in seeds():
        assert hashlib.sha256((SEEDS / document.source.id).read_bytes()).hexdigest() == gold["sha256"]


def test_the_seed_documents_are_cut_where_a_reader_would_cut_them() -> None:
    found = matched = wanted = roles = facets = 0
    for document, gold in seeds():
        want = {(start, end): (role, facet) for start, end, role, facet in gold["statements"]}
        got = {(s.start, s.end): (document.sections[s.section].role, s.facet) for s in document.statements}
        both = want.keys() & got.keys()
        found, wanted, matched = found + len(got), wanted + len(want), matched + len(both)
        roles += sum(want[span][0] == got[span][0] for span in both)
        facets += sum(want[span][1] == got[span][1] for span in both)
    assert 2 * matched / (found + wanted) >= 0.98
    assert roles / matched >= 0.98
    assert facets / matched >= 0.85


def test_a_list_may_name_languages_of_one_letter_and_no_other_crumbs() -> None:
    document = parse("# Guide\n\nTools they use:\n\n- C\n- C++\n- C#\n- R\n- 4\n- x\n- SQL\n\nR\n", "page.md")
    assert quotes(document) == ["C", "C++", "C#", "R", "SQL"]
