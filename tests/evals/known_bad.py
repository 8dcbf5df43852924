"""For every measure answers that must fail it, beside one that must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chat.answer import Answer
from evals.questions import Pair
from tests.evals.answers import fact, pair, quoting, refusal, said
from tests.evals.samples import CLIMBING, DRAWING, PAY, SEWING, WORK


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with an answer to it, and the answer to it written out where it is a follow-up."""

    pair: Pair
    answer: Answer
    written_out: Answer | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A fault in an answer, the measure that must find it, and the answer without it."""

    measure: str
    fault: str
    bad: Asked
    good: Asked


SKILLS = pair()
GOOD = Asked(SKILLS, quoting(CLIMBING, DRAWING))
PAID = pair(
    id="pay",
    question="What does a Bridge Inspector earn?",
    facts=(fact("the sum", r"\$61,300"), fact("the year", "2024", vital=False)),
    forbidden=(),
    gold=(),
)
GOOD_PAY = Asked(PAID, quoting(PAY))
#: The documents do not tell what a Kite Designer earns.
UNTOLD = pair(id="kite-pay", roles=("Kite Designer",), expect="refused", facts=(), gold=())
RIGHT_REFUSAL = Asked(UNTOLD, refusal())
WRONG_REFUSAL = Asked(SKILLS, refusal())
MISLED = Asked(UNTOLD, quoting(PAY))
FOLLOWUP = pair(turns=("What does a Bridge Inspector do?",), written_out=SKILLS.question, kind="followup")
GOOD_FOLLOWUP = Asked(FOLLOWUP, GOOD.answer, GOOD.answer)


def skills(text: str, *quotes: str) -> Asked:
    """An answer on skills of one claim, with what it cites."""
    return Asked(SKILLS, said((text, quotes)))


def pay(text: str, *quotes: str) -> Asked:
    """An answer on pay of one claim, with what it cites."""
    return Asked(PAID, said((text, quotes)))


def moved(asked: Asked, **changed: object) -> Asked:
    """The same with its first citation changed."""
    first, *rest = asked.answer.citations
    return replace(asked, answer=replace(asked.answer, citations=(replace(first, **changed), *rest)))  # type: ignore[arg-type]


def table() -> Iterator[Known]:
    """Every known fault."""
    start = GOOD.answer.citations[0].start
    for measure, good, faults in (
        ("vital", GOOD, {
            "a vital fact left out": Asked(SKILLS, quoting(DRAWING)),
            "a refusal of an answerable question": WRONG_REFUSAL,
            "another role's skills": Asked(SKILLS, quoting(SEWING)),
        }),
        ("vital", GOOD_PAY, {"an invented figure": pay(PAY.replace("61,300", "71,300"), PAY)}),
        ("facts", GOOD, {"a useful fact left out": Asked(SKILLS, quoting(CLIMBING))}),
        ("facts", GOOD_PAY, {
            "the year dropped": pay(PAY.replace("In Norway in 2024 a", "In Norway a"), PAY),
            "the year changed": pay(PAY.replace("2024", "2023"), PAY),
        }),
        ("complete", GOOD, {
            "a vital fact left out": Asked(SKILLS, quoting(DRAWING)),
            "all facts, and pay nobody asked for": Asked(SKILLS, quoting(CLIMBING, DRAWING, PAY)),
        }),
        ("clean", RIGHT_REFUSAL, {"another role's pay": MISLED}),
        ("clean", GOOD, {"an invented figure": skills(f"{CLIMBING} It pays $99,000.", CLIMBING)}),
        ("relevance", GOOD, {
            "padding with what was not asked": Asked(SKILLS, quoting(CLIMBING, DRAWING, WORK)),
            "padding with another role": Asked(SKILLS, quoting(CLIMBING, DRAWING, SEWING)),
        }),
        ("followup_loss", GOOD_FOLLOWUP, {
            "the role of the turn before lost": replace(GOOD_FOLLOWUP, answer=quoting(SEWING)),
            "a follow-up refused": replace(GOOD_FOLLOWUP, answer=refusal()),
        }),
        ("cited", GOOD, {
            "a claim without citation": Asked(SKILLS, said((CLIMBING, [CLIMBING]), (DRAWING, []))),
            "a marker of nothing": Asked(SKILLS, replace(GOOD.answer, citations=GOOD.answer.citations[:1])),
        }),
        ("exact", GOOD, {
            "a quote that is not at its offsets": moved(GOOD, start=start + 1),
            "a quote with a word changed": moved(GOOD, quote=CLIMBING.replace("must", "may")),
            "a quote of another document": moved(GOOD, source="samples/kite-designer.md"),
            "a quote of no document": moved(GOOD, source="samples/moon.md"),
        }),
        ("proved", GOOD, {
            "words of its own": skills("A Bridge Inspector must climb high piers.", CLIMBING),
            "words added to a quote": skills(f"{CLIMBING} Piers are of stone.", CLIMBING),
            "a denial before a quote": skills(f"Not: {CLIMBING}", CLIMBING),
            "a quote of another marker": skills(CLIMBING, DRAWING),
            "a heading that the citation made up": moved(skills(f"Of stone: {CLIMBING}", CLIMBING), section=("Of stone",)),
        }),
        ("citation_recall", GOOD, {
            "a wrong marker": skills(CLIMBING, DRAWING),
            "a claim without citation": skills(CLIMBING),
            "another role's skill": skills(SEWING.replace("Kite Designer", "Bridge Inspector"), SEWING),
            "a denial": skills(CLIMBING.replace("must be able", "need not be able"), CLIMBING),
        }),
        ("citation_recall", GOOD_PAY, {
            "an invented figure": pay(PAY.replace("61,300", "71,300"), PAY),
            "the year changed": pay(PAY.replace("2024", "2023"), PAY),
            "a month for a year": pay(PAY.replace("a year", "a month"), PAY),
        }),
        ("citation_precision", GOOD, {
            "a citation more than is needed": skills(CLIMBING, CLIMBING, SEWING),
            "a wrong marker": skills(CLIMBING, DRAWING),
        }),
        ("right_role", GOOD, {"another role's skills": Asked(SKILLS, quoting(CLIMBING, SEWING))}),
        ("right_role", Asked(UNTOLD, quoting(SEWING)), {"another role's pay": MISLED}),
        ("figures_kept", GOOD_PAY, {
            "an invented figure": pay(PAY.replace("61,300", "71,300"), PAY),
            "the year changed": pay(PAY.replace("2024", "2023"), PAY),
            "another currency": pay(PAY.replace("$", "€"), PAY),
            "a month for a year": pay(PAY.replace("a year", "a month"), PAY),
            "a figure of another marker": pay(PAY, CLIMBING),
        }),
        ("right_kind", GOOD, {
            "a refusal of an answerable question": WRONG_REFUSAL,
            "a question back where the documents tell": Asked(SKILLS, refusal("clarify")),
        }),
        ("right_kind", RIGHT_REFUSAL, {"an answer to an unanswerable question": MISLED}),
        ("refusal_recall", RIGHT_REFUSAL, {"an answer to an unanswerable question": MISLED}),
        ("refusal_precision", RIGHT_REFUSAL, {"a refusal of an answerable question": WRONG_REFUSAL}),
        ("wrong_refusals", GOOD, {"a refusal of an answerable question": WRONG_REFUSAL}),
        ("words", GOOD, {"padding": Asked(SKILLS, quoting(CLIMBING, DRAWING, *[WORK] * 8))}),
    ):  # fmt: skip
        for fault, bad in faults.items():
            yield Known(measure, fault, bad, good)


KNOWN = tuple(table())


def markdown() -> str:
    """The faults and the measures that find them, as a table."""
    finders: dict[str, list[str]] = {}
    for known in KNOWN:
        finders.setdefault(known.fault, []).append(f"`{known.measure}`")
    rows = [f"| {fault} | {', '.join(dict.fromkeys(found))} |" for fault, found in finders.items()]
    return "\n".join(["| fault of an answer | found by |", "|---|---|", *rows])
