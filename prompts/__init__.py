"""What is said to a model and to people: prompt files and phrases, loaded and checked."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template

import yaml

from ingest.errors import PromptError

_FOLDER = Path(__file__).resolve().parent

#: The one answer of a model that stands for "these documents do not tell".
NOT_FOUND = "NOT IN THESE DOCUMENTS"


@lru_cache(maxsize=1)
def _phrases() -> dict[str, object]:
    path = _FOLDER / "phrases.yaml"
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise PromptError(f"{path} cannot be read: {error}") from error
    if not isinstance(loaded, dict):
        raise PromptError(f"{path} must map names to phrases")
    return loaded


def _fill(template: str, where: str, values: dict[str, object]) -> str:
    try:
        return Template(template).substitute(values)
    except KeyError as error:
        raise PromptError(f"{where} needs the variable {error.args[0]!r}") from error
    except ValueError as error:
        raise PromptError(f"{where} is no valid template: {error}") from error


def phrase(name: str, **values: object) -> str:
    """The phrase ``group.name`` of phrases.yaml, filled in. Raises PromptError where it or a variable is missing."""
    found: object = _phrases()
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if not isinstance(found, str):
        raise PromptError(f"prompts/phrases.yaml has no phrase {name!r}")
    return _fill(found.strip(), f"the phrase {name!r}", values)


def prompt(name: str, **values: object) -> str:
    """The prompt file ``name.md``, filled in. Raises PromptError where it or a variable is missing."""
    path = _FOLDER / f"{name}.md"
    try:
        template = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PromptError(f"the prompt {path} cannot be read: {error.strerror}") from error
    return _fill(template, f"the prompt {path.name}", values).strip()
