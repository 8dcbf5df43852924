"""Whom a statement speaks of: the roles that its own words name, else the role it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chat.mentions import Mention
from chat.rolefinder import RoleFinder
from chat.wording import plain
from ingest.roles import singular
from ingest.stored import StoredStatement

#: What stands before a role that is named in passing ("works with Data Engineers", "a team of analysts").
_IN_PASSING = re.compile(
    r"\b(?:with|alongside|than|like|unlike|reports? to|assists?|supports?|teams? of|mentors?|mentoring|supervis\w+|trains?|leads?|leading)"
    r"\s+(?:(?!of\b|for\b|and\b|or\b)[\w-]+\s+){0,2}$",
    re.I,
)

#: The label of a figure that counts many occupations together.
_ARTICLE = re.compile(r"^(?:an?|the|most|many) ", re.I)
_GROUP = re.compile(r"\b(?:occupations|(?<!self-employed )workers|all jobs)$")


def speaks_of_others(statement: StoredStatement, role: str, finder: RoleFinder) -> bool:
    """True where a statement's own words name other roles as what they speak of, and not this one."""
    named = finder.named(statement.text)
    if any(role in m.roles for m in named):
        return False
    return any(_is_subject(m, statement) for m in named)


def speaks_of_none_but(statement: StoredStatement, role: str, finder: RoleFinder) -> bool:
    """True where a statement that stands under another role names this one as what it speaks of, and no other."""
    named = finder.named(statement.text)
    return all(role in m.roles for m in named) and any(_is_subject(m, statement) for m in named)


def is_of_group(statement: StoredStatement, role: str) -> bool:
    """True for a figure of a whole group beside the role's own ("Total, all occupations: $49,500")."""
    label = statement.label.lower()
    return bool(_GROUP.search(label)) and role.lower().split()[0] not in label


def definition(statements: Sequence[StoredStatement], role: str) -> StoredStatement | None:
    """The first sentence whose subject is the role ("Technical writers prepare ..."), where a document says what it is."""
    found = [s for s in statements if s.facet in ("summary", "duties") and not s.label and _opens_with(role, plain(s))]
    return min(found, key=lambda s: (s.facet != "summary", s.row), default=None)


def _opens_with(role: str, words: str) -> bool:
    opening = _ARTICLE.sub("", words).split()
    name = " ".join(opening[: len(role.split())])
    return len(opening) > len(role.split()) and role.casefold() in (name.casefold(), singular(name).casefold())


def roles_told(statement: StoredStatement, finder: RoleFinder) -> frozenset[str]:
    """The roles that a statement tells something of.

    Those its own words name; the one it stands under too, unless another is what it speaks of.
    """
    own = finder.find(statement.text, guess=False)
    named = frozenset(role for m in own for role in m.roles)
    if any(_is_subject(m, statement) for m in own):
        return named
    if above := frozenset(role for m in finder.named(statement.lead) for role in m.roles):
        return named | above
    if statement.role:
        return named | {statement.role}
    return named | {role for heading in statement.section for m in finder.named(heading) for role in m.roles}


def _is_subject(mention: Mention, statement: StoredStatement) -> bool:
    """True for a role that is named in full, is not the statement's own, and not in passing."""
    if not (mention.in_full and mention.roles) or statement.role in mention.roles:
        return False
    return _IN_PASSING.search(" ".join(statement.text[: mention.start].split()) + " ") is None
