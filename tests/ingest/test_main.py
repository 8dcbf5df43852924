"""The command line: exit statuses and what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.__main__ import main
from tests.ingest.samples import write_samples

pytestmark = pytest.mark.usefixtures("encoded")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return write_samples(tmp_path / "docs", {"page.txt": "Words that say something."})


def run(tmp_path: Path, *arguments: object) -> int:
    return main([*map(str, arguments), "--index", str(tmp_path / "index")])


def test_a_clean_run_ends_with_0_and_says_what_was_done(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, docs) == 0
    told = capsys.readouterr().out
    assert "new generation 000001-" in told
    assert "1 sources, 1 passages, 1 statements" in told
    assert "1 added, 0 changed, 0 removed, 0 unchanged" in told


def test_an_unchanged_run_speaks_of_no_new_generation(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, docs)
    capsys.readouterr()
    assert run(tmp_path, docs) == 0
    told = capsys.readouterr().out
    assert "new generation" not in told
    assert "0 texts embedded" in told


def test_files_that_cannot_be_read_end_with_1_and_are_named(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "empty.md").touch()
    (docs / "page.pdf").touch()
    assert run(tmp_path, docs) == 1
    told = capsys.readouterr().out
    assert f"cannot be read: {docs / 'empty.md'}: empty" in told
    assert f"skipped: {docs / 'page.pdf'}: .pdf: not a format" in told


@pytest.mark.parametrize(
    ("arguments", "reason"), [(["absent"], "absent does not exist"), (["--remove", "absent"], "no root of this index")]
)
def test_a_run_that_changes_nothing_ends_with_2_and_the_reason(
    arguments: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, *arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("error: ")
    assert reason in captured.err
    assert captured.out == ""


def test_without_a_path_the_usage_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(tmp_path)
    assert ended.value.code == 2
    assert "name at least one PATH" in capsys.readouterr().err


def test_the_list_names_roots_and_sources(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "--list") == 2
    assert "no index in" in capsys.readouterr().err
    run(tmp_path, docs)
    capsys.readouterr()
    assert run(tmp_path, "--list") == 0
    told = capsys.readouterr().out
    assert f"docs = {docs}" in told
    assert "docs/page.txt  page" in told


def test_a_root_is_removed_and_a_rebuild_needs_no_path(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = write_samples(tmp_path / "other", {"other.txt": "Other words are here."})
    run(tmp_path, docs, other)
    assert run(tmp_path, "--remove", docs) == 0
    capsys.readouterr()
    assert run(tmp_path, "--rebuild") == 0
    assert "new generation 000003-" in capsys.readouterr().out
    run(tmp_path, "--list")
    assert "docs/page.txt" not in capsys.readouterr().out


def test_a_setting_that_cannot_be_used_ends_with_2(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAREER_PASSAGES", "many")
    assert run(tmp_path, docs) == 2
    assert "CAREER_PASSAGES" in capsys.readouterr().err
