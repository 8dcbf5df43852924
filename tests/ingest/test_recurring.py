"""Sentences that nearly every document holds are told apart from those that say something of one."""

from __future__ import annotations

from pathlib import Path

from chat.evidence import of_role
from ingest import build_index, open_index
from tests.ingest.samples import write_samples

TRADES = "Baker Cooper Dyer Fuller Glazier Hatter Tanner Weaver".split()
EVERYWHERE = "The median is the wage at which half earn more and half earn less."
GOES_ON = "These figures are of the whole country."


def pages(trades: list[str]) -> dict[str, str]:
    return {
        f"{trade}.md": f"---\nrole: {trade}\n---\n# {trade}\n\n## Pay\n\nThe {trade}s earned ${at}0,000 a year. {GOES_ON} {EVERYWHERE}\n"
        for at, trade in enumerate(trades, 2)
    }


def test_what_every_document_says_is_not_told_of_a_role(tmp_path: Path, encoded: list[str]) -> None:
    build_index([write_samples(tmp_path / "docs", pages(TRADES))], tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        assert index.recurring == {EVERYWHERE, GOES_ON}
        told = [s.text for s in of_role(index, "Cooper")]
        assert told == ["The Coopers earned $30,000 a year.", GOES_ON]  # what points back goes with the figure before


def test_among_few_documents_nothing_recurs(tmp_path: Path, encoded: list[str]) -> None:
    build_index([write_samples(tmp_path / "docs", pages(TRADES[:4]))], tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        assert index.recurring == frozenset()
