"""Answers about one role: the facets asked for, or the words asked about."""

from __future__ import annotations

from dataclasses import replace

from chat import byname, suggesting, twofold
from chat.answerable import is_answered, lacks_figure
from chat.asking import JOINS
from chat.cues import tells
from chat.draft import BLANK, Draft, Line, Piece, points, quote_line
from chat.evidence import Ranked, of_role
from chat.figures import MONEY
from chat.grouping import Group, grouped
from chat.halves import other_half
from chat.lacking import absent_words, as_written, at_home, named_missing, narrowing, only_needs, rarest, too_many
from chat.need import how_strongly, to_the_point
from chat.onward import leads_on, leads_up
from chat.opening import heading_of
from chat.quantity import gives, quantity_of
from chat.refusal import asked_for, nothing_more, refuse
from chat.relevance import by_relevance
from chat.schooling import lacks_licence, of_the_schooling
from chat.seldom import seldom_told
from chat.terms import TELLS, Term, context_stems, is_place, is_proper, terms_of
from chat.understanding import Understanding
from chat.variants import of_the_kind
from chat.wording import dating, escape, shown, with_article
from chat.yardsticks import without_yardsticks
from ingest.index import Index
from ingest.lexical import STOPWORDS, words
from ingest.settings import Settings
from ingest.stored import StoredStatement
from prompts import phrase

#: Least nearness to a facet's questions at which a question asks for that facet.
_TOPIC = 0.7
#: Least that a question leans to a facet to be about it.
_LEANS = 0.5
#: Ways into a role that are no answer alone, if no more are told.
_FEW_WAYS = 5
#: Words that ask and name no matter, and how many others name one.
_ASKING = frozenset("role usually usual get gets much many one best job work does like".split())
_FEW_WORDS = 3


def answer(index: Index, asked: Understanding, role: str, settings: Settings, sources: tuple[str, ...]) -> Draft:
    """The answer about a role; what no document tells is named, and alone it is a refusal."""

    def of_part(part: Understanding) -> Draft:
        return answer(index, part, role, settings, sources)

    if (draft := twofold.both(index, asked, of_part)) is not None:
        return draft
    if (draft := twofold.apart(index, asked, of_role(index, role, sources), of_part)) is not None:
        return draft
    pool = of_the_kind(index, of_role(index, role, sources), role, asked.asked)
    pool = without_yardsticks(_with_unlabelled(_of_itself(pool, asked), asked.facets), asked.unnamed)
    if "education" in asked.facets:
        wanted = quantity_of(index, asked)
        kept = of_the_schooling(pool, asked.unnamed)
        ages = [s for s in pool if s not in kept and gives(wanted, s.text)] if wanted and wanted.kind == "age" else []
        pool = [*kept, *ages]
    facets = [f for f in asked.facets if any(tells(s, f) for s in pool)]
    if asked.facets == ("education",) and lacks_licence(pool, asked.unnamed):
        return refuse([phrase("licence", a_role=with_article(role))], suggesting.about(index, role, asked.facets))
    if not _has_halves(asked) and (things := byname.untold(index, asked, pool)):
        return refuse([named_missing(things, asked, (), role)], suggesting.about(index, role))
    if facets and "path" not in facets and len(asked.facets) > 1:  # "become" went with another question
        asked = replace(asked, facets=tuple(f for f in asked.facets if f != "path"))
    if not leads_on(index, asked):
        facets = _with_entry(asked, facets, pool)
    elif not facets:  # other roles' documents tell who came from this one
        asked = replace(asked, facets=(), meant=True)
    if asked.facets and not facets and (instead := _instead(index, asked, pool)) is not None:
        asked = replace(asked, facets=instead, meant=bool(instead))
        facets = list(instead)
    missing = (
        []
        if (only_needs(asked) or asked.facets == ("path",)) and facets
        else [asked_for(f, role) for f in asked.facets if f not in facets]
    )
    if asked.facets and not facets and not asked.carried and (half := other_half(asked, index)) is not None:
        asked, facets = half, [f for f in half.facets if any(tells(s, f) for s in pool)]
    scope = [s for s in pool if "pay" not in asked.facets or tells(s, "pay")]
    asked = at_home(asked, scope)
    terms = terms_of(index, asked.terms, [context_stems(s) for s in pool], TELLS)
    absent = narrowing(index, asked, absent_words(index, asked, terms, scope), facets)
    ranked = by_relevance(index, asked, pool)
    seldom = seldom_told(index, asked, ranked)
    if seldom or _lacks(index, asked, ranked, terms, absent, facets):
        if (draft := twofold.told_half(index, asked, of_role(index, role, sources), of_part)) is not None:
            return draft
        absent, told_of = absent or _own_words(asked), facets
        lost = phrase(seldom) if seldom else named_missing(rarest(index, absent), asked, facets, role)
        if any(word[0].isdigit() or is_place(word, index) for word in absent if is_proper(word, asked.asked)):
            facets = [f for f in facets if f != "pay"]  # never the sum of another place or year
            pool = [s for s in pool if not MONEY.search(s.text)]
            ranked = [r for r in ranked if not MONEY.search(r.statement.text)]
        if not (facets and _has_halves(asked)):
            lacking = [*missing, lost] if not asked.facets or told_of else missing
            return refuse(lacking, suggesting.about(index, role, ("pay",) if seldom else ()))
        missing.append(lost)
    terms = [t for t in terms if any(not context_stems(s).isdisjoint(t.stems) for s in pool)]
    if asked.facets and not facets:
        return refuse(missing, suggesting.about(index, role, asked.facets))
    groups, ranked = grouped(index, asked, pool, facets, settings, ranked)
    if not any(g.chosen.statements for g in groups):
        return _nothing(index, asked, role, missing)
    return Draft(
        "partial" if missing else "answer",
        tuple(_lines(asked, groups, missing, terms)),
        tuple(missing),
        suggesting.about(index, role, {g.facet for g in groups} | set(asked.facets)),
        _confidence(ranked, terms, absent),
    )


