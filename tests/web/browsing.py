"""A visitor in headless Chromium: what they open, ask and see, and what their page must never do."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
NEEDS_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no browser at {CHROMIUM}"),
]


@dataclass
class Visit:
    """A visitor's page, with what it asked other hosts for and what went wrong in it."""

    page: Any
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def ask(self, question: str, turn: int) -> None:
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        self.wait(turn)

    def wait(self, turn: int) -> None:
        self.page.wait_for_selector(f"#turn-{turn}:not([data-live])")

    def turn_to(self, view: str) -> None:
        self.page.click(f".views a[data-view={view}]")
        self.page.wait_for_selector(f"body[data-view={view}]")


def open_visit(context: Any, address: str) -> Visit:
    """A new visitor, greeted."""
    visit = Visit(context.new_page())
    own = (address, "data:", "blob:")
    visit.page.on("request", lambda r: None if r.url.startswith(own) else visit.strangers.append(r.url))
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on("dialog", lambda dialog: (visit.errors.append(dialog.message), dialog.dismiss()))
    visit.page.goto(address)
    visit.page.wait_for_selector(".welcome")
    visit.page.wait_for_selector("body[data-view]")
    return visit
