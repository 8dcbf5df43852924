"""A question understood: which roles, which facets, which words are left, and what it carries over from before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chat import asking, telling
from chat.asking import Shape
from chat.filler import content_words
from chat.following import stands_aside, with_history, with_topic, written_out
from chat.idioms import said_plainly
from chat.language import glossed, language_of
from chat.matters import matters_of
from chat.meaning import (
    ELSEWHERE,
    asks_for_a_job,
    facet_that_stands_out,
    facets_by_meaning,
    leaning_of,
    may_ask_for_a_job,
)
from chat.mentions import masked, moved, sorted_out
from chat.namewords import pointed_out
from chat.question import Question
from chat.rolefinder import RoleFinder, finder_of
from chat.settling import settled, with_fields
from chat.spelling import mended, spelled_out
from chat.steering import without_steering
from ingest.index import Index

#: A facet this much less near than the nearest (as a share of it) is named by a word that means something else.
_STRAY = 0.5
#: Least nearness to a facet's questions at which a word names it in a question about no role.
_NAMED = 0.3
#: Least likelihood of a facet's matters at which a comparison asks for it, of those that can be set side by side.
_SHARE, _COMPARED = (
    0.45,
    frozenset("pay duties skills tools education experience outlook places challenges path fit".split()),
)
#: Words of a clause that asks nothing of its own, at most.
_FEW = 2
#: The roles compared, where they stand in a row.
_SIDES = re.compile(r"the role(?:\s*(?:,|/|or|and|vs\.?|versus|than|&|with)\s*(?:(?:an?|the)\s+)?the role)+")
#: How much of an earlier turn is read: what it was about stands at its beginning.
_TURN = 400


@dataclass(frozen=True, slots=True)
class Understanding:
    """``text`` is the question written out in full; ``carried`` tells that role or facet came from an earlier turn.

    ``roles`` are covered by the index, ``unknown`` are occupations named that are not, ``ambiguous`` the roles that a
    loose name ("the engineer") may mean. ``terms`` are the content words left, in lower case. ``unnamed`` is the
    question with "the role" in the place of every role's name; ``meant`` tells that the facet was told by meaning alone.
    ``recent`` are the roles spoken of so far, the latest last. ``leaning`` weighs facets (0 to 1) that a question without
    one comes near to; ``topic`` is the one it is nearest to (or ``elsewhere``), by ``nearness``. ``more`` asks to go on, after what the answers in ``answered`` have told. ``language`` is the
    question's, where that is not English; ``taken`` the role that a loose name was taken to mean.
    """

    text: str
    asked: str
    shape: Shape
    roles: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    loose: str = ""
    facets: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    carried: bool = False
    more: bool = False
    unnamed: str = ""
    meant: bool = False
    recent: tuple[str, ...] = ()
    leaning: tuple[tuple[str, float], ...] = ()
    answered: str = ""
    language: str = ""
    topic: str = ""
    nearness: float = 0.0
    taken: str = ""


def understand(question: Question, index: Index) -> Understanding:
    """Read the question in the light of the user's earlier turns."""
    finder = finder_of(index)
    before: Understanding | None = None
    answered: list[str] = []
    for turn in question.history[-12:]:
        if turn.role == "user" and turn.text.strip():
            now = _in_turn(_beginning(turn.text), before, finder, index)
            before = before if before is not None and stands_aside(now, index) else now
            answered = answered if before.more else []
        elif turn.role == "assistant" and before is not None:
            answered.append(turn.text)
            if before.shape == "fit" and not before.roles:
                fits = [m.roles[0] for m in finder.find(_beginning(turn.text)) if len(m.roles) == 1]
                before = replace(before, roles=tuple(fits[:1]), recent=(*before.recent, *fits[:1]))
    asked = _in_turn(question.text, before, finder, index)
    return replace(asked, answered=" ".join(" ".join(answered).split())) if asked.more else asked


def _beginning(turn: str) -> str:
    """The first words of an earlier turn."""
    words = " ".join(turn[: 4 * _TURN].split())
    return words if len(words) <= _TURN else words[:_TURN].rsplit(" ", 1)[0]


