"""What went wrong, made ready to be read: each failed answer beside what was wanted of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from chat.answer import Citation
from evals.case import Reply
from evals.measures import Score
from evals.questions import Fact, Gold, Pair, normalised
from evals.run import Result

#: What can be wrong with an answer, the gravest first.
REASONS = (
    "Answered, though no document tells",
    "Refused, though the documents tell",
    "Says what it must not",
    "Lacks a vital fact",
    "Another kind of reply than wanted",
)


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed answer. ``said`` are the words that a forbidden pattern found; ``found`` tells how much of the gold was retrieved."""

    pair: Pair
    score: Score
    reason: str
    facts: tuple[tuple[Fact, bool], ...]
    said: tuple[str, ...]
    text: Markup
    quotes: tuple[tuple[Citation, bool], ...]
    gold: tuple[tuple[Gold, bool], ...]
    found: str


@dataclass(frozen=True, slots=True)
class Failures:
    """The failed answers of one suite that may be shown, by reason, and how many there are of each part, shown or not."""

    suite: str
    system: str
    groups: tuple[tuple[str, tuple[Failure, ...]], ...]
    counts: dict[str, tuple[int, int]]
    hidden: int


def failures(result: Result, *, show_test: bool) -> Failures:
    """What one system got wrong in one suite; of the test part only the count unless asked for."""
    asked = list(zip(result.pairs, result.scores, result.replies, strict=True))
    failed = [(pair, score, reply) for pair, score, reply in asked if reason(pair, score)]
    shown = [entry for entry in failed if show_test or entry[0].part == "dev"]
    made = [_failure(*entry) for entry in shown]
    groups = ((r, tuple(f for f in made if f.reason == r)) for r in REASONS)
    counts = {
        part: (sum(p.part == part for p, _, _ in failed), sum(p.part == part for p in result.pairs))
        for part in ("dev", "test")
    }
    return Failures(
        result.suite, result.system, tuple((r, g) for r, g in groups if g), counts, len(failed) - len(shown)
    )


def reason(pair: Pair, score: Score) -> str:
    """The gravest thing wrong with an answer; empty where nothing is."""
    if score.right and not score.lacking:
        return ""
    if pair.expect == "refused" and score.got != "refused":
        return REASONS[0]
    if pair.answerable and score.got == "refused":
        return REASONS[1]
    if score.broken:
        return REASONS[2]
    return REASONS[3] if score.lacking and score.got in ("answer", "partial") else REASONS[4]


def _failure(pair: Pair, score: Score, reply: Reply) -> Failure:
    text, citations = normalised(reply.answer.text), reply.answer.citations
    hits = [hit for pattern in pair.forbidden if (hit := pattern.search(text))]
    return Failure(
        pair=pair,
        score=score,
        reason=reason(pair, score),
        facts=tuple((fact, fact.stands_in(text)) for fact in pair.facts),
        said=tuple(dict.fromkeys(_whole_words(text, *hit.span()) for hit in hits)),
        text=rendered(reply.answer.text),
        quotes=tuple((c, any(_shares(g, c) for g in pair.gold)) for c in citations),
        gold=tuple((g, any(_shares(g, c) for c in citations)) for g in pair.gold),
        found=_found(score),
    )


def _whole_words(text: str, start: int, end: int) -> str:
    """A stretch of a text, widened to the words that it cuts."""
    before, after = text[:start].split(" ")[-1], text[end:].split(" ")[0]
    return (before + text[start:end] + after).strip(" .,;:()")


def _found(score: Score) -> str:
    """How much of the gold statements the passages found hold."""
    cuts = [(k, score.values[f"recall@{k}"]) for k in (4, 20) if f"recall@{k}" in score.values]
    return ", ".join(f"{100 * value:.0f} % in the first {k} passages" for k, value in cuts)


def _shares(gold: Gold, citation: Citation) -> bool:
    """True where a citation quotes a gold statement, or a part of it."""
    one, other = " ".join(gold.quote.split()), " ".join(citation.quote.split())
    return gold.source == citation.source and bool(other) and (one in other or other in one)


def rendered(text: str) -> Markup:
    """An answer's Markdown as HTML that cannot run, load or lead anywhere; its markers are set apart."""
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h6"
    html = parser.renderer.render(tokens, parser.options, {})
    return Markup(re.sub(r"\[(\d{1,3})\]", r'<b class="marker">\1</b>', html))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return parser.disable(
        ["html_block", "html_inline", "image", "link", "autolink", "reference", "code", "fence", "lheading"]
    )


def count_of(failed: Sequence[Failures], part: str) -> tuple[int, int]:
    """Failed and asked questions of a part over several suites."""
    return sum(f.counts[part][0] for f in failed), sum(f.counts[part][1] for f in failed)
