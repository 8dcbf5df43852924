"""A LangChain chat model in the answerer's place: the same evidence, the same refusals, every sentence checked."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage

from chat.answer import Answer, AnswerChunk, Citation, Claim
from chat.draft import CitationBook, finish
from chat.evidence import in_passages, of_role
from chat.markers import split_markers, take_sentences
from chat.refusal import asked_for, refuse
from chat.retriever import Hit
from chat.rolefinder import RoleFinder, finder_of
from chat.support import unsupported_because
from chat.understanding import Understanding
from chat.wording import escape, plain
from ingest.errors import ModelError
from ingest.index import Index
from ingest.settings import Settings
from ingest.stored import StoredStatement
from prompts import NOT_FOUND, phrase, prompt

_log = logging.getLogger(__name__)
_MOST_STATEMENTS = 24
_MARKER = re.compile(r"(?<!\\)\[(\d+)\]")
_NOTICE = re.compile(r"> [^\n]*\n\n")
_BRACKET = re.compile(r"\\*([\[\]])")
#: Provider -> the extra of this project that installs its package.
_EXTRAS = {"openai": "openai", "ollama": "ollama", "anthropic": "anthropic", "google_genai": "google"}


def load_model(model: Any) -> BaseChatModel:
    """A chat model from itself or from ``provider:name``. Raises ModelError naming what to install or set."""
    if isinstance(model, BaseChatModel):
        return model
    if not isinstance(model, str) or ":" not in model:
        raise ModelError(
            f"a model is a LangChain chat model or 'provider:name' (for example ollama:llama3.2), not {model!r}"
        )
    from langchain.chat_models import init_chat_model

    provider = model.split(":", 1)[0]
    try:
        return init_chat_model(model)
    except ImportError as error:
        extra = f'-c constraints.txt -e ".[{_EXTRAS[provider]}]"' if provider in _EXTRAS else None
        package = extra or f"langchain-{provider.replace('_', '-')}"
        raise ModelError(f"the model {model!r} needs a package; run: pip install {package}") from error
    except Exception as error:  # every provider raises its own kind for a missing key or a bad name
        raise ModelError(
            f"the model {model!r} cannot be set up: {type(error).__name__}; check its name and key"
        ) from error


@dataclass
class _Writing:
    """What a model has written so far, checked."""

    book: CitationBook
    text: str = ""
    claims: list[Claim] = field(default_factory=list)

    @property
    def supported(self) -> bool:
        return any(c.verdict == "supported" for c in self.claims)


class ModelWriter:
    """Writes answers with a chat model over the statements that were found."""

    def __init__(self, model: Any) -> None:
        self._model = load_model(model)
        name = getattr(self._model, "model_name", None) or getattr(self._model, "model", None)
        self.name = str(name or type(self._model).__name__)

    def chunks(
        self,
        asked: Understanding,
        builtin: Answer,
        hits: Sequence[Hit],
        index: Index,
        settings: Settings,
        sources: Sequence[str] = (),
    ) -> Iterator[AnswerChunk]:
        """The model's answer a checked sentence at a time; the built-in one where it fails or bears nothing out."""
        statements = evidence(asked, builtin, hits, index, sources)
        finder = finder_of(index)
        writing, buffer, raw = _Writing(CitationBook(index)), "", ""
        if notice := _notice(builtin.text):
            writing.text = notice
            yield AnswerChunk(writing.text)
        try:
            for piece in self._model.stream(messages(asked, statements, settings)):
                raw, buffer = raw + piece.text, buffer + piece.text
                if raw.strip().startswith(NOT_FOUND[: len(raw.strip()) or 1]):
                    continue  # may be the sentinel: wait for more
                done, buffer = take_sentences(buffer)
                yield from self._released(done, statements, writing, index, finder)
        except Exception as error:  # a model's client raises whatever it likes; the user gets the built-in answer
            _log.warning("the model %s failed: %s", self.name, type(error).__name__)
            yield from _instead(
                builtin, writing, phrase("model_failed", model=self.name, reason=type(error).__name__), self.name
            )
            return
        if NOT_FOUND in raw and not writing.supported:
            refusal = finish(refuse(_asked_for(asked), builtin.suggestions), index, asked.text, settings)
            yield AnswerChunk(refusal.text)
            yield AnswerChunk(
                answer=replace(refusal, text=writing.text + refusal.text, claims=tuple(writing.claims), model=self.name)
            )
            return
        yield from self._released([buffer], statements, writing, index, finder)
        if not writing.supported:
            yield from _instead(builtin, writing, phrase("model_unsupported", model=self.name), self.name)
            return
        if builtin.missing:
            notice = "\n\n> " + phrase("missing", missing=escape("; ".join(builtin.missing)))
            writing.text += notice
            yield AnswerChunk(notice)
        yield AnswerChunk(answer=_answer(builtin, writing, writing.text, self.name, writing.book.citations))

    def _released(
        self,
        sentences: Sequence[str],
        statements: Sequence[StoredStatement],
        writing: _Writing,
        index: Index,
        finder: RoleFinder,
    ) -> Iterator[AnswerChunk]:
        for sentence in sentences:
            released = _checked(sentence, statements, writing, index, finder)
            if released:
                writing.text += released
                yield AnswerChunk(released)


