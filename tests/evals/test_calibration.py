"""What the judge learned: read and written, wrong files named, and the shipped figures are what the labelled claims give."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from evals import calibration
from evals.calibration import Calibration, CalibrationError, Errors, Labelled, errors, labelled, learn, main, table
from evals.features import NAMES
from evals.suites import DATA

CLAIMS = DATA / "attributionbench" / "dev.jsonl"
ROW = {
    "claim": "Kites fly.",
    "references": ["Kites", "fly high."],
    "question": "?",
    "attribution_label": "attributable",
}


def made(count: int = 40) -> list[Labelled]:
    """Claims that are supported where their words stand in the evidence."""
    words = "kites bridges towers boats trains planes cars bikes ships carts".split()
    told = [
        Labelled(f"{words[n % 10]} carry people slowly", f"{words[n % 10] if n % 2 else 'stones'} carry people slowly. " * 2, f"q{n}", bool(n % 2), "ab"[n % 3 == 0])
        for n in range(count)
    ]  # fmt: skip
    return told


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    learned = learn(made()).calibration
    learned.save(tmp_path / "c.json")
    assert calibration._read(tmp_path / "c.json") == learned
    assert set(json.loads((tmp_path / "c.json").read_text())["weights"]) == set(NAMES)


def test_learning_tells_supported_from_unsupported() -> None:
    learned = learn(made())
    assert learned.calibration.errors == Errors(40, 1.0, 0.0, 0.0)
    assert learned == learn(made())


def test_errors_are_counted_by_class() -> None:
    passed, truth = np.array([1, 1, 0, 0], dtype=bool), np.array([1, 0, 1, 1], dtype=bool)
    assert errors(passed, truth) == Errors(4, 0.2, 1.0, 0.6667)
    assert errors(np.array([True]), np.array([True])).false_pass == 0


def test_the_table_has_a_row_for_each_dataset() -> None:
    claims = made(6)
    rows = table(claims, [c.attributable for c in claims]).splitlines()
    assert rows[2:] == ["| all | 6 | 1.00 | 0% | 0% |", "| a | 4 | 1.00 | 0% | 0% |", "| b | 2 | 1.00 | 0% | 0% |"]


def test_probability_rises_with_the_score_and_stays_one() -> None:
    one = Calibration((1.0, *(0.0 for _ in NAMES[1:])), 0.0, 0.5, Errors(1, 1, 0, 0))
    rest = [0.0] * (len(NAMES) - 1)
    assert [one.probability([x, *rest]) for x in (-1e9, 0, 1e9)] == pytest.approx([0, 0.5, 1], abs=1e-9)


def test_a_file_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(
        json.dumps(ROW) + "\n" + json.dumps({**ROW, "attribution_label": "not attributable", "src_dataset": "LFQA"})
    )
    first, second = labelled(path)
    assert first == Labelled("Kites fly.", "Kites\nfly high.", "?", True)
    assert (second.attributable, second.dataset) == (False, "LFQA")


@pytest.mark.parametrize("line", ["{", "[]", "{}", json.dumps({**ROW, "references": 3})])
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + line)
    with pytest.raises(CalibrationError, match=r"claims\.jsonl:2"):
        labelled(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(str(tmp_path / "none.jsonl")) == 2
    assert "none.jsonl cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "{}", '{"weights": {"coverage": 1}}'])
def test_what_does_not_fit_the_features_says_how_to_mend_it(tmp_path: Path, content: str) -> None:
    path = tmp_path / "c.json"
    path.write_text(content)
    with pytest.raises(CalibrationError, match=r"python -m evals\.calibration"):
        calibration._read(path)


def test_the_command_writes_what_it_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "claims.jsonl"
    label = {True: "attributable", False: "not attributable"}
    path.write_text("\n".join(json.dumps({"claim": c.claim, "references": [c.evidence], "question": c.question, "attribution_label": label[c.attributable]}) for c in made()))  # fmt: skip
    monkeypatch.setattr(calibration, "SHIPPED", tmp_path / "out.json")
    assert main(str(path)) == 0
    assert "| all | 40 | 1.00 | 0% | 0% |" in capsys.readouterr().out
    assert calibration._read(tmp_path / "out.json").errors.claims == 40


@pytest.mark.slow
@pytest.mark.skipif(not CLAIMS.exists(), reason="the labelled claims (attributionbench) are not beside the checkout")
def test_the_shipped_figures_are_what_the_labelled_claims_give() -> None:
    found, shipped = learn(labelled(CLAIMS)).calibration, Calibration.shipped()
    assert shipped.errors.claims == found.errors.claims
    for name in ("macro_f1", "false_pass", "false_alarm"):
        assert getattr(shipped.errors, name) == pytest.approx(getattr(found.errors, name), abs=0.02)
    assert shipped.weights == pytest.approx(found.weights, abs=0.02)
