"""Practice documents: the shipped ones load, become Markdown and labelled questions, and what is amiss is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.practice import load_practice
from evals.questions import PairError
from ingest.reader import parse_document

MADE = """role: Lamp Keeper
## Work
1: Lamp keepers trim wicks.
2: They climb ladders.
## Pay
3: The median wage was $41,000 in 2023.
?? 3 | what does the role earn?
?? 2,1 | anything for somebody afraid of heights?
?? - | do the role get a pension?
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "made.txt").write_text(MADE, encoding="utf-8")
    return tmp_path


def test_the_shipped_documents_load_and_are_read_as_documents_on_their_role() -> None:
    shipped = load_practice()
    assert len(shipped) >= 190
    assert sum(len(one.asked) for one in shipped) > 5000
    for one in shipped[::16]:
        document = parse_document(one.markdown(), "made.md", format="markdown")
        assert {role.name for role in document.roles} == {one.role}
        assert len(document.statements) >= len(one.statements)


def test_a_document_becomes_markdown(folder: Path) -> None:
    (one,) = load_practice(folder)
    assert "# Lamp Keeper\n\n## Work\n\n- Lamp keepers trim wicks.\n- They climb ladders.\n\n## Pay" in one.markdown()


def test_its_questions_are_labelled_with_the_words_that_answer(folder: Path) -> None:
    (one,) = load_practice(folder)
    pay, heights, pension = one.labelled()
    assert (pay.question, pay.gold, pay.role) == (
        "what does the role earn?", ("The median wage was $41,000 in 2023.",), "Lamp Keeper",
    )  # fmt: skip
    assert heights.gold == ("They climb ladders.", "Lamp keepers trim wicks.")
    assert (pension.question, pension.told, pension.gold) == ("do the role get a pension?", False, ())


@pytest.mark.parametrize(
    ("made", "named"),
    [
        (MADE.replace("2: They", "5: They"), "line 4: neither"),
        (MADE.replace("?? 2,1", "?? 2,9"), "names a statement that is not there"),
        (MADE.replace("role: Lamp Keeper\n", ""), "needs a role"),
        (MADE + "something else\n", "line 10: neither"),
    ],
)
def test_what_is_amiss_is_named(folder: Path, made: str, named: str) -> None:
    (folder / "made.txt").write_text(made, encoding="utf-8")
    with pytest.raises(PairError, match=named):
        load_practice(folder)
