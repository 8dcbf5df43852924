"""Comparisons: a table with a row per facet, both sides cited, and what the documents say of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from chat import choosing, suggesting
from chat.answer import Kind
from chat.answerable import likelihood
from chat.cues import tells
from chat.draft import BLANK, Draft, Line, Piece, point, quote_line
from chat.evidence import Ranked, of_role, rank, sums_first, untold
from chat.lacking import absent_words, named_missing, only_needs, too_many
from chat.refusal import anything_on, asked_for, nothing_more, refuse
from chat.relevance import by_relevance
from chat.seldom import seldom_told
from chat.subject import definition
from chat.terms import Term, context_stems, is_proper, narrows, terms_of, unsupported
from chat.understanding import Understanding
from chat.wording import dating, escape, shown, with_article
from ingest.index import Index
from ingest.passages import is_prose
from ingest.settings import Settings
from ingest.stored import StoredStatement
from prompts import phrase

_ROWS = ("summary", "duties", "skills", "education", "pay")
#: Facets of which the headline comes first, whatever words a comparison uses.
_HEADED = frozenset(("pay", "outlook", "duties", "skills", "summary"))
#: What asks for the top or the bottom of what is paid, and what tells it.
_ENDS = re.compile(
    r"\b(?:highest|lowest) (?:paid )?10 percent\b|\b(?:very|right|at the) (?:top|bottom)\b|\btop (?:earners?|end|pay|salar\w+)\b|\b(?:best|worst)[- ]paid\b",
    re.I,
)
_OF_ENDS = re.compile(r"\b(?:highest|lowest|best|worst)[\s-](?:\w+ )?(?:\d+|ten|percent|paid)", re.I)
_MOST_ROLES = 3
#: Least likelihood that the words of a comparison are answered for each side.
_LIKELY = 0.6
#: Facets told of the one role that is known where none is asked for.
_UNASKED = 3
#: Words of a cell, by how many rows the table has: a table of one row has room.
_CELL_WORDS, _TABLE_WORDS, _MOST_WORDS = 26, 150, 60


def answer(index: Index, asked: Understanding, settings: Settings, sources: tuple[str, ...]) -> Draft:
    """Up to three roles side by side; an unknown one, or a facet told of one side only, is named as missing."""
    roles, left_out = asked.roles[:_MOST_ROLES], asked.roles[_MOST_ROLES:]
    pools = {role: of_role(index, role, sources) for role in roles}
    if asked.meant and not any(tells(s, f) for p in pools.values() for s in p for f in asked.facets):
        asked = replace(asked, facets=(), meant=False)
    asked = _by_its_words(index, asked, pools)
    terms = terms_of(index, asked.terms, [context_stems(s) for p in pools.values() for s in p])
    every = {role: _ranked(index, asked, [s for s in pools[role] if s.role == role], terms) for role in roles}
    facets = [f for f in asked.facets if f != "related"] or [f for f in _ROWS if any(_told(every[r], f) for r in roles)]
    if roles and all(seldom := [seldom_told(index, asked, every[role]) for role in roles]):
        return refuse([phrase(seldom[0])], tuple(q for r in roles for q in suggesting.about(index, r, (), 2))[:3])
    missing, unanswered = _missing(index, asked, facets, pools, every, terms)
    if unanswered or not any(_told(every[r], f) for f in facets for r in roles):
        return refuse(missing or [asked.text], tuple(q for r in roles for q in suggesting.about(index, r, facets, 2)))
    ranked = {role: untold(every[role], asked) for role in roles}
    told = [f for f in facets if any(_told(ranked[r], f) for r in roles)]
    if not told:
        return nothing_more(tuple(q for r in roles for q in suggesting.about(index, r, facets, 2))[:3])
    if not asked.facets:
        told = [f for f in told if all(_told(ranked[r], f) for r in roles)] or told
    lines = _lines(index, asked, roles, told, ranked, _of_both(index, asked, roles, pools))
    if left_out:
        names = ", ".join(with_article(role) for role in left_out)
        lines += [BLANK, quote_line(phrase("left_out", roles=escape(names), most=_MOST_ROLES))]
    if missing:
        lines += [BLANK, quote_line(phrase("missing", missing=escape("; ".join(missing))))]
    suggestions = tuple(q for role in roles for q in suggesting.about(index, role, told, 2))[:3]
    tops = [every[r][0].cosine for r in roles if every[r]]
    kind: Kind = "partial" if missing or left_out else "answer"
    return Draft(kind, tuple(lines), tuple(missing), suggestions, 0.4 * min(tops) + 0.5)


def _by_its_words(index: Index, asked: Understanding, pools: dict[str, list[StoredStatement]]) -> Understanding:
    """With the facets of what likely answers for each side, where the question names none ("which is outside more?")."""
    scope = [context_stems(s) for pool in pools.values() for s in pool]
    terms = terms_of(index, asked.terms, scope)
    if asked.facets or len(pools) < 2 or len(unsupported(terms, scope)) == len(terms):
        return asked
    facets: dict[str, None] = {}
    for role, pool in pools.items():
        one = replace(asked, roles=(role,), text=asked.unnamed)
        ranked = _by_relevance(index, one, [s for s in pool if s.role == role])
        if not ranked or likelihood(index, one, ranked) < _LIKELY:
            return asked
        facets.update({ranked[0].statement.facet or "": None})
    return asked if "" in facets else replace(asked, facets=tuple(facets), meant=True)


def _ranked(
    index: Index, asked: Understanding, statements: list[StoredStatement], terms: Sequence[Term]
) -> list[Ranked]:
    """A role's statements by how well they answer what is asked of both, or of the whole role by nearness."""
    if not (asked.facets and asked.meant):
        return rank(index, replace(asked, text=asked.unnamed), statements, terms)
    return _by_relevance(index, asked, statements)