def _in_turn(text: str, before: Understanding | None, finder: RoleFinder, index: Index) -> Understanding:
    asked = _alone(text, finder, index, before.recent if before else ())
    if before is not None and not stands_aside(asked, index):
        asked = with_topic(with_history(asked, before), before, index)
        spoken = (*before.recent, *asked.roles)
        asked = replace(asked, recent=tuple(dict.fromkeys(reversed(spoken)))[:3][::-1])
    else:
        asked = replace(asked, recent=asked.roles)
    if asked.shape == "comparison":
        return _compared(asked, index)
    if asked.shape == "fit" or asked.shape in asking.OF_ITSELF or asked.more:
        return asked
    near = facets_by_meaning(asked.unnamed, index)
    topic = next(iter(near))
    asked = replace(asked, leaning=leaning_of(near), topic=topic, nearness=near[topic])
    if not asked.roles:
        return _of_nobody(asked, near)
    return _clause_by_clause(_without_stray(asked, near), index) if asked.facets else _by_meaning(asked, near, index)


def _compared(asked: Understanding, index: Index) -> Understanding:
    """With the facets that a comparison asks for in words of its own ("how different is the schooling?")."""
    if not asked.terms:
        return asked
    unnamed = _SIDES.sub("the role", asked.unnamed)
    facets = dict.fromkeys(asked.facets)
    for clause in asking.JOINS.split(unnamed):
        if asking.facets_of(clause)[0] or len(clause.split()) <= _FEW:
            continue
        facet = _facet_by_matters(clause.strip(), index)
        facets.update({facet: None} if facet else {})
    return replace(asked, facets=tuple(facets), meant=not asked.facets)


def _facet_by_matters(clause: str, index: Index) -> str | None:
    """The facet that a clause asks for by the matters it is likely about."""
    matters = matters_of(index)
    facet, share = next(iter(matters.of_facets(matters.asked(index.embed(clause))).items()))
    return facet if share >= _SHARE and facet in _COMPARED else None


def _of_nobody(asked: Understanding, near: dict[str, float]) -> Understanding:
    """Without the facets that words name in passing, where no role has them; those words are looked for then."""
    facets = tuple(f for f in asked.facets if near.get(f, 0.0) >= _NAMED)
    if facets == asked.facets or asked.unknown or asked.ambiguous:
        return replace(asked, facets=facets)
    return replace(
        asked, facets=facets, terms=content_words(asked.text, asking.facets_of(asked.text)[1] if facets else [])
    )


def _without_stray(asked: Understanding, near: dict[str, float]) -> Understanding:
    """Without facets that a word names and the whole question is far from ("is there a future, or only five years?")."""
    top = max(near.values())
    if (
        "experience" in asked.facets
        and asked.topic not in ("experience", ELSEWHERE)
        and not asking.EXPERIENCE.search(asked.text)
    ):
        asked = replace(asked, facets=tuple(f for f in asked.facets if f != "experience") or (asked.topic,))
    kept = tuple(f for f in asked.facets if near.get(f, top) >= _STRAY * top)
    return replace(asked, facets=kept) if kept and not (asked.carried or asking.JOINS.search(asked.text)) else asked


def _clause_by_clause(asked: Understanding, index: Index) -> Understanding:
    """With the facets of clauses that name theirs by meaning alone ("what is hard and what does it pay?")."""
    clauses = [c for c in asking.JOINS.split(asked.unnamed) if len(c.split()) > 2]
    if len(clauses) < 2:
        return asked
    facets = dict.fromkeys(asked.facets)
    for clause in clauses:
        if not asking.facets_of(clause)[0]:
            facet = facet_that_stands_out(facets_by_meaning(clause, index))
            facets.update({facet: None} if facet and facet != "summary" else {})
    return replace(asked, facets=tuple(facets))


