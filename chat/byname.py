"""Things that a question asks about by their name ("is TOGAF needed?", "Photoshop or Figma?") and that nothing told of the matter names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chat.spelling import english
from chat.terms import context_stems, is_place, is_proper
from chat.understanding import Understanding
from ingest.index import Index
from ingest.lexical import STOPWORDS, stem
from ingest.stored import StoredStatement

#: What makes the thing named what is asked about: that it is had, used or learned, or is needed.
_HAD = (
    r"\b(?:use|using|know|knowing|need|learn\w*|take|taking|have|having|hold|want|get|sit|pass|passing|requir\w+|prefer\w*) "
    r"(?:(?:the|an?|any|some|my|your|their) )?(?:[\w-]+ )?{0}\b|\bis {0} (?:used|something|part|a must|important|enough|mandatory|common|in use)\b|^{0}\b[^.?!]*[-–—,] *(?:needed|required|necessary|worth\b)"
)
_NEEDED = r"\b{0}\b(?:[\w -]{{0,24}}[ -])?(?:needed|required|necessary|essential|certif\w+|exam|test|score|badge)\b"
_OR = re.compile(r"([\w+#]+) (?:or|vs\.?|versus) ([\w+#]+)", re.I)
#: Letters of a name that nobody could speak as a word ("dbt").
_UNSPOKEN = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,5}")
#: Degrees, which documents name in full.
_DEGREES = frozenset("ba bs bsc ma ms msc mba phd jd md llb llm bachelor master".split())
#: Letters of a word that could stand in others by chance.
_SHORT = 5
_WORD = re.compile(r"[a-z0-9+#]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def untold(index: Index, asked: Understanding, statements: Iterable[StoredStatement]) -> tuple[str, ...]:
    """The things asked about by name, of which none stands in the statements; none where the documents name one of them."""
    question = " ".join(s for s in _SENTENCE.split(asked.asked) if s.endswith("?")) or asked.asked
    named = tuple(word for word in asked.terms if _is_asked(word, question))
    if not named or any(is_place(word, index) for word in named):
        return ()
    return () if any(_names(s, word) for s in statements for word in named) else named


def _names(statement: StoredStatement, word: str) -> bool:
    """True where a statement holds a word: as it is, parted ("front-end"), or as what its letters stand for ("computer-aided design")."""
    if stem(word) in context_stems(statement):
        return True
    said = [w for w in _WORD.findall(statement.text.lower()) if w not in STOPWORDS]
    return (len(word) > _SHORT and word in "".join(said)) or word in "".join(w[0] for w in said)


def _is_asked(word: str, question: str) -> bool:
    if word[0].isdigit() or word in _DEGREES:
        return False
    if any(
        word in pair and all(_is_name(w, question) or w not in english() for w in pair) for pair in _pairs(question)
    ):
        return True
    name = re.escape(word)
    return _is_name(word, question) and any(re.search(p.format(name), question, re.I) for p in (_HAD, _NEEDED))


def _is_name(word: str, question: str) -> bool:
    return is_proper(word, question) or _UNSPOKEN.fullmatch(word) is not None


def _pairs(question: str) -> list[tuple[str, ...]]:
    """Words of which one is to be chosen ("Photoshop or Figma")."""
    return [tuple(map(str.lower, match.groups())) for match in _OR.finditer(question)]
