"""What is put to a model: rules, the statements it may use, numbered, between fences no document can guess, and the question."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from itertools import zip_longest

from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from langchain_core.messages.utils import count_tokens_approximately

from chat.answer import Answer
from chat.evidence import in_passages, of_role, rank, without_repeats
from chat.retriever import Hit
from chat.understanding import Understanding
from chat.wording import plain
from ingest.index import Index
from ingest.settings import Settings
from ingest.stored import StoredStatement
from prompts import NOT_FOUND, prompt

#: However many tokens there are: more statements than this only distract.
_MOST_STATEMENTS = 24
#: English has about four characters a token; figures, names and other scripts have fewer.
_CHARS_PER_TOKEN = 3.2


def evidence(
    asked: Understanding,
    builtin: Answer,
    hits: Sequence[Hit],
    index: Index,
    settings: Settings,
    sources: Sequence[str] = (),
) -> list[StoredStatement]:
    """The statements a model may use, by worth, as many as its budget of tokens holds.

    Those of the built-in answer come first, then what answers best of the passages found and of the roles asked for;
    of several roles each in its turn. Nothing of another role, and no order to the program, is among them.
    """
    pool = in_passages(index, [h.passage.row for h in hits], sources)
    for role in asked.roles:
        pool += of_role(index, role, sources)
    unique = {s.row: s for s in pool if not asked.roles or s.role is None or s.role in asked.roles}
    ranked = [r.statement for r in without_repeats(rank(index, asked, list(unique.values()), ()))]
    cited = {(c.source, c.start) for c in builtin.citations}
    first = [s for s in unique.values() if (s.source, s.start) in cited]
    first.sort(key=lambda s: next(c.marker for c in builtin.citations if (c.source, c.start) == (s.source, s.start)))
    ordered = list({s.row: s for s in (*first, *_in_turn(ranked, asked.roles))}.values())[:_MOST_STATEMENTS]
    return _within(ordered, asked, settings)


def messages(asked: Understanding, statements: Sequence[StoredStatement], settings: Settings) -> list[BaseMessage]:
    """The prompt as a system message (the rules) and a human one (statements and question)."""
    fence = f"=== {secrets.token_hex(8)} ==="
    lines = "\n".join(numbered(n, s) for n, s in enumerate(statements, 1))
    return [
        SystemMessage(prompt("answer", words=settings.words, not_found=NOT_FOUND, fence=fence)),
        HumanMessage(prompt("question", fence=fence, statements=lines, question=asked.text)),
    ]


def numbered(number: int, statement: StoredStatement) -> str:
    """A statement as one line: its number, what it stands under, its words."""
    under = " > ".join(
        " ".join(heading.split()) for heading in (*statement.section[-3:], statement.lead.rstrip(":")) if heading
    )
    return f"[{number}] ({under}) {plain(statement)}"


def tokens(messages: Sequence[BaseMessage]) -> int:
    """About how many tokens a prompt has, rather too many than too few."""
    return count_tokens_approximately(messages, chars_per_token=_CHARS_PER_TOKEN)


def _in_turn(ranked: Sequence[StoredStatement], roles: Sequence[str]) -> list[StoredStatement]:
    """The statements of several roles in turn, so that none of them takes the whole budget; each role's keep their order."""
    if len(roles) < 2:
        return list(ranked)
    own = [[s for s in ranked if s.role == role] for role in roles]
    mixed = [s for turn in zip_longest(*own) for s in turn if s is not None]
    return mixed + [s for s in ranked if s.role not in roles]


def _within(ordered: Sequence[StoredStatement], asked: Understanding, settings: Settings) -> list[StoredStatement]:
    """As many of the statements, the best first, as the budget of tokens holds: at least one, the rest only whole."""
    left = settings.model_tokens - tokens(messages(asked, (), settings))
    kept: list[StoredStatement] = []
    for statement in ordered:
        size = tokens([HumanMessage(numbered(len(ordered), statement))])
        if size <= left or not kept:
            kept.append(statement)
            left -= size
    return kept
