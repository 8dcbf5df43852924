"""Ask in the terminal.

python -m chat "what does an AI Ethicist need?"
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from chat.answer import Answer
from chat.chain import CareerChain, build_chain
from chat.wording import written_by
from ingest.errors import AdviserError
from prompts import phrase


def main(argv: Sequence[str] | None = None) -> int:
    """One answer, or a chat where no question is given. Exit status 0; 2 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m chat", description="Ask about a career; every sentence is cited.")
    parser.add_argument("question", nargs="?", help="without one it is a chat")
    parser.add_argument("--index", metavar="DIR", help="the index folder (default: the shipped guides)")
    parser.add_argument(
        "--model", metavar="PROVIDER:NAME", help="a language model that writes the answer, for example ollama:llama3.2"
    )
    parser.add_argument("--model-url", metavar="URL", help="the server it runs on, where that is your own")
    parser.add_argument("--json", action="store_true", help="print the whole Answer as JSON")
    options = parser.parse_args(argv)
    try:
        chain = build_chain(options.index, model=options.model, model_url=options.model_url)
        chain.live.get()  # a missing index is told now, not at the first question
        if options.question is None:
            return _chat(chain)
        answer = chain.invoke(options.question)
    except AdviserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(json.dumps(answer.to_dict(), indent=2, ensure_ascii=False) if options.json else as_text(answer))
    return 0


def as_text(answer: Answer) -> str:
    """The answer with its sources below, for a terminal; control characters of documents do not reach it."""
    lines = [answer.text]
    if answer.citations:
        lines += ["", "Sources"]
    for c in answer.citations:
        origin = ", ".join(filter(None, (c.title, _publisher(c.publisher), c.date or "undated", c.url)))
        lines.append(f" [{c.marker}] “{' '.join(c.quote.split())}”")
        lines.append(f"     {origin} · {c.source}, {' > '.join(c.section)}")
    if answer.struck:
        lines += ["", phrase("struck"), *(f" - {claim.text} ({claim.reason})" for claim in answer.struck)]
    if answer.writing:
        lines += ["", written_by(answer.writing)]
    if answer.suggestions and answer.kind not in ("refused", "clarify"):
        lines += ["", "You could ask: " + " ".join(answer.suggestions)]
    return "".join(c if c.isprintable() or c == "\n" else " " for c in "\n".join(lines))


def _publisher(name: str | None) -> str:
    return name if name and name != "not named" else "publisher not named"


def _chat(chain: CareerChain) -> int:
    print("Ask about a career. An empty line ends the chat.")
    history: list[dict[str, Any]] = []
    while True:
        try:
            question = input("\n> ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return 0
        if not question:
            return 0
        try:
            answer = chain.invoke({"question": question, "history": history})
        except AdviserError as error:
            print(f"error: {error}", file=sys.stderr)
            continue
        print("\n" + as_text(answer))
        history += [{"role": "user", "content": question}, {"role": "assistant", "content": answer.text}]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # the reader of our output has gone, as with "| head"
        sys.stderr.close()
        sys.exit(1)