def _by_relevance(index: Index, asked: Understanding, statements: list[StoredStatement]) -> list[Ranked]:
    return by_relevance(index, replace(asked, text=asked.unnamed), statements)


def _missing(
    index: Index,
    asked: Understanding,
    facets: Sequence[str],
    pools: dict[str, list[StoredStatement]],
    ranked: dict[str, list[Ranked]],
    terms: Sequence[Term],
) -> tuple[list[str], bool]:
    """What no document tells: roles, facets of a role, words that narrow the question; and whether that leaves nothing."""
    missing = anything_on(asked.unknown)
    if asked.facets and not only_needs(asked):
        missing += [asked_for(f, role) for f in facets for role in pools if not _told(ranked[role], f)]
    lost = 0
    for role, pool in pools.items():
        told = [f for f in asked.facets if _told(ranked[role], f)]
        scope = [s for s in pool if "pay" not in told or tells(s, "pay")]
        absent = absent_words(index, asked, terms, scope)
        absent = tuple(
            w for w in absent if (is_proper(w, asked.asked) if asked.meant else narrows(w, asked.asked, index))
        )
        if absent and (told or not asked.facets):
            missing.append(named_missing(absent, asked, told, role))
        lost += bool(absent) and too_many(absent, terms, asked)
    return missing, lost == len(pools) and (asked.facets == ("pay",) or only_needs(asked))


def _lines(
    index: Index,
    asked: Understanding,
    roles: tuple[str, ...],
    facets: list[str],
    ranked: dict[str, list[Ranked]],
    both: Sequence[StoredStatement],
) -> list[Line]:
    """The table, or the one role that is known, and what is told of all, first where that was asked."""
    common = [Line.words(f"**{phrase('common')}**"), BLANK, *(point(s) for s in both)] if both else []
    if len(roles) > 1:
        empty = phrase("nothing_more" if asked.more else "not_told")
        table = _table(index, asked, {role: ranked[role] for role in roles}, facets, empty)
    else:
        table = _side(roles[0], facets if asked.facets else facets[:_UNASKED], ranked)
    return [*common, BLANK, *table] if "related" in asked.facets else [*table, *([BLANK, *common] if common else [])]


def _told(ranked: list[Ranked], facet: str) -> list[Ranked]:
    return [r for r in ranked if r.statement.facet == facet] or [r for r in ranked if tells(r.statement, facet)]


