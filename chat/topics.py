"""What a question without a role is about: a document of its own ("bootcamp or degree?"), told by its names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from chat.terms import stems_of
from ingest.index import Index
from ingest.topics import Topic

#: Least cosine of a name to the question or a clause of it, under all-MiniLM-L6-v2, with the least share of the name's words
#: that stand in the question: nearly its meaning, or most of its words.
_MATCHES = ((0.55, 0.25), (0.50, 0.50), (0.43, 0.60), (0.715, 0.0))
#: Least cosine of a name of several words that all stand in the question.
_IN_FULL = 0.35
#: Both, where the question is about nothing else.
_NAMED = (0.705, 0.5)
#: Least cosine of a name to what somebody says of themselves.
_OWN = 0.36
#: What a name's words count beside its nearness.
_WORDS = 0.3
#: Words that make a clause, and names compared by meaning: beyond them only those that share a word.
_CLAUSE, _MOST = 3, 400
_CLAUSES = re.compile(r"[.,;:!?]+|\b(?:and|but|so)\b", re.I)
_ABOUT = re.compile(
    r"^(?:(?:can you |please )*(?:tell me|talk|explain|describe|advice|info\w*|tips|help)(?: me)?\b.*\b(?:about|on|for|with)\b|"
    r"(?:what|how) about\b|(?:and )?[\w'’/-]+(?: [\w'’/-]+){0,3}\W*$)",
    re.I,
)


def topic_of(index: Index, question: str) -> Topic | None:
    """The document whose name comes nearest to the question in meaning and words; None where none comes near."""
    asked = stems_of(question)
    matches = (
        (near + _WORDS * words, topic)
        for topic, stems, near in _near(index, question)
        if (words := len(stems & asked) / (len(stems) or 1)) is not None
        and (
            any(near >= least and words >= share for least, share in _MATCHES)
            or (near >= _IN_FULL and len(stems) > 1 and stems <= asked)
        )
    )
    return max(matches, key=lambda match: match[0], default=(0.0, None))[1]


def is_named(index: Index, question: str) -> bool:
    """True where the question comes so near to a document's name that it is about nothing else."""
    asked = stems_of(question)
    return any(
        near >= _NAMED[0] and len(stems & asked) >= _NAMED[1] * len(stems) for _, stems, near in _near(index, question)
    )


def topic_for(index: Index, description: str) -> Topic | None:
    """The document for people who describe themselves so: a name of it shares a word that no other document's name has."""
    asked = stems_of(description)
    named = Counter(stem for topic in index.topics() for stem in stems_of(" ".join(topic.names)))
    matches = (
        (near, topic)
        for topic, stems, near in _near(index, description)
        if near >= _OWN and any(named[stem] == 1 for stem in stems & asked)
    )
    return max(matches, key=lambda match: match[0], default=(0.0, None))[1]


def _near(index: Index, text: str) -> Iterator[tuple[Topic, frozenset[str], float]]:
    """Every name of a topic as its stems, with its cosine to the text or the nearest clause of it."""
    asked = stems_of(text)
    names = [(name, topic) for topic in index.topics() for name in topic.names]
    if len(names) > _MOST:
        names = [(name, topic) for name, topic in names if not asked.isdisjoint(stems_of(name))][:_MOST]
    parts = [text, *(c for c in _CLAUSES.split(text) if _CLAUSE <= len(c.split()) < len(text.split()))]
    vectors = [index.embed(part) for part in parts]
    for name, topic in names:
        yield topic, stems_of(name), max(float(index.embed(name) @ vector) for vector in vectors)


def asks_for_all(question: str) -> bool:
    """True for "tell me about remote work" and "bootcamp or degree?": the whole of a topic, nothing in particular."""
    return _ABOUT.match(question) is not None
