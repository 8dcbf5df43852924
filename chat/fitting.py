"""Which role fits: a description of a person, or of work, against what the documents say of every role."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from chat import suggesting
from chat.choosing import as_many, best
from chat.described import likely
from chat.draft import BLANK, Draft, Line, Piece, point
from chat.evidence import in_passages, rank
from chat.filler import content_words
from chat.idioms import LIKINGS, said_plainly
from chat.meaning import asks_for_a_job
from chat.nearness import TELLING, nearness, parts_of
from chat.refusal import listed, nothing_more, off_topic, refuse
from chat.retriever import Hit
from chat.terms import overlap, own_stems, stems_of, terms_of
from chat.topics import topic_for
from chat.understanding import Understanding
from chat.wording import escape, shown
from ingest.index import Index
from ingest.settings import Settings
from ingest.stored import StoredStatement
from prompts import phrase

#: Least share of the described words that the documents of a role must bear out, and how near the next role must come.
_LEAST, _NEAR, _MOST = 0.34, 4.0, 5
#: Least cosine of its best statement, under all-MiniLM-L6-v2, without that share of words and with it.
_LEAST_COSINE, _BOTH_COSINE = 0.39, 0.33
#: ... and where an occupation is asked for in so many words, if this share of them is borne out.
_SOUGHT_COSINE, _SOUGHT = 0.25, 0.1
#: Words of advice for people who describe themselves so, before the roles that fit.
_ADVICE = 60
#: Roles read closely, what the words borne out count beside the two nearnesses, and those beside the log-odds of the role.
_CLOSELY, _COVERED, _TOLD = 16, 0.6, 4.0
#: What keeps the logarithm of a likelihood finite.
_UNLIKELY = 1e-6
#: What shows whom it suits.
_SHOWN = frozenset(("duties", "summary", "skills", "fit"))
#: What somebody dislikes, cannot do or wants to do without.
_AVERSION = re.compile(
    r"\b(?:hate|dislike|can[’']?t|cannot|(?:don|doesn)[’']?t (?:like|want|need|enjoy|have|require|involve)|not (?:good at|into|keen on)|"
    r"(?:bad|terrible|hopeless|weak) at|without|no)\b((?:\s+(?!and\b|but\b|which\b|what\b)\w+){1,3})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Fit:
    role: str
    score: float
    covered: float
    cosine: float
    statements: list[StoredStatement]


def answer(
    index: Index, asked: Understanding, hits: Sequence[Hit], settings: Settings, sources: tuple[str, ...]
) -> Draft:
    """The roles whose documents come nearest, each with the words that say so; a refusal where none does."""
    liked, disliked = _tastes(asked)
    if disliked and not liked.terms:
        lacking = [phrase("without", what=listed([f"“{word}”" for word in disliked]))]
        return refuse(lacking, suggesting.nearest(index, [h.passage.row for h in hits], ()))
    fits = _bearable(index, _fits(index, liked, sources), disliked)
    rows = [h.passage.row for h in hits]
    sought = asks_for_a_job(asked.text, index)
    fits = [f for f in fits if f.role not in asked.besides and f.cosine >= _least(f, sought)]
    if asked.more and (told := [f for f in fits if _head(f.role) in asked.answered]):
        fits = [f for f in fits if f not in told]
        if not fits:
            return nothing_more(suggesting.about(index, told[0].role))
    advice = () if asked.more else _advice(index, liked, sources)
    if not fits and advice:
        return Draft("answer", tuple(map(point, advice)), (), suggesting.nearest(index, rows, ()), 0.5)
    if not fits:
        return off_topic(suggesting.nearest(index, rows, ()), asked.terms)
    kept = [f for f in fits[:_MOST] if f.score >= fits[0].score - _NEAR]
    kept = kept[:1] if advice else kept
    lines = [*(point(s) for s in advice), *([BLANK] if advice else []), Line.words(phrase("closest")), BLANK]
    for at, fit in enumerate(kept):
        telling = [s for s in fit.statements if s.facet in _SHOWN] or fit.statements
        ranked = rank(index, liked, telling, terms_of(index, liked.terms))
        for number, statement in enumerate(best(ranked, 50, most=2 if at == 0 else 1).statements):
            name = _head(fit.role) + " " if number == 0 else ""
            lines.append(Line((Piece(name + shown(statement), (statement,)),), "- " if number == 0 else "  - "))
    suggestions = tuple(q for fit in kept for q in suggesting.about(index, fit.role, ("duties",), 1))[:3]
    return Draft("answer", tuple(lines), (), suggestions, 0.5 * kept[0].covered + 0.5 * kept[0].cosine)


def _least(fit: _Fit, sought: bool) -> float:
    """How near the best statement of a role must come to a description that asks for an occupation, or does not."""
    return (
        _SOUGHT_COSINE if sought and fit.covered >= _SOUGHT else _LEAST_COSINE if fit.covered < _LEAST else _BOTH_COSINE
    )


def _advice(index: Index, asked: Understanding, sources: tuple[str, ...]) -> tuple[StoredStatement, ...]:
    """The roles that a document for people who describe themselves so ("from nursing ...") calls near to theirs."""
    topic = topic_for(index, asked.text)
    if topic is None:
        return ()
    rows = [p.row for p in index.passages_from(topic.source) if p.facet == "related"]
    return as_many(in_passages(index, rows, sources), _ADVICE).statements


def _head(role: str) -> str:
    """What a role's first statement stands behind."""
    return f"**{escape(role)}** –"


def _tastes(asked: Understanding) -> tuple[Understanding, tuple[str, ...]]:
    """The question without what somebody dislikes or cannot do, what they like as documents say it, and the words of the former."""
    disliked = tuple(w for part in _AVERSION.findall(asked.text) for w in content_words(part, []))
    text = said_plainly(_AVERSION.sub(" ", asked.text) if disliked else asked.text, lambda _: False, LIKINGS)
    if text == asked.text:
        return asked, ()
    return replace(asked, text=text, terms=tuple(t for t in content_words(text, []) if t not in disliked)), disliked


def _bearable(index: Index, fits: list[_Fit], disliked: tuple[str, ...]) -> list[_Fit]:
    """The roles whose documents do not speak of what is disliked; all where every one does."""
    if not disliked:
        return fits
    terms = terms_of(index, disliked)
    bearable = [
        f
        for f in fits
        if overlap(terms, frozenset().union(*(stems_of(s.text) for s in index.statements.of_role(f.role)))) < 0.5
    ]
    return bearable or fits


def _fits(index: Index, asked: Understanding, sources: tuple[str, ...]) -> list[_Fit]:
    """The likeliest roles by their likelihood, the nearness of their statements to the description, whole and clause by clause,
    and the words of it that they bear out."""
    terms = terms_of(index, asked.terms)
    whole, clauses = parts_of(index, asked.text)
    fits = []
    for role, share in islice(likely(index, asked.text).items(), _CLOSELY):
        if (found := nearness(index, role, whole, clauses, sources)) is None:
            continue
        near, cosine = found
        told = [
            s for s in index.statements.of_role(role) if s.facet in TELLING and (not sources or s.source in sources)
        ]
        prose = frozenset(index.prose_of([s.row for s in told]))
        own = [s for s in told if s.row in prose] or told
        covered = overlap(terms, frozenset().union(*map(own_stems, own)))
        score = _TOLD * (near + _COVERED * covered) + math.log(share + _UNLIKELY)
        fits.append(_Fit(role, score, covered, cosine, own))
    return sorted(fits, key=lambda f: (-f.score, f.role))
