"""What an answer about one role shows, in groups: what answers best, or one group a facet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chat import choosing
from chat.asking import JOINS
from chat.bestpaid import best_paid
from chat.choosing import Chosen
from chat.cues import tells
from chat.durations import asks_how_long, tells_how_long
from chat.evidence import RATING, Ranked, rank, sums_first, untold, with_figures
from chat.figures import MONEY
from chat.inquiries import SHARE
from chat.need import asks_for_extras, is_extra
from chat.onward import leads_on, leads_up
from chat.opening import opening
from chat.relevance import by_relevance
from chat.terms import stems_of
from chat.understanding import Understanding
from chat.variants import ASKS_KINDS, kinds
from chat.wording import named_only
from ingest.index import Index
from ingest.lexical import stem
from ingest.passages import is_prose
from ingest.settings import Settings
from ingest.stored import StoredStatement

#: So many kinds of a role make a list of them.
_SEVERAL = 2
#: How much longer a list of kinds may be than other answers.
_KINDS = 1.3
#: Statements on how long something takes that are shown where that is asked.
_STRETCHES = 2
#: What of pay only sums answer.
_WEIGHS = re.compile(
    r"\b(?:more|less|better|worse|over|above|under|below|enough|rich|well[ -]paid|good money)\b|\d", re.I
)
_COUNTS = re.compile(r"\bhow many\b", re.I)
#: If one of so many that tell of pay gives a sum, all that are shown do.
_FIRST = 3
#: How far below the best a sum may lie: one too many is worse than one too few.
_PAY = 1.4
#: Facet of bare names and ratings -> the facets of questions that those answer.
_TOLD_BARE = {
    "names": {"names", "related"},
    "related": {"related", "path"},
    "tools": {"tools"},
    "skills": {"skills", "fit"},
    "fit": {"fit", "skills", "challenges"},
}
#: Those of them that are names of occupations.
_NAMES = frozenset(("names", "related"))
#: Facets of which no share of an inquiry among people tells.
_WITHOUT_SHARES = frozenset(("duties", "summary", "tools", "places", "challenges"))
#: Facets of an answer to "tell me about ...".
_OVERVIEW = ("summary", "duties", "skills", "pay")
#: Facets that documents tell in sections of other names as well ("Required skills: ... Python").
_ACROSS = frozenset(("tools", "education", "experience", ""))


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one facet; without a name where they are shown together."""

    facet: str
    chosen: Chosen


def grouped(
    index: Index, asked: Understanding, pool: list[StoredStatement], facets: list[str], settings: Settings,
    relevant: list[Ranked] | None = None,
) -> tuple[list[Group], list[Ranked]]:  # fmt: skip
    """The groups that answer a question on a role from what is told of it, and the ranking they were chosen from.

    ``relevant`` is the pool by relevance, where that is known.
    """
    relevant = relevant or by_relevance(index, asked, pool)
    if not asked.more and (sums := best_paid(relevant, asked)):
        return [Group("", Chosen(sums))], relevant
    return (
        _extras(asked, untold(relevant, asked), facets, settings)
        or _kinds(index, asked, pool, settings)
        or _by_relevance(asked, relevant, facets, settings)
        or _by_facet(index, asked, pool, facets, settings)
    )


def _extras(
    asked: Understanding, relevant: list[Ranked], facets: list[str], settings: Settings
) -> tuple[list[Group], list[Ranked]] | None:
    """All that is welcome and no must, of the facets asked for, where that is asked; None where nothing is called so."""
    if not asks_for_extras(asked):
        return None
    extras = [
        r for r in relevant if is_extra(r.statement) and (not facets or any(tells(r.statement, f) for f in facets))
    ]
    return ([Group("", choosing.whole_list(extras, settings.words))], extras) if extras else None


def _by_relevance(
    asked: Understanding, relevant: list[Ranked], facets: list[str], settings: Settings
) -> tuple[list[Group], list[Ranked]] | None:
    """What answers best, whatever it tells; None where a facet is asked for and nothing in particular of it."""
    if not (asked.terms or (asked.meant and not asked.facets and asked.topic == "path")):
        return None
    ranked = _without_shares_beside(_without_bare_beside(untold(relevant, asked), asked), facets)
    if facets == ["pay"] and not (
        asked.meant
        or (asked.shape == "yesno" and not _WEIGHS.search(asked.text))
        or asks_how_long(asked.text)
        or (_COUNTS.search(asked.text) and not JOINS.search(asked.text))
    ):
        told = [r for r in ranked if tells(r.statement, "pay")] or ranked
        sums = [r for r in told if MONEY.search(r.statement.text)]
        ranked = sums if any(r in sums for r in told[:_FIRST]) else told
    if "pay" in facets:
        ranked = _of_the_label(ranked, asked)
        ranked = [r for r in ranked if r.score >= ranked[0].score - _PAY or not MONEY.search(r.statement.text)]
    if not ranked:
        return [], []
    words = settings.words * (2 if asked.more else 1)
    chosen = choosing.most_relevant(ranked, words, facets, several=asked.shape == "open")
    if _leaves_out(chosen, untold(relevant, asked), asked, facets):
        return None
    return [Group("", chosen)], ranked


def _leaves_out(chosen: Chosen, every: list[Ranked], asked: Understanding, facets: list[str]) -> bool:
    """True where a sum is asked beside something else, and is told, yet what answers best tells none of it."""
    if asked.shape != "figure" or "pay" not in facets or len(facets) < 2 or asked.meant or asked.more:
        return False
    told = any(tells(r.statement, "pay") for r in every)
    return told and not any(tells(s, "pay") for s in chosen.statements)


