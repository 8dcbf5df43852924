"""Words asked about that nothing the documents tell of a role bears out, and how they are named as missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from chat.asking import JOINS, REQUIREMENTS
from chat.refusal import asked_for, listed
from chat.terms import Term, context_stems, is_place, is_proper, narrows, unsupported
from chat.understanding import Understanding
from chat.wording import with_article
from ingest.index import Index
from ingest.lexical import stem, words
from ingest.stored import StoredStatement

#: The country whose dollars the sums of a document are.
_AMERICA = frozenset("us usa u.s u.s.a america american states united nationwide national".split())
#: Words that a refusal names at most.
_NAMED = 3
_NAMED_HOME = re.compile(r"\b(?:U\.?S\.?(?:A\.?)?(?![\w$])|United States|America\b)")
_NATIONWIDE = re.compile(r"\b(?:rest of the|whole|entire|across the|around the) country\b", re.I)
_DOLLARS = re.compile(r"(?<![A-Z])(?:US)?\$\s?\d")


def absent_words(
    index: Index, asked: Understanding, terms: Sequence[Term], scope: Iterable[StoredStatement]
) -> tuple[str, ...]:
    """Words that nothing in the scope bears out; of pay those only that name a place, a year or a thing, word for word."""
    scope = list(scope)
    if _DOLLARS.search(" ".join(s.text for s in scope)):
        home = {*_AMERICA, "country"} if _NATIONWIDE.search(asked.text) else _AMERICA
        terms = [t for t in terms if t.word not in home]
    if "pay" not in asked.facets:
        return unsupported(terms, (context_stems(s) for s in scope))
    exact = [Term(t.word, t.weight, {stem(t.word): 1.0}) for t in terms if narrows(t.word, asked.asked, index)]
    absent = unsupported(exact, (context_stems(s) for s in scope))
    if 0 < len(absent) < len(exact):  # "who works with kids at school": a sum is told of schools
        return tuple(w for w in absent if w[0].isdigit() or is_proper(w, asked.asked) or is_place(w, index))
    return absent


def at_home(asked: Understanding, scope: Sequence[StoredStatement]) -> Understanding:
    """Without the words for the country whose dollars all sums are in, where no statement tells it from another."""
    if "pay" not in asked.facets or _AMERICA.isdisjoint(asked.terms):
        return asked
    told = " ".join(f"{s.lead} {s.text}" for s in scope)
    if not _DOLLARS.search(told) or _NAMED_HOME.search(told):
        return asked
    return replace(asked, terms=tuple(word for word in asked.terms if word not in _AMERICA))


def narrowing(index: Index, asked: Understanding, absent: tuple[str, ...], facets: Sequence[str]) -> tuple[str, ...]:
    """The absent words that leave the question unanswered: where a facet is told, only one that narrows it."""
    if not facets or (asked.shape == "yesno" and only_needs(asked)) or (JOINS.search(asked.text) and not asked.meant):
        return absent
    return tuple(w for w in absent if narrows(w, asked.asked, index))


def only_needs(asked: Understanding) -> bool:
    """True for "what does it need?", where any requirement told is an answer."""
    return set(asked.facets) >= set(REQUIREMENTS)


def too_many(absent: tuple[str, ...], terms: Sequence[Term], asked: Understanding) -> bool:
    """True where the absent words are most of what was asked; of pay any is."""
    if "pay" in asked.facets:
        return bool(absent)
    return 2 * len(absent) > len(terms)


def named_missing(absent: Sequence[str], asked: Understanding, facets: Sequence[str], role: str) -> str:
    """The absent words with what they were asked of: "the pay of a Data Scientist for “Berlin”"."""
    quoted = listed([f"“{as_written(word, asked.asked)}”" for word in absent])
    if "pay" in facets:
        return f"{asked_for('pay', role)} for {quoted}"
    return f"anything about {with_article(role)} and {quoted}"


def rarest(index: Index, lacking: Sequence[str]) -> tuple[str, ...]:
    """The few words that say most of what is missing, in the order of the question: a long list of words names nothing."""
    if len(lacking) <= _NAMED:
        return tuple(lacking)
    kept = sorted(lacking, key=lambda word: -index.lexical.idf(stem(word)))[:_NAMED]
    return tuple(word for word in lacking if word in kept)


def as_written(word: str, question: str) -> str:
    """A word as the question has it."""
    if found := re.search(rf"\b{re.escape(word)}\w*", question, re.I):
        return found.group()
    said = question.split()  # several words may be read as one ("new york")
    runs = (" ".join(said[at : at + n]) for n in range(1, 4) for at in range(len(said) - n + 1))
    return next((run.strip(".,;:!?") for run in runs if words(run) == [word]), word)
