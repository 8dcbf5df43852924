"""The built-in answerer: an answer composed from the documents' own statements, without a language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chat import about_role, atlarge, comparing, entrylevel, fitting, general, suggesting, superlatives
from chat.answerable import is_aside, likelihood
from chat.asking import points_nowhere, tells_of_self
from chat.conflicts import contradicting
from chat.described import likely
from chat.draft import BLANK, Draft, quote_line
from chat.evidence import in_passages, of_role
from chat.meaning import ELSEWHERE
from chat.reading import of_role as of_role_described
from chat.refusal import anything_on, clarify, refuse, said
from chat.relevance import by_relevance
from chat.retriever import Hit
from chat.terms import stems_of
from chat.topics import is_named, topic_for, topic_of
from chat.understanding import Understanding
from chat.wording import escape, with_article
from ingest.index import Index
from ingest.lexical import words
from ingest.roles import is_occupation
from ingest.settings import Settings
from ingest.stored import StoredStatement
from prompts import phrase

#: Least nearness to a facet's questions at which one without a role asks for that facet of nothing in particular.
_TOPIC = 0.7
#: How much likelier (e to this) a document about no role must answer than what is told of the role spoken of before.
_LIKELIER = 2.25
#: Least likelihood of the role that a question describes, and where other documents tell something as well.
_LIKELY, _LIKELY_BESIDE = 0.3, 0.75
#: Least likelihood of an answer about a role that is described and not named.
_SURE = 0.67
#: ... and where that role is as good as named.
_ENOUGH, _AS_NAMED = 0.5, 0.9
#: What the confidence counts where a loose name was taken to mean a role, and where no role is named.
_TAKEN, _OF_NONE = 0.7, 0.8
#: So many words of its own tell what a question that points at something is about.
_OF_ITSELF = 2
#: How much likelier (e to this) another role's statement may answer than the best of the one that is described.
_ODDS = 1.0


def compose(
    index: Index, asked: Understanding, hits: Sequence[Hit], settings: Settings, sources: tuple[str, ...] = ()
) -> Draft:
    """The draft of an answer to a question as understood, from the passages found and the roles it names."""
    draft = said(index, asked) or _of_all_roles(index, asked, sources)
    draft = draft or _of_role_meant(index, asked, hits, settings, sources)
    draft = draft or _from_documents(index, asked, hits, settings, sources)
    if contradicting([s for line in draft.lines for piece in line.pieces for s in piece.statements]):
        draft = replace(draft, lines=(*draft.lines, BLANK, quote_line(phrase("conflict"))))
    if draft.kind in ("answer", "partial"):
        draft = replace(draft, confidence=draft.confidence * _sureness(asked))
    if notice := _notice(asked, draft):
        draft = replace(draft, lines=(quote_line(notice), BLANK, *draft.lines))
    return draft


def _sureness(asked: Understanding) -> float:
    """How much an answer's confidence counts: less where no role is named, and less still where a loose name was taken to mean one."""
    return _TAKEN if asked.taken else 1.0 if asked.roles else _OF_NONE


def _of_all_roles(index: Index, asked: Understanding, sources: tuple[str, ...]) -> Draft | None:
    """What ranks all roles, or lists those that ask no degree, where that is asked; None where it is not, or cannot be told."""
    if asked.roles:
        return None
    ranked = superlatives.facets_ranked(asked.text) or superlatives.facets_ranked(asked.asked)
    if ranked and (draft := superlatives.answer(index, ranked, sources)):
        return draft
    if not (asked.unknown or asked.carried or tells_of_self(asked.text)) and entrylevel.asks(asked.text, asked.terms):
        return entrylevel.answer(index, sources)
    return None


def _of_role_meant(
    index: Index, asked: Understanding, hits: Sequence[Hit], settings: Settings, sources: tuple[str, ...]
) -> Draft | None:
    """What is told of the one role that a question describes without naming one, and that it was taken so.

    None where another document tells more of what is asked.
    """
    if asked.roles or asked.unknown or asked.ambiguous or not asked.terms:
        return None
    if asked.shape not in ("open", "yesno", "figure") or is_aside(index, asked):
        return None
    if topic_of(index, asked.text) or topic_for(index, asked.text):
        return None
    found = in_passages(index, [h.passage.row for h in hits], sources)
    general = [s for s in found if s.role is None]
    role, share = next(iter(likely(index, asked.text).items()), ("", 0.0))
    if share < (_LIKELY_BESIDE if general else _LIKELY):
        return None
    own = of_role(index, role, sources)
    told = _best(index, asked, own)
    if told < _best(index, asked, general) or told + _ODDS < _best(index, asked, found):
        return None
    of_it = of_role_described(asked, role, index)
    if likelihood(index, of_it, by_relevance(index, of_it, own)) < (_SURE if share < _AS_NAMED else _ENOUGH):
        return None
    draft = about_role.answer(index, of_it, role, settings, sources)
    if draft.kind not in ("answer", "partial"):
        return None
    return replace(draft, lines=(quote_line(_taken(role)), BLANK, *draft.lines))


