"""The shipped guides pass, and the command says so by its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import __main__ as command
from corpus.check import guide_files
from corpus.sections import SECTIONS
from ingest.settings import GUIDES
from tests.corpus.guides import GUIDE, LICENCE, ORIGINAL, general, planted, with_documents, written

#: Where the documents lie, if they do; the fixture below hides them from the command.
DATA = command.DATA
#: The guide with its document named.
PROVED = GUIDE.replace(LICENCE, ORIGINAL)


@pytest.fixture(autouse=True)
def no_documents_at_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The documents beside the checkout change nothing."""
    monkeypatch.setattr(command, "DATA", tmp_path / "absent")


def test_the_shipped_guides_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    said = capsys.readouterr().out
    assert f"{len(guide_files(GUIDES))} guides, no faults" in said


@pytest.mark.skipif(not DATA.is_dir(), reason="the guides' source documents are not beside this checkout")
def test_the_shipped_guides_hold_against_their_documents(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--data", str(DATA)]) == 0, capsys.readouterr().out
    assert "no faults" in capsys.readouterr().out


def test_a_fault_is_one_line_of_file_line_and_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, kite_maker=planted("## Skills", "## Abilities"))
    assert command.main([str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith(f"{folder / 'kite-maker.md'}:19: 'Abilities' is no section")]
    assert lines[-1] == "1 guide, 1 fault, 1 statement with figures that could not be checked against an original"


def test_absent_documents_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(written(tmp_path, kite_maker=GUIDE))]) == 0
    assert "note: no source documents here" in capsys.readouterr().out


def test_given_documents_are_looked_into(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = with_documents(tmp_path / "documents")
    folder = written(tmp_path, kite_maker=PROVED.replace("51,300", "48,000"))
    assert command.main([str(folder), "--data", str(data)]) == 1
    assert "kite-maker.md:26: the figure $48000 stands in no original" in capsys.readouterr().out


def test_the_last_line_counts_what_could_not_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = with_documents(tmp_path / "documents")
    for guide, says in (
        (PROVED, "1 guide, no faults\n"),
        (GUIDE, "no faults, 1 statement with figures that could not"),
    ):
        assert command.main([str(written(tmp_path, kite_maker=guide)), "--data", str(data)]) == 0
        assert says in capsys.readouterr().out


def test_the_table_counts_statements_by_role_and_section(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = GUIDE.replace("## Skills\n", "## Skills\n\n### Hands\n\nA Kite Maker folds.[^handbook]\n")
    assert command.main([str(written(tmp_path, kite_maker=guide, sky=general("The Sky"))), "--table"]) == 0
    names, align, row = capsys.readouterr().out.splitlines()
    assert names == f"| Role | {' | '.join(SECTIONS)} |"
    assert align.count("---:") == len(SECTIONS) == 13
    cells = dict(zip(SECTIONS, [cell.strip() for cell in row.split("|")[2:-1]], strict=True))
    assert {name: cell for name, cell in cells.items() if cell} == {"What it is": "1", "Skills": "2", "Pay": "1"}


def test_figures_are_counted_by_publisher(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = with_documents(tmp_path / "documents")
    folder = written(tmp_path, kite_maker=PROVED, sky=general("The Sky").replace("Office of Wind", "Sky News"))
    assert command.main([str(folder), "--figures", "--data", str(data)]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "| Office of Wind | 1 | 1 |",
        "| Sky News | 1 | 0 |",
        "| all | 2 | 1 |",
    ]


@pytest.mark.parametrize("arguments", [["absent"], [".", "--data", "absent"]])
def test_a_missing_folder_is_an_error_and_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(written(tmp_path, kite_maker=GUIDE))
    assert command.main(arguments) == 2
    assert capsys.readouterr().err.startswith("error: absent")
