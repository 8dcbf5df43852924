"""Which role fits: a description of a person, or of work, against what the documents say of every role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chat import suggesting
from chat.choosing import best
from chat.draft import BLANK, Draft, Line, Piece
from chat.evidence import Ranked, in_passages, rank
from chat.refusal import off_topic
from chat.retriever import Hit
from chat.terms import overlap, stems_of, terms_of
from chat.understanding import Understanding
from chat.wording import escape, shown
from ingest.index import Index
from ingest.settings import Settings
from prompts import phrase

#: Least share of the described words that the documents of a role must bear out, and how near the next role must come.
_LEAST, _NEAR, _MOST = 0.34, 0.75, 3
#: Least cosine of its best statement, under all-MiniLM-L6-v2, without that share of words and with it.
_LEAST_COSINE, _BOTH_COSINE = 0.38, 0.30


@dataclass(frozen=True, slots=True)
class _Fit:
    role: str
    score: float
    covered: float
    cosine: float
    ranked: list[Ranked]


def answer(
    index: Index, asked: Understanding, hits: Sequence[Hit], settings: Settings, sources: tuple[str, ...]
) -> Draft:
    """The roles whose documents come nearest, each with the words that say so; a refusal where none does."""
    fits = _fits(index, asked, hits, sources)
    rows = [h.passage.row for h in hits]
    fits = [f for f in fits if f.cosine >= (_LEAST_COSINE if f.covered < _LEAST else _BOTH_COSINE)]
    if not fits:
        return off_topic(suggesting.nearest(index, rows, ()), asked.terms)
    kept = [f for f in fits[:_MOST] if f.score >= _NEAR * fits[0].score]
    lines = [Line.words(phrase("closest")), BLANK]
    for at, fit in enumerate(kept):
        for number, statement in enumerate(best(fit.ranked, 50, most=2 if at == 0 else 1).statements):
            name = f"**{escape(fit.role)}** – " if number == 0 else ""
            lines.append(Line((Piece(name + shown(statement), (statement,)),), "- " if number == 0 else "  - "))
    suggestions = tuple(q for fit in kept for q in suggesting.about(index, fit.role, ("duties",), 1))[:3]
    return Draft("answer", tuple(lines), (), suggestions, 0.5 * kept[0].covered + 0.5 * kept[0].cosine)


def _fits(index: Index, asked: Understanding, hits: Sequence[Hit], sources: tuple[str, ...]) -> list[_Fit]:
    terms = terms_of(index, asked.terms)
    rows = [h.passage.row for h in hits if h.passage.role]
    ranked = rank(index, asked, in_passages(index, rows, sources), terms)
    by_role: dict[str, list[Ranked]] = {}
    for candidate in ranked:
        if candidate.statement.role:
            by_role.setdefault(candidate.statement.role, []).append(candidate)
    fits = []
    for role, own in by_role.items():
        near = sorted((r.cosine for r in own), reverse=True)[:2]
        covered = overlap(terms, frozenset().union(*(stems_of(r.statement.text) for r in own[:6])))
        fits.append(_Fit(role, 0.65 * sum(near) / len(near) + 0.35 * covered, covered, near[0], own))
    return sorted(fits, key=lambda f: (-f.score, f.role))