def _with_entry(asked: Understanding, facets: list[str], pool: list[StoredStatement]) -> list[str]:
    """For "how does one become one?" also the education and the experience asked for, where little more is told; first what tells of them."""
    if asked.facets != ("path",) or asked.shape == "yesno" or asked.more:
        return facets
    ways = [s for s in pool if s.facet == "path" and not leads_up(s)]
    if len(ways) > _FEW_WAYS:
        return facets
    into = [f for f in ("education", "experience", *(() if facets else ("skills",))) if any(s.facet == f for s in pool)]
    return [*facets, *into] if any(tells(s, "education") for s in ways) else [*into, *facets]


def _instead(index: Index, asked: Understanding, pool: list[StoredStatement]) -> tuple[str, ...] | None:
    """What to look for where the facet asked for is told nowhere; None where that is what is missing.

    The words are looked for where the documents answer the question all the same. A facet that a word names while the
    whole question asks for another gives way to it ("what sort of person makes a good one?").
    """
    if asked.facets == ("fit",) and dict(asked.leaning).get("skills", 0.0) > _LEANS:
        return ("skills",) if any(s.facet == "skills" for s in pool) else None  # "what personality does one need?"
    if asked.carried or ("pay" in asked.facets and not asked.meant):
        return None
    if asked.terms and (asked.meant or is_answered(index, asked, by_relevance(index, asked, pool))):
        return ()
    if asked.meant or asked.nearness < _TOPIC or any(dict(asked.leaning).get(f, 0.0) > _LEANS for f in asked.facets):
        return None
    return (asked.topic,) if any(s.facet == asked.topic for s in pool) else None


def _nothing(index: Index, asked: Understanding, role: str, missing: list[str]) -> Draft:
    """No statement to show: all were shown before, or none answers."""
    if asked.more and asked.answered:
        return nothing_more(suggesting.about(index, role, asked.facets))
    lacking = [f"“{as_written(word, asked.asked)}” for {with_article(role)}" for word in asked.terms]
    return refuse(missing or lacking or [asked_for("summary", role)], suggesting.about(index, role))


