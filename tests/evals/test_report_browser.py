"""The report in a real browser: it opens without a fault, runs and fetches nothing, and fits a phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evals.report import write
from tests.evals.made import ERRORS, HOSTILE, reply, results

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no browser at {CHROMIUM}"),
]

CONTRAST = (Path(__file__).parents[1] / "web" / "contrast.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report whose answers, questions and documents are hostile, and which have words too long for a phone."""
    folder = tmp_path_factory.mktemp("report")
    table = "| a | b | c |\n|---|---|---|\n| " + " | ".join(["x" * 90] * 3) + " |"
    found = results(HOSTILE, question=f"{HOSTILE} {'y' * 200}", turns=("z" * 200,), written_out="x", notes=HOSTILE)
    found = [replace(r, replies=(r.replies[0], reply(table + "\n\n" + HOSTILE, "q" * 200, "s" * 200), r.replies[2])) for r in found]  # fmt: skip
    write(found, folder, ERRORS)
    return (folder / "report.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_opens_without_a_fault_and_does_not_scroll_sideways(browser, address, width, scheme) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page, faults, asked = context.new_page(), [], []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("figure > svg").count() == 10
    assert page.evaluate("window.pwned") is None
    assert (faults, [url for url in asked if not url.startswith(("data:", address))]) == ([], [])
    assert page.evaluate(CONTRAST.replace(".masthead *, #chat *, #panel *, #composer *", "body *:not(svg *)")) == []
    context.close()
