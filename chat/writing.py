"""A language model in the answerer's place: the same evidence, the same refusals, every sentence checked before it is shown."""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from chat.answer import Answer, AnswerChunk, Claim, Writing
from chat.checking import Checker, Judged, prefix_of
from chat.draft import CitationBook, finish
from chat.models import load_model, name_of
from chat.prompting import evidence, messages
from chat.refusal import asked_for, refuse
from chat.retriever import Hit
from chat.streaming import Limits, ModelStream
from chat.transcript import Transcript, is_sentinel
from chat.understanding import Understanding
from chat.wording import escape
from ingest.errors import ModelError
from ingest.index import Index
from ingest.settings import Settings
from prompts import NOT_FOUND, phrase

_log = logging.getLogger(__name__)
_MARKER = re.compile(r"(?<!\\)\[(\d+)\]")
_NOTICE = re.compile(r"> [^\n]*\n\n")
_ENDED = re.compile(r"[.!?:;|)\]】\"”’*]\s*$")


@dataclass
class _Page:
    """What is released of an answer so far. Sentences are held back until the model has cited one rightly itself."""

    book: CitationBook
    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    held: list[Judged] = field(default_factory=list)
    cites: bool = False
    prefix: str = ""

    @property
    def kept(self) -> int:
        return sum(c.verdict == "supported" for c in self.claims)

    @property
    def struck(self) -> int:
        return sum(c.verdict == "unsupported" for c in self.claims)

    def add(self, judged: Judged, sentence: str) -> Iterator[AnswerChunk]:
        """Release a sentence, or hold it back."""
        judged = replace(judged, shown=_line(judged, sentence))
        self.cites = self.cites or (judged.kind == "claim" and not judged.reason and judged.own)
        self.held.append(judged)
        if self.cites:
            yield from self.release()

    def release(self) -> Iterator[AnswerChunk]:
        """What was held back."""
        held, self.held = self.held, []
        for judged in held:
            before, claims = len(self.text), len(self.claims)
            self._write(judged)
            struck = tuple(c for c in self.claims[claims:] if c.at is not None)
            if struck or len(self.text) > before:
                yield AnswerChunk(self.text[before:], struck=struck)

    def strike_held(self) -> Iterator[AnswerChunk]:
        """What was held back, struck: the model cited nothing rightly."""
        claims = [j for j in self.held if j.kind == "claim"]
        self.held = []
        struck = tuple(
            Claim(j.words, (), "unsupported", j.reason or "cites no statement", at=len(self.text)) for j in claims
        )
        self.claims += struck
        if struck:
            yield AnswerChunk(struck=struck)

    def _write(self, judged: Judged) -> None:
        ends = judged.shown.endswith("\n")
        if judged.kind == "nothing" or judged.reason:
            if judged.reason:
                self.claims.append(Claim(judged.words, (), "unsupported", judged.reason, at=len(self.text)))
            self.prefix = "" if ends else self.prefix or prefix_of(judged.shown)
            enough = "\n" if judged.shown.strip() else "\n\n"  # a line that is empty parts two paragraphs
            self.text += "\n" if ends and self.text.strip() and not self.text.endswith(enough) else ""
            return
        words, self.prefix = self.prefix + judged.shown.rstrip("\n") if self.prefix else judged.shown.rstrip("\n"), ""
        gap = "" if not self.text or self.text[-1].isspace() or words[:1].isspace() else " "
        markers = [self.book.marker(s) for s in judged.cited]
        if judged.kind == "claim":
            self.claims.append(Claim(judged.words, tuple(markers), "supported", recited=not judged.own))
        self.text += gap + _marked(words.rstrip(), markers) + ("\n" if ends else "")


