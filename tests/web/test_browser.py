"""The page in a real browser: what a visitor sees, clicks and types, and what must never leave or run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evals.feedback import read
from tests.web.browsing import NEEDS_CHROMIUM, PHONE, WIDE

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = sync_api.expect
pytestmark = NEEDS_CHROMIUM


def test_a_question_is_answered_and_its_citation_opened(visit) -> None:
    here = visit()
    page = here.page
    here.ask("What skills does an AI Ethicist need?", 1)
    expect(page.locator(".welcome")).to_have_count(0)
    expect(page.locator("#question textarea")).to_have_value("")
    expect(page.locator("#turn-1 .understood")).to_contain_text("How I understood it")
    expect(page.locator(".passages > ol .card")).to_have_count(2)
    page.click(".others summary")
    expect(page.locator(".others .card")).to_be_visible()
    expect(page.locator(".others summary")).to_be_focused()
    page.click(".others .card button")
    expect(page.locator(".document mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".others .card button")).to_be_focused()
    page.hover("#turn-1 a.marker >> nth=0")
    expect(page.locator(".bubble")).to_contain_text("a deep understanding of the ethical principles")
    page.click("#turn-1 a.marker >> nth=0")
    expect(page.locator(".document mark").first).to_be_in_viewport()
    marked = " ".join(page.locator(".document mark").all_inner_texts())
    assert re.sub(r"\s+", " ", marked).startswith("a deep understanding of the ethical principles")
    page.click("[data-back]")
    expect(page.locator(".passages > ol .card")).to_have_count(2)
    assert page.evaluate("document.activeElement.dataset.marker") == "1"
    assert here.strangers == []
    assert here.errors == []


def test_examples_and_suggestions_are_asked_by_a_click(visit) -> None:
    here = visit()
    page = here.page
    page.click(".welcome button >> nth=0")
    here.wait(1)
    page.click("#turn-1 .asks button >> nth=0")
    here.wait(2)
    expect(page.locator("#turn-2 .question")).to_contain_text("What does it pay?")
    expect(page.locator("#turn-1 .asks")).to_have_count(0)


def test_markers_of_earlier_answers_keep_working(visit) -> None:
    here = visit()
    here.ask("What skills?", 1)
    here.ask("compare", 2)
    here.ask("plumber", 3)
    expect(here.page.locator("#panel")).to_contain_text("rests on no passage")
    here.page.click("#turn-1 a.marker >> nth=1")
    expect(here.page.locator("#turn-1 a.marker.opened")).to_have_text("[2]")
    expect(here.page.locator(".document mark").first).to_have_text("strong analytical skills are required.")
    here.page.fill("#question textarea", "plumber")
    here.page.press("#question textarea", "Enter")
    here.wait(4)
    expect(here.page.locator(".document")).to_have_count(0)
    expect(here.page.locator("#question textarea")).to_be_focused()
    ids = here.page.eval_on_selector_all("#chat [id], #panel [id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_nothing_of_a_hostile_answer_runs_or_loads(visit) -> None:
    here = visit()
    page = here.page
    here.ask("attack <img src=x onerror='window.pwned=1'> ${window.pwned=1} {{pwned}}", 1)
    page.hover("#turn-1 a.marker >> nth=1")
    page.mouse.move(2, 2)
    expect(page.locator(".bubble")).to_be_hidden()
    for marker in page.locator("#turn-1 a.marker").all()[:2]:
        marker.click()
        expect(page.locator(".document mark").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("window.pwned") is None
    assert page.locator("#chat img, #panel img, #chat script, #panel script, .bubble img").count() == 0
    links = page.eval_on_selector_all("#chat a, #panel a", "all => all.map(a => a.getAttribute('href'))")
    assert all(link.startswith("#passage-1-") for link in links)
    assert here.strangers == []
    assert here.errors == []


def test_two_visitors_do_not_see_each_other(visit) -> None:
    first, second = visit(), visit()
    first.ask("What skills does an AI Ethicist need?", 1)
    expect(second.page.locator(".welcome")).to_be_visible()
    second.ask("plumber", 1)
    expect(second.page.locator("#chat")).not_to_contain_text("Ethicist")
    expect(first.page.locator("#chat")).not_to_contain_text("plumber")


def test_two_visitors_are_answered_at_once(visit) -> None:
    first, second = visit(), visit()
    first.page.fill("#question textarea", "slowly")
    first.page.press("#question textarea", "Enter")
    first.page.wait_for_selector("#turn-1[data-live]")
    second.ask("plumber", 1)
    assert first.page.locator("#turn-1[data-live]").count() == 1
    first.page.click("#stop")


def test_an_answer_can_be_stopped_and_the_chat_goes_on(visit, served) -> None:
    here = visit()
    page = here.page
    page.fill("#question textarea", "slowly")
    page.press("#question textarea", "Enter")
    expect(page.locator("#turn-1 .understood")).to_be_visible()
    closed = served.chain.closed
    page.keyboard.press("Escape")
    here.wait(1)
    expect(page.locator("#turn-1")).to_contain_text("Stopped here.")
    expect(page.locator("#turn-1 li")).to_have_count(0)
    page.wait_for_timeout(2500)
    assert served.chain.closed > closed
    expect(page.locator("#turn-1 li")).to_have_count(0)
    here.ask("What skills?", 2)
    assert served.chain.asked[-1]["history"][0]["content"] == "slowly"


def test_a_new_chat_forgets_the_old_one(visit, served) -> None:
    here = visit()
    here.ask("What skills?", 1)
    here.page.click("#clear")
    expect(here.page.locator(".welcome")).to_be_visible()
    here.ask("What skills?", 1)
    assert served.chain.asked[-1]["history"] == []


def test_an_error_is_a_notice(visit) -> None:
    here = visit()
    here.ask("broken model", 1)
    expect(here.page.locator("#turn-1 .problem")).to_contain_text("did not answer")
    expect(here.page.locator("#ask")).to_be_visible()
    here.ask("What skills?", 2)


def test_everything_is_reached_by_keyboard_and_has_a_name(visit) -> None:
    here = visit()
    page = here.page
    here.ask("What skills?", 1)
    expect(page.get_by_role("textbox", name="Your question")).to_be_focused()
    expect(page.get_by_role("log", name="Conversation")).to_be_visible()
    page.get_by_role("link", name="Passage 1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".card").first).to_be_visible()
    expect(page.get_by_role("link", name="Passage 1")).to_be_focused()
    expect(page.get_by_role("button", name="Read passage 2 in its document")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    style = "getComputedStyle(document.activeElement)"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{style}.outlineStyle + parseInt({style}.outlineWidth)") == "solid3"


def test_long_answers_scroll_in_their_place(visit) -> None:
    here = visit()
    page = here.page
    here.ask("What skills?", 1)
    here.ask("at length", 2)
    frame = "[scrollY, document.querySelector('.gradio-container').scrollTop, document.documentElement.scrollTop]"
    assert page.evaluate(frame) == [0, 0, 0]
    expect(page.locator("#turn-2 .question")).to_be_in_viewport()
    expect(page.locator("#turn-1 .question")).not_to_be_in_viewport()
    assert page.locator("#composer").bounding_box()["y"] > WIDE["height"] - 120
    page.click("#turn-2 a.marker[data-marker='60']")
    expect(page.locator(".document mark").first).to_be_in_viewport()
    assert page.evaluate(frame) == [0, 0, 0]
    expect(page.locator(".masthead")).to_be_in_viewport()


def test_a_phone_shows_all_without_scrolling_sideways(visit) -> None:
    here = visit(PHONE)
    page = here.page
    here.ask("compare", 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    label = page.evaluate("getComputedStyle(document.querySelector('#turn-1 td:nth-child(2)'), '::before').content")
    assert label == '"AI Ethicist"'
    chat, panel = page.locator("#chat").bounding_box(), page.locator("#panel").bounding_box()
    assert panel["y"] >= chat["y"] + chat["height"] - 1
    page.click("#turn-1 a.marker >> nth=0")
    expect(page.locator(".document mark").first).to_be_in_viewport()
    page.click("[data-back]")
    expect(page.locator(".document")).to_have_count(0)


CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(visit, scheme) -> None:
    here = visit(color_scheme=scheme)
    assert here.page.evaluate("document.body.classList.contains('dark')") == (scheme == "dark")
    assert here.page.evaluate(CONTRAST) == []
    here.ask("compare", 1)
    assert here.page.evaluate(CONTRAST) == []
    here.page.click("#turn-1 a.marker >> nth=0")
    here.page.wait_for_selector(".document mark")
    assert here.page.evaluate(CONTRAST) == []


def test_an_answer_is_copied_with_its_sources(visit) -> None:
    here = visit(permissions=["clipboard-read", "clipboard-write"])
    here.ask("What skills?", 1)
    here.page.click("#turn-1 [data-copy]")
    expect(here.page.locator("#toast")).to_have_text("Copied, with sources.")
    copied = here.page.evaluate("navigator.clipboard.readText()")
    assert "Strong analytical skills are required. [2]" in copied
    assert "[1] “a deep understanding of the ethical principles of AI is crucial for an AI Ethicist.”" in copied
    assert "Example Press, 2025-03-01" in copied


def test_a_question_is_edited_asked_again_and_deleted(visit, served) -> None:
    here = visit()
    page = here.page
    here.ask("What skills?", 1)
    here.ask("plumber", 2)
    page.click("#turn-1 [data-edit]")
    expect(page.locator("#rewrite-1")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#turn-1 [data-edit]")).to_be_focused()
    page.click("#turn-1 [data-edit]")
    page.fill("#rewrite-1", "compare <b>them</b>")
    page.keyboard.press("Enter")
    here.wait(3)
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#turn-3 .question")).to_contain_text("compare <b>them</b>")
    page.click("#turn-3 [data-again]")
    here.wait(4)
    assert served.chain.asked[-1]["question"] == "compare <b>them</b>"
    page.click("#turn-4 [data-delete]")
    expect(page.locator(".welcome")).to_be_visible()


def test_a_thumb_and_its_reason_are_kept(visit, served) -> None:
    here = visit()
    page = here.page
    here.ask("What skills?", 1)
    page.click("#turn-1 [data-verdict=down]")
    expect(page.get_by_role("button", name="This answer did not help")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#turn-1 .reason input")).to_be_focused()
    page.keyboard.type("it says nothing of pay")
    page.keyboard.press("Enter")
    expect(page.locator("#turn-1 .thanks")).to_be_visible()
    kept = read(served.feedback)[-1]
    assert (kept["verdict"], kept["reason"]) == ("down", "it says nothing of pay")


def test_conversations_are_kept_in_the_browser_alone(visit) -> None:
    here = visit(accept_downloads=True)
    page = here.page
    here.ask("What skills?", 1)
    page.click("#clear")
    expect(page.locator(".welcome")).to_be_visible()
    here.ask("attack", 1)
    page.wait_for_function("JSON.parse(localStorage.getItem('career-adviser/conversations')).length === 2")
    page.reload()
    expect(page.locator("#turn-1 .question")).to_contain_text("attack")
    page.click("#open-conversations")
    expect(page.locator("#conversations li")).to_have_count(2)
    page.click("#conversations li:nth-child(2) [data-open]")
    expect(page.locator("#turn-1 .question")).to_contain_text("What skills?")
    page.click("#turn-1 a.marker >> nth=0")
    expect(page.locator(".document mark").first).to_be_visible()
    page.click("#open-conversations")
    with page.expect_download() as download:
        page.click("#conversations li:nth-child(2) [data-export]")
    exported = Path(download.value.path()).read_text()
    assert exported.startswith("# What skills?\n\n## What skills?")
    assert "- [2] “strong analytical skills are required.”" in exported
    page.click("#conversations li:nth-child(1) [data-delete]")
    expect(page.locator("#conversations li")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#conversations")).to_be_hidden()
    assert here.errors == []
    assert visit().page.evaluate("localStorage.length") == 0


def test_what_the_browser_kept_may_be_hostile(visit) -> None:
    here = visit()
    page = here.page
    here.ask("What skills?", 1)
    page.wait_for_function("localStorage.length > 0")
    page.evaluate("""() => {
        const key = "career-adviser/conversations";
        const kept = JSON.parse(localStorage.getItem(key));
        kept[0].title = kept[0].turns[0].question = "<img src=x onerror='window.pwned=1'>";
        kept[0].turns[0].answer.citations[0].url = "javascript:window.pwned=1";
        kept[0].turns[0].answer.citations[0].quote = "<script>window.pwned=1</script>";
        kept[0].turns[0].text = "<svg onload='window.pwned=1'></svg> [1]";
        localStorage.setItem(key, JSON.stringify(kept));
    }""")
    page.reload()
    expect(page.locator("#turn-1 .question")).to_contain_text("<img src=x")
    page.click("#turn-1 a.marker >> nth=0")
    expect(page.locator(".document .kept, .document mark").first).to_be_visible()
    page.click("#open-conversations")
    expect(page.locator("#conversations li")).to_contain_text("<img src=x")
    assert page.evaluate("window.pwned") is None
    assert page.locator("#chat img, #panel img, #conversations img, #chat svg:not(.icon)").count() == 0
    assert here.strangers == []


def test_the_quote_of_a_marker_is_shown_to_the_keyboard_too(visit) -> None:
    here = visit()
    page = here.page
    here.ask("What skills?", 1)
    page.locator("#turn-1 .understood").click()
    page.keyboard.press("Tab")
    marker = page.locator("#turn-1 a.marker >> nth=0")
    expect(marker).to_be_focused()
    expect(page.get_by_role("tooltip")).to_contain_text("a deep understanding")
    expect(marker).to_have_attribute("aria-describedby", "bubble")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
