"""The shipped guides pass, and the command says so by its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import __main__ as command
from corpus.check import check, guide_files
from corpus.originals import read_originals
from ingest.settings import GUIDES
from tests.corpus.guides import DOCUMENT, GUIDE, planted, written

#: Where the documents lie, if they do; the fixture below hides them from the command.
DATA = command.DATA


@pytest.fixture(autouse=True)
def no_documents_at_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The documents beside the checkout change nothing."""
    monkeypatch.setattr(command, "DATA", tmp_path / "absent")


def test_the_shipped_guides_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    said = capsys.readouterr().out
    assert f"{len(guide_files(GUIDES))} guides, no faults" in said


@pytest.mark.skipif(not DATA.is_dir(), reason="the guides' source documents are not beside this checkout")
def test_the_shipped_guides_copy_nothing_and_invent_no_figure() -> None:
    assert check(GUIDES, read_originals(DATA)) == []


def test_a_fault_is_one_line_of_file_line_and_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, kite_maker=planted("## Skills", "## Abilities"))
    assert command.main([str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith(f"{folder / 'kite-maker.md'}:19: 'Abilities' is no section")]
    assert lines[-1] == "1 guide, 1 fault"


def test_absent_documents_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(written(tmp_path, kite_maker=GUIDE))]) == 0
    assert "note: no source documents here" in capsys.readouterr().out


def test_given_documents_are_looked_into(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "kites.txt").write_text(DOCUMENT.replace("51,300", "48,000"), encoding="utf-8")
    assert command.main([str(written(tmp_path, kite_maker=GUIDE)), "--data", str(documents)]) == 1
    assert "kite-maker.md:25: the figure $51300 stands in no source document" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["absent"], [".", "--data", "absent"]])
def test_a_missing_folder_is_an_error_and_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(written(tmp_path, kite_maker=GUIDE))
    assert command.main(arguments) == 2
    assert capsys.readouterr().err.startswith("error: absent")
