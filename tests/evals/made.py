"""Results made by hand for the report: two suites, an answerer and a baseline, and words that would do harm unescaped."""

from __future__ import annotations

import re
from typing import Any

from chat.answer import Answer, Citation, Claim
from evals.calibration import Errors
from evals.case import Reply
from evals.measures import Score
from evals.questions import Fact, Gold, Pair
from evals.run import Result

ERRORS = Errors(claims=1610, macro_f1=0.6789, false_pass=0.2613, false_alarm=0.3717)
HOSTILE = '<script>window.pwned=1</script><img src="https://evil.example/x.png" onerror="window.pwned=2"> | {{ 7*7 }}'


def pair(name: str, part: str = "dev", **given: Any) -> Pair:
    """A question that wants climbing (vital) and drawing (useful) and no dollars."""
    told: dict[str, Any] = {
        "id": name, "question": f"What does {name} need?", "turns": (), "written_out": "", "kind": "list", "part": part,
        "roles": (), "expect": "answer",
        "facts": (Fact("climbing", (re.compile("climb"),), True), Fact("drawing", (re.compile("draw"),), False)),
        "forbidden": (re.compile(r"\$\d"),), "gold": (Gold("bridge.md", "must climb high piers"),), "notes": "", "line": 1,
    }  # fmt: skip
    return Pair(**{**told, **given})


def score(of: Pair, value: float = 1.0, **given: Any) -> Score:
    """A score with every kind of measure in it, all at one value."""
    names = "vital facts complete clean relevance right_role right_kind citation_recall citation_precision recall@1 recall@4 recall@20 mrr ndcg@8"
    values = {**dict.fromkeys(names.split(), value), "words": 40.0, "milliseconds": 12.0}
    told: dict[str, Any] = {
        "pair": of.id, "kind": of.kind, "part": of.part, "expect": of.expect, "got": "answer", "values": values,
        "confidence": 0.8, "right": value == 1, "lacking": () if value == 1 else ("climbing",),
    }  # fmt: skip
    return Score(**{**told, **given})


def reply(text: str, quote: str = "They must climb high piers.", source: str = "bridge.md") -> Reply:
    """An answer with one citation."""
    citation = Citation(1, source, "v", "Bridges", None, "https://example.org/b", None, ("Bridges", "Skills"), None, quote, 0, len(quote))  # fmt: skip
    return Reply(Answer(text, "answer", "?", (citation,), (Claim(text, (1,), "verbatim"),), confidence=0.8), (), 0.012)


def results(text: str = "They draw, for $5 a day. [1]", **given: Any) -> list[Result]:
    """Of each suite and system: one right and two wrong answers, one of these of the test part."""
    pairs = (pair("fine"), pair("dev-wrong", **given), pair("test-wrong", "test", question="A secret of the test?"))
    scores = (score(pairs[0]), score(pairs[1], 0.5, broken=(r"\$\d",)), score(pairs[2], 0.25))
    replies = (reply("They climb. [1]"), reply(text), reply("Only the test part says this. [1]"))
    return [Result(s, name, pairs, replies, scores) for s in ("one", "two") for name in ("built-in", "tutorial")]
