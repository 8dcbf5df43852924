"""Roles, documents and looking inside, in a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.settings import Settings
from tests.web.browsing import NEEDS_CHROMIUM, PHONE, WIDE, Visit, open_visit
from tests.web.conftest import free_port

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = sync_api.expect
pytestmark = NEEDS_CHROMIUM


def clean(here: Visit) -> bool:
    """True where nothing ran and nothing was asked of other hosts."""
    return here.page.evaluate("window.pwned") is None and not here.strangers and not here.errors


def test_a_role_is_searched_read_and_its_source_opened(visit) -> None:
    here = visit()
    page = here.page
    here.turn_to("roles")
    expect(page.locator("#role-typed")).to_be_focused()
    page.keyboard.type("moralist")
    expect(page.locator(".roles li")).to_have_count(1)
    page.click(".roles .name")
    expect(page.locator("#role-title")).to_be_focused()
    expect(page.locator("#facet-pay .paychart")).to_contain_text("place not told; of 2024")
    page.click("[data-jump=facet-challenges]")
    expect(page.locator("#facet-challenges")).to_be_in_viewport()
    page.hover("#facet-challenges a.marker")
    expect(page.get_by_role("tooltip")).to_contain_text("<img src=")
    page.click("#facet-challenges a.marker")
    expect(page.locator(".document mark").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".document")).to_have_count(0)
    expect(page.locator("#facet-challenges a.marker")).to_be_focused()
    # Not a moment later: an Enter that follows the click at once is to send the question.
    focused = "(button) => { button.click(); return document.activeElement.matches('#question textarea'); }"
    assert page.locator("[data-ask-about]").evaluate(focused)
    expect(page.locator("#question textarea")).to_have_value("Tell me about an AI Ethicist.")
    page.keyboard.press("Enter")
    here.wait(1)
    assert clean(here)


def test_roles_are_compared_side_by_side(visit) -> None:
    here = visit()
    page = here.page
    here.turn_to("roles")
    for name in ("AI Ethicist", "Gen AI Lead"):
        page.click(f".roles [data-compare='{name}']")
        expect(page.locator(f".roles [data-compare='{name}']")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(f".roles [data-compare='{name}']")).to_be_focused()
    page.click("[data-side-by-side]")
    expect(page.locator("#role-title")).to_have_text("AI Ethicist, Gen AI Lead")
    expect(page.locator(".comparison .paychart")).to_have_count(1)
    expect(page.locator(".comparison")).to_contain_text("The documents name no sum for Gen AI Lead.")
    assert clean(here)


def test_roles_on_a_phone(visit) -> None:
    here = visit(PHONE)
    page = here.page
    here.turn_to("roles")
    page.click(".roles [data-open='AI Ethicist']")
    expect(page.locator("#role-title")).to_be_in_viewport()
    expect(page.locator("#role-typed")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.click("#facet-summary a.marker")
    expect(page.locator(".document mark").first).to_be_in_viewport()
    page.click("[data-back]")
    page.click("button[data-list]")
    expect(page.locator("#role-typed")).to_be_focused()


def test_a_question_of_the_chat_is_looked_into(visit) -> None:
    here = visit()
    page = here.page
    here.ask("What skills?", 1)
    page.click("#turn-1 [data-inside]")
    expect(page.locator(".outcome .verdict")).to_have_text("Answered")
    expect(page.locator("#inside-title")).to_be_focused()
    page.fill("#inside-question", "plumber <img src=x onerror='window.pwned=1'>")
    page.keyboard.press("Enter")
    expect(page.locator(".outcome .verdict")).to_have_text("Not found")
    page.go_back()
    expect(page.locator("#turn-1")).to_be_visible()
    assert clean(here)


def test_documents_a_question_may_use(visit, served) -> None:
    here = visit()
    page = here.page
    here.turn_to("documents")
    expect(page.locator("#add-documents")).to_have_count(0)
    page.uncheck("[data-source='endless']")
    expect(page.locator("[data-source='endless']")).to_be_focused()
    here.turn_to("chat")
    expect(page.locator("#scope")).to_contain_text("Answers use 2 of 3 documents")
    here.ask("What skills?", 1)
    assert "endless" not in served.chain.asked[-1]["sources"]
    here.turn_to("documents")
    page.click("[data-read='<i>stranger</i>.txt']")
    expect(page.locator(".document .text")).to_contain_text("Notes <b>of</b> a stranger")
    assert clean(here)


@pytest.fixture(scope="module")
def open_house(built) -> Iterator[str]:
    """The page over a real index, where visitors may add documents."""
    from chat import build_chain
    from web import LiveInspector, Uploads, build_app, launch

    settings = Settings(index_dir=built.index_dir)
    chain, uploads = build_chain(settings=settings), Uploads(settings)
    app = build_app(chain, chain.live, LiveInspector(chain.live, settings), uploads=uploads)
    yield launch(app, port=free_port())
    app.close()
    uploads.close_all()
    assert not os.path.exists(uploads.folder)


def test_two_visitors_add_documents_and_never_see_each_others(browser, open_house, tmp_path: Path) -> None:
    contexts = [browser.new_context(viewport=WIDE) for _ in range(2)]
    ann, bob = (open_visit(context, open_house) for context in contexts)
    files = {"bee.md": "# Beekeeper\n\nIn Wales in 2024 a Beekeeper earned £24,000 a year.\n", "sly.txt": " "}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    ann.turn_to("documents")
    ann.page.set_input_files(
        "#documents input[type=file], #add-documents input", [str(tmp_path / name) for name in files]
    )
    expect(ann.page.locator(".progress")).to_be_visible(timeout=20_000)
    expect(ann.page.locator(".results .done")).to_contain_text("bee.md is ready", timeout=60_000)
    expect(ann.page.locator(".results .failed")).to_contain_text("sly.txt was not added: empty")
    for here, told in ((ann, "£24,000"), (bob, "do not tell")):
        here.turn_to("chat")
        here.ask("What does a Beekeeper earn?", 1)
        expect(here.page.locator("#turn-1 .answer")).to_contain_text(told)
    bob.turn_to("documents")
    expect(bob.page.locator("#document-list")).not_to_contain_text("Beekeeper")
    ann.turn_to("documents")
    ann.page.click("[data-remove='bee.md']")
    expect(ann.page.locator("#own-title")).to_have_count(0, timeout=60_000)
    assert clean(ann)
    assert clean(bob)
    for context in contexts:
        context.close()
