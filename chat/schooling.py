"""What of the education is asked for: a degree, a certificate or a licence; the others are no answer to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chat.cues import tells
from ingest.stored import StoredStatement

#: What asks for a kind of schooling, and what shows that a statement tells of it.
_KINDS = (
    (
        r"\b(?:degrees?|bachelor\S*|master[’']?s|ph\.?d\S*|diplomas?|universit\w+|uni|college|schooling|(?:to|of|law|medical|med|trade|grad|art) school|majors?)\b",
        r"\b(?:degrees?\b(?! of)|bachelor|master[’']?s|ph\.?d|doctora|diploma|college|universit|graduat|(?:high|law|medical|trade|vocational|technical) school|education)",
    ),
    (r"\b(?:certificat\w*|certified|credentials?)\b", r"\b(?:certif|credential|licen[cs])"),
    (
        r"\b(?:licen[cs]\w*|permits?)\b",
        r"\b(?:licen[cs]|permit|registration|registered with|admitted to the bar)",
    ),
)
_PATTERNS = [(re.compile(asks, re.I), re.compile(shows, re.I)) for asks, shows in _KINDS]
_LICENCE = _PATTERNS[2]
#: Facets whose statements name occupations and tell nothing of them.
_NAMES = ("names", "related")
#: What asks for training of every kind.
_TRAINING = re.compile(r"\b(?:train\w*|apprentic\w*|learn\w*|courses?|educat\w+|qualif\w+)\b", re.I)


def of_the_schooling(statements: Sequence[StoredStatement], question: str) -> list[StoredStatement]:
    """Without lists of other schooling than the question names, where something is told of that; of a licence nothing else."""
    wanted = [shows for asks, shows in _PATTERNS if asks.search(question)]
    if not wanted or _TRAINING.search(question):
        return list(statements)
    licence = _LICENCE[1] in wanted
    if licence:  # told in any section
        statements = [replace(s, facet="education") if _tells_licence(s) else s for s in statements]
    kept = [
        s
        for s in statements
        if not (_of_schooling(s) and (licence or s.lead)) or any(_shows(s, shows) for shows in wanted)
    ]
    return kept if any(_of_schooling(s) for s in kept) else list(statements)


def lacks_licence(statements: Sequence[StoredStatement], question: str) -> bool:
    """True where a licence and nothing else of education is asked for, and no statement tells of one."""
    asks, _ = _LICENCE
    if not asks.search(question) or any(other.search(question) for other, _ in _PATTERNS if other is not asks):
        return False
    return not any(map(_tells_licence, statements))


def _tells_licence(statement: StoredStatement) -> bool:
    return statement.facet not in _NAMES and _shows(statement, _LICENCE[1])


def _of_schooling(statement: StoredStatement) -> bool:
    return tells(statement, "education") and statement.facet not in _NAMES


def _shows(statement: StoredStatement, shows: re.Pattern[str]) -> bool:
    return shows.search(f"{statement.lead} {statement.text}") is not None
