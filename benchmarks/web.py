"""How soon the page is there and how soon an answer begins, for one visitor alone and for many at once, in one run.

python -m benchmarks.web [--index DIR] [--users 20] [--rounds 5]

First paint is the browser's own (headless Chromium, an empty cache each time). Words are timed over the page's own
endpoint, as the browser asks it: from sending the question to the first words, and to the whole answer.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PAINT = "performance.getEntriesByType('paint').find(e => e.name === 'first-contentful-paint')?.startTime"
QUESTIONS = (
    "What skills does an AI Ethicist need?",
    "What does a Data Scientist earn?",
    "Compare a Data Scientist with a Machine Learning Engineer",
    "What does a plumber earn?",
    "Which education does a Gen AI Lead need?",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Seconds from sending a question to its first words and to the whole answer."""

    first_words: float
    whole: float


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__.splitlines()[0])
    parser.add_argument("--index", metavar="DIR")
    parser.add_argument("--users", type=int, default=20, help="visitors at once (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="questions of the one visitor (default: %(default)s)")
    options = parser.parse_args(argv)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    with _served(options.index) as address:
        ask(address, QUESTIONS[0])  # loads the model
        paints = first_paints(address, options.rounds)
        alone = [ask(address, QUESTIONS[n % len(QUESTIONS)]) for n in range(options.rounds)]
        together = at_once(options.users, lambda n: ask(address, QUESTIONS[n % len(QUESTIONS)]))
        crowded = _paints_among(address, options.users)
    _print(options, paints, crowded, alone, together)
    return 0


@contextmanager
def _served(index: str | None) -> Iterator[str]:
    """The app as a program of its own, as a user starts it."""
    import socket
    import subprocess
    import sys

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port), *(["--index", index] if index else [])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        if "answers at" not in process.stdout.readline():
            raise SystemExit("the app did not start; see: python app.py")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def ask(address: str, question: str) -> Asked:
    """Ask as the page does: join the queue, then read the stream of screens."""
    import httpx

    with httpx.Client(base_url=f"{address}/gradio_api", timeout=120) as client:
        config = client.get(f"{address}/config").json()
        (converse,) = (d for d in config["dependencies"] if d["api_name"] == "converse")
        session = os.urandom(6).hex()
        body = {
            "data": [question, None, None],
            "fn_index": converse["id"],
            "session_hash": session,
            "trigger_id": converse["targets"][0][0],
            "event_data": None,
        }
        began = time.perf_counter()
        client.post("/queue/join", json=body).raise_for_status()
        with client.stream("GET", "/queue/data", params={"session_hash": session}) as stream:
            return _read(stream.iter_lines(), began)


def _read(lines: Iterator[str], began: float) -> Asked:
    """First words are in the second screen: the first one shows the question alone."""
    screens, first = 0, 0.0
    for line in lines:
        message: dict[str, Any] = json.loads(line[6:]) if line.startswith("data: ") else {}
        if message.get("msg") == "process_generating":
            screens += 1
            first = first or (time.perf_counter() - began if screens == 2 else 0.0)
        elif message.get("msg") == "process_completed":
            if not message.get("success"):
                raise SystemExit(f"the page did not answer: {message.get('output')}")
            whole = time.perf_counter() - began
            return Asked(first or whole, whole)
    raise SystemExit("the page closed the stream before the answer was whole")


def at_once(users: int, act: Callable[[int], Any]) -> list[Any]:
    """What ``users`` threads bring back that begin together."""
    barrier, results = threading.Barrier(users), []

    def one(number: int) -> None:
        barrier.wait()
        results.append(act(number))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def first_paints(address: str, rounds: int) -> list[float]:
    """Seconds to the first words on the screen, each time with an empty cache; none without a browser."""
    if not CHROMIUM.exists():
        return []
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        painted = []
        for _ in range(rounds):
            context = browser.new_context()
            page = context.new_page()
            page.goto(address)
            page.wait_for_selector(".welcome")
            painted.append(page.evaluate(PAINT) / 1000)
            context.close()
        browser.close()
    return painted


def _paints_among(address: str, users: int) -> list[float]:
    """First paints while ``users`` others keep asking."""
    done = threading.Event()

    def keep_asking(number: int) -> None:
        while not done.is_set():
            ask(address, QUESTIONS[number % len(QUESTIONS)])

    threads = [threading.Thread(target=keep_asking, args=(number,), daemon=True) for number in range(users)]
    for thread in threads:
        thread.start()
    try:
        return first_paints(address, 3)
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _print(
    options: argparse.Namespace, paints: list[float], crowded: list[float], alone: list[Asked], together: list[Asked]
) -> None:
    print(f"| median (slowest), seconds | 1 visitor | {options.users} at once |\n|---|---|---|")
    print(f"| first paint | {_told(paints)} | {_told(crowded)} |")
    print(f"| first words | {_told([a.first_words for a in alone])} | {_told([a.first_words for a in together])} |")
    print(f"| whole answer | {_told([a.whole for a in alone])} | {_told([a.whole for a in together])} |")


def _told(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} ({max(seconds):.2f})" if seconds else f"no browser at {CHROMIUM}"


if __name__ == "__main__":
    raise SystemExit(main())
