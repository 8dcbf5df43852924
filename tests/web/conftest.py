"""The page served over the fake chain, once for all tests of the web page."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from tests.web.browsing import ARGUMENTS, CHROMIUM, WIDE, Visit, open_visit
from tests.web.fakes import FakeChain, FakeIndex, FakeInspector


@dataclass
class Served:
    """The address of the page, the chain behind it and the file its thumbs go to."""

    address: str
    chain: FakeChain
    feedback: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    from web import Feedback, build_app, launch

    chain = FakeChain()
    feedback = Feedback(tmp_path_factory.mktemp("feedback") / "feedback.jsonl")
    app = build_app(chain, FakeIndex(), FakeInspector(), feedback=feedback)
    yield Served(launch(app, port=free_port()), chain, feedback.path)
    app.close()


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """One Chromium per module: while playwright runs, nothing else in this process can start an event loop."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, served) -> Iterator:
    """Opens the page for a visitor of their own, as often as it is called."""
    contexts = []

    def open_page(viewport=WIDE, **options) -> Visit:
        contexts.append(browser.new_context(viewport=viewport, **options))
        return open_visit(contexts[-1], served.address)

    yield open_page
    for context in contexts:
        context.close()
