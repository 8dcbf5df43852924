"""Hand-written pairs are read strictly: a fault is named by file, line and field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from evals.questions import Gold, PairError, load
from tests.evals.samples import BRIDGES, CLIMBING, DRAWING, PAIR, PAIRS, write_pairs

MISSING = object()

#: Kind of fault -> the field, what stands in it, and words of the message.
FAULTS: dict[str, tuple[str, Any, str]] = {
    "unknown field": ("expects", "answer", "unknown field 'expects'; known: expect, "),
    "no id": ("id", MISSING, "field 'id' is missing"),
    "an id that is a number": ("id", 7, "field 'id' must be text, not 7"),
    "an empty question": ("question", " ", "field 'question' must be text"),
    "unknown kind": ("kind", "lists", "field 'kind' is 'lists'; known: fact, list"),
    "unknown part": ("part", "train", "field 'part' is 'train'; known: dev, test"),
    "unknown expectation": ("expect", "refuse", "field 'expect' is 'refuse'; known: answer"),
    "a role that is a number": ("role", 7, "field 'role' must be a list, not int"),
    "turns that are one text": ("turns", "What does it pay?", "field 'turns' must be a list, not str"),
    "a turn that is no text": ("turns", [None], "field 'turns' holds None"),
    "turns without the question written out": ("turns", ["Pay?"], "field 'written-out' goes with 'turns'"),
    "a question written out without turns": ("written-out", "Pay?", "field 'written-out' goes with 'turns'"),
    "no vital fact of an answer": (
        "vital",
        MISSING,
        "field 'vital' must hold a fact, since 'second' expects an answer",
    ),
    "an empty map of vital facts": ("vital", {}, "field 'vital' must hold a fact"),
    "facts that are a list": ("vital", ["climbing"], "field 'vital' must map each fact to its accepted forms"),
    "useful facts that are text": ("useful", "climbing", "field 'useful' must map each fact"),
    "a fact that is a number": ("vital", {2024: ["2024"]}, "field 'vital' must give 2024 a list"),
    "a fact without name": ("useful", {" ": ["climb"]}, "field 'useful' must give ' ' a list"),
    "a fact without forms": ("vital", {"climbing": []}, "field 'vital' must give 'climbing' a list"),
    "forms that are one text": ("vital", {"climbing": "climb"}, "field 'vital' of 'climbing' must be a list, not str"),
    "a form that YAML reads as true": ("useful", {"x": [True]}, "field 'useful' of 'x' holds True, which is no text"),
    "an empty form": ("vital", {"climbing": [""]}, "field 'vital' of 'climbing' holds ''"),
    "a form that is no expression": ("vital", {"climbing": ["(climb"]}, "field 'vital' holds '(climb', no regular"),
    "forbidden that is one text": ("forbidden", r"\$\d", "field 'forbidden' must be a list, not str"),
    "forbidden that is no expression": ("forbidden", ["["], "field 'forbidden' holds '['"),
    "no gold of an answer": ("gold", MISSING, "field 'gold' must name a statement"),
    "gold that is a map": ("gold", {"source": "a"}, "field 'gold' must be a list, not dict"),
    "gold that is text": ("gold", ["skills"], "field 'gold' needs entries with a 'source' and a 'quote'"),
    "gold without quote": ("gold", [{"source": "a.md"}], "field 'gold' needs entries"),
    "gold with a number": ("gold", [{"source": "a.md", "quote": 61300}], "whose source or quote is no text"),
    "gold of a refusal": ("expect", "refused", "field 'gold' cannot be, since 'second' expects 'refused'"),
    "notes that are a list": ("notes", ["a"], "field 'notes' must be text"),
}


def faulty(field: str, value: Any) -> dict[str, Any]:
    pair = {**PAIR, "id": "second", field: value}
    return {name: held for name, held in pair.items() if held is not MISSING}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_file_line_and_field(tmp_path: Path, fault: str) -> None:
    field, value, says = FAULTS[fault]
    path = write_pairs(tmp_path, [PAIR, faulty(field, value)])
    with pytest.raises(PairError, match=re.escape(says)) as error:
        load("mine", tmp_path)
    file, line, _ = str(error.value).split(":", 2)
    assert file == "mine.yaml"
    named = re.search(r"field '([\w-]+)'", str(error.value))
    assert named
    told = path.read_text(encoding="utf-8").splitlines()
    second = next(n for n, words in enumerate(told, 1) if n > 1 and words.startswith("- "))
    own = [n for n, words in enumerate(told, 1) if n >= second and words[2:].startswith(f"{named[1]}:")]
    assert int(line) == (own[0] if own else second)  # where the field is missing, the pair's own line


def test_a_field_that_stands_twice_names_both_lines(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("- id: a\n  kind: fact\n  id: b\n", encoding="utf-8")
    with pytest.raises(PairError, match=r"^mine\.yaml:3: field 'id' stands twice, first at line 1$"):
        load("mine", tmp_path)


def test_an_id_that_stands_twice_names_both_lines(tmp_path: Path) -> None:
    pair = "- id: {}\n  question: Why?\n  kind: meta\n  part: dev\n  expect: meta\n"
    (tmp_path / "mine.yaml").write_text(pair.format("a") + pair.format("b") + pair.format("a"), encoding="utf-8")
    with pytest.raises(PairError, match=r"^mine\.yaml:11: field 'id' is 'a', the id of the pair at line 1 too$"):
        load("mine", tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- [", "cannot be read"),
        ("", "must be a list of pairs"),
        ("pairs: 1", "must be a list of pairs"),
        ("- just words", "1: a pair must be fields, not str"),
        ("-\n- id: a", "1: a pair must be fields, not null"),
        ("- id: !!python/object:os.system a", "1: field 'id': could not determine a constructor"),
    ],
)
def test_a_file_that_holds_no_pairs_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PairError, match=rf"^mine\.yaml:\s?{re.escape(says)}"):
        load("mine", tmp_path)


def test_a_file_that_is_absent_or_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00\xd8")
    for name in ("absent", "bytes"):
        with pytest.raises(PairError, match=rf"^{name}\.yaml: cannot be read"):
            load(name, tmp_path)


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    first = {
        **PAIR,
        "turns": ["Hello"],
        "written-out": "Hi?",
        "role": ["Bridge Inspector", "Kite Designer"],
        "notes": "x",
    }
    write_pairs(tmp_path, [first, *PAIRS[1:]])
    pair, refused, *rest = load("mine", tmp_path)
    assert (pair.id, pair.turns, pair.written_out, pair.line) == ("bridge-skills", ("Hello",), "Hi?", 1)
    assert pair.roles == ("Bridge Inspector", "Kite Designer")
    assert [(f.fact, f.vital) for f in pair.facts] == [("climbing", True), ("drawing", False)]
    assert [f.fact for f in pair.vital] == ["climbing"]
    assert pair.gold == (Gold(BRIDGES, CLIMBING), Gold(BRIDGES, DRAWING))
    assert (pair.answerable, refused.answerable, refused.roles) == (True, False, ("Kite Designer",))
    assert [p.id for p in rest] == [p["id"] for p in PAIRS[2:]]


def test_the_sample_pairs_are_yaml_as_people_write_it(tmp_path: Path) -> None:
    assert yaml.safe_load(write_pairs(tmp_path).read_text(encoding="utf-8")) == PAIRS