def evidence(
    asked: Understanding, builtin: Answer, hits: Sequence[Hit], index: Index, sources: Sequence[str] = ()
) -> list[StoredStatement]:
    """The statements a model may use: the built-in answer's, then those of the passages found, of no other role."""
    cited = {(c.source, c.start) for c in builtin.citations}
    pool = in_passages(index, [h.passage.row for h in hits], sources)
    for role in asked.roles:
        pool += of_role(index, role, sources)
    unique = {s.row: s for s in pool if not asked.roles or s.role is None or s.role in asked.roles}
    ordered = sorted(unique.values(), key=lambda s: (s.source, s.start) not in cited)
    return ordered[:_MOST_STATEMENTS]


def messages(asked: Understanding, statements: Sequence[StoredStatement], settings: Settings) -> list[Any]:
    """The prompt: rules, then the numbered statements between fences no document can guess, then the question."""
    fence = f"=== {secrets.token_hex(8)} ==="
    lines = "\n".join(f"[{n}] ({' > '.join(s.section[-3:])}) {plain(s)}" for n, s in enumerate(statements, 1))
    return [
        SystemMessage(prompt("answer", words=settings.words, not_found=NOT_FOUND, fence=fence)),
        HumanMessage(prompt("question", fence=fence, statements=lines, question=asked.text)),
    ]


def _checked(
    sentence: str, statements: Sequence[StoredStatement], writing: _Writing, index: Index, finder: RoleFinder
) -> str:
    """The sentence with its markers renumbered, or nothing where the statements do not bear it out."""
    words, numbers = split_markers(sentence)
    bare = words.strip().strip("-*# ")
    if not bare:
        return "\n" if "\n" in sentence and writing.text.strip() else ""
    cited = [statements[n - 1] for n in numbers if 1 <= n <= len(statements)]
    reason = unsupported_because(bare, cited, index, finder)
    if reason:
        writing.claims.append(Claim(bare, (), "unsupported", reason))
        return ""
    markers = [writing.book.marker(s) for s in cited]
    writing.claims.append(Claim(bare, tuple(markers), "supported"))
    gap = "" if not writing.text or writing.text.endswith(("\n", " ")) or words.startswith((" ", "\n")) else " "
    return gap + _safe(words.rstrip()) + "".join(f" [{m}]" for m in markers) + ("\n" if sentence.endswith("\n") else "")


def _notice(text: str) -> str:
    """The notice that an answer opens with, and the empty line below it."""
    match = _NOTICE.match(text)
    return match.group() if match else ""


def _safe(words: str) -> str:
    """A model's Markdown without HTML and links; a bracket left in it is no marker."""
    return _BRACKET.sub(r"\\\1", words.replace("<", "&lt;").replace(">", "&gt;"))


def _answer(builtin: Answer, writing: _Writing, text: str, model: str, citations: Sequence[Citation]) -> Answer:
    return replace(builtin, text=text, citations=tuple(citations), claims=tuple(writing.claims), model=model)


def _instead(builtin: Answer, writing: _Writing, why: str, model: str) -> Iterator[AnswerChunk]:
    """The built-in answer with one line on why; checked sentences that were released already stay before it."""
    shift = len(writing.book.citations)
    gap = "\n\n" if writing.text and not writing.text.endswith("\n\n") else ""
    words = builtin.text.removeprefix(_notice(builtin.text))  # they stand at the top already
    text = writing.text + f"{gap}> {why}\n\n" + _MARKER.sub(lambda m: f"[{int(m.group(1)) + shift}]", words)
    yield AnswerChunk(text[len(writing.text) :])
    claims = [replace(c, citations=tuple(m + shift for m in c.citations)) for c in builtin.claims]
    citations = [replace(c, marker=c.marker + shift) for c in builtin.citations]
    answer = _answer(builtin, writing, text, f"built-in, after {model}", [*writing.book.citations, *citations])
    yield AnswerChunk(answer=replace(answer, claims=(*writing.claims, *claims)))


def _asked_for(asked: Understanding) -> list[str]:
    """What was asked, as the object of "these documents do not tell"."""
    told = [asked_for(facet, role) for facet in asked.facets for role in asked.roles]
    return told or [f"anything on “{asked.text.rstrip('?!. ')}”"]