def _cell(
    index: Index, role: str, ranked: list[Ranked], facet: str, words: int, wanted: bool
) -> tuple[StoredStatement, ...]:
    told, most = _told(ranked, facet), max(2, words // 13)
    if facet == "summary" and (opening := definition([r.statement for r in ranked], role)):
        return (opening,)
    if told and wanted and (facet != "pay"):
        return choosing.most_relevant(told, words).statements
    if told and told[0].words >= 0.3:  # the words asked about before what is central
        return choosing.best(told, words, most=most).statements
    ordered = sums_first(told) if facet == "pay" else choosing.central(index, told, facet)
    return choosing.best(ordered, words, most=most).statements if told else ()


def _table(
    index: Index, asked: Understanding, ranked: dict[str, list[Ranked]], facets: list[str], empty: str
) -> list[Line]:
    head = "| | " + " | ".join(map(escape, ranked)) + " |"
    lines = [Line.words(head), Line.words("|---" * (len(ranked) + 1) + "|")]
    words = min(_MOST_WORDS, max(_CELL_WORDS, _TABLE_WORDS // (len(ranked) * len(facets))))
    for facet in facets:
        pieces: list[Piece] = []
        wanted = asked.meant or bool(asked.facets and asked.terms and facet not in _HEADED)
        for role, told in ranked.items():
            if facet == "pay" and _ENDS.search(asked.text):
                told = [r for r in told if _OF_ENDS.search(r.statement.text)] or told
            if wanted and not asked.meant:
                told = _by_relevance(index, asked, [r.statement for r in told])
            statements = _cell(index, role, told, facet, words, wanted)
            pieces.append(Piece(" | "))
            pieces += _told_once(statements) or [Piece(empty)]
        lines.append(Line(tuple(pieces), f"| {phrase(f'facet.{facet}')}", " |\n"))
    return lines


def _told_once(statements: Sequence[StoredStatement]) -> list[Piece]:
    """The statements of a cell, one after the other; what dates several of them stands once, behind the last."""
    pieces = []
    for at, (statement, after) in enumerate(zip_longest(statements, statements[1:])):
        dated = after is None or dating(after) != dating(statement)
        pieces.append(Piece((" · " if at else "") + shown(statement, dated=dated), (statement,)))
    return pieces


def _side(role: str, facets: list[str], ranked: dict[str, list[Ranked]]) -> list[Line]:
    lines = [Line.words(f"**{escape(role)}**"), BLANK]
    for facet in facets:
        lines += [point(s) for s in choosing.best(_told(ranked[role], facet), 40, most=2).statements]
    return lines


def _of_both(
    index: Index, asked: Understanding, roles: tuple[str, ...], pools: dict[str, list[StoredStatement]]
) -> tuple[StoredStatement, ...]:
    """Statements that speak of all the roles compared, and those that stand under a heading on roles in common.

    Where a facet is asked for, only what tells that.
    """
    if len(roles) < 2:
        return ()
    wanted = [] if "related" in asked.facets else asked.facets
    found: dict[int, StoredStatement] = {}
    shared = _shared_sections(index, roles)
    in_common = {s.row for s in shared if s.facet == "related"}
    for statement in (*(s for r in roles for s in pools[r]), *shared):
        words = " ".join(statement.text.lower().split())
        named = [r for r in roles if r.lower() in words or r == statement.role]
        if not is_prose(statement.text) or (wanted and not any(tells(statement, f) for f in wanted)):
            continue  # a name in a list of related roles says nothing of both
        if len(named) == len(roles) or (not named and statement.row in in_common):
            found[statement.row] = statement
    ranked = untold(rank(index, asked, list(found.values()), ()), asked)
    if "related" in asked.facets:
        return choosing.best(ranked, 120, most=5, lists=True).statements if ranked else ()
    return choosing.best(ranked, 50, most=2).statements if ranked else ()


def _shared_sections(index: Index, roles: tuple[str, ...]) -> list[StoredStatement]:
    """Statements of no role in a section whose passages name every role compared."""
    general = index.statements.of_role(None)
    by_section: dict[tuple[str, ...], list[StoredStatement]] = {}
    for statement in general:
        by_section.setdefault((statement.source, *statement.section), []).append(statement)
    shared = []
    for statements in by_section.values():
        words = " ".join(" ".join(s.text.lower().split()) for s in statements)
        if all(role.lower() in words for role in roles):
            shared += statements
    return shared
