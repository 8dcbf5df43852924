"""What a document about no role tells of a matter that is asked of one: said to be told of work at large."""

from __future__ import annotations

import re
from dataclasses import replace

from chat import choosing, suggesting
from chat.answerable import is_answered
from chat.draft import BLANK, Draft, Line, points
from chat.evidence import in_passages
from chat.mentions import Mention
from chat.refusal import asked_for, listed
from chat.relevance import by_relevance
from chat.rolefinder import finder_of
from chat.terms import stems_of
from chat.topics import topic_of
from chat.understanding import Understanding
from chat.wording import escape
from ingest.index import Index
from ingest.settings import Settings
from ingest.stored import StoredStatement
from ingest.topics import Topic
from prompts import phrase

#: Share of an answer's words that go to what is told of no role.
_SHARE = 0.6
#: Whoever works, or looks for work, at whatever.
_ANYBODY = "worker candidate applicant student beginner"
#: The role in a question, with what joins it to the rest ("as the role").
_ROLE = re.compile(
    r"(?:\b(?:as|for|of|by|like|to be(?:come)?|being|becoming|be|become)\s+)?(?:\ban?\s+|\bthe\s+)?\bthe roles?\b(?:['’]s)?", re.I
)  # fmt: skip


def answer(
    index: Index, asked: Understanding, draft: Draft, settings: Settings, sources: tuple[str, ...]
) -> Draft | None:
    """The answer of the document that is about the matter, with what is missing named, where the draft about the role is a
    refusal or has no advice of the role's own.

    None where no document is, where it does not answer, and where pay, education or the like is asked: those are each role's own.
    """
    missing = _missing(asked, draft)
    if not missing or asked.unknown or not {"practice"}.issuperset(asked.facets):
        return None
    text = " ".join(_ROLE.sub(" ", asked.unnamed).split())
    topic = topic_of(index, text)
    if topic is None:
        return None
    told = in_passages(index, [p.row for p in index.passages_from(topic.source)], sources)
    told = _of_nobody_else(index, [s for s in told if s.role is None], asked.roles[0], topic)
    of_none = replace(asked, roles=(), text=text, unnamed=text)
    ranked = by_relevance(index, of_none, told)
    if not is_answered(index, of_none, ranked):
        return None
    chosen = choosing.most_relevant(ranked, round(_SHARE * settings.words), several=asked.shape == "open")
    lead = Line.words(phrase("at_large", missing=escape(listed(missing))))
    return Draft(
        "partial",
        (lead, BLANK, *points(chosen.statements)),
        missing,
        suggesting.about(index, asked.roles[0]),
        0.5 * max(0.0, ranked[0].cosine),
    )


def _missing(asked: Understanding, draft: Draft) -> tuple[str, ...]:
    """What is not told of the role; nothing where it is."""
    if draft.kind == "refused":
        return draft.missing
    shown = (s for line in draft.lines for piece in line.pieces for s in piece.statements)
    if (
        asked.facets == ("practice",)
        and asked.shape != "yesno"
        and not any(s.role in asked.roles and s.facet == "practice" for s in shown)
    ):
        return (asked_for("practice", asked.roles[0]),)
    return ()


def _of_nobody_else(index: Index, told: list[StoredStatement], role: str, topic: Topic) -> list[StoredStatement]:
    """Without what is said of other occupations, unless all of it is."""
    finder, anybody = finder_of(index), stems_of(f"{_ANYBODY} {' '.join(topic.names)}")

    def is_another(mention: Mention) -> bool:
        return role not in mention.roles and stems_of(mention.words.split()[-1]).isdisjoint(anybody)

    kept = [s for s in told if not any(map(is_another, finder.find(s.text, guess=False)))]
    return kept or told