def told_at_large(
    index: Index, asked: Understanding, alone: Understanding, hits: Sequence[Hit], sources: tuple[str, ...]
) -> bool:
    """True where a document about no role answers a question clearly better than what is told of the roles spoken of before.

    ``asked`` is the question read after the others, ``alone`` without them, ``hits`` what was found for that.
    """
    general = [s for s in in_passages(index, [h.passage.row for h in hits], sources) if s.role is None]
    of_them = [s for role in asked.roles for s in of_role(index, role, sources)]
    return _best(index, alone, general) > _best(index, asked, of_them) + _LIKELIER


def _best(index: Index, asked: Understanding, statements: list[StoredStatement]) -> float:
    """The score of the statement that answers best."""
    return next((r.score for r in by_relevance(index, asked, statements)), float("-inf"))


def _notice(asked: Understanding, draft: Draft) -> str:
    """How the question was understood, where that is not how it was put."""
    notices = [phrase("english", language=asked.language)] if asked.language else []
    if draft.kind != "meta" and (asked.carried or (asked.language and asked.text != asked.asked)):
        notices.append(phrase("understood", question=escape(asked.text)))
    elif draft.kind != "meta" and (role := asked.taken or _named_otherwise(asked)):
        notices.append(_taken(role))
    return " ".join(notices)


def _named_otherwise(asked: Understanding) -> str:
    """The one role a question is about, where it calls it by quite another name ("data engineer" for a Data Scientist)."""
    if len(asked.roles) != 1:
        return ""
    role = asked.roles[0]
    heads = " ".join(word for word in words(role) if is_occupation(word)) or role
    return role if stems_of(heads).isdisjoint(stems_of(asked.asked)) else ""


def _taken(role: str) -> str:
    """The role that a question was taken to be about."""
    return phrase("meant", role=escape(with_article(role)))


def _from_documents(
    index: Index, asked: Understanding, hits: Sequence[Hit], settings: Settings, sources: tuple[str, ...]
) -> Draft:
    if not (asked.roles or asked.unknown or asked.carried or len(asked.terms) > _OF_ITSELF) and points_nowhere(
        asked.text, asked.shape
    ):
        return clarify(index, asked)
    if asked.unknown and not (asked.roles or asked.carried) and topic_for(index, asked.text):
        return general.answer(index, asked, hits, settings, sources)
    if asked.shape == "fit" and not is_named(index, asked.text):
        return fitting.answer(index, asked, hits, settings, sources)
    if not asked.roles and not asked.unknown and _underspecified(asked):
        if not asked.ambiguous and asked.facets != ("pay",) and topic_of(index, asked.text):
            return general.answer(index, asked, hits, settings, sources)
        return clarify(index, asked)
    if asked.unknown and not asked.roles:
        if (asked.carried or not asked.facets) and (
            draft := _told_of(asked, general.answer(index, asked, hits, settings, sources))
        ):
            return draft
        return refuse(
            anything_on(asked.unknown),
            suggesting.nearest(index, [h.passage.row for h in hits[:6]], asked.facets),
        )
    if len(asked.roles) + len(asked.unknown) > 1:
        return comparing.answer(index, asked, settings, sources)
    if asked.roles:
        draft = about_role.answer(index, asked, asked.roles[0], settings, sources)
        return atlarge.answer(index, asked, draft, settings, sources) or draft
    return general.answer(index, asked, hits, settings, sources)


def _told_of(asked: Understanding, draft: Draft) -> Draft | None:
    """The draft, where its first statement speaks of the occupation that no document is about ("how long does a recruiter read a CV?")."""
    first = next((s for line in draft.lines for piece in line.pieces for s in piece.statements), None)
    named = frozenset().union(*map(stems_of, asked.unknown))
    return draft if draft.kind == "answer" and first and named <= stems_of(first.text) else None


def _underspecified(asked: Understanding) -> bool:
    """True for a loose name ("the engineer") and for a facet of nothing in particular ("what does it pay?")."""
    if asked.ambiguous or not (asked.facets or asked.terms):
        return True
    if (asked.facets or (asked.topic != ELSEWHERE and asked.nearness >= _TOPIC)) and len(asked.terms) <= (
        asked.nearness >= _TOPIC
    ):
        return True
    return bool(asked.facets) and len(asked.terms) == 1 and len(asked.text.split()) <= 4 and asked.shape == "yesno"
