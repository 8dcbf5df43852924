"""The statements of an index: found by role, facet, passage, stretch of text and names, none twice, none left out."""

from __future__ import annotations

from pathlib import Path

from ingest import open_index
from ingest.build import build_index
from ingest.index import Index
from tests.ingest.samples import write_samples


def test_facets_of_a_role_are_counted(index: Index) -> None:
    assert index.statements.counts("Cloud Architect") == {"summary": 1, "duties": 2, "skills": 2}
    assert index.statements.counts("Nobody") == {}


def test_statements_are_parted_by_role_without_loss(index: Index) -> None:
    parted = [s.row for role in [None, *(r.name for r in index.roles())] for s in index.statements.of_role(role)]
    assert sorted(parted) == list(range(index.manifest.statements))


def test_statements_that_name_a_role_elsewhere_are_found_over_line_ends(tmp_path: Path, encoded: list[str]) -> None:
    page = "# Data Engineer\n\nWorks beside the Data\nScientist all day long.\n\n# Data Scientist\n\nThe data scientist asks.\n"
    build_index([write_samples(tmp_path / "docs", {"page.md": page})], tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        assert [s.text for s in index.statements.naming("Data Scientist")] == [
            "Works beside the Data\nScientist all day long."
        ]


def test_statements_of_a_role_are_the_callers_own_list(index: Index) -> None:
    for role in ("Cloud Architect", None):
        first = index.statements.of_role(role)
        kept = list(first)
        assert kept
        first.clear()
        assert index.statements.of_role(role) == kept
        assert all(statement.role == role for statement in kept)


def test_the_rows_of_a_role_by_facet_and_source(index: Index) -> None:
    for role in index.roles():
        told = index.statements.of_role(role.name)
        for facet in {s.facet for s in told}:
            assert index.statements.rows_of_role(role.name, (facet,)) == [s.row for s in told if s.facet == facet]
        for source in role.sources:
            everything = {s.facet for s in told}
            assert index.statements.rows_of_role(role.name, everything, (source,)) == [
                s.row for s in told if s.source == source
            ]
    assert index.statements.rows_of_role("Nobody", (None,)) == []
    assert index.statements.rows_by_facet("Nobody") == {}
    for role in index.roles():
        for facet, rows in index.statements.rows_by_facet(role.name).items():
            assert rows == index.statements.rows_of_role(role.name, (facet,))


def test_statements_are_found_by_the_stretch_they_share(index: Index) -> None:
    told = index.statements.of_role("Cloud Architect")
    one = told[1]
    assert index.statements.between(one.source, one.start, one.end) == [one]
    assert index.statements.between(one.source, one.start, one.start) == []
    assert index.statements.between("absent", 0, 10**9) == []
    everything = index.statements.between(one.source, 0, 10**9)
    assert [s.row for s in everything] == sorted(s.row for s in everything)
    assert {s.row for s in told if s.source == one.source} <= {s.row for s in everything}


def test_statements_are_found_by_passage_and_by_facet(index: Index) -> None:
    assert index.statements.in_passages([]) == []
    (passage, *_) = index.passages_of_role("Cloud Architect")
    assert {s.passage for s in index.statements.in_passages([passage])} == {passage}
    pay = index.statements.of_facet("pay")
    assert {s.facet for s in pay} == {"pay"}
    assert None not in {s.role for s in pay}
