"""The built-in answerer: an answer composed from the documents' own statements, without a language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chat import about_role, comparing, fitting, general, suggesting
from chat.asking import points_nowhere
from chat.draft import BLANK, Draft, quote_line
from chat.refusal import clarify, refuse, said
from chat.retriever import Hit
from chat.understanding import Understanding
from ingest.index import Index
from ingest.settings import Settings
from prompts import phrase


def compose(
    index: Index, asked: Understanding, hits: Sequence[Hit], settings: Settings, sources: tuple[str, ...] = ()
) -> Draft:
    """The draft of an answer to a question as understood, from the passages found and the roles it names."""
    draft = said(index, asked) or _from_documents(index, asked, hits, settings, sources)
    if asked.carried and draft.kind != "meta":
        notice = quote_line(phrase("understood", question=asked.text))
        draft = replace(draft, lines=(notice, BLANK, *draft.lines))
    return draft


def _from_documents(
    index: Index, asked: Understanding, hits: Sequence[Hit], settings: Settings, sources: tuple[str, ...]
) -> Draft:
    if not (asked.roles or asked.unknown) and points_nowhere(asked.text, asked.shape):
        return clarify(index, asked)
    if asked.shape == "fit":
        return fitting.answer(index, asked, hits, settings, sources)
    if not asked.roles and not asked.unknown and _underspecified(asked):
        return clarify(index, asked)
    if asked.unknown and not asked.roles:
        return refuse(
            [f"anything on “{name}”" for name in asked.unknown],
            suggesting.nearest(index, [h.passage.row for h in hits[:6]], asked.facets),
        )
    if len(asked.roles) + len(asked.unknown) > 1:
        return comparing.answer(index, asked, settings, sources)
    if asked.roles:
        return about_role.answer(index, asked, asked.roles[0], settings, sources)
    return general.answer(index, asked, hits, settings, sources)


def _underspecified(asked: Understanding) -> bool:
    """True for a loose name ("the engineer") and for a facet of nothing in particular ("what does it pay?")."""
    if asked.ambiguous or not (asked.facets or asked.terms):
        return True
    if asked.facets and not asked.terms:
        return True
    return bool(asked.facets) and len(asked.terms) == 1 and len(asked.text.split()) <= 4 and asked.shape == "yesno"
