"""Progress as it is drawn on a terminal."""

from __future__ import annotations

import pytest

from ingest.progress import Bars, Silent


def test_each_stage_is_drawn_with_its_name_and_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with Bars() as bars:
        bars.stage("reading", 3, "files")
        bars.step(note="a.md")
        bars.step(2)
        bars.stage("writing", 1, "parts")
        bars.step()
    drawn = capsys.readouterr().err
    assert "reading" in drawn
    assert "3/3" in drawn
    assert "writing" in drawn
    assert "1/1" in drawn


def test_a_stage_without_work_draws_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Bars() as bars:
        bars.stage("embedding", 0, "texts")
        bars.step()
    assert capsys.readouterr().err == ""


def test_silent_progress_draws_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Silent().stage("reading", 3, "files")
    Silent().step(2, "note")
    assert capsys.readouterr() == ("", "")
