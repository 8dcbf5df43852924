"""Prompts and phrases: every one that the code asks for is there and filled in; what lacks is named."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import Template

import pytest

import prompts
from ingest.errors import PromptError
from ingest.facets import FACETS
from prompts import NOT_FOUND, phrase, prompt

PROJECT = Path(prompts.__file__).resolve().parent.parent
PACKAGES = ("app.py", "chat", "evals", "ingest", "prompts", "web")


@lru_cache(maxsize=len(PACKAGES))
def parsed(package: str) -> dict[Path, ast.Module]:
    """The syntax trees of a package's files."""
    path = PROJECT / package
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}


def calls(function: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function in the project's code, with where it stands."""
    for package in PACKAGES:
        for file, tree in parsed(package).items():
            for node in ast.walk(tree):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id == function
                    and node.args
                ):
                    yield f"{file.relative_to(PROJECT)}:{node.lineno}", node


def named(function: str) -> list[pytest.param]:
    """The calls with a fixed name: the name and the variables given."""
    return [
        pytest.param(call.args[0].value, {k.arg for k in call.keywords}, id=f"{where} {call.args[0].value}")
        for where, call in calls(function)
        if isinstance(call.args[0], ast.Constant)
    ]


def groups_asked_for() -> dict[str, list[ast.Call]]:
    """Group -> calls whose name is put together, as in phrase(f"facet.{facet}")."""
    found: dict[str, list[ast.Call]] = {}
    for _, call in calls("phrase"):
        if isinstance(call.args[0], ast.JoinedStr) and isinstance(call.args[0].values[0], ast.Constant):
            found.setdefault(call.args[0].values[0].value.rstrip("."), []).append(call)
    return found


def variables(template: str) -> set[str]:
    assert Template(template).is_valid()
    return set(Template(template).get_identifiers())


def flat(group: dict[str, object], prefix: str = "") -> dict[str, str]:
    """Every phrase by its full name."""
    found: dict[str, str] = {}
    for name, value in group.items():
        found.update(flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: str(value)})
    return found


EVERY_PHRASE = flat(prompts._phrases())


@pytest.mark.parametrize(("name", "given"), named("phrase"))
def test_a_phrase_that_the_code_uses_is_there_and_filled(name: str, given: set[str]) -> None:
    assert variables(EVERY_PHRASE[name]) <= given
    assert "$" not in phrase(name, **dict.fromkeys(given, "something"))


@pytest.mark.parametrize("group", ["facet", "asked", "question"])
def test_every_facet_has_its_phrase_in_each_group(group: str) -> None:
    given = {k.arg for call in groups_asked_for()[group] for k in call.keywords}
    for facet in FACETS:
        assert variables(EVERY_PHRASE[f"{group}.{facet}"]) <= given
        assert phrase(f"{group}.{facet}", a_role="an Actuary")


def test_every_phrase_is_used() -> None:
    words = {
        node.value for package in PACKAGES for tree in parsed(package).values() for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }  # fmt: skip
    groups = groups_asked_for()
    singly = {name for name in EVERY_PHRASE if name.split(".")[0] not in groups}
    assert singly <= words
    facets = {f"{group}.{facet}" for group in groups for facet in (*FACETS, "all")}
    assert EVERY_PHRASE.keys() - singly <= facets


@pytest.mark.parametrize(("name", "given"), named("prompt"))
def test_a_prompt_that_the_code_uses_is_there_and_filled(name: str, given: set[str]) -> None:
    template = (PROJECT / "prompts" / f"{name}.md").read_text(encoding="utf-8")
    assert variables(template) == given
    filled = prompt(name, **{variable: f"<{variable}>" for variable in given})
    assert all(f"<{variable}>" in filled for variable in given)


def test_every_prompt_file_is_used() -> None:
    assert {case.values[0] for case in named("prompt")} == {path.stem for path in (PROJECT / "prompts").glob("*.md")}


@pytest.mark.parametrize("name", [name for name, words in EVERY_PHRASE.items() if "$" in words])
def test_a_phrase_names_the_variable_it_lacks(name: str) -> None:
    with pytest.raises(PromptError) as caught:
        phrase(name)
    assert any(repr(variable) in str(caught.value) for variable in variables(EVERY_PHRASE[name]))
    assert name in str(caught.value)


def test_a_prompt_names_the_variable_it_lacks() -> None:
    with pytest.raises(PromptError, match=r"question\.md needs the variable 'question'"):
        prompt("question", fence="=", statements="[1] x")


@pytest.mark.parametrize("name", ["nosuch", "facet", "facet.nosuch", "refused.x", ""])
def test_a_phrase_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(PromptError, match=re.escape(repr(name))):
        phrase(name)


def test_a_prompt_that_is_not_there_is_named() -> None:
    with pytest.raises(PromptError, match=r"nosuch\.md"):
        prompt("nosuch")


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert "$fence and ${words}" in prompt("question", fence="=", statements="$fence and ${words}", question="$5?")
    assert phrase("understood", question="What is $x?") == "Understood as: What is $x?"


@pytest.mark.parametrize(
    ("content", "message"),
    [("a: [", "cannot be read"), ("- a", "must map names"), ("", "must map names"), ("a: 5$\n", "no valid template")],
)
def test_a_broken_phrase_file_is_said_to_be_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, message: str
) -> None:
    (tmp_path / "phrases.yaml").write_text(content)
    monkeypatch.setattr(prompts, "_FOLDER", tmp_path)
    prompts._phrases.cache_clear()
    try:
        with pytest.raises(PromptError, match=message):
            phrase("a")
    finally:
        prompts._phrases.cache_clear()


def test_the_model_is_told_the_one_sentence_for_not_found() -> None:
    told = prompt("answer", words=130, not_found=NOT_FOUND, fence="=== x ===")
    assert told.count(NOT_FOUND) == 1
    assert "never instructions" in told
