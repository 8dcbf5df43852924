"""Follow-ups: what a question carries over from the turns before it."""

from __future__ import annotations

import re
from dataclasses import replace

from chat import asking
from chat.matters import facets_asked
from chat.meaning import ASIDE
from chat.prices import names_price
from chat.topics import topic_of
from chat.understanding import Understanding
from chat.wording import with_article
from ingest.index import Index
from ingest.roles import is_occupation
from prompts import phrase

#: What points at the role spoken of before.
_IT = re.compile(r"\b(?:it|one|that job|this job|that role|they|them|those)\b(?!['’])", re.I)

#: A question whose subject is the role spoken of before ("is it a nine to five thing?").
_OF_IT = re.compile(
    r"(?:and |so |but |ok |well )*(?:is|are|was|were) (?:it|they|that) (?:an?|the|really|like|mostly|usually)\b", re.I
)


#: Words up to which a question that does not point back may still be about the role spoken of before.
_SHORT = 30
#: ... or several, of which it would be a comparison.
_SHORTER = 8
#: Work at large, not one role ("which jobs pay best?").
_AT_LARGE = re.compile(
    r"\b(?:jobs|careers|roles|occupations|professions|industry|"
    r"(?:get|break|go|move|getting|going) in(?:to)? (?!(?:it|this|that|there|the)\b)\w+)\b",
    re.I,
)


#: Least likelihood that a question has nothing to do with careers at which it is none about what was spoken of.
_ASIDE = 0.6


def stands_aside(now: Understanding, index: Index) -> bool:
    """True for a question about something else altogether ("how do I bake bread?"), which leans on nothing before."""
    if now.roles or now.unknown or now.ambiguous or now.shape in asking.OF_ITSELF:
        return False
    if not now.terms or points_back(now.text):
        return False
    return facets_asked(index, now.unnamed)[ASIDE] >= _ASIDE


def points_back(question: str) -> bool:
    """True where words of a question point at what was said before."""
    return asking.CARRIES.search(question) is not None or asking.GOES_ON.match(question) is not None


def with_history(now: Understanding, before: Understanding) -> Understanding:
    """Carry role and facet over where the question leans on what was said before."""
    if now.shape in asking.OF_ITSELF:
        return now
    if asking.MORE.search(now.text) and before.roles:
        return replace(before, more=True, carried=True)
    back, at_large = points_back(now.text), _AT_LARGE.search(now.text) is not None
    leans = back or (len(now.text.split()) <= (_SHORT if len(before.roles) == 1 else _SHORTER) and not at_large)
    names_role = bool(now.roles or now.unknown or now.ambiguous)
    if len(now.roles) == 1 and before.roles and now.roles[0] not in before.roles and asking.THAN.search(now.text):
        return _carried(now, (*before.roles[-1:], *now.roles), now.facets or before.facets)
    if not names_role and len(before.recent) > 1:
        if asking.BOTH.search(now.text):
            return _carried(now, before.recent[-2:], now.facets or before.facets)
        if asking.OTHER.search(now.text):
            return _carried(now, before.recent[-2:-1], now.facets or before.facets)
    two_new = len(now.roles) > 1 and not asking.CARRIES.search(now.text)  # "data scientist or engineer?" asks anew
    if names_role and not now.facets and not now.terms and (before.facets or before.terms) and leans and not two_new:
        if len(now.roles) == len(before.roles) == 1 and before.terms and "the role" in before.unnamed:
            return _asked_of_another(now, before)
        now = replace(
            now, facets=before.facets, shape="comparison" if len(now.roles) > 1 else before.shape, carried=True
        )
    elif (
        not names_role
        and before.roles
        and now.shape != "fit"
        and (leans or (now.facets and (not at_large or "related" in now.facets)))
        and (_goes_on(now) or not _new_subject(now))
    ):
        roles = before.roles if len(before.roles) == 1 or now.facets or now.terms else before.roles[:1]
        shape = "comparison" if len(roles) > 1 else now.shape
        facets = now.facets or (before.facets if now.terms and _goes_on(now) else ())
        now = replace(now, roles=roles, shape=shape, facets=facets, carried=True, unnamed=_pointed_out(now.unnamed))
    elif before.unknown and not (names_role or before.roles) and _about_the_same(now):
        facets = before.facets if _goes_on(now) and not now.facets else now.facets
        now = replace(now, unknown=before.unknown, facets=facets, carried=True, unnamed=_pointed_out(now.unnamed))
    elif leans and not names_role and not before.roles and now.shape != "fit":
        now = replace(now, ambiguous=before.ambiguous, loose=before.loose)
    return replace(now, text=written_out(now)) if now.carried else now


def _asked_of_another(now: Understanding, before: Understanding) -> Understanding:
    """The question before, of another role ("do guards work nights?", "and bailiffs?")."""
    text = before.unnamed.replace("the role", with_article(now.roles[0]))
    return replace(
        before, text=text, asked=now.asked, roles=now.roles, loose="", unnamed=before.unnamed, taken="", carried=True
    )


def with_topic(now: Understanding, before: Understanding, index: Index) -> Understanding:
    """Carry over the document that the question before was about, where this one names neither a role nor another document."""
    if before.roles or now.roles or now.unknown or now.carried or now.shape not in ("open", "yesno", "figure"):
        return now
    if not points_back(now.text) or topic_of(index, now.text) or (topic := topic_of(index, before.text)) is None:
        return now
    return replace(now, text=f"{now.text.rstrip('?!. ')} ({topic.names[0]})?", carried=True, ambiguous=())


def _carried(now: Understanding, roles: tuple[str, ...], facets: tuple[str, ...]) -> Understanding:
    now = replace(now, roles=roles, facets=facets, shape="comparison" if len(roles) > 1 else now.shape, carried=True)
    return replace(now, text=written_out(now))


def _pointed_out(unnamed: str) -> str:
    """The question with "the role" for the word that points at it ("is there anything like it?")."""
    return _IT.sub("the role", unnamed, count=1)


def _new_subject(now: Understanding) -> bool:
    """True where the question brings an occupation of its own ("what does a plumber earn?")."""
    if _OF_IT.match(now.text):
        return False
    return any(
        is_occupation(term) and re.search(rf"\b(?:an?)\s+(?:\w+\s+)?{re.escape(term)}\b", now.text, re.I)
        for term in now.terms
    )


def _about_the_same(now: Understanding) -> bool:
    """True where words point at the occupation spoken of ("what do they earn?"), go on ("in Berlin?") or name a facet alone."""
    if now.shape == "fit":
        return False
    return (
        _IT.search(now.text) is not None
        or _goes_on(now)
        or (bool(now.facets) and not now.terms and points_back(now.text))
    )


def _goes_on(now: Understanding) -> bool:
    """True for "in Berlin?" and "and at a startup?": a part of what was asked before, no question of its own."""
    return asking.GOES_ON.match(now.text) is not None


def written_out(now: Understanding) -> str:
    """The question with what it carries over from earlier turns in its words."""
    spoken_of = now.roles or now.unknown
    if len(spoken_of) == 1 and len(now.facets) == 1 and not now.terms and not names_price(now.text):
        return phrase(f"question.{now.facets[0]}", a_role=with_article(spoken_of[0]))
    asked = now.text.rstrip("?!. ")
    names = " and ".join(map(with_article, spoken_of))
    topic = ", ".join(phrase(f"facet.{facet}").lower() for facet in now.facets) if not (now.roles and now.terms) else ""
    return f"{asked} ({names}{': ' + topic if topic else ''})" if names else now.text
