"""Answers about no role in particular: the field, or whatever the documents tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chat import byname, choosing, suggesting
from chat.answerable import is_answered, is_aside, likelihood
from chat.cues import tells
from chat.draft import BLANK, Draft, Line, Piece, point, points
from chat.evidence import Ranked, in_passages, rank
from chat.lacking import as_written
from chat.need import how_strongly
from chat.refusal import anything_on, off_topic, refuse
from chat.relevance import by_relevance
from chat.retriever import Hit
from chat.seldom import seldom_told
from chat.terms import Term, context_stems, overlap, own_stems, stems_of, terms_of, unsupported
from chat.topics import asks_for_all, topic_for, topic_of
from chat.understanding import Understanding
from chat.wording import escape, plain, shown
from ingest.index import Index
from ingest.settings import Settings
from ingest.stored import StoredStatement
from ingest.topics import Topic
from prompts import phrase

#: Least likelihood of an answer where a document is about the question.
_OF_ITS_OWN = 0.35
#: How much better another document must say it than the one the question is about.
_OF_TOPIC = 1.5
#: What a sentence gains that says what a thing is, where that is asked.
_DEFINITION = 2.0
#: How far below the best a statement on pay may lie.
_PAY = 1.4
#: What asks about more than one.
_OF_SEVERAL = re.compile(r"\b(?:or|than|versus|vs|which|who|whose|compar\w+|differen\w+|most|best|better)\b", re.I)
_WHAT_IS = re.compile(r"^(?:so |ok )?(?:what|wat|wot)(?:['’]?s| is| are| does)\b|^(?:explain|define)\b", re.I)
_DEFINES = re.compile(r"\s(?:is|are|refers to|means|describes)\s")


def answer(
    index: Index, asked: Understanding, hits: Sequence[Hit], settings: Settings, sources: tuple[str, ...]
) -> Draft:
    """The best statements of the passages found, and of the document the question is about where there is one.

    A refusal where they do not bear out the question's words.
    """
    topic = topic_of(index, asked.text) or (
        topic_for(index, asked.text) if asked.unknown and not asked.carried else None
    )
    if topic and (draft := _of_topic(index, asked, topic, settings, sources)):
        return draft
    own = {p.row for p in index.passages_from(topic.source)} if topic else set()
    statements = in_passages(index, sorted({*own, *(h.passage.row for h in hits)}), sources)
    terms = terms_of(index, asked.terms, [context_stems(s) for s in statements])
    ranked = by_relevance(index, asked, statements)
    if topic:
        ranked = _of_document(ranked, topic, asked)
    seldom = seldom_told(index, asked, ranked)
    things = byname.untold(index, asked, statements)
    answered = likelihood(index, asked, ranked) >= _OF_ITS_OWN if topic else is_answered(index, asked, ranked)
    if things:
        near = suggesting.nearest(index, [h.passage.row for h in hits[:6]], asked.facets)
        return refuse(anything_on([as_written(word, asked.asked) for word in things]), near)
    if not answered or (seldom and not topic):
        return _refusal(index, asked, hits, terms, ranked, seldom)
    ranked = _defining(ranked, asked, terms)
    if "pay" in asked.facets:  # one sum too many is worse than one too few
        ranked = [r for r in ranked if r.score >= ranked[0].score - _PAY]
        if not _OF_SEVERAL.search(asked.text):  # nor another role's
            ranked = [r for r in ranked if r.statement.role == ranked[0].statement.role]
        if asked.unknown:
            ranked = _of_no_covered_role(index, ranked) or ranked
    chosen = choosing.most_relevant(ranked, settings.words, several=asked.shape == "open")
    first = chosen.statements[0]
    of_it = not unsupported(terms, [context_stems(first)]) and (
        not asked.facets or any(tells(first, f) for f in asked.facets)
    )
    word = how_strongly(asked, first) if of_it else ""
    lines = _role_by_role(chosen.statements, word)
    suggestions = suggesting.nearest(index, [s.passage for s in chosen.statements], asked.facets)
    if topic and first.source == topic.source:
        others = in_passages(index, [p.row for p in index.passages_from(topic.source)], sources)
        suggestions = suggesting.of_topic(topic, [s for s in others if s.section != first.section])
    return Draft("answer", tuple(lines), (), suggestions, 0.5 * ranked[0].words + 0.5 * max(0.0, ranked[0].cosine))


def _of_no_covered_role(index: Index, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Without the statements that name a role the documents cover: that is not the one asked about."""
    names = [role.name.lower() for role in index.roles()]

    def names_one(words: str) -> bool:
        return any(name in words and re.search(rf"\b{re.escape(name)}", words) for name in names)

    return [r for r in ranked if not names_one(r.statement.text.lower())]


