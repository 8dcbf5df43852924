"""One question, what came back, and what to hold it against: all that a measure sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from chat.answer import Answer, Citation
from evals.judge import Evidence, Judging, Verdict
from evals.questions import Gold, Pair, normalised
from ingest.errors import SourceError
from ingest.index import Index
from ingest.stored import StoredStatement


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source's text."""

    source: str
    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """True where at least half of the other stretch lies in this one."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return self.source == other.source and 2 * shared >= other.end - other.start


@dataclass(frozen=True, slots=True)
class Reply:
    """What a system says: its answer, the passages it found (best first), and the seconds the answer took."""

    answer: Answer
    passages: tuple[Span, ...]
    seconds: float


@dataclass(frozen=True)
class Case:
    """A pair with the reply to it.

    ``gold`` are the gold statements where they stand in the index; ``relevant`` is how many of the system's own
    passages hold one; ``written_out`` the reply to a follow-up's question written out.
    """

    pair: Pair
    reply: Reply
    gold: tuple[Span, ...]
    relevant: int
    index: Index
    judge: Judging
    written_out: Reply | None = None

    @property
    def answer(self) -> Answer:
        """The answer alone."""
        return self.reply.answer

    @cached_property
    def text(self) -> str:
        """The answer's text as accepted forms see it."""
        return normalised(self.answer.text)

    @cached_property
    def cited(self) -> dict[int, Citation]:
        """The citations by their markers."""
        return {c.marker: c for c in self.answer.citations}

    def statements(self, citation: Citation) -> list[StoredStatement]:
        """The statements that a citation quotes, or quotes a part of."""
        return self.index.statements.between(citation.source, citation.start, citation.end)

    def evidence(self, citation: Citation) -> Evidence:
        """A citation as the judge reads it: what the index has at its offsets, whatever the citation says."""
        found = self.statements(citation)
        first = found[0] if found else None
        try:
            quote = self.index.source(citation.source).text[citation.start : citation.end]
        except SourceError:
            quote = ""
        return Evidence(quote, first.section, first.lead, first.role) if first else Evidence(quote)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The judge's verdict on every claim, given all that it cites."""
        return tuple(
            self.judge.verdict(claim.text, [self.evidence(self.cited[m]) for m in claim.citations if m in self.cited])
            for claim in self.answer.claims
        )


def located(gold: Sequence[Gold], index: Index) -> tuple[list[Span], list[Gold]]:
    """The gold statements as stretches of the index's sources, and those that do not stand there once."""
    found, lost = [], []
    for entry in gold:
        try:
            text = index.source(entry.source).text
        except SourceError:
            lost.append(entry)
            continue
        places = list(re.finditer(r"\s+".join(map(re.escape, entry.quote.split())), text))
        if len(places) == 1:
            found.append(Span(entry.source, places[0].start(), places[0].end()))
        else:
            lost.append(entry)
    return found, lost
