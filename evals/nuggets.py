"""Facts: what a good answer holds, what it must not hold, and how much of it is about that."""

from __future__ import annotations

from collections.abc import Sequence

from evals.case import Case, Reply
from evals.questions import Fact, Pair, normalised


def vital(case: Case) -> float | None:
    """Share of the vital facts that stand in the answer (vital nugget recall; Voorhees, TREC QA 2003)."""
    return _recall(case.pair, case.pair.vital, case.reply)


def facts(case: Case) -> float | None:
    """Share of all wanted facts, vital and useful, that stand in the answer (nugget recall; Voorhees, TREC QA 2003)."""
    return _recall(case.pair, case.pair.facts, case.reply)


def complete(case: Case) -> float | None:
    """1 where every vital fact stands in the answer and nothing forbidden does, else 0."""
    return float(vital(case) == 1 and clean(case) == 1) if case.pair.vital else None


def clean(case: Case) -> float | None:
    """1 where nothing forbidden stands in the answer: another role's pay, an invented figure, a wrong yes."""
    return float(not broken(case))


def relevance(case: Case) -> float | None:
    """Share of the answer's sentences that carry a wanted fact (nugget precision, with the sentence for the unit)."""
    if not (case.pair.facts and case.answer.claims):
        return None
    sentences = [normalised(claim.text) for claim in case.answer.claims]
    return sum(any(f.stands_in(s) for f in case.pair.facts) for s in sentences) / len(sentences)


def followup_loss(case: Case) -> float | None:
    """Vital facts lost because a question was put as a follow-up: recall written out less recall as asked, -1 to 1."""
    if case.written_out is None or not case.pair.vital:
        return None
    recalls = [_recall(case.pair, case.pair.vital, reply) for reply in (case.written_out, case.reply)]
    return (recalls[0] or 0.0) - (recalls[1] or 0.0)


def lacking(case: Case) -> tuple[str, ...]:
    """The vital facts that do not stand in the answer."""
    return tuple(f.fact for f in case.pair.vital if not f.stands_in(case.text))


def broken(case: Case) -> tuple[str, ...]:
    """The forbidden patterns that stand in the answer."""
    return tuple(p.pattern for p in case.pair.forbidden if p.search(case.text))


def _recall(pair: Pair, wanted: Sequence[Fact], reply: Reply) -> float | None:
    """Share of the wanted facts in a reply; what a refusal echoes of an answerable question is no fact told."""
    if not wanted:
        return None
    if pair.answerable and reply.answer.abstained:
        return 0.0
    text = normalised(reply.answer.text)
    return sum(f.stands_in(text) for f in wanted) / len(wanted)
