"""What axe finds wrong for people with other senses or other hands: nothing, in any part of the page, light and dark."""

from __future__ import annotations

import pytest

from tests.web.browsing import NEEDS_CHROMIUM, PHONE, WIDE

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = NEEDS_CHROMIUM
STANDARDS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def faults(page) -> list[str]:
    """Every rule that is broken, with the elements that break it."""
    found = axe.Axe().run(page, options=STANDARDS).response["violations"]
    return [f"{v['id']}: {v['help']}: {[n['html'][:160] for n in v['nodes'][:3]]}" for v in found]


@pytest.mark.parametrize(("viewport", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light")])
def test_no_part_of_the_page_breaks_a_rule(visit, viewport, scheme) -> None:
    here = visit(viewport, color_scheme=scheme, reduced_motion="reduce")
    page = here.page
    found = {"welcome": faults(page)}
    here.ask("compare", 1)
    page.click("#turn-1 [data-verdict=down]")
    page.wait_for_selector("#turn-1 .reason")
    found["answer"] = faults(page)
    page.click("#turn-1 a.marker >> nth=0")
    page.wait_for_selector(".document mark")
    found["document"] = faults(page)
    page.click("[data-back]")
    page.click("#open-conversations")
    found["conversations"] = faults(page)
    page.keyboard.press("Escape")
    here.turn_to("roles")
    page.click(".roles [data-compare='AI Ethicist']")
    page.wait_for_selector(".tray")
    found["roles"] = faults(page)
    page.click(".roles [data-open='AI Ethicist']")
    page.wait_for_selector("#role-title")
    found["role"] = faults(page)
    here.turn_to("documents")
    page.wait_for_selector(".sources")
    found["documents"] = faults(page)
    here.turn_to("inside")
    page.fill("#inside-question", "plumber")
    page.keyboard.press("Enter")
    page.wait_for_selector(".outcome")
    found["inside"] = faults(page)
    assert {part: broken for part, broken in found.items() if broken} == {}
