"""A follow-up that could not be resolved, rewritten by the model into a question that stands alone. It is then understood as any other."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Generator

from langchain_core.messages import HumanMessage

from chat.answer import AnswerChunk
from chat.asking import CARRIES, OF_ITSELF
from chat.question import Question
from chat.rolefinder import finder_of
from chat.transcript import Transcript, is_sentinel
from chat.understanding import Understanding
from chat.writing import ModelWriter
from ingest.errors import ModelError
from ingest.index import Index
from prompts import NOT_FOUND, prompt

_log = logging.getLogger(__name__)
#: Turns that are put to the model, characters of each, and characters of the question that comes back.
_TURNS, _TURN, _QUESTION = 6, 600, 300
_SHORT = 8


def unsure(question: Question, asked: Understanding, kind: str) -> bool:
    """True for a follow-up that the built-in understanding could not resolve: it leans on what was said, and on no role."""
    if not any(turn.role == "user" and turn.text.strip() for turn in question.history):
        return False
    leans = CARRIES.search(question.text) is not None or len(question.text.split()) <= _SHORT
    resolved = asked.roles or asked.unknown or asked.carried or asked.shape in OF_ITSELF
    return leans and not resolved and kind in ("clarify", "refused")


def condensed(writer: ModelWriter, question: Question, index: Index) -> Generator[AnswerChunk, None, str]:
    """Yields empty chunks while the model writes; returns its question, empty where it has none that may be used.

    A role that nobody spoke of is none of the model's to bring in.
    """
    said = [f"{turn.role}: {' '.join(turn.text.split())[:_TURN]}" for turn in question.history[-_TURNS:]]
    fence = f"=== {secrets.token_hex(8)} ==="
    asked = prompt("condense", fence=fence, not_found=NOT_FOUND, conversation="\n".join(said), question=question.text)
    written, transcript = "", Transcript()
    try:
        for piece in writer.stream([HumanMessage(asked)]):
            yield AnswerChunk()
            written += "".join(transcript.feed(piece))
            if len(written) > _QUESTION:
                break
    except ModelError as error:
        _log.warning("the model %s could not rewrite a question: %s", writer.name, error)
        return ""
    lines = [line.strip(' "“”*`') for line in (written + transcript.rest()).splitlines() if line.strip()]
    rewritten = lines[0] if lines else ""
    finder = finder_of(index)
    spoken = {role for m in finder.named(" \n".join((*said, question.text))) for role in m.roles}
    new = {role for m in finder.named(rewritten) for role in m.roles} - spoken
    return "" if is_sentinel(rewritten) or len(rewritten) > _QUESTION or new else rewritten
