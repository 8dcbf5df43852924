"""How many planted faults the checks find, and how many true paraphrases they stop, over the statements of an index.

python -m evals.mutations [--index DIR] [--show KIND]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from chat.rolefinder import finder_of
from chat.support import unsupported_because
from chat.wording import plain
from evals import faults, handwritten, paraphrases
from evals.judge import Evidence, Judge
from evals.significance import proportion
from ingest.errors import AdviserError
from ingest.index import Index, open_index
from ingest.stored import StoredStatement

#: Faults of each kind, and paraphrases of each kind; statements looked at; roles that may be put in another's place;
#: faults of each kind in sentences written by hand.
EACH, PARAPHRASES, STATEMENTS, ROLES, BY_HAND = 100, 60, 3000, 24, 50
SEED = 7
#: Why a claim is stopped, empty where it passes.
Check = Callable[[str, StoredStatement], str]


@dataclass(frozen=True, slots=True)
class Trial:
    """A claim of free text with the statement it cites. ``manner`` is how it was made of that."""

    kind: str
    manner: str
    claim: str
    statement: StoredStatement


def statements_of(index: Index, rng: random.Random) -> list[StoredStatement]:
    """The sentences of an index that speak for themselves, of all roles and of none, in an order by chance."""
    names: list[str | None] = [None, *(role.name for role in index.roles())]
    rng.shuffle(names)
    told = (s for name in names for s in index.statements.of_role(name) if s.kind in ("item", "sentence"))
    found = [s for s in islice(told, STATEMENTS) if plain(s).endswith(".") and len(plain(s).split()) > 5]
    rng.shuffle(found)
    return found


def true_claim(statement: StoredStatement) -> str:
    """The statement in one line without its label."""
    words = plain(statement)
    if statement.label and words.lower().startswith(statement.label.lower() + ":"):
        words = words[len(statement.label) + 1 :].strip()
    return words[:1].upper() + words[1:]


def planted(index: Index, seed: int = SEED) -> list[Trial]:
    """Up to ``EACH`` faulty claims of each kind, spread over the manners of change and over the statements."""
    rng = random.Random(seed)
    claims = [(true_claim(s), s) for s in statements_of(index, rng)]
    trials = []
    for _, made in _faulty(claims, index, rng):
        for at, trial in enumerate(islice(_spread(made, rng), EACH)):
            framed = list(paraphrases.phrase_around(trial.claim))  # every other one with a phrase around it
            trials.append(replace(trial, claim=rng.choice(framed)) if at % 2 else trial)
    return trials


def planted_by_hand(index: Index, seed: int = SEED) -> list[Trial]:
    """Up to ``BY_HAND`` faults of each kind in the sentences written by hand."""
    rng = random.Random(seed)
    claims = [(told.claim, told.statement) for told in handwritten.load()]
    return [trial for _, made in _faulty(claims, index, rng) for trial in islice(_spread(made, rng), BY_HAND)]


def _faulty(
    claims: Sequence[tuple[str, StoredStatement]], index: Index, rng: random.Random
) -> Iterator[tuple[str, list[Trial]]]:
    """Every fault of each kind that can be planted in these claims."""
    names = [role.name for role in index.roles()]
    known = faults.Roles(finder_of(index), tuple(rng.sample(names, min(ROLES, len(names)))))
    for kind, make in faults.KINDS.items():
        yield (
            kind,
            [
                Trial(kind, manner, changed, s)
                for claim, s in claims
                for manner, changed in make(claim, _context(s), known)
                if changed != claim
            ],
        )


def paraphrased(index: Index, seed: int = SEED) -> list[Trial]:
    """Up to ``PARAPHRASES`` true claims of each kind of paraphrase, and those written by hand."""
    rng = random.Random(seed)
    statements = statements_of(index, rng)
    trials = []
    for kind, make in paraphrases.KINDS.items():
        told = [s for s in statements if s.label] if kind == "label dropped" else statements
        made = [Trial(kind, kind, claim, s) for s in told for claim in make(true_claim(s))]
        rng.shuffle(made)
        trials += made[:PARAPHRASES]
    return [*trials, *(Trial(told.kind, told.kind, told.claim, told.statement) for told in handwritten.load())]


def _spread(trials: Sequence[Trial], rng: random.Random) -> Iterator[Trial]:
    """The trials, each manner in its turn, so that no frequent word makes up the whole kind. None comes twice."""
    by_manner: dict[str, list[Trial]] = {}
    for trial in {trial.claim: trial for trial in trials}.values():
        by_manner.setdefault(trial.manner, []).append(trial)
    queues = list(by_manner.values())
    for queue in queues:
        rng.shuffle(queue)
    while queues := [queue for queue in queues if queue]:
        for queue in queues:
            yield queue.pop()


def _context(statement: StoredStatement) -> str:
    return "\n".join((*statement.section, statement.lead, plain(statement)))


def checks(index: Index) -> dict[str, Check]:
    """The evals' judge and the product's own check."""
    judge, finder = Judge(index), finder_of(index)

    def judged(claim: str, statement: StoredStatement) -> str:
        return judge.verdict(claim, [evidence_of(statement)]).reason

    return {"judge": judged, "product": lambda claim, s: unsupported_because(claim, [s], index, finder)}


def evidence_of(statement: StoredStatement) -> Evidence:
    """The statement as the judge reads it."""
    return Evidence(statement.text, statement.section, statement.lead, statement.role)


def table(trials: Sequence[Trial], checks: dict[str, Check], stopped: str) -> str:
    """How many claims of each kind every check stops, with Wilson's 95 % interval, as a Markdown table."""
    rows = [f"| kind | claims | statements | {' | '.join(f'{stopped} by the {c}' for c in checks)} |"]
    rows.append("|---" * (len(checks) + 3) + "|")
    kinds = list(dict.fromkeys(t.kind for t in trials))
    for kind in [*kinds, "all"]:
        own = [t for t in trials if t.kind == kind or (kind == "all" and t.kind not in faults.UNLISTED)]
        told = len({t.statement.row for t in own})
        cells = [_cell(sum(bool(check(t.claim, t.statement)) for t in own), len(own)) for check in checks.values()]
        rows.append(f"| {kind} | {len(own)} | {told} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _cell(count: int, of: int) -> str:
    found = proportion(count, of)
    return f"{count} = {found.value:.1%} [{found.low:.1%}, {found.high:.1%}]"


def main(argv: Sequence[str] | None = None) -> int:
    """Print both tables; with ``--show`` what a kind's checks got wrong."""
    parser = argparse.ArgumentParser(prog="python -m evals.mutations", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--index", metavar="DIR", help="an index of one's own (default: the shipped guides)")
    parser.add_argument("--seed", type=int, default=SEED, help="another draw of faults and paraphrases")
    parser.add_argument("--show", metavar="KIND", help="print the claims of this kind that a check got wrong")
    options = parser.parse_args(argv)
    try:
        with open_index(options.index) as index:
            wrong, right, by = planted(index, options.seed), paraphrased(index, options.seed), checks(index)
            by_hand = planted_by_hand(index, options.seed)
            print(table(wrong, by, "found"), table(right, by, "stopped"), sep="\n\n")
            print("\nThe same faults in sentences written by hand:\n", table(by_hand, by, "found"), sep="\n")
            for trial in [t for t in [*wrong, *by_hand, *right] if t.kind == options.show]:
                for name, check in by.items():
                    reason = check(trial.claim, trial.statement)
                    if bool(reason) == (trial in right):
                        print(f"\n{name}, {trial.manner}: {trial.claim}\n    {plain(trial.statement)}\n    {reason}")
    except AdviserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
