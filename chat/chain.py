"""The chain: a question goes in, a checked and cited Answer comes out. A LangChain Runnable."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig
from langchain_core.runnables.config import ensure_config, run_in_executor

from chat.answer import Answer, AnswerChunk
from chat.asking import OF_ITSELF
from chat.builtin import compose, told_at_large
from chat.draft import BLANK, Draft, finish, quote_line
from chat.following import points_back
from chat.question import Question
from chat.reading import understand
from chat.retriever import Hit, search
from chat.understanding import Understanding
from chat.wording import escape
from ingest.index import Index
from ingest.live import LiveIndex
from ingest.settings import Settings
from prompts import phrase

#: Passages looked at where no role is named: a fit or a general question may be answered anywhere.
_WIDE = 32


@dataclass(frozen=True, slots=True)
class Read:
    """A question as it was read, with the turns before it or without, the passages found for it, and the draft of its answer."""

    question: Question
    asked: Understanding
    hits: list[Hit]
    draft: Draft


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

    def stream(
        self, input: Any, config: RunnableConfig | None = None, **kwargs: Any
    ) -> Generator[AnswerChunk, None, None]:
        """The answer a sentence at a time, each released once it is checked. Closing it ends a model's call at once."""
        chunks = self._chunks(input)
        try:
            yield from self._transform_stream_with_config(
                iter([input]), lambda _: chunks, ensure_config(config), run_type="chain"
            )
        finally:
            chunks.close()

    async def astream(
        self, input: Any, config: RunnableConfig | None = None, **kwargs: Any
    ) -> AsyncIterator[AnswerChunk]:
        """The same chunks, made in a thread."""
        chunks = self.stream(input, config)
        try:
            while (chunk := await run_in_executor(config, next, chunks, None)) is not None:
                yield chunk
        finally:
            with suppress(ValueError):  # it is being read in its thread, and closed when nobody refers to it
                chunks.close()

    def _answer(self, input: Any) -> Answer:
        total = AnswerChunk()
        for chunk in self._chunks(input):
            total += chunk
        assert total.answer is not None  # the last chunk always carries it
        return total.answer

    def _chunks(self, input: Any) -> Generator[AnswerChunk, None, None]:
        question = Question.of(input, limit=self._settings.max_question_chars)
        index = self.live.get()
        found = read(index, question, self._settings)
        if self._writer is not None:
            found = yield from self._condensed(index, question, found)
        answer = finish(found.draft, index, found.asked.text, self._settings)
        if self._writer is not None and answer.kind in ("answer", "partial"):
            yield from self._writer.chunks(found.asked, answer, found.hits, index, self._settings, question.sources)
            return
        yield from _pieces(answer)

    def _condensed(self, index: Index, question: Question, found: Read) -> Generator[AnswerChunk, None, Read]:
        """What was read, or what the model's rewording of an unresolved follow-up reads as, where that is answered."""
        from chat.condensing import condensed, unsure

        if not unsure(question, found.asked, found.draft.kind):
            return found
        rewritten = yield from condensed(self._writer, question, index)
        if not rewritten or len(rewritten) > self._settings.max_question_chars:
            return found
        again = read(index, Question(rewritten, (), question.sources), self._settings)
        if again.draft.kind not in ("answer", "partial"):
            return found
        notice = quote_line(phrase("understood", question=escape(again.asked.text)))
        return replace(again, draft=replace(again.draft, lines=(notice, BLANK, *again.draft.lines)))


def read(index: Index, question: Question, settings: Settings) -> Read:
    """A question read, found and answered: after the turns before it, or alone where they have nothing to do with it."""
    asked = understand(question, index)
    hits = passages_for(index, asked, question, settings)
    found = Read(question, asked, hits, compose(index, asked, hits, settings, question.sources))
    if asked.taken and found.draft.kind == "refused":
        # The role was guessed: what the documents tell of no role in particular may answer.
        found = _of_no_role(index, found, settings) or found
    if asked.carried and asked.roles and not asked.more and index.topics() and not points_back(question.text):
        # It may be about no role, or about another one that it describes: the answer says which then.
        alone = read(index, replace(question, history=()), settings)
        if alone.draft.kind == "answer" and (
            found.draft.kind == "refused" or told_at_large(index, asked, alone.asked, alone.hits, question.sources)
        ):
            return alone
    return found


def _of_no_role(index: Index, found: Read, settings: Settings) -> Read | None:
    """The question read as one about no role; None where that is not answered either."""
    asked = replace(found.asked, roles=(), taken="")
    hits = passages_for(index, asked, found.question, settings)
    draft = compose(index, asked, hits, settings, found.question.sources)
    return Read(found.question, asked, hits, draft) if draft.kind == "answer" else None


def passages_for(index: Index, asked: Understanding, question: Question, settings: Settings) -> list[Hit]:
    """The passages a question is answered from, best first; of the chosen sources alone where it names any."""
    if asked.shape in OF_ITSELF:
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
    index_dir: str | Path | None = None,
    *,
    model: Any = None,
    model_url: str | None = None,
    settings: Settings | None = None,
) -> CareerChain:
    """A chain over the index in a folder (the default index where none is given).

    ``model`` is a LangChain chat model or its name, ``provider:name``; without one (and without CAREER_MODEL) the
    built-in answerer writes. ``model_url`` is the address of a server of one's own (else CAREER_MODEL_URL).
    Raises ModelError where the model cannot be loaded.
    """
    settings = settings or Settings.load(index_dir=index_dir, model_url=model_url)
    writer = None
    if model is not None or settings.model:
        from chat.writing import ModelWriter

        writer = ModelWriter(model if model is not None else settings.model, settings)
    return CareerChain(LiveIndex(settings), settings, writer)
