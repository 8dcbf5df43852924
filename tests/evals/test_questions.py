"""Hand-written pairs are read strictly: a fault is named by file, item and field."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from evals.questions import FOLDER, Pair, PairError, load, normalised
from tests.evals.samples import PAIR, PAIRS, write_pairs

FACT = {"fact": "climbing", "any": ["climb"], "vital": True}
MISSING = object()

#: Kind of fault -> the field, what stands in it, and words of the message.
FAULTS: dict[str, tuple[str, Any, str]] = {
    "unknown field": ("expects", "answer", "unknown field 'expects'"),
    "no id": ("id", MISSING, "field 'id' must be text"),
    "an id that is a number": ("id", 7, "field 'id' must be text"),
    "an empty question": ("question", " ", "field 'question' must be text"),
    "unknown kind": ("kind", "lists", "field 'kind' is 'lists'; known: comparison"),
    "unknown part": ("part", "train", "field 'part' is 'train'; known: dev, test"),
    "unknown expectation": ("expect", "refuse", "field 'expect' is 'refuse'; known: answer"),
    "a role that is a number": ("role", 7, "field 'role' must be a list"),
    "turns that are one text": ("turns", "What does it pay?", "field 'turns' must be a list, not str"),
    "a turn that is no text": ("turns", [None], "field 'turns' holds None"),
    "no facts of an answer": ("facts", [], "field 'facts' must hold a vital fact"),
    "facts that are no list": ("facts", FACT, "field 'facts' must be a list, not dict"),
    "no vital fact of an answer": ("facts", [{**FACT, "vital": False}], "field 'facts' must hold a vital fact"),
    "a fact that is text": ("facts", ["climbing"], "field 'facts' needs entries"),
    "a fact cut at its comma": (
        "facts",
        [{**FACT, "fact": "from $137", 0: None}],
        "field 'facts' has an entry with '0'",
    ),
    "a fact without name": ("facts", [{**FACT, "fact": ""}], "field 'facts' has an entry whose 'fact' is no text"),
    "a fact without forms": ("facts", [{**FACT, "any": []}], "field 'facts' must give 'climbing' a list 'any'"),
    "a form that is no list": ("facts", [{**FACT, "any": "climb"}], "field 'any' must be a list"),
    "a form that YAML reads as true": ("facts", [{**FACT, "any": [True]}], "field 'any' holds True"),
    "a form that is no expression": ("facts", [{**FACT, "any": ["(climb"]}], "field 'facts' holds '(climb'"),
    "vital that is text": ("facts", [{**FACT, "vital": "false"}], "field 'facts' must say of 'climbing' 'vital: true'"),
    "forbidden that is one text": ("forbidden", r"\$\d", "field 'forbidden' must be a list, not str"),
    "forbidden that is no expression": ("forbidden", ["["], "field 'forbidden' holds '['"),
    "gold without facet": ("gold", [{"role": "Bridge Inspector"}], "field 'gold' needs entries with a 'facet'"),
    "gold that is text": ("gold", ["skills"], "field 'gold' needs entries with a 'facet'"),
}


def faulty(field: str, value: Any) -> dict[str, Any]:
    pair = {**PAIR, "id": "second", field: value}
    return {name: held for name, held in pair.items() if held is not MISSING}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_names_file_item_and_field(tmp_path: Path, kind: str) -> None:
    field, value, says = FAULTS[kind]
    write_pairs(tmp_path, [PAIR, faulty(field, value)])
    with pytest.raises(PairError) as error:
        load("mine", tmp_path)
    assert str(error.value).startswith("mine.yaml, item 2 (")
    assert says in str(error.value)


def test_an_id_that_stands_twice_names_both_items(tmp_path: Path) -> None:
    write_pairs(tmp_path, [PAIR, {**PAIR, "id": "other"}, PAIR])
    with pytest.raises(PairError, match=r"mine\.yaml, item 3: field 'id' is 'bridge-skills', the id of item 1"):
        load("mine", tmp_path)


@pytest.mark.parametrize("text", ["- [", "pairs: 1", "- just words"])
def test_a_file_that_holds_no_pairs_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PairError, match=r"^mine\.yaml"):
        load("mine", tmp_path)


def test_a_file_that_is_absent_or_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00\xd8")
    for name in ("absent", "bytes"):
        with pytest.raises(PairError, match=rf"^{name}\.yaml: cannot be read"):
            load(name, tmp_path)


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    write_pairs(tmp_path, [{**PAIR, "turns": ["Hello"], "role": ["Bridge Inspector", "Kite Designer"]}, *PAIRS[1:]])
    first, *rest = load("mine", tmp_path)
    assert (first.id, first.turns, first.roles) == ("bridge-skills", ("Hello",), ("Bridge Inspector", "Kite Designer"))
    assert first.gold == (("Bridge Inspector", "skills"),)
    assert [pair.id for pair in rest] == ["kite-pay", "bridge-lacking", "kite-lacking"]


# -- the shipped files ------------------------------------------------------------------------------

SHIPPED = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.fixture(scope="module", params=SHIPPED)
def shipped(request: pytest.FixtureRequest) -> tuple[Pair, ...]:
    return load(request.param)


def test_two_files_of_pairs_are_shipped() -> None:
    assert SHIPPED == ["guides", "seeds"]


def test_no_role_is_both_tuned_on_and_tested_on(shipped: tuple[Pair, ...]) -> None:
    parts = defaultdict(set)
    for pair in shipped:
        for role in pair.roles if pair.expect != "clarify" else ():
            parts[role].add(pair.part)
    assert {role for role, found in parts.items() if len(found) > 1} == set()


def test_both_parts_hold_answers_and_refusals(shipped: tuple[Pair, ...]) -> None:
    assert {(pair.part, pair.expect) for pair in shipped} >= {
        (part, expect) for part in ("dev", "test") for expect in ("answer", "refused")
    }


def test_no_form_holds_what_normalising_takes_away(shipped: tuple[Pair, ...]) -> None:
    """A form with a hyphen between words or a curly quote would never be found."""
    forms = [form for pair in shipped for form in (*(f for fact in pair.facts for f in fact.any), *pair.forbidden)]
    plain = [re.sub(r"\[[^]]*\]", "", form.pattern) for form in forms]
    assert [words for words in plain if re.search(r"\w-\w|[’‘“”–]", words)] == []


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("**Problem-solving** [1] [12]", "Problem solving"),
        ("the team’s “best”\n  work", 'the team\'s "best" work'),
        (r"from \[A\] to 20–30%", "from [A] to 20 30%"),
    ],
)
def test_forms_are_looked_for_in_plain_words(words: str, plain: str) -> None:
    assert normalised(words) == plain
