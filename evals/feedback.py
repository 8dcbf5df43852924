"""What visitors thought of answers: how many helped, and the questions as drafts of pairs, for somebody to say what is right.

python -m evals.feedback feedback.jsonl [--verdict down] > drafts.yaml
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import AdviserError

_NEEDED = ("id", "verdict", "question", "history", "kind", "citations")


class FeedbackError(AdviserError):
    """A file of judgements cannot be read."""


def read(path: Path) -> list[dict[str, Any]]:
    """The judgements of a file that the web page wrote, each id once with its last word. Raises FeedbackError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FeedbackError(
            f"{path} cannot be read ({error}); CAREER_FEEDBACK_PATH says where the page writes"
        ) from error
    by_id: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except ValueError as error:
            raise FeedbackError(f"{path}:{number}: is no JSON object ({error}); take the line out") from error
        if not isinstance(told, dict) or any(name not in told for name in _NEEDED):
            raise FeedbackError(f"{path}:{number}: is no judgement of an answer; take the line out")
        by_id[str(told["id"])] = told
    return list(by_id.values())


def summary(judgements: Sequence[dict[str, Any]]) -> str:
    """A Markdown table: verdicts by kind of answer."""
    counts = Counter((j["kind"], j["verdict"]) for j in judgements)
    rows = [f"| {kind} | {counts[kind, 'up']} | {counts[kind, 'down']} |" for kind in sorted({k for k, _ in counts})]
    return "\n".join(("| answers | helped | did not |", "|---|---|---|", *rows))


def draft(judgement: dict[str, Any]) -> dict[str, Any]:
    """A judgement as a pair without wanted facts: those are for a person to write, from the documents."""
    turns = [turn["content"] for turn in judgement["history"] if turn.get("role") == "user"]
    made: dict[str, Any] = {"id": f"visitor-{judgement['id']}", "question": judgement["question"]}
    if turns:
        made |= {"turns": turns, "written-out": judgement.get("understood") or judgement["question"]}
    made |= {"kind": "followup" if turns else "fact", "part": "dev", "expect": judgement["kind"]}
    gold = [{"source": c["source"], "quote": " ".join(c["quote"].split())} for c in judgement["citations"]]
    if judgement["verdict"] == "up" and gold:
        made["gold"] = gold
    return made | {"notes": f"{judgement['verdict']}: {judgement.get('reason') or 'no reason given'}"}


def main(argv: Sequence[str] | None = None) -> int:
    """Drafts to standard output, the table to standard error. Exit status 2 where the file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.feedback", description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path, help="what the web page wrote")
    parser.add_argument("--verdict", choices=("up", "down"), help="only these judgements as drafts")
    options = parser.parse_args(argv)
    try:
        judgements = read(options.file)
    except FeedbackError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(summary(judgements), file=sys.stderr)
    drafts = [draft(j) for j in judgements if options.verdict in (None, j["verdict"])]
    if drafts:
        print("# Say in 'vital' what a right answer must hold, written from the documents; mend 'kind' and 'expect'.")
        print(yaml.safe_dump(drafts, allow_unicode=True, sort_keys=False, width=120), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
