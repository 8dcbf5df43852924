"""Sources that contradict each other: both figures are shown, each with its own source, and nothing is averaged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chat import build_chain
from chat.conflicts import contradicting, contradicts, with_contradictions
from ingest.build import build_index
from ingest.settings import Settings
from ingest.stored import StoredStatement
from prompts import phrase
from tests.chat.fakes import stated
from tests.chat.village import KEEPER

PAY = "The median pay of Lamp Keepers was {} per year in 2023."


def said(text: str, row: int, source: str, role: str | None = KEEPER) -> StoredStatement:
    return replace(stated(text, role), row=row, source=source)


ONE = said(PAY.format("$41,200"), 1, "almanac.md")
OTHER = said(PAY.format("$43,700"), 2, "gazette.md")


def test_another_figure_in_the_same_words_contradicts() -> None:
    assert contradicts(ONE, OTHER)
    assert contradicts(OTHER, ONE)
    assert contradicting([ONE, OTHER])
    assert not contradicting([ONE])


@pytest.mark.parametrize(
    "other",
    [
        said(PAY.format("$41,200"), 2, "gazette.md"),
        said(PAY.format("$43,700"), 2, "almanac.md"),
        said(PAY.format("$43,700"), 2, "gazette.md", "Bell Ringer"),
        said("The median pay of Lamp Keepers was modest.", 2, "gazette.md"),
        said("A tenth of the towers paid their Lamp Keepers more than $60,000 in 2023.", 2, "gazette.md"),
    ],
    ids=["same figure", "same source", "another role", "no figure", "another matter"],
)
def test_what_contradicts_nothing(other: StoredStatement) -> None:
    assert not contradicts(ONE, other)


def test_a_contradiction_follows_what_it_contradicts_and_repeats_fall_away() -> None:
    last = said("Lamp Keepers pay 12 dollars for oil.", 3, "almanac.md")
    again = said(PAY.format("$41,200"), 4, "gazette.md")
    assert with_contradictions([ONE, last, again], [ONE, last, OTHER, again]) == (ONE, OTHER, last)


def test_a_copy_with_another_figure_shows_both_with_their_sources(tmp_path: Path) -> None:
    text = "---\ntitle: Lamp Keeper\nrole: Lamp Keeper\n---\n# Lamp Keeper\n\n## Pay\n\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "almanac.md").write_text(f"{text}{PAY.format('$41,200')}\n")
    (tmp_path / "docs" / "gazette.md").write_text(f"{text}{PAY.format('$43,700')}\n")
    settings = Settings(index_dir=tmp_path / "index")
    build_index([tmp_path / "docs"], settings.index_dir, settings=settings)
    answer = build_chain(settings=settings).invoke("What does a Lamp Keeper earn?")
    shown = {figure: {c.source for c in answer.citations if figure in c.quote} for figure in ("$41,200", "$43,700")}
    assert [len(sources) for sources in shown.values()] == [1, 1]
    assert shown["$41,200"] != shown["$43,700"]
    assert phrase("conflict") in answer.text
