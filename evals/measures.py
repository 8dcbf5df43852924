"""What is measured of an answer, each against one hand-written pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chat.answer import Answer, Citation
from chat.wording import escape
from evals.questions import Fact, Pair, normalised
from ingest import lexical
from ingest.errors import SourceError
from ingest.index import Index
from ingest.sentences import FOOTNOTE
from ingest.stored import StoredPassage
from prompts import phrase


@dataclass(frozen=True, slots=True)
class Score:
    """The measures of one answer; None where a measure does not apply to its pair.

    ``vital`` and ``facts``: share of (vital) facts that stand in the answer (nugget recall; Voorhees, TREC QA 2003).
    ``retrieved``: share of vital facts in the passages retrieved (recall@k); ``rank``: 1 / rank of the first passage
    with one (MRR). ``cited``: share of claims that carry a citation; ``exact``: share of quotes equal to their source
    at their offsets; ``borne_out``: share of claims that are their quotes' own words. ``clean``: nothing forbidden.
    ``right_kind``: answered, refused, asked back as it should be.
    """

    pair: str
    kind: str
    expect: str
    got: str
    vital: float | None
    facts: float | None
    retrieved: float | None
    rank: float | None
    cited: float | None
    exact: float | None
    borne_out: float | None
    clean: bool
    right_kind: bool
    words: int
    seconds: float
    confidence: float
    lacking: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


def score(pair: Pair, answer: Answer, passages: Sequence[StoredPassage], index: Index, seconds: float) -> Score:
    """All measures of an answer to a pair, with the passages that were retrieved for it, best first."""
    text = normalised(answer.text)
    answerable = pair.expect in ("answer", "partial")
    vital = [f for f in pair.facts if f.vital]
    held = [normalised(" ".join((*p.section, p.text))) for p in passages]
    ranks = [n for n, words in enumerate(held, 1) if any(holds(f, words) for f in vital)]
    broken = tuple(p.pattern for p in pair.forbidden if p.search(text))
    return Score(
        pair=pair.id,
        kind=pair.kind,
        expect=pair.expect,
        got=answer.kind,
        vital=_share(vital, text) if answerable else None,
        facts=_share(pair.facts, text) if answerable else None,
        retrieved=_share(vital, " ".join(held)) if answerable else None,
        rank=(1 / ranks[0] if ranks else 0.0) if answerable else None,
        cited=_mean([bool(c.citations) for c in answer.claims]),
        exact=_mean([_is_exact(c, index) for c in answer.citations]),
        borne_out=_mean([is_borne_out(answer, n) for n in range(len(answer.claims))]),
        clean=not broken,
        right_kind=answer.kind == pair.expect
        or (pair.expect, answer.kind) in (("answer", "partial"), ("partial", "answer")),
        words=len(text.split()),
        seconds=seconds,
        confidence=answer.confidence,
        lacking=tuple(f.fact for f in vital if not holds(f, text)) if answerable else (),
        broken=broken,
    )


def holds(fact: Fact, text: str) -> bool:
    """True where one accepted form of the fact stands in a normalised text."""
    return any(pattern.search(text) for pattern in fact.any)


def _is_exact(citation: Citation, index: Index) -> bool:
    """True where a quote is its source's own text at its offsets; False too where the index holds no such source."""
    try:
        return index.source(citation.source).text[citation.start : citation.end] == citation.quote
    except SourceError:
        return False


def is_borne_out(answer: Answer, claim: int) -> bool:
    """True where a claim is the whole of a quote it cites, with nothing added but what the quote stands under.

    Added words must come from the quote's headings, or be the answerer's own phrase before it on how strong it is.
    """
    made = answer.claims[claim]
    said = _without_strength(normalised(made.text).lower())
    for quote in (c for c in answer.citations if c.marker in made.citations):
        words = normalised(escape(FOOTNOTE.sub("", quote.quote))).strip("| ").replace("|", "·").lower()
        words = " ".join(words.split())
        added = set(lexical.words(said.replace(words, " ", 1))) - set(lexical.words(" ".join(quote.section).lower()))
        if words in said and not added:
            return True
    return False


def _without_strength(said: str) -> str:
    """A claim without the answerer's own words before it on how strongly the document asks for something."""
    for name in ("required", "preferred", "optional"):
        said = said.removeprefix(normalised(phrase(name)).lower()).lstrip()
    return said


def _share(facts: Sequence[Fact], text: str) -> float | None:
    return _mean([holds(f, text) for f in facts])


def _mean(values: Sequence[float | bool]) -> float | None:
    return sum(values) / len(values) if values else None
