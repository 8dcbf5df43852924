"""An O*NET occupation as an original: its own rows and what explains them, and nothing of its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.onet import occupation_figures, read_occupations, texts_of
from tests.corpus.guides import GUIDE, LICENCE, TABLES, faults_in, release, written

CODE = "51-1000.00"
PAY = "In Norway in 2024 a Kite Maker earned $51,300 a year.[^handbook]"
PROVED = GUIDE.replace(LICENCE, f"{LICENCE}    original: onet.zip#{CODE}\n")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    release(folder / "onet.zip")
    return folder


def says(tmp_path: Path, data: Path, sentence: str) -> list[str]:
    """What is wrong with the guide once this sentence stands in it."""
    guide = PROVED.replace(PAY, f"{sentence}[^handbook]")
    return [fault.says for fault in faults_in(written(tmp_path, kite_maker=guide), data)]


def test_rows_of_the_named_occupations_alone_are_kept(data: Path) -> None:
    found = read_occupations(data / "onet.zip", {CODE, "99-9999.00"})
    assert list(found) == [CODE]
    texts = texts_of(found[CODE])
    assert "Tie each knot so that no gale can ever loosen it again." in texts
    assert "Balloonists" in texts  # the title of a related occupation
    assert "High School Diploma" in texts  # what a category it names stands for
    assert not any("balloon " in text or "Post-Doctoral" in text for text in texts)


def test_the_figures_are_the_values_and_whole_percents_of_a_survey(data: Path) -> None:
    known = occupation_figures(read_occupations(data / "onet.zip", {CODE})[CODE])
    assert {"12", "2019", "45.45", "45.45%", "45%", "5%", "4.5%", "28", "4.10", "4.1", "5"} <= known
    assert known.isdisjoint({"81%", "17", "900", "46%", "4%", "4.1%", "7731", "66", "7"})


@pytest.mark.parametrize("share", ["45 percent", "45.45 percent", "5%", "4.5%"])
def test_a_share_may_be_told_as_a_whole_percent(tmp_path: Path, data: Path, share: str) -> None:
    assert says(tmp_path, data, f"A diploma is asked by {share} of Kite Makers (2019).") == []


@pytest.mark.parametrize("share", ["46 percent", "45.4%", "81%"])
def test_no_other_share_is_accepted(tmp_path: Path, data: Path, share: str) -> None:
    (said,) = says(tmp_path, data, f"A diploma is asked by {share} of Kite Makers (2019).")
    assert "stands in no original" in said


def test_words_of_a_named_occupation_are_not_copied(tmp_path: Path, data: Path) -> None:
    (said,) = says(tmp_path, data, "Kite Makers tie each knot so that no gale can ever loosen a string.")
    assert "10 words in a row" in said
    assert says(tmp_path, data, "Some heat the air slowly until the balloon begins to lift off.") == []


def test_a_source_named_by_its_page_of_onet_online_needs_its_original(tmp_path: Path, data: Path) -> None:
    guide = GUIDE.replace("url: null", f"url: https://www.onetonline.org/link/summary/{CODE}")
    (fault,) = faults_in(written(tmp_path, kite_maker=guide), data)
    assert f"add 'original: onet.zip#{CODE}'" in fault.says


def test_tables_in_windows_lines_are_read_alike(data: Path) -> None:
    tables = {name: text.replace("\n", "\r\n") for name, text in TABLES.items()}
    plain, windows = (
        read_occupations(path, {CODE})[CODE] for path in (data / "onet.zip", release(data / "windows.zip", tables))
    )
    assert plain == windows