class ModelWriter:
    """Writes answers with a chat model over the statements that were found."""

    def __init__(self, model: Any, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._model = load_model(model, self._settings)
        self.name = name_of(self._model)

    def __repr__(self) -> str:
        return f"ModelWriter({self.name!r})"

    def stream(self, prompt: Sequence[Any]) -> ModelStream:
        """The model's words on a prompt."""
        return ModelStream(self._model, prompt, Limits.of(self._settings))

    def chunks(
        self,
        asked: Understanding,
        builtin: Answer,
        hits: Sequence[Hit],
        index: Index,
        settings: Settings,
        sources: Sequence[str] = (),
    ) -> Iterator[AnswerChunk]:
        """The model's answer a checked sentence at a time; the built-in one where it fails or bears too little out."""
        statements = evidence(asked, builtin, hits, index, settings, sources)
        checker, page, transcript = Checker(statements, asked.text, index), _Page(CitationBook(index)), Transcript()
        if notice := _notice(builtin.text):
            page.text = notice
            yield AnswerChunk(notice)
        stream = self.stream(messages(asked, statements, settings))
        try:
            absent = yield from _read(stream, transcript, checker, page)
        except ModelError as error:
            _log.warning("the model %s failed: %s", self.name, error)
            yield from self._instead(builtin, page, "model_broke_off" if page.claims else "model_failed", str(error))
            return
        if absent and not page.kept:
            yield from self._refused(asked, builtin, index, page, settings)
        elif not page.cites or 2 * page.struck > page.kept + page.struck:
            yield from self._instead(builtin, page, "model_core" if page.kept else "model_unsupported")
        else:
            yield from self._finished(builtin, page)

    def _finished(self, builtin: Answer, page: _Page) -> Iterator[AnswerChunk]:
        """The rest of an answer that stands: what is missing, and the whole."""
        if builtin.missing:
            notice = "\n\n> " + phrase("missing", missing=escape("; ".join(builtin.missing)))
            page.text += notice
            yield AnswerChunk(notice)
        yield AnswerChunk(
            answer=replace(
                builtin,
                text=page.text,
                citations=tuple(page.book.citations),
                claims=tuple(page.claims),
                model=self.name,
                writing=self._counted(page),
            )
        )

    def _refused(
        self, asked: Understanding, builtin: Answer, index: Index, page: _Page, settings: Settings
    ) -> Iterator[AnswerChunk]:
        """The model says that the documents do not tell."""
        yield from page.strike_held()
        refusal = finish(refuse(_asked_for(asked), builtin.suggestions), index, asked.text, settings)
        yield AnswerChunk(refusal.text)
        whole = replace(refusal, text=page.text + refusal.text, claims=tuple(page.claims), model=self.name)
        yield AnswerChunk(answer=replace(whole, writing=self._counted(page)))

    def _instead(self, builtin: Answer, page: _Page, why: str, reason: str = "") -> Iterator[AnswerChunk]:
        """The built-in answer below one line on why; sentences that were checked and released stay above it."""
        yield from page.strike_held()
        checked = page.kept + page.struck
        words = {"model_core": {"struck": page.struck, "checked": checked}, "model_unsupported": {}}.get(
            why, {"reason": reason}
        )
        line = phrase(why, model=escape(self.name), **words)
        shift = len(page.book.citations)
        gap = "" if not page.text or page.text.endswith("\n\n") else "\n" if page.text.endswith("\n") else "\n\n"
        own = builtin.text.removeprefix(_notice(builtin.text))  # it stands at the top already
        added = f"{gap}> {line}\n\n" + _MARKER.sub(lambda m: f"[{int(m.group(1)) + shift}]", own)
        yield AnswerChunk(added)
        claims = [replace(c, citations=tuple(m + shift for m in c.citations)) for c in builtin.claims]
        citations = [replace(c, marker=c.marker + shift) for c in builtin.citations]
        yield AnswerChunk(
            answer=replace(
                builtin,
                text=page.text + added,
                citations=(*page.book.citations, *citations),
                claims=(*page.claims, *claims),
                model=f"built-in, after {self.name}",
                writing=replace(self._counted(page), failure=reason or "too little of it is borne out"),
            )
        )

    def _counted(self, page: _Page) -> Writing:
        recited = sum(c.recited for c in page.claims)
        return Writing(self.name, page.kept + page.struck, page.struck, recited)


def _read(
    stream: ModelStream, transcript: Transcript, checker: Checker, page: _Page
) -> Generator[AnswerChunk, None, bool]:
    """Release what the model writes, as it is checked; True where it says that the documents do not tell.

    Raises ModelError where it fails or breaks off in the middle of a sentence.
    """
    absent = False
    for piece in stream:
        if not piece:
            yield AnswerChunk()
        for sentence in transcript.feed(piece):
            absent = absent or is_sentinel(sentence)
            yield from page.add(checker.judge(sentence), sentence)
        if transcript.full:
            return absent
    last = transcript.rest()
    absent = absent or is_sentinel(last) or NOT_FOUND in last
    if not absent and last.strip() and stream.finish != "stop" and not _ENDED.search(last):
        raise ModelError("it broke off in the middle of a sentence")
    yield from page.add(checker.judge(last), last)
    return absent


def _line(judged: Judged, sentence: str) -> str:
    """What is shown of a sentence, with the end of its line."""
    return judged.shown.rstrip("\n") + ("\n" if sentence.endswith("\n") else "")


def _marked(words: str, markers: Sequence[int]) -> str:
    """Words with their markers behind them; those of a table's row stand in its last cell."""
    behind = "".join(f" [{m}]" for m in markers)
    if behind and words.lstrip().startswith("|") and words.endswith("|"):
        return words[:-1].rstrip() + behind + " |"
    return words + behind


def _notice(text: str) -> str:
    """The notice that an answer opens with, and the empty line below it."""
    match = _NOTICE.match(text)
    return match.group() if match else ""


def _asked_for(asked: Understanding) -> list[str]:
    """What was asked, as the object of "these documents do not tell"."""
    told = [asked_for(facet, role) for facet in asked.facets for role in asked.roles]
    return told or [f"anything on “{asked.text.rstrip('?!. ')}”"]
