"""Language models that say what a script tells them, and small checks that several tests share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field

from chat import Answer, CareerChain, build_chain
from chat.answer import AnswerChunk
from ingest.index import Index
from ingest.settings import Settings
from ingest.stored import StoredStatement

DOCUMENTS = Path(__file__).parent / "documents"
CURATOR, TURBINE, BATTERY = "Data Curator", "Wind Turbine Technician", "Battery Technician"
CURATOR_SOURCE = "documents/data-curator.md"
CURATOR_SKILLS = "What skills does a Data Curator need?"
#: Answered in part: the documents tell the skills and nothing of pay.
CURATOR_SKILLS_AND_PAY = "What skills does a Data Curator need and what does it pay?"
KEY = "sk-secret-0123456789"

_NAMED = re.compile(r"\{([^{}]+)\}")


class ScriptedModel(BaseChatModel):
    """Streams ``pieces`` in turn; an exception among them is raised.

    ``{words}`` in a piece becomes the number of the prompt's first statement that holds these words.
    """

    pieces: list[Any]
    prompts: list[str] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _stream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        self.prompts.append("\n".join(str(message.content) for message in messages))
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield ChatGenerationChunk(message=AIMessageChunk(content=numbered(piece, self.prompts[-1])))

    def _generate(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> ChatResult:
        words = "".join(chunk.text for chunk in self._stream(messages))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=words))])


def numbered(piece: str, prompt: str) -> str:
    """A piece of a script with the numbers of a prompt's statements in it."""
    return _NAMED.sub(lambda match: number_of(match.group(1), prompt), piece)


def number_of(words: str, prompt: str) -> str:
    """The number of the first statement of a prompt that holds these words."""
    return next(line[1 : line.index("]")] for line in statement_lines(prompt) if words in line)


def statement_lines(prompt: str) -> list[str]:
    """The numbered statements of a prompt."""
    return re.findall(r"^\[\d+\] \(.*$", prompt, re.M)


def written(index_dir: Path, *pieces: Any) -> tuple[CareerChain, ScriptedModel]:
    """A chain in which a scripted model writes, and that model."""
    model = ScriptedModel(pieces=list(pieces))
    return build_chain(index_dir, model=model, settings=Settings(index_dir=index_dir)), model


def stated(text: str, role: str | None = CURATOR, lead: str = "", heading: str = "Skills") -> StoredStatement:
    """A statement that stands under a role and a heading."""
    section = (role or "General", heading)
    return StoredStatement(
        1, 1, "made-up.md", 0, len(text), section, role, "skills", "sentence", "", lead, 0, False, None, text
    )


def added_up(chunks: Sequence[AnswerChunk]) -> AnswerChunk:
    """The sum of the chunks."""
    return sum(chunks[1:], start=chunks[0])


def markers_in(text: str) -> set[int]:
    """The numbers of the markers in an answer's text, without escaped brackets."""
    return {int(number) for number in re.findall(r"(?<!\\)\[(\d+)\]", text)}


def assert_sound(answer: Answer, index: Index) -> None:
    """Every quote is the source's own text, every marker has its citation, every claim that is told carries one."""
    for citation in answer.citations:
        assert citation.quote == index.source(citation.source).text[citation.start : citation.end]
    known = {citation.marker for citation in answer.citations}
    told = [claim for claim in answer.claims if claim.verdict != "unsupported"]
    assert markers_in(answer.text) == known == {marker for claim in told for marker in claim.citations}
    assert all(claim.citations for claim in told)
