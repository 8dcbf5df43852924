"""Settings: one frozen object, read at the entry points and handed down."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from ingest.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent
GUIDES = PROJECT / "corpus" / "guides"
DEFAULT_INDEX = PROJECT / ".index"
#: Rules, a question of the greatest length and a few statements take as many tokens.
LEAST_TOKENS = 1500


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. Environment variables are named ``CAREER_`` and the field in capitals.

    ``embedding_model`` is ``builtin`` (all-MiniLM-L6-v2 from its package) or any sentence-transformers model by
    name or folder. ``model`` is a LangChain chat model, ``provider:name``, or empty for the built-in answerer.
    ``lexical_weight`` is the share of the lexical score in the fusion, 0 to 1. ``passages`` is how many passages a
    question retrieves, ``words`` the length an answer aims at. ``feedback_path`` is the file that the web page writes
    thumbs and reasons to. ``max_upload_mb`` limits a file that a visitor adds, ``max_uploads`` how many they may add.

    Of the language model: ``model_url`` is the address of a server of one's own, ``model_timeout`` the seconds it may be
    silent (a whole answer may take three times that), ``model_retries`` how often it is asked again before its first
    word, ``model_tokens`` the most that is put to it at once.
    """

    index_dir: Path = DEFAULT_INDEX
    embedding_model: str = "builtin"
    model: str = ""
    lexical_weight: float = 0.4
    passages: int = 8
    words: int = 130
    max_question_chars: int = 2000
    model_url: str = ""
    model_timeout: float = 60.0
    model_retries: int = 2
    model_tokens: int = 3000
    feedback_path: Path = PROJECT / "feedback.jsonl"
    max_upload_mb: int = 5
    max_uploads: int = 20

    def __post_init__(self) -> None:
        if not 0 <= self.lexical_weight <= 1:
            raise SettingsError(f"lexical_weight must lie between 0 and 1, not {self.lexical_weight}")
        for name in ("passages", "words", "max_question_chars", "max_upload_mb", "max_uploads"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} must be 1 or more, not {getattr(self, name)}")
        if not self.model_timeout > 0:
            raise SettingsError(f"model_timeout must be more than 0 seconds, not {self.model_timeout}")
        if self.model_retries < 0:
            raise SettingsError(f"model_retries must be 0 or more, not {self.model_retries}")
        if self.model_tokens < LEAST_TOKENS:
            raise SettingsError(f"model_tokens must be {LEAST_TOKENS} or more, not {self.model_tokens}")

    @classmethod
    def load(cls, **given: Any) -> Settings:
        """Settings from the environment; what is given and not None goes first. Raises SettingsError."""
        found = cls()
        for field in fields(cls):
            raw = os.environ.get(f"CAREER_{field.name.upper()}")
            if raw:
                found = replace(found, **{field.name: _typed(field.name, raw, getattr(found, field.name))})
        unknown = set(given) - {f.name for f in fields(cls)}
        if unknown:
            raise SettingsError(
                f"unknown setting {sorted(unknown)[0]!r}; known: {', '.join(f.name for f in fields(cls))}"
            )
        chosen = {name: value for name, value in given.items() if value is not None}
        for name in {"index_dir", "feedback_path"} & chosen.keys():
            chosen[name] = Path(chosen[name])
        return replace(found, **chosen)


def _typed(name: str, raw: str, default: Any) -> Any:
    try:
        return type(default)(raw)
    except ValueError as error:
        raise SettingsError(f"CAREER_{name.upper()}={raw!r} is not a {type(default).__name__}") from error