def _of_document(ranked: Sequence[Ranked], topic: Topic, asked: Understanding) -> list[Ranked]:
    """What the topic's document says, unless another says it much better or tells alone what is asked for; all of the ranking then."""
    own = [r for r in ranked if r.statement.source == topic.source]
    if not own or (asked.facets and not any(tells(r.statement, f) for r in own for f in asked.facets)):
        return list(ranked)
    return own if asked.unknown or own[0].score >= ranked[0].score - _OF_TOPIC else list(ranked)


def _of_topic(
    index: Index, asked: Understanding, topic: Topic, settings: Settings, sources: tuple[str, ...]
) -> Draft | None:
    """The document a question is about as a whole, or the section it names; None where it asks for something of its own."""
    rows = [p.row for p in index.passages_from(topic.source)]
    statements = in_passages(index, rows, sources)
    ranked = rank(index, asked, statements, ())
    named = stems_of(" ".join(topic.names))
    asked_words = stems_of(asked.text) - stems_of(topic.names[0])
    headed = [r for r in ranked if (h := stems_of(r.statement.section[-1])) and h <= asked_words and not h <= named]
    whole = any(stems_of(asked.text) == stems_of(name) for name in topic.names) or asks_for_all(asked.text)
    if not headed and not (whole and all(stems_of(t) <= named for t in asked.terms)):
        return None
    if headed:
        chosen = choosing.whole_list(sorted(headed, key=lambda r: r.statement.row), settings.words)
    else:
        openings = {s.section: s for s in reversed(statements)}
        chosen = choosing.as_many(sorted(openings.values(), key=lambda s: s.row), settings.words)
    if not chosen.statements:
        return None
    shown_here = {s.section for s in chosen.statements} if headed else set()
    suggestions = suggesting.of_topic(topic, [s for s in statements if s.section not in shown_here])
    return Draft("answer", tuple(point(s) for s in chosen.statements), (), suggestions, 0.5 + 0.5 * ranked[0].cosine)


def _defining(ranked: list[Ranked], asked: Understanding, terms: Sequence[Term]) -> list[Ranked]:
    """For "what is X?" the sentences first that say what X is."""
    if not _WHAT_IS.match(asked.text) or not asked.terms:
        return ranked
    told = [t for t in terms if any(not own_stems(r.statement).isdisjoint(t.stems) for r in ranked)]
    raised = []
    for r in ranked:
        opening = _DEFINES.split(plain(r.statement), 1)
        defines = len(opening) > 1 and len(opening[0].split()) <= 6 and overlap(told, stems_of(opening[0])) >= 0.6
        raised.append(replace(r, score=r.score + _DEFINITION) if defines else r)
    return sorted(raised, key=lambda r: (-round(r.score, 6), r.statement.row))


def _role_by_role(statements: Sequence[StoredStatement], word: str) -> list[Line]:
    """The statements under the roles they are about, that of the best first; ``word`` before the first of all."""
    by_role: dict[str | None, list[StoredStatement]] = {}
    for statement in statements:
        by_role.setdefault(statement.role, []).append(statement)
    lines: list[Line] = []
    for role, told in by_role.items():
        if len(statements) == 1:
            return [Line((Piece(word + _subject(told[0]) + shown(told[0]), (told[0],)),))]
        if len(told) == 1 or not any(map(_subject, told)):
            lines += points(told, word + _subject(told[0]))
        else:
            lines += [
                *([BLANK] if lines else []),
                Line.words(f"**{escape(role or '')}**"),
                BLANK,
                *points(told, word),
                BLANK,
            ]
        word = ""
    return lines


def _subject(statement: StoredStatement) -> str:
    """The role a statement is about, where its own words do not say so."""
    role = statement.role
    if role is None or role.lower() in " ".join(statement.text.lower().split()):
        return ""
    return f"**{escape(role)}** – "


def _refusal(
    index: Index,
    asked: Understanding,
    hits: Sequence[Hit],
    terms: Sequence[Term],
    ranked: Sequence[Ranked],
    seldom: str,
) -> Draft:
    near = suggesting.nearest(index, [h.passage.row for h in hits[:6]], asked.facets)
    if asked.unknown:
        return refuse(anything_on(asked.unknown), near)
    absent = unsupported(terms, (context_stems(r.statement) for r in ranked))
    if seldom and not is_aside(index, asked):
        return refuse([phrase(seldom)], near)
    if asked.facets and absent:
        return refuse(anything_on(absent), near)
    return off_topic(near, absent or asked.terms)
