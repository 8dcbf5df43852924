"""What a suite must reach, which documents it asks, and where their index lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.measures import BY_NAME
from evals.questions import FOLDER
from evals.suites import SUITES, Suite, SuiteMissing, prepare
from ingest.settings import DEFAULT_INDEX, GUIDES, Settings
from tests.evals.samples import write_documents

MINE = Suite("mine", (), {"exact": 1.0, "vital": 0.8}, {"words": 110, "wrong_refusals": 0.1})


@pytest.mark.parametrize(
    ("measured", "line"),
    [
        ({"exact": 0.994}, "mine: exact is 0.994, at least 1 is asked"),
        ({"vital": 0.5, "exact": 1.0}, "mine: vital is 0.5, at least 0.8 is asked"),
        ({"words": 400.0}, "mine: words is 400, at most 110 is asked"),
        ({"wrong_refusals": 0.25}, "mine: wrong_refusals is 0.25, at most 0.1 is asked"),
    ],
)
def test_a_threshold_missed_is_one_readable_line(measured: dict[str, float], line: str) -> None:
    assert MINE.failures(measured) == [line]


def test_a_threshold_just_reached_is_not_missed_nor_one_of_a_measure_that_does_not_apply() -> None:
    assert MINE.failures({"exact": 1.0, "words": 110}) == []


def test_every_file_of_questions_is_a_suite() -> None:
    assert set(SUITES) == {path.stem for path in FOLDER.glob("*.yaml")}


@pytest.mark.parametrize("suite", SUITES.values(), ids=lambda suite: suite.name)
def test_thresholds_are_on_measures_there_are_and_on_the_right_side(suite: Suite) -> None:
    assert all(BY_NAME[name].higher_is_better for name in suite.least)
    assert not any(BY_NAME[name].higher_is_better for name in suite.most)
    assert {suite.least[name] for name in ("cited", "exact", "proved")} == {1.0}


def test_the_guides_are_asked_in_the_default_index_and_other_suites_in_one_of_their_own() -> None:
    assert SUITES["guides"].roots == (GUIDES,)
    assert SUITES["guides"].index_folder(Settings()) == DEFAULT_INDEX
    assert SUITES["seeds"].index_folder(Settings()) == DEFAULT_INDEX / "suites" / "seeds"


def test_a_suite_whose_documents_are_absent_is_named(tmp_path: Path) -> None:
    with pytest.raises(SuiteMissing, match=r"'mine' are not here \(absent beside the checkout\)"):
        prepare(Suite("mine", (tmp_path / "absent",)), Settings(index_dir=tmp_path / "index"))
    assert not (tmp_path / "index").exists()


@pytest.mark.usefixtures("encoded")
def test_a_suite_gets_its_index_and_what_is_new_in_its_documents(tmp_path: Path) -> None:
    documents = write_documents(tmp_path / "samples")
    suite, settings = Suite("mine", (documents,)), Settings(index_dir=tmp_path / "index")
    folder = prepare(suite, settings)
    assert folder == tmp_path / "index" / "suites" / "mine"
    first = (folder / "current").read_text(encoding="utf-8")
    assert (prepare(suite, settings) / "current").read_text(encoding="utf-8") == first
    (documents / "new.md").write_text("# Kite\n\nA kite flies.\n", encoding="utf-8")
    assert (prepare(suite, settings) / "current").read_text(encoding="utf-8") != first
