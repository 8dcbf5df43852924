"""The chain: a question goes in, a checked and cited Answer comes out. A LangChain Runnable."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig
from langchain_core.runnables.config import ensure_config, run_in_executor

from chat.answer import Answer, AnswerChunk
from chat.builtin import compose
from chat.draft import finish
from chat.question import Question
from chat.retriever import Hit, search
from chat.understanding import Understanding, understand
from ingest.index import Index
from ingest.live import LiveIndex
from ingest.settings import Settings

#: Passages looked at where no role is named: a fit or a general question may be answered anywhere.
_WIDE = 32


class CareerChain(Runnable[Any, Any]):
    """Answers a question from one pinned generation of an index.

    ``invoke`` gives an Answer, ``stream`` AnswerChunks whose sum carries that Answer; batch and the async forms are
    LangChain's. Input: a string, {"question", "history", "sources"}, a message or a list of messages.
    Raises QuestionError for a question that cannot be read, and the index errors of ``open_index``.
    """

    def __init__(self, live: LiveIndex, settings: Settings, writer: Any = None) -> None:
        self.name = "career_adviser"
        self.live, self._settings, self._writer = live, settings, writer

    def invoke(self, input: Any, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        """The whole answer."""
        return self._call_with_config(self._answer, input, config, run_type="chain")

    def stream(self, input: Any, config: RunnableConfig | None = None, **kwargs: Any) -> Iterator[AnswerChunk]:
        """The answer a sentence at a time, each released once it is checked."""
        yield from self._transform_stream_with_config(
            iter([input]), lambda inputs: self._chunks(next(iter(inputs))), ensure_config(config), run_type="chain"
        )

    async def astream(
        self, input: Any, config: RunnableConfig | None = None, **kwargs: Any
    ) -> AsyncIterator[AnswerChunk]:
        """The same chunks, made in a thread."""
        chunks = self.stream(input, config)
        while (chunk := await run_in_executor(config, next, chunks, None)) is not None:
            yield chunk

    def _answer(self, input: Any) -> Answer:
        total = AnswerChunk()
        for chunk in self._chunks(input):
            total += chunk
        assert total.answer is not None  # the last chunk always carries it
        return total.answer

    def _chunks(self, input: Any) -> Iterator[AnswerChunk]:
        question = Question.of(input, limit=self._settings.max_question_chars)
        index = self.live.get()
        asked = understand(question, index)
        hits = passages_for(index, asked, question, self._settings)
        draft = compose(index, asked, hits, self._settings, question.sources)
        answer = finish(draft, index, asked.text, self._settings)
        if self._writer is not None and draft.kind in ("answer", "partial"):
            yield from self._writer.chunks(asked, answer, hits, index, self._settings, question.sources)
            return
        yield from _pieces(answer)


def passages_for(index: Index, asked: Understanding, question: Question, settings: Settings) -> list[Hit]:
    """The passages a question is answered from, best first; of the chosen sources alone where it names any."""
    if asked.shape in ("greeting", "thanks", "capabilities", "roles", "doubt", "steer"):
        return []
    wide = settings.passages if len(asked.roles) == 1 else max(_WIDE, settings.passages)
    hits = search(index, asked, settings, wide if not question.sources else 4 * wide)
    return [h for h in hits if not question.sources or h.passage.source in question.sources]


def _pieces(answer: Answer) -> Iterator[AnswerChunk]:
    """A finished answer as chunks, a line at a time."""
    for line in answer.text.splitlines(keepends=True):
        yield AnswerChunk(line)
    yield AnswerChunk(answer=answer)


def build_chain(
    index_dir: str | Path | None = None, *, model: Any = None, settings: Settings | None = None
) -> CareerChain:
    """A chain over the index in a folder (the default index where none is given).

    ``model`` is a LangChain chat model or its name, ``provider:name``; without one (and without CAREER_MODEL) the
    built-in answerer writes. Raises ModelError where the model cannot be loaded.
    """
    settings = settings or Settings.load(index_dir=index_dir)
    writer = None
    if model is not None or settings.model:
        from chat.model import ModelWriter

        writer = ModelWriter(model if model is not None else settings.model)
    return CareerChain(LiveIndex(settings), settings, writer)