def _without_bare_beside(ranked: list[Ranked], asked: Understanding) -> list[Ranked]:
    """The ranking without bare names and ratings beside what is told in words, unless what is asked is near to what they tell."""
    near = {*asked.facets, asked.topic}

    def is_idle(r: Ranked) -> bool:
        s = r.statement
        wanted = near & _TOLD_BARE.get(s.facet or "", near)
        if is_prose(s.text) or (wanted and not (asked.shape == "yesno" and s.facet == "skills")):
            return False
        if s.facet in _NAMES:
            return True
        return r.words == 0 and (s.facet == "tools" or RATING.search(s.text) is not None)

    return [r for r in ranked if not is_idle(r)] or ranked


def _without_shares_beside(ranked: list[Ranked], facets: list[str]) -> list[Ranked]:
    """The ranking without shares of an inquiry among people, where nothing is asked for that such shares tell."""
    if not facets or not _WITHOUT_SHARES.issuperset(facets):
        return ranked
    return [r for r in ranked if not SHARE.search(r.statement.text)] or ranked


def _of_the_label(ranked: list[Ranked], asked: Understanding) -> list[Ranked]:
    """The ranking without the other sums of a list whose item for all that is asked comes first ("Computer science teachers")."""
    wanted = {stem(term) for term in asked.terms}
    first = ranked[0].statement if ranked else None
    if first is None or not wanted <= stems_of(first.label):
        return ranked
    beside = {r.statement.row for r in ranked if r.statement.label and r.statement.group == first.group}
    return [r for r in ranked if r.statement.row not in beside or wanted <= stems_of(r.statement.label)]


def _by_facet(
    index: Index, asked: Understanding, pool: list[StoredStatement], facets: list[str], settings: Settings
) -> tuple[list[Group], list[Ranked]]:
    """Statements chosen per facet; an overview where none is asked for."""
    ranked = untold(rank(index, asked, pool, ()), asked)
    budget = settings.words * (3 if asked.more else 1)
    wanted = facets or [f for f in _OVERVIEW if any(s.facet == f for s in pool)] or [""]
    share = max(30, budget // len(wanted))
    groups: list[Group] = []
    for facet in wanted:
        above = {s.row for g in groups for s in g.chosen.statements}
        told = [r for r in ranked if (not facet or tells(r.statement, facet)) and r.statement.row not in above]
        told = _own_first(told, asked)
        if facet == "path" and not leads_on(index, asked):
            told = [r for r in told if not leads_up(r.statement)] or told
        if facet not in _ACROSS or asked.facets == ("path",):
            told = [r for r in told if r.statement.facet == facet] or told
        if facet == "pay":
            chosen = choosing.best(sums_first(told, asked.asked), budget, most=5)
        elif not asked.facets:
            chosen = choosing.best(told, share, most=2)
        elif asked.shape == "figure" and (figures := with_figures(told, asked)):
            chosen = choosing.best(figures, budget, most=3)
        else:
            chosen = choosing.whole_list(
                told, share if len(wanted) > 1 else budget, 24 if asked.more else choosing.LONGEST_LIST
            )
        first = opening(pool, asked.roles[0]) if facet in ("summary", "duties") and not asked.more else None
        if first and first.row not in above:
            rest = tuple(s for s in chosen.statements if s.row != first.row)
            chosen = replace(chosen, statements=(first, *rest))
        if facet == "related" and (named := [r for r in told if r.statement.label and r.statement.facet == facet]):
            names = [named_only(r.statement) for r in sorted(named, key=lambda r: r.statement.row)]
            chosen = choosing.as_many(names[: choosing.LONGEST_LIST], budget)
        groups.append(Group(facet, chosen))
    return [g for g in _with_duration(groups, ranked, asked) if g.chosen.statements], ranked


def _with_duration(groups: list[Group], ranked: list[Ranked], asked: Understanding) -> list[Group]:
    """Where it is asked how long something takes, the statements of one section that say so best are among those shown."""
    told = [r.statement for r in ranked if tells_how_long(r.statement.text)]
    if not (groups and told and asks_how_long(asked.text)):
        return groups
    lasting = [s for s in told[:_STRETCHES] if (s.source, s.section) == (told[0].source, told[0].section)]
    first, *rest = groups
    others = [s for s in first.chosen.statements if s not in lasting]
    lasting = [s for s in lasting if not any(s in g.chosen.statements for g in rest)]
    return [Group(first.facet, replace(first.chosen, statements=(*lasting, *others))), *rest]


def _own_first(told: list[Ranked], asked: Understanding) -> list[Ranked]:
    """What stands in the documents on the role itself, where anything does; what others say of it repeats that."""
    return [r for r in told if r.statement.role in asked.roles] or told


def _kinds(
    index: Index, asked: Understanding, pool: list[StoredStatement], settings: Settings
) -> tuple[list[Group], list[Ranked]] | None:
    """What kinds of the role there are, where that is asked and a document tells several apart."""
    if not ASKS_KINDS.search(asked.unnamed) or asked.more:
        return None
    role = asked.roles[0]
    told = kinds(pool, role, next((r.aliases for r in index.roles() if r.name == role), ()))
    if len(told) < _SEVERAL:
        return None
    chosen = choosing.as_many(told, round(_KINDS * settings.words))
    return [Group("", chosen)], rank(index, asked, told, ())
