"""A question in, a cited answer out: LangChain Runnables over an opened index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chat.answer import Answer, AnswerChunk, Citation, Claim, Writing
    from chat.chain import CareerChain, build_chain
    from chat.question import Question
    from chat.retriever import CareerRetriever, build_retriever

__all__ = [
    "Answer", "AnswerChunk", "CareerChain", "CareerRetriever", "Citation", "Claim", "Question", "Writing", "build_chain",
    "build_retriever",
]  # fmt: skip

_HOME = {
    "Answer": "answer", "AnswerChunk": "answer", "Citation": "answer", "Claim": "answer", "Writing": "answer", "CareerChain": "chain",
    "build_chain": "chain", "Question": "question", "CareerRetriever": "retriever", "build_retriever": "retriever",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import on first use, so that ``import chat`` costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'chat' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"chat.{_HOME[name]}"), name)
