"""Answers put together by hand, and cases of them over the sample documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from chat.answer import Answer, Citation, Claim
from evals.case import Case, Reply, Span, located
from evals.judge import Judge
from evals.questions import Fact, Gold, Pair
from evals.ranking import holding
from ingest.index import Index
from tests.evals.samples import BRIDGES, CLIMBING, DOCUMENTS, DRAWING

TEXTS = {f"samples/{name}": text for name, text in DOCUMENTS.items()}


def fact(name: str, *forms: str, vital: bool = True) -> Fact:
    """A fact with its accepted forms."""
    return Fact(name, tuple(re.compile(form, re.I) for form in forms), vital)


def pair(**changes: Any) -> Pair:
    """A question on two skills of one role, changed as told."""
    made: dict[str, Any] = {
        "id": "skills", "question": "What skills does a Bridge Inspector need?", "turns": (), "written_out": "",
        "kind": "list", "part": "dev", "roles": ("Bridge Inspector",), "expect": "answer",
        "facts": (fact("climbing", "climb"), fact("drawing", "draw|sketch", vital=False)),
        "forbidden": (re.compile(r"\$\d"),), "gold": (Gold(BRIDGES, CLIMBING), Gold(BRIDGES, DRAWING)), "notes": "", "line": 1,
    }  # fmt: skip
    return Pair(**{**made, **changes})


def cited(marker: int, quote: str) -> Citation:
    """A citation of a statement of the sample documents, under no heading."""
    source = next(name for name, text in TEXTS.items() if quote in text)
    start = TEXTS[source].index(quote)
    return Citation(marker, source, "v1", "T", None, None, None, (), None, quote, start, start + len(quote))


def said(*claims: tuple[str, Sequence[str]], kind: Any = "answer", confidence: float = 0.5) -> Answer:
    """An answer of claims, each with the statements that it cites."""
    quotes = list(dict.fromkeys(quote for _, quoted in claims for quote in quoted))
    made = [Claim(text, tuple(quotes.index(q) + 1 for q in quoted), "supported") for text, quoted in claims]
    text = "\n".join(" ".join((c.text, *(f"[{n}]" for n in c.citations))) for c in made)
    citations = tuple(cited(n, quote) for n, quote in enumerate(quotes, 1))
    return Answer(text, kind, "", citations, tuple(made), confidence=confidence)


def quoting(*quotes: str) -> Answer:
    """An answer that is nothing but statements, each cited."""
    return said(*((quote, [quote]) for quote in quotes))


def refusal(kind: Any = "refused") -> Answer:
    """An answer that tells nothing."""
    return Answer("The documents do not tell this.", kind, "")


def case(
    index: Index, asked: Pair, answer: Answer, *, passages: Sequence[Span] = (), written_out: Answer | None = None
) -> Case:
    """What a measure sees of an answer; the index's own passages are those that could be found."""
    gold = tuple(located(asked.gold, index)[0])
    units = [Span(p.source, p.start, p.end) for source in {g.source for g in gold} for p in index.passages_from(source)]
    again = Reply(written_out, (), 0.1) if written_out else None
    reply = Reply(answer, tuple(passages), 0.25)
    return Case(asked, reply, gold, holding(units, gold), index, Judge(index), again)
