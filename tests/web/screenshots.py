"""The pictures of docs/screenshots, over the shipped guides: python -m tests.web.screenshots [FOLDER]"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from ingest.settings import PROJECT, Settings
from tests.web.browsing import ARGUMENTS, CHROMIUM, PHONE, WIDE, Visit, open_visit
from tests.web.conftest import free_port

TABLET = {"width": 820, "height": 1180}
PARTS = "welcome answer source comparison role documents inside".split()
TAKEN = {f"{name}-{part}" for name in ("desktop", "phone") for part in PARTS} | {
    f"{name}-{part}" for name in ("desktop-dark", "tablet", "phone-dark") for part in ("source", "answer", "comparison")
}
POSTING = "# Beekeeper\n\n## Pay\n\nIn Wales in 2024 a Beekeeper earned £24,000 a year.\n"


def main(folder: Path = PROJECT / "docs" / "screenshots") -> None:
    """Take every picture at every width, light and dark."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    from playwright.sync_api import sync_playwright

    from chat import build_chain
    from web import Feedback, LiveInspector, Uploads, build_app, launch

    settings, scratch = Settings(), Path(tempfile.mkdtemp())
    chain, uploads = build_chain(settings=settings), Uploads(settings)
    feedback = Feedback(scratch / "feedback.jsonl")
    app = build_app(chain, chain.live, LiveInspector(chain.live, settings), feedback=feedback, uploads=uploads)
    address = launch(app, port=free_port())
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        for name, size, scheme in (
            ("desktop", WIDE, "light"),
            ("desktop-dark", WIDE, "dark"),
            ("tablet", TABLET, "light"),
            ("phone", PHONE, "light"),
            ("phone-dark", PHONE, "dark"),
        ):
            here = open_visit(browser.new_context(viewport=size, color_scheme=scheme), address)
            _take(here, lambda part, name=name, here=here: _shoot(here.page, folder / f"{name}-{part}.png"), scratch)
        browser.close()
    app.close()
    uploads.close_all()


def _take(here: Visit, shoot: Callable[[str], None], scratch: Path) -> None:
    """A visitor's way through the page, with a picture at every stop."""
    page = here.page
    shoot("welcome")
    here.ask("What does a Data Scientist earn?", 1)
    here.ask("and a Lead Data Science Engineer?", 2)
    shoot("answer")
    page.click("#turn-2 a.marker >> nth=0")
    page.wait_for_selector(".document mark")
    shoot("source")
    page.click("[data-back]")
    here.turn_to("roles")
    for name in ("Data Scientist", "Gen AI Lead"):
        page.click(f".roles [data-compare='{name}']")
        page.wait_for_selector(f".chip[data-compare='{name}']")
    page.click("[data-side-by-side]")
    page.wait_for_selector(".comparison")
    shoot("comparison")
    page.click(".comparison h4 button >> nth=0")
    page.wait_for_selector("article.role")
    shoot("role")
    here.turn_to("documents")
    posting = scratch / "beekeeper.md"
    posting.write_text(POSTING)
    page.set_input_files("#documents input[type=file]", str(posting))
    page.wait_for_selector(".results", timeout=120_000)
    shoot("documents")
    here.turn_to("inside")
    page.fill("#inside-question", "What does an AI Ethicist earn?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".outcome")
    shoot("inside")


def _shoot(page: Any, path: Path) -> None:
    page.mouse.move(2, 2)
    page.wait_for_timeout(700)
    if path.stem in TAKEN:
        page.screenshot(path=path)
        Image.open(path).quantize(160).save(path, optimize=True)


if __name__ == "__main__":
    main(*(Path(value) for value in sys.argv[1:2]))