def _has_halves(asked: Understanding) -> bool:
    """True for a question that asks two things, of which one may be told alone."""
    return JOINS.search(asked.text) is not None and asked.shape != "yesno"


def _lacks(
    index: Index, asked: Understanding, ranked: list[Ranked], terms: list[Term], absent: tuple[str, ...],
    facets: list[str],
) -> bool:  # fmt: skip
    """True where the documents do not tell what is asked: of pay any narrowing word that is absent, of two halves most words of
    one, else what is learned of answered questions."""
    if facets and _has_halves(asked):
        return bool(absent) and too_many(absent, terms, asked)
    if absent and "pay" in asked.facets:
        return True
    if not _own_words(asked) or (
        facets
        and not asked.meant
        and all(w not in absent and (is_proper(w, asked.asked) or is_place(w, index)) for w in asked.terms)
        and not lacks_figure(index, asked, ranked)
    ):
        return False  # nothing but a facet that is told, of a place that is told
    return not is_answered(index, asked, ranked)


def _own_words(asked: Understanding) -> tuple[str, ...]:
    """The words of a question that name its matter; where all are words that many questions have ("days off"), those."""
    return asked.terms or tuple(w for w in words(asked.unnamed) if w not in STOPWORDS and w not in _ASKING)[:_FEW_WORDS]


def _of_itself(pool: list[StoredStatement], asked: Understanding) -> list[StoredStatement]:
    """The pool without the sums of related occupations, unless those are asked for."""
    if "related" in (*asked.facets, asked.topic):
        return pool
    return [s for s in pool if not (s.facet == "related" and s.label and MONEY.search(s.text))]


def _with_unlabelled(pool: list[StoredStatement], facets: tuple[str, ...]) -> list[StoredStatement]:
    """The pool, what stands under no facet counted as work where work is asked and no section is named so."""
    if "duties" not in facets or any(s.facet == "duties" for s in pool):
        return pool
    return [replace(s, facet="duties") if s.facet in (None, "summary") else s for s in pool]


def _lines(asked: Understanding, groups: list[Group], missing: list[str], terms: list[Term]) -> list[Line]:
    lines: list[Line] = []
    if asked.shape == "yesno":
        groups = [
            replace(g, chosen=replace(g.chosen, statements=to_the_point(g.chosen.statements, terms))) for g in groups
        ]
    statements = [s for g in groups for s in g.chosen.statements]
    judged = how_strongly(asked, statements[0])
    if len(groups) == 1 and (heading := heading_of(statements, terms)):
        lines += [Line.words(f"**{escape(heading)}**"), BLANK]
    if len(statements) == 1:
        lines.append(Line((Piece(judged + shown(statements[0]), (statements[0],)),)))
    elif len(groups) == 1:
        above = heading_of(statements[:1], terms) if not lines and not dating(statements[0]) else ""
        lines += points(statements, judged or (f"**{escape(above)}** – " if above else ""))
    else:
        for group in groups:
            lines += [BLANK] if lines else []
            lines.append(Line.words(f"**{phrase(f'facet.{group.facet}')}**"))
            lines += [BLANK, *points(group.chosen.statements)]
    left = sum(g.chosen.left for g in groups)
    if left:
        lines += [BLANK, quote_line(phrase("more", count=left))]
    if missing:
        lines += [BLANK, quote_line(phrase("missing", missing=escape("; ".join(missing))))]
    return lines


def _confidence(ranked: list[Ranked], terms: list[Term], absent: tuple[str, ...]) -> float:
    top = ranked[0] if ranked else None
    if top is None:
        return 0.0
    covered = 1.0 - sum(t.weight for t in terms if t.word in absent) / (sum(t.weight for t in terms) or 1.0)
    return max(0.0, min(1.0, 0.4 * top.cosine + 0.6 * covered))
