"""The role that a question means without giving its whole name ("who plans conferences", "a cook in a restaurant"): how likely each is."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from chat import asking
from chat.filler import content_words
from chat.mentions import Mention
from chat.namewords import name_words
from chat.nearness import TELLING, candidates, parts_of
from chat.rolefinder import OTHER, finder_of
from ingest.embed import Vectors
from ingest.index import Index
from ingest.lexical import tokens

#: What speaks for a role, and what each adds to its score; the odds of two roles are e to the difference (softmax). Learned of
#: questions that name a role loosely and of the development pairs by ``python -m evals.naming``.
WEIGHTS: dict[str, float] = {
    "clauses": 16.6, "told": -0.85, "content": 9.3, "summary": 7.3, "names": 1.9, "passage": 1.6, "covered": 3.6,
    "exact": 3.9, "rarity": -0.26, "several": 5.6,
}  # fmt: skip
#: Roles compared that bear out most of the words, and that have a passage with most of them.
_BY_WORDS = 15
#: Statements on a role's work whose nearness counts.
_FIRST = 3


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of what is told of a role: all that tells whom it suits, its summary, its work."""

    telling: list[int]
    summary: list[int]
    work: list[int]


class _Roles:
    """What is looked up of the roles of an index, kept for its next question."""

    def __init__(self, index: Index) -> None:
        of = np.array([role or "" for role in index.passage_roles()])
        self._order = np.argsort(of, kind="stable")
        self._names, self._starts = np.unique(of[self._order], return_index=True)
        self._rows: dict[str, _Rows] = {}

    def rows(self, index: Index, role: str) -> _Rows:
        """The rows of a role; where no section sums it up or tells its work, what stands first."""
        if role not in self._rows:
            by_facet = index.statements.rows_by_facet(role)
            told = sorted(row for facet, rows in by_facet.items() if facet in TELLING for row in rows)
            telling = index.prose_of(told) or told  # every occupation's list of ratings comes near to "good at maths"
            summary = by_facet.get("summary", [])
            work = sorted([*summary, *by_facet.get("duties", [])])
            self._rows[role] = _Rows(telling, summary or telling[:1], work or telling[:1])
        return self._rows[role]

    def borne_out(self, index: Index, words: Sequence[str]) -> tuple[dict[str, float], dict[str, float]]:
        """Role -> share of the words its passages bear out, each at its best (BM25), and the share that one passage does."""
        by_word = [scores for word in dict.fromkeys(words) if (scores := index.lexical.scores_of(word)).any()]
        if not by_word:
            return {}, {}
        together = np.sum(by_word, axis=0)
        covered = np.sum([self._best(scores) for scores in by_word], axis=0) / sum(float(s.max()) for s in by_word)
        return self._told(covered), self._told(self._best(together) / float(together.max()))

    def _best(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.maximum.reduceat(scores[self._order], self._starts)

    def _told(self, shares: NDArray[np.float32]) -> dict[str, float]:
        """The roles with more than nothing, most first."""
        found = [
            (float(share), str(role)) for role, share in zip(self._names, shares, strict=True) if role and share > 0
        ]
        return {role: share for share, role in sorted(found, key=lambda f: (-f[0], f[1]))}


_OF: WeakKeyDictionary[Index, _Roles] = WeakKeyDictionary()
_MAKING = threading.Lock()


def _roles_of(index: Index) -> _Roles:
    with _MAKING:
        if index not in _OF:
            _OF[index] = _Roles(index)
        return _OF[index]


def likely(index: Index, text: str, mentions: Sequence[Mention] = ()) -> dict[str, float]:
    """Role -> how likely a question about some role is about it, likeliest first; those summing to 1 that come into question.

    ``mentions`` are the loose names that stand in the text. Roles for what is listed nowhere else are none that is described.
    """
    roles, found = signs(index, text, mentions)
    if not OTHER.search(text):
        rest = finder_of(index).of_many.difference(role for m in mentions for role in m.roles)
        kept = [at for at, role in enumerate(roles) if role not in rest]
        roles, found = [roles[at] for at in kept], found[kept]
    if not roles:
        return {}
    scores = found @ np.array(list(WEIGHTS.values()))
    raised = np.exp(scores - scores.max())
    shares = zip(roles, (raised / raised.sum()).tolist(), strict=True)
    return dict(sorted(shares, key=lambda s: (-s[1], s[0])))


def how_near(index: Index, text: str, role: str) -> float:
    """The cosine of a text to what comes nearest of a role's summary and work."""
    rows = _roles_of(index).rows(index, role)
    return float(index.statement_cosines(index.embed(text), sorted({*rows.work, *rows.summary})).max(initial=-1.0))


def signs(index: Index, text: str, mentions: Sequence[Mention] = ()) -> tuple[list[str], NDArray[np.float64]]:
    """The roles that come into question, and what speaks for each, shape (roles, len(WEIGHTS)), columns in the order of WEIGHTS.

    How near what is told of it comes to the clauses of the text; the logarithm of how much that is; the share of one of its names
    that the text holds; the share of the words that its best passage bears out; how near its work, and its summary, come to the content
    words; the share of those that all its passages bear out; whether a mention names it alone; how rare the words of a
    mention are in names, shared among the roles it may mean; whether a mention of several words does.
    """
    known, named = _roles_of(index), name_words(index)
    whole, clauses = parts_of(index, text)
    shared = named.shared(text)
    words = " ".join(content_words(text, asking.facets_of(text)[1]))
    content = index.embed(words) if words else whole
    covered, passage = known.borne_out(index, tokens(words or text))
    meant = [role for m in mentions for role in m.roles]
    pool = dict.fromkeys(
        [*candidates(index, [whole, *clauses]), *shared, *meant, *list(covered)[:_BY_WORDS], *list(passage)[:_BY_WORDS]]
    )
    roles = [role for role in pool if known.rows(index, role).telling]
    rows = [
        [
            *_nearness(index, known.rows(index, role), clauses or [whole], content),
            shared.get(role, 0.0),
            passage.get(role, 0.0),
            covered.get(role, 0.0),
            *_mentioned(index, role, mentions),
        ]
        for role in roles
    ]
    return roles, np.array(rows, dtype=np.float64).reshape(len(roles), len(WEIGHTS))


def _nearness(index: Index, rows: _Rows, clauses: Sequence[Vectors], content: Vectors) -> list[float]:
    """Clauses, told, content and summary of a role."""
    work = np.sort(index.statement_cosines(content, rows.work))[::-1]
    return [
        sum(float(index.statement_cosines(clause, rows.telling).max()) for clause in clauses) / len(clauses),
        math.log(len(rows.telling)),
        float(work[:_FIRST].mean()),
        float(index.statement_cosines(content, rows.summary).max()),
    ]


def _mentioned(index: Index, role: str, mentions: Sequence[Mention]) -> list[float]:
    """Exact, rarity and several of a role."""
    own = [m for m in mentions if role in m.roles]
    rarity = max((name_words(index).rarity(m.words) / len(m.roles) for m in own), default=0.0)
    return [
        float(any(len(m.roles) == 1 for m in own)),
        rarity,
        float(any(m.in_full and len(m.words.split()) > 1 for m in own)),
    ]
