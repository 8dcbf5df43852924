"""Every planted fault changes what a claim says, no paraphrase does, and the checks tell them apart."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat.rolefinder import finder_of
from evals import faults, handwritten, mutations, paraphrases
from evals.mutations import Trial, checks, main, paraphrased, planted, table, true_claim
from ingest.build import build_index
from ingest.errors import SourceError
from ingest.index import Index, open_index
from ingest.settings import Settings
from tests.evals.conftest import without_a_model
from tests.evals.samples import write_documents

HANDBOOK = """\
---
title: Canal Warden
role: Canal Warden
publisher: Office of Canals
date: 2025
---
# Canal Warden

## Education

- Degree: a Canal Warden typically needs a bachelor's degree in hydrology.
- Higher degree: some employers ask for a master's degree in civil works.

## Pay

- Median: in the US in May 2024 the median annual wage of Canal Wardens was $48,120.
- Lowest tenth: in the US in 2024 the lowest 10 percent of Canal Wardens earned less than $31,450 a year.
- Growth: the number of Canal Warden jobs is projected to rise by 5% from 2024 to 2034.

## Skills

- Locks: a Canal Warden must be able to open and close locks, weirs and gates.
- Ice: a Canal Warden works with boats that are not kept on the water in winter.
- Walking: a Canal Warden often inspects at least 12 miles of bank a day.
"""


@pytest.fixture(scope="module")
def canals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index with a number, a degree, a direction and a denial in it."""
    folder = tmp_path_factory.mktemp("canals")
    (write_documents(folder / "samples") / "canal-warden.md").write_text(HANDBOOK, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        without_a_model(patched)
        build_index([folder / "samples"], folder / "index", settings=Settings())
        opened = open_index(folder / "index", settings=Settings())
    with opened:
        yield opened


@pytest.fixture(scope="module")
def trials(canals: Index) -> list[Trial]:
    return planted(canals)


def made(index: Index, kind: str, claim: str) -> list[str]:
    known = faults.Roles(finder_of(index), tuple(role.name for role in index.roles()))
    return [changed for _, changed in faults.KINDS[kind](claim, claim, known)]


@pytest.mark.parametrize(
    ("kind", "claim", "expected"),
    [
        ("number", "It pays $48,120 in 2024.", "It pays $49,120 in 2024."),
        ("number", "It pays $48,120 in 2024.", "It pays $481,200 in 2024."),
        ("unit", "It pays $48,120 in 2024.", "It pays €48,120 in 2024."),
        ("unit", "It takes 3 to 5 years.", "It takes 3 to 5 months."),
        ("place", "Pay in the US is $5.", "Pay in Germany is $5."),
        ("place", "Pay is $5.", "Pay is $5 in Germany."),
        ("name", "They use Python daily.", "They use Fortran daily."),
        ("name", "They sew by hand.", "They sew by hand, as Globex does."),
        ("unsupported remark", "They sew.", "They sew and manages a large budget."),
        ("year", "It pays $48,120 in 2024.", "It pays $48,120 in 2019."),
        ("role", "A Kite Designer sews.", "A Canal Warden sews."),
        ("role", "Kite Designers sew.", "Bridge Inspectors sew."),
        ("degree", "They need a bachelor's degree.", "They need an associate's degree."),
        ("degree", "They need a bachelor's degree.", "They need no degree."),
        ("comparator", "At least 5 years.", "At most 5 years."),
        ("comparator", "Jobs rise by 5%.", "Jobs fall by 5%."),
        ("negation", "It is safe.", "It isn't safe."),
        ("negation", "A Kite Designer sews sails.", "A Kite Designer does not sew sails."),
        ("negation", "It is not safe.", "It is safe."),
        ("negation", "No work without gloves.", "No work with gloves."),
    ],
)
def test_a_fault_is_planted(canals: Index, kind: str, claim: str, expected: str) -> None:
    assert expected in made(canals, kind, claim)


@pytest.mark.parametrize(
    ("kind", "claim"),
    [
        ("number", "In 2024 it uses GPT-4 and S3."),
        ("year", "It pays $2,024 and 2034%."),
        ("role", "Sewing takes time."),
        ("degree", "A degree of care."),
        ("comparator", "Keep up to date."),
    ],
)
def test_where_there_is_nothing_of_the_kind_nothing_is_planted(canals: Index, kind: str, claim: str) -> None:
    assert made(canals, kind, claim) == []


def test_what_is_planted_does_not_stand_in_the_evidence(trials: list[Trial]) -> None:
    assert {t.kind for t in trials} == set(faults.KINDS)
    assert all(t.claim not in (true_claim(t.statement), t.statement.text) for t in trials)
    for trial in trials:
        if trial.kind == "year":
            assert set(re.findall(r"\b\d{4}\b", trial.claim)) - set(re.findall(r"\b\d{4}\b", trial.statement.text))


def test_the_draw_is_the_same_each_time(canals: Index, trials: list[Trial]) -> None:
    assert planted(canals) == trials
    assert paraphrased(canals) == paraphrased(canals)
    assert [t.claim for t in planted(canals, seed=1)] != [t.claim for t in trials]


def test_no_kind_has_more_than_it_should_nor_a_claim_twice(trials: list[Trial]) -> None:
    for kind in faults.KINDS:
        claims = [t.claim for t in trials if t.kind == kind]
        assert 0 < len(claims) == len(set(claims)) <= mutations.EACH


@pytest.mark.parametrize(
    ("kind", "claim", "expected"),
    [
        ("another word", "The salary is $5.", "The pay is $5."),
        ("another order", "In the US in 2024 the pay was $5.", "The pay was $5 in the US in 2024."),
        ("another order", "It needs bolts, nuts and screws.", "It needs screws, bolts and nuts."),
        ("figure spelled otherwise", "It pays $48,000 now.", "It pays 48,000 dollars now."),
        ("figure spelled otherwise", "It pays $48,000 now.", "It pays $48k now."),
        ("phrase around", "A warden walks.", "Note that a warden walks."),
        ("a part of it", "A warden walks along the whole bank, because it leaks.", "A warden walks along the whole bank."),
    ],
)  # fmt: skip
def test_a_paraphrase_says_the_same(kind: str, claim: str, expected: str) -> None:
    assert expected in list(paraphrases.KINDS[kind](claim))


def test_the_label_is_no_part_of_a_claim(canals: Index) -> None:
    claims = [true_claim(s) for s in canals.statements.of_role("Canal Warden")]
    assert "A Canal Warden often inspects at least 12 miles of bank a day." in claims


@pytest.mark.parametrize("check", ["judge", "product"])
def test_the_checks_find_most_faults_and_stop_few_paraphrases(canals: Index, trials: list[Trial], check: str) -> None:
    stops = checks(canals)[check]
    beyond = {"judge": {"place", "name", "unsupported remark"}}.get(
        check, set()
    )  # it looks for no names and rows of words
    for kind in faults.KINDS.keys() - set(faults.UNLISTED) - beyond:
        own = [t for t in trials if t.kind == kind]
        missed = [t.claim for t in own if not stops(t.claim, t.statement)]
        assert len(missed) <= (0.35 if kind == "unsupported remark" else 0.1) * len(own), missed
    right = paraphrased(canals)
    stopped = [t.claim for t in right if stops(t.claim, t.statement)]
    assert len(stopped) <= 0.05 * len(right), stopped


def test_sentences_by_hand_carry_their_statements_and_half_are_held_out() -> None:
    told = handwritten.load()
    assert len(told) == len({t.claim for t in told}) >= 100
    kinds = [t.kind for t in told]
    assert abs(kinds.count(handwritten.TUNED) - kinds.count(handwritten.HELD_OUT)) <= 2
    assert all(t.claim != t.statement.text for t in told)


@pytest.mark.parametrize("words", ["- just words", "statement: x", "- {statement: x, role: null}", "}{"])
def test_a_file_by_hand_that_cannot_be_read_is_named(tmp_path: Path, words: str) -> None:
    (tmp_path / "mine.yaml").write_text(words)
    with pytest.raises(SourceError, match=r"mine\.yaml"):
        handwritten.load(tmp_path / "mine.yaml")


def test_the_table_counts_what_each_check_stops(canals: Index, trials: list[Trial]) -> None:
    rows = table(trials, {"all": lambda *_: "no", "none": lambda *_: ""}, "found").splitlines()
    assert rows[0] == "| kind | claims | statements | found by the all | found by the none |"
    assert len(rows) == 2 + len(faults.KINDS) + 1
    assert all("= 100.0% [" in row and "| 0 = 0.0% [0.0%, " in row for row in rows[2:])


def test_the_command_prints_both_tables_and_what_went_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoded: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    build_index([write_documents(tmp_path / "samples")], tmp_path / "index")
    assert main(["--index", str(tmp_path / "index"), "--show", "comparator, unlisted"]) == 0
    said = capsys.readouterr().out
    assert "| number |" in said
    assert "| label dropped |" in said
    assert main(["--index", str(tmp_path / "none")]) == 2
    assert "none" in capsys.readouterr().err


def test_every_module_says_what_it_is() -> None:
    assert all(importlib.import_module(m.__name__).__doc__ for m in (faults, mutations, paraphrases))
