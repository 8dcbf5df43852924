"""What visitors think of answers, one JSON object a line, in a file on this machine."""

from __future__ import annotations

import json
import logging
import secrets
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from web.turn import Judgement, Turn

log = logging.getLogger(__name__)
LONGEST_REASON = 1000
VERDICTS = ("up", "down")


@dataclass(frozen=True, slots=True)
class Feedback:
    """Appends judgements to a file. A reason given later is a line of the same id: the last line of an id counts."""

    path: Path
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def keep(self, turn: Turn, history: list[dict[str, str]], verdict: str, reason: str = "") -> Judgement | None:
        """Write a judgement down; None where it is none, or where it could not be written."""
        if verdict not in VERDICTS or turn.answer is None:
            return None
        known = turn.judgement.id if turn.judgement else secrets.token_hex(8)
        judgement = Judgement(known, verdict, " ".join(reason.split())[:LONGEST_REASON])
        line = json.dumps(_record(turn, history, judgement), ensure_ascii=False)
        try:
            with self._lock:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with self.path.open("a", encoding="utf-8") as file:
                    file.write(line + "\n")
        except OSError:
            log.exception(
                "A judgement could not be written to %s; set CAREER_FEEDBACK_PATH to a file that can", self.path
            )
            return None
        return judgement


def _record(turn: Turn, history: list[dict[str, str]], judgement: Judgement) -> Mapping[str, Any]:
    assert turn.answer is not None
    return {
        "id": judgement.id,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "verdict": judgement.verdict,
        "reason": judgement.reason,
        "question": turn.question,
        "history": history,
        "understood": turn.answer.question,
        "kind": turn.answer.kind,
        "answer": turn.answer.text,
        "citations": [asdict(citation) for citation in turn.answer.citations],
        "model": turn.answer.model,
        "index": turn.answer.index,
    }