def _by_meaning(asked: Understanding, near: dict[str, float], index: Index) -> Understanding:
    """The facet that the question comes near to where no word of it names one; its words are then spoken for."""
    facet = facet_that_stands_out(near)
    if facet is None and asked.carried and not asked.terms:
        facet = _facet_by_matters(asked.unnamed, index)
    if facet is None or (facet == "summary" and asked.terms):
        return asked
    asked = replace(asked, facets=(facet,) if facet != "summary" else (), meant=True)
    return replace(asked, text=written_out(replace(asked, text=asked.asked))) if asked.carried else asked


def _alone(text: str, finder: RoleFinder, index: Index, prefer: tuple[str, ...]) -> Understanding:
    asked = without_steering(text)
    language = language_of(asked)
    plain = glossed(asked, language) if language else asked.lower() if asked.isupper() else asked
    plain = plain if language else said_plainly(spelled_out(plain), index.says)
    kept = [(m.start, m.end) for m in finder.find(plain)]
    text = plain if language else mended(plain, index.lexical, kept, index.vocabulary)
    mentions = finder.find(text)
    if not (mentions or prefer or asking.tells_of_self(text)) or (len(mentions) == 1 and mentions[0].roles):
        mentions = with_fields(text, mentions, finder.fields(text, mentions))
    if asking.tells_of_self(text):
        mentions = [m for m in mentions if m.in_full]  # "I was a nurse", "a bunch of researchers" ask about nobody
        if asking.asks_which_job(text) and len(mentions) == 1:
            mentions = []  # "I get on with coders, what job is that?"
    everybody, mentions = mentions, telling.asked_about(mentions, text)
    seeks = not any(m.in_full for m in mentions) and asks_for_a_job(text, index, after=bool(prefer))
    if seeks:
        mentions = []  # "I like biology. Job ideas?"
    back = telling.points_back_from(text) if prefer else 0  # "A librarian could do that. How would I get into it?"
    mentions = [m for m in mentions if m.start >= back]
    taken = ""
    if not asking.asks_which_job(text):
        mentions, taken = settled(index, text, mentions, prefer)
    roles, unknown, ambiguous, loose = sorted_out(mentions, prefer)
    roles = roles or ((taken,) if taken else ())
    facets, spans = asking.facets_of(masked(text, mentions))
    shape = asking.shape_of(text, len(roles), len(unknown), _describes(text, index, bool(prefer)))
    if seeks and shape in ("open", "yesno", "figure"):
        shape = "fit"
    spans += [(m.start, m.end) for m in everybody if m.in_full or (m in mentions and (m.roles or m.words in unknown))]
    unnamed = masked(text, mentions, "the role")
    if taken and not mentions:
        unnamed, _ = pointed_out(index, text, taken)
    if shape == "fit":
        spans, unknown, ambiguous = [], (), ()
    elif (told := telling.told_first(text, max((m.start for m in mentions if m.in_full), default=0))) and (
        roles or prefer
    ):  # what somebody says of themselves is not looked for
        proper = asking.facets_of(masked(text, mentions)[told:])[0]
        own = content_words(text, [*spans, (0, told)])
        if shape == "comparison" or set(proper) - {"path"} or len(own) > 1:
            spans.append((0, told))
            unnamed = masked(text[told:], [moved(m, told) for m in mentions if m.start >= told], "the role").strip()
            facets = proper  # else one asks with what was told: "Never went to uni. Any chance of becoming one?"
        if shape not in ("comparison", "fit"):
            shape = asking.shape_of(text[told:], len(roles), len(unknown), False)
    terms = content_words(text, [*spans, (0, back)])
    full = text
    made = Understanding(
        full, asked, shape, roles, unknown, ambiguous, loose, facets, terms, unnamed=unnamed, taken=taken
    )
    if not language:
        return made
    return replace(made, language=language, text=written_out(made) if len(roles) == len(facets) == 1 else full)


def _describes(text: str, index: Index, after: bool) -> bool:
    """True where somebody tells of themselves and asks, if anything, what would suit them.

    ``after`` another question they must ask which job: else it is about the role spoken of.
    """
    if not asking.tells_of_self(text) or (after and not asking.asks_which_job(text)):
        return False
    asked = telling.proper(text)
    return not asked or asking.names_a_fit(asked) or may_ask_for_a_job(asked, index)
