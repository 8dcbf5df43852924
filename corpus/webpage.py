"""The words of a web page, all of them: what is looked for may stand in a table or a margin."""

from __future__ import annotations

from html.parser import HTMLParser


class _Page(HTMLParser):
    """Gathers the text between tags."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def words_of_page(html: str) -> str:
    """The text of a page's elements, a space between each, without its scripts and styles."""
    page = _Page()
    page.feed(html)
    page.close()
    return "".join(page.parts)
