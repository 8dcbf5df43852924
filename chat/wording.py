"""A statement as it is shown: its own words, in one line, safe inside Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from chat.answer import Writing
from chat.figures import MONEY
from ingest.sentences import FOOTNOTE
from ingest.stored import StoredStatement
from prompts import phrase

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_MARKUP = re.compile(r"\*\*|__|(?<=\s)[*_](?=\w)|(?<=\w)[*_](?=[\s.,;:!?]|$)")
_ROW_EDGE = re.compile(r"^\|\s*|\s*\|$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERCENT = re.compile(r"\d\s?%")
#: Words of a row that says more of what it names than its name.
_LONG_ROW = 12
_POINTING = re.compile(
    r"^(?:(?:some|many|most|both|all) of (?:these|those|them)|this|these|those|they|it|its|such|their|he|she|therefore|thus|hence|consequently|as a result|for this reason|for example|for instance|the (?:lowest|highest|top|bottom) \d+ percent (?:earn\w*|ma[dk]e))\b",
    re.I,
)


def escape(words: str) -> str:
    """Words with every character that Markdown or HTML would act on made plain."""
    return _SPECIAL.sub(r"\\\1", words).replace("\\<", "&lt;").replace("\\>", "&gt;")


def plain(statement: StoredStatement) -> str:
    """The statement's words on one line, without Markdown marks and footnotes."""
    words = FOOTNOTE.sub("", statement.text)
    if statement.kind == "row":
        words = _ROW_EDGE.sub("", words.strip()).replace("|", "·")
    return " ".join(_MARKUP.sub("", words).split())


def shown(statement: StoredStatement, *, dated: bool = True) -> str:
    """The statement as Markdown: label first in bold, a year from its heading where it gives a figure and no year (if ``dated``)."""
    words = plain(statement)
    label = statement.label
    if label and words.lower().startswith(label.lower() + ":"):
        rest = words[len(label) + 1 :].strip()
        words = f"**{escape(label)}**: {escape(rest)}"
    else:
        words = escape(words[:1].upper() + words[1:])
    if dated and (year := dating(statement)):
        words = f"{words} ({escape(year)})"
    return words


def named_only(statement: StoredStatement) -> StoredStatement:
    """The statement cut to its label, where it is a row on a thing of that name ("Paralegals: Education: ..."); else itself."""
    at = statement.text.find(statement.label) if statement.label else -1
    if at < 0 or word_count(statement) <= _LONG_ROW:
        return statement
    start = statement.start + at
    return replace(statement, start=start, end=start + len(statement.label), text=statement.label, label="")


def dating(statement: StoredStatement) -> str:
    """The nearest heading or lead-in that dates a figure which bears no year itself; empty where there is none."""
    if not (MONEY.search(statement.text) or _PERCENT.search(statement.text)) or _YEAR.search(statement.text):
        return ""
    for heading in (statement.lead, *reversed(statement.section)):
        if _YEAR.search(heading):
            inside = re.search(r"\(([^()]*\b(?:19|20)\d\d\b[^()]*)\)", heading)
            return inside.group(1) if inside else heading
    return ""


def points_back(statement: StoredStatement) -> bool:
    """True for a sentence that cannot stand without the one before it."""
    return _POINTING.match(plain(statement)) is not None


def word_count(statement: StoredStatement) -> int:
    """How long the statement is when shown."""
    return len(plain(statement).split())


#: "a urologist", "a union organizer"
_LIKE_YOU = re.compile(r"u(?:ro|ni(?!n)|til|ser|sh)|eu", re.I)


def with_article(role: str) -> str:
    """The role with its article: "an AI Ethicist", "a Data Scientist"; of several, "the occupation Chefs and Head Cooks"."""
    if (" and " in role or "," in role) and role.endswith("s"):
        return f"the occupation {role}"
    first = role.split()[0]
    vowel = (first[0].lower() in "aeiou" and not _LIKE_YOU.match(first)) or (
        first.isupper() and first[0] in "AEFHILMNORSX" and len(first) <= 3
    )
    return f"{'an' if vowel else 'a'} {role}"


def written_by(writing: Writing) -> str:
    """Who wrote an answer and what became of the sentences, in a line of plain words."""
    if writing.failure:
        return phrase(
            "written_instead",
            model=writing.model,
            failure=writing.failure,
            checked=writing.checked,
            struck=writing.struck,
        )
    return phrase(
        "written", model=writing.model, checked=writing.checked, struck=writing.struck, recited=writing.recited
    )
