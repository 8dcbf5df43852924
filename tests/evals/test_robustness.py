"""What is measured when the index gets worse; the guides themselves are measured where the evals are."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import robustness
from evals.robustness import DISTRACTORS, Altered, added, altered, sums_of
from ingest.build import build_index
from ingest.index import open_index
from ingest.settings import Settings

GUIDE = """---
title: Lamp Keeper
role: Lamp Keeper
---
# Lamp Keeper

## What you do

- A Lamp Keeper trims the wick every evening.

## Pay

- A Lamp Keeper earned $41,200 a year in 2023.
- A Lamp Keeper's oil cost between $11,000 and $12,000 in 2023.
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("robust")
    (folder / "docs").mkdir()
    (folder / "docs" / "lamp-keeper.md").write_text(GUIDE)
    settings = Settings(index_dir=folder / "index")
    build_index([folder / "docs"], settings.index_dir, settings=settings)
    return settings


def test_an_altered_copy_shows_both_sums(settings: Settings) -> None:
    (statement,) = sums_of(settings, 5)
    copy = altered(statement, settings)
    assert (copy.role, copy.sums) == ("Lamp Keeper", ("$41,200", "$52,570"))
    assert copy.shows_both


@pytest.mark.parametrize(
    "cited",
    [(frozenset("a"), frozenset()), (frozenset(), frozenset("b")), (frozenset("a"), frozenset("a"))],
    ids=["only the first", "only the second", "one source for both"],
)
def test_what_does_not_show_both(cited: tuple[frozenset[str], frozenset[str]]) -> None:
    assert not Altered("Lamp Keeper", ("$1", "$2"), cited).shows_both


def test_added_documents_are_gone_afterwards(settings: Settings) -> None:
    with added(settings.index_dir, DISTRACTORS, settings) as worse, open_index(worse.index_dir) as index:
        assert len(index.sources()) == 9
    assert not worse.index_dir.exists()
    with open_index(settings.index_dir) as index:
        assert len(index.sources()) == 1


def test_eight_distractors_each_about_a_role_of_its_own() -> None:
    names = [path.read_text(encoding="utf-8").split("role: ")[1].split("\n")[0] for path in DISTRACTORS.glob("*.md")]
    assert len(names) == len(set(names)) == 8


def test_a_suite_without_documents_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    absent = robustness.SUITES["seeds"].__class__("seeds", (tmp_path / "absent",))
    monkeypatch.setitem(robustness.SUITES, "seeds", absent)
    assert robustness.main(["--suite", "seeds"]) == 2
    assert "absent" in capsys.readouterr().err
