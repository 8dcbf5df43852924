"""Whether something is needed: how strongly a statement asks for what a yes/no question is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chat.terms import Term, own_stems, stems_of
from chat.understanding import Understanding
from chat.wording import points_back
from ingest.stored import StoredStatement
from prompts import phrase

_ASKS_IF_NEEDED = re.compile(
    r"\b(?:must|needs?|needed|required?|requires|requirement|have to|mandatory|necessary|essential|without|enough|should|get by)\b",
    re.I,
)
#: Words of a question on needs that are not what is needed.
_UNSAID = re.compile(
    r"\b(?:the role|must|needs?|needed|required?|requires|requirements?|have|degrees?|skills?|experience|years?|education|certificat\w+|training|become|should|without|enough)\b",
    re.I,
)
#: What a statement says of some alone ("any accountant who files a report must ...").
_OF_SOME = re.compile(
    r"^\W*(?:any|some|certain|those|all) [\w -]{1,40}?\b(?:who|that|in|with)\b|^\W*(?:if|when)\b", re.I
)
#: What asks for more than the musts.
_ASKS_EXTRAS = re.compile(
    r"\bnice[- ]to[- ]haves?\b|\bnot? (?:a |an )?(?:real |strict )?musts?\b|\bbonus points?\b|\bpreferred (?:skills?|qualifications?|experience|requirements?)\b|\bwhat (?:extras?|is optional)\b|"
    r"\bset (?:me|you|one|somebody|someone|them) apart\b|\b(?:is|are|be|would be|counts? as) (?:a plus|optional|desirable|welcome|preferred)\b",
    re.I,
)
_PREFERRED = re.compile(
    r"\b(?:prefer(?:s|red|ably)?|a plus|nice to have|beneficial|desirable|helpful|recommended|optional|as preferred)\b",
    re.I,
)
_NO_MUST = re.compile(
    r"\bnot (?:always |strictly )?(?:a must|required|necessary|needed|mandatory)\b|n[’']t always a must", re.I
)
_REQUIRED = re.compile(
    r"\b(?:required|requires?|must|essential|crucial|critical|mandatory|needs?|necessary|minimum|is expected to|have to)\b",
    re.I,
)


def asks_for_extras(asked: Understanding) -> bool:
    """True where a question asks for what is welcome and no must."""
    return asked.shape == "open" and _ASKS_EXTRAS.search(asked.text) is not None


def is_extra(statement: StoredStatement) -> bool:
    """True for a statement that calls something welcome, or no must."""
    return _PREFERRED.search(statement.text) is not None or _NO_MUST.search(statement.text) is not None


def to_the_point(statements: Sequence[StoredStatement], terms: Sequence[Term]) -> tuple[StoredStatement, ...]:
    """The statements, those first that bear out any of the words asked about: a yes or no is about these.

    A sentence that points back stays behind the one it points at.
    """
    roots = frozenset(root for term in terms for root in term.stems)
    runs: list[list[StoredStatement]] = []
    for statement in statements:
        if runs and runs[-1][-1].row == statement.row - 1 and points_back(statement):
            runs[-1].append(statement)
        else:
            runs.append([statement])
    runs.sort(key=lambda run: all(roots.isdisjoint(own_stems(s)) for s in run))
    return tuple(s for run in runs for s in run)


def how_strongly(asked: Understanding, statement: StoredStatement) -> str:
    """How strongly the statement puts what was asked as yes or no; empty where the question is none of need."""
    if asked.shape != "yesno" or not _ASKS_IF_NEEDED.search(asked.text):
        return ""
    if not stems_of(_UNSAID.sub(" ", asked.unnamed)) & own_stems(statement):
        return ""  # the statement is not about what was asked for
    if _OF_SOME.search(statement.text):
        return ""  # nor is it said of all who hold the role
    for pattern, name in ((_NO_MUST, "optional"), (_PREFERRED, "preferred"), (_REQUIRED, "required")):
        if pattern.search(statement.text):
            return phrase(name) + " "
    return ""
