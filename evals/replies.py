"""Replies kept from one run to the next, as long as neither the code, the index nor the settings have changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from chat.answer import Answer, Citation, Claim, Writing
from evals.case import Reply, Span
from ingest.index import Index
from ingest.settings import PROJECT, Settings

#: What an answer depends on, beside the index and the settings.
_CODE = ("chat", "ingest", "prompts", "evals/systems.py", "evals/baselines.py")


class Replies:
    """The replies of one system over one index, by question and turns. A context manager: they are written at its end."""

    def __init__(self, folder: Path, system: str, index: Index, settings: Settings) -> None:
        state = f"{code()} {index.manifest.digest} {_telling(settings)}"
        name = f"{system}-{hashlib.sha256(state.encode()).hexdigest()[:16]}.json".replace("/", "-").replace(" ", "-")
        self._path = folder / name
        self._older = sorted(folder.glob(f"{name.rsplit('-', 1)[0]}-{'?' * 16}.json")) if folder.is_dir() else []
        self._kept: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError):  # none kept, or half written: they are asked again
            self._kept = json.loads(self._path.read_text(encoding="utf-8"))
        self._new = False

    def __enter__(self) -> Replies:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._new:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self._kept), encoding="utf-8")
        for path in self._older:
            if path != self._path:
                path.unlink(missing_ok=True)

    def get(self, question: str, turns: tuple[str, ...]) -> Reply | None:
        """The reply kept for a question, or None."""
        found = self._kept.get(json.dumps([*turns, question]))
        return _reply(found) if found else None

    def put(self, question: str, turns: tuple[str, ...], reply: Reply) -> None:
        """Keep a reply, unless a model failed to write it: the next run asks again."""
        if reply.answer.writing and reply.answer.writing.failure:
            return
        self._kept[json.dumps([*turns, question])] = asdict(reply)
        self._new = True


def _reply(told: dict[str, Any]) -> Reply:
    answer = dict(told["answer"])
    answer["writing"] = Writing(**answer["writing"]) if answer.get("writing") else None
    makers: dict[str, Callable[..., Any]] = {"citations": Citation, "claims": Claim}
    for name, make in makers.items():
        answer[name] = tuple(
            make(**{k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}) for entry in answer[name]
        )
    answer["missing"], answer["suggestions"] = tuple(answer["missing"]), tuple(answer["suggestions"])
    return Reply(Answer(**answer), tuple(Span(**s) for s in told["passages"]), told["seconds"])


def _telling(settings: Settings) -> str:
    """The settings that an answer depends on."""
    model = f"{settings.model_url} {settings.model_tokens}"
    return f"{settings.embedding_model} {settings.lexical_weight} {settings.passages} {settings.words} {model}"


@lru_cache(maxsize=1)
def code() -> str:
    """A digest of the code and prompts that answers come from."""
    digest = hashlib.sha256()
    for name in _CODE:
        path = PROJECT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".md", ".yaml", ".json", ".npz", ".txt"):
                digest.update(file.relative_to(PROJECT).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()
