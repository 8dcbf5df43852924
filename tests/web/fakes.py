"""A chain and an index that answer at once, from documents written to do harm where they can."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from chat.answer import Answer, AnswerChunk, Citation
from chat.retriever import Hit
from chat.trace import FoundPassage, Step, Trace, WeighedStatement
from chat.understanding import Understanding
from ingest.document import Role, Source
from ingest.errors import ModelError, SourceError
from ingest.stored import StoredPassage, StoredStatement

GUIDE = """# AI Ethicist

## What it is

An AI Ethicist works on the moral side of using generative AI.[^a]
The role is needed more as the technology grows more powerful and is used in more and more places, which
is why organizations look for people.

## Skills

- Ethics and policy frameworks: a deep understanding of the ethical principles of AI is crucial for an AI
  Ethicist.[^a]
- **Analytical thinking:** strong analytical skills are required.[^a]

| Year | Pay |
|------|-----|
| 2024 | $98,000 a year |

[^a]: "Generative AI Job Roles", undated.
"""

HOSTILE = """Notes <b>of</b> a stranger
<script>window.pwned = 1</script> and <img src="https://evil.example/a.png" onerror="window.pwned = 1"> in the text.
A quote | with **stars**, [1] and ${window.pwned = 1} {{constructor}} of its own.
[click](javascript:window.pwned=1) ![x](https://evil.example/b.png)
"""

LONG = "\n".join(f"Line {number} of a long document that says nothing much at all." for number in range(4000))


def make_source(source_id: str, title: str, text: str, **rest: Any) -> Source:
    return Source(source_id, sha256(text.encode()).hexdigest(), title, text, **rest)


def cite(marker: int, source: Source, quote: str, **rest: Any) -> Citation:
    """A citation of words that stand in the source."""
    start = source.text.index(quote)
    values: dict[str, Any] = {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "date": source.date,
        "section": (),
        "page": None,
        "document": source.title,
    }
    values.update(rest)
    return Citation(marker, source.id, source.version, quote=quote, start=start, end=start + len(quote), **values)


ETHICIST = make_source(
    "guides/ai-ethicist",
    "AI Ethicist",
    GUIDE,
    publisher="Example Press",
    url="https://example.org/ethicist",
    date="2025-03-01",
    licence="CC BY 4.0",
)
STRANGER = make_source("<i>stranger</i>.txt", "<script>alert(1)</script>", HOSTILE, url="javascript:alert(1)")
ENDLESS = make_source("endless", "A long document", LONG)


def state(row: int, source: Source, quote: str, facet: str | None, **rest: Any) -> StoredStatement:
    """A statement about the AI Ethicist whose words stand in the source."""
    start = source.text.index(quote)
    values: dict[str, Any] = {"section": ("AI Ethicist", "Skills"), "kind": "item", "label": "", "lead": ""}
    values.update(rest)
    return StoredStatement(
        row, 0, source.id, start, start + len(quote), role="AI Ethicist", facet=facet, group=0, follows=False,
        reference=None, text=quote, **values,
    )  # fmt: skip


STATEMENTS = (
    state(1, ETHICIST, "An AI Ethicist works on the moral side of using generative AI.", "summary", kind="sentence"),
    state(
        2,
        ETHICIST,
        "**Analytical thinking:** strong analytical skills are required.",
        "skills",
        label="Analytical thinking",
    ),
    state(3, ETHICIST, "| 2024 | $98,000 a year |", "pay", kind="row", section=("AI Ethicist", "Pay")),
    state(4, STRANGER, '<img src="https://evil.example/a.png" onerror="window.pwned = 1"> in the text.', "challenges"),
    state(5, STRANGER, "<script>window.pwned = 1</script>", None),
)


@dataclass
class FakeIndex:
    """Three documents and two roles."""

    held: dict[str, Source] = field(default_factory=lambda: {s.id: s for s in (ETHICIST, STRANGER, ENDLESS)})

    def sources(self) -> list[Source]:
        return list(self.held.values())

    def source(self, source_id: str) -> Source:
        if source_id not in self.held:
            raise SourceError(f"There is no document {source_id!r}.")
        return self.held[source_id]

    def roles(self) -> list[Role]:
        return [
            Role("AI Ethicist", ("AI Ethics Specialist", "<b>Moralist</b>"), (ETHICIST.id,)),
            Role("Gen AI Lead"),
            Role("Data Scientist"),
        ]

    def statements_of_role(self, role: str) -> list[StoredStatement]:
        return [s for s in STATEMENTS if s.role == role]


SKILLS = Answer(
    text=(
        "> Understood as: what skills does an AI Ethicist need?\n\n"
        "- A deep understanding of the ethical principles of AI is crucial for an AI Ethicist. [1]\n"
        "- Strong analytical skills are required. [2]\n"
    ),
    kind="answer",
    question="What skills does an AI Ethicist need?",
    citations=(
        cite(
            1,
            ETHICIST,
            "a deep understanding of the ethical principles of AI is crucial for an AI\n  Ethicist.",
            section=("AI Ethicist", "Skills"),
            title="Generative AI Job Roles",
            publisher=None,
            date="undated",
            url=None,
        ),
        cite(2, ETHICIST, "strong analytical skills are required.", section=("AI Ethicist", "Skills"), page=3),
    ),
    suggestions=("What does it pay?", "Compare it with a Data Scientist"),
)
COMPARISON = Answer(
    text=(
        "| | AI Ethicist | Data Scientist |\n|---|---|---|\n"
        "| Work | The moral side of using generative AI. [1] | Not told by the documents. |\n"
        "| Skills | Strong analytical skills are required. [2] | A quote \\| with stars, \\[1\\]. [3] |\n\n"
        "> Missing: what a Data Scientist does.\n"
    ),
    kind="partial",
    question="Compare an AI Ethicist with a Data Scientist",
    citations=(
        cite(1, ETHICIST, "An AI Ethicist works on the moral side of using generative AI."),
        cite(2, ETHICIST, "strong analytical skills are required."),
        cite(3, STRANGER, "A quote | with **stars**, [1] and ${window.pwned = 1} {{constructor}} of its own."),
    ),
    missing=("what a Data Scientist does",),
)
REFUSAL = Answer(
    text="These documents do not tell what a plumber earns.\n\nWhat they do tell: What does a Gen AI Lead earn?",
    kind="refused",
    question="What does a plumber earn?",
    suggestions=("What does a Gen AI Lead earn?",),
)
QUESTION_BACK = Answer(
    text="Which role do you mean?\n\n- What does a Data Scientist do?",
    kind="clarify",
    question="which",
    suggestions=("What does a Data Scientist do?",),
)
ATTACK = Answer(
    text=(
        HOSTILE + "\n\n[1]: javascript:alert(1)\n\n<https://evil.example> <img src=https://evil.example/c.png> "
        "${window.pwned = 1} {{window.pwned}} quoted. [1] and [2] and [99]\n\n# A heading\n\n    indented [1]\n"
    ),
    kind="answer",
    question="attack",
    citations=(
        cite(1, STRANGER, '<img src="https://evil.example/a.png" onerror="window.pwned = 1"> in the text.'),
        cite(2, STRANGER, "<script>window.pwned = 1</script>", title='"><img src=x onerror=alert(1)>'),
    ),
    suggestions=("<img src=x onerror='window.pwned = 1'>",),
)
ENDLESS_ANSWER = Answer(
    text="".join(f"- Sentence {number} of a long answer. [{number}]\n" for number in range(1, 61)),
    kind="answer",
    question="long",
    citations=tuple(cite(number, ENDLESS, f"Line {number * 50} of a long document") for number in range(1, 61)),
)


@dataclass
class FakeInspector:
    """Finds one passage beside those that are cited."""

    def others(self, question: dict[str, Any], citations: Any) -> list[Hit]:
        start = GUIDE.index("| Year")
        end = GUIDE.index("[^a]: ")
        passage = StoredPassage(
            0, ETHICIST.id, start, end, ("AI Ethicist", "Skills"), "AI Ethicist", "pay", GUIDE[start:end]
        )
        return [Hit(passage, 0.5, 0.4, 0.6)]

    def trace(self, question: dict[str, Any]) -> Trace:
        asked = question["question"]
        understood = Understanding(asked, asked, "open", ("AI Ethicist",), facets=("pay",), topic="pay", nearness=0.9)
        refused = "plumber" in asked
        passages = (FoundPassage(STRANGER.id, 0, 9, (), None, None, HOSTILE, 0.9, 0.8, 1, 0.5, None, not refused),)
        statements = (
            WeighedStatement(ETHICIST.id, 0, 5, "AI Ethicist", "pay", "Chosen words.", 0.7, 0.6, 0.5, not refused),
            WeighedStatement(STRANGER.id, 0, 5, None, None, HOSTILE, 0.2, 0.1, 0.0, False),
        )
        steps = (Step("understanding", 1.5), Step("finding passages", 3.0))
        outcome = "not found" if refused else "answered"
        return Trace(asked, understood, REFUSAL if refused else SKILLS, outcome, passages, statements, 2, steps)


@dataclass
class FakeChain:
    """Answers by what the question holds, and keeps what it was asked."""

    pause: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)
    closed: int = 0

    def stream(self, question: dict[str, Any]) -> Iterator[AnswerChunk]:
        self.asked.append(question)
        words = question["question"].lower()
        if "broken model" in words:
            raise ModelError("The model 'x' did not answer: start it or leave --model out.")
        if "bug" in words:
            raise ZeroDivisionError("secret")
        answer = self._answer(words)
        try:
            lines = answer.text.splitlines(keepends=True)
            for line in lines[:-1]:
                yield AnswerChunk(line)
                time.sleep(2.0 if "slowly" in words else self.pause)
            yield AnswerChunk(lines[-1], answer)
        finally:
            self.closed += 1

    def _answer(self, words: str) -> Answer:
        for key, answer in {
            "compare": COMPARISON,
            "plumber": REFUSAL,
            "which": QUESTION_BACK,
            "attack": ATTACK,
            "at length": ENDLESS_ANSWER,
        }.items():
            if key in words:
                return answer
        return SKILLS
