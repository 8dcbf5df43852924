"""Questions offered in the text of an answer, and the text without them for who shows them as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from chat.wording import escape
from prompts import phrase


def nearest_line(suggestions: Sequence[str]) -> str:
    """What the documents do tell, below a refusal."""
    return phrase("nearest", questions=escape(" ".join(suggestions)))


def reading_line(suggestion: str) -> str:
    """A reading to choose from."""
    return f"- {escape(suggestion)}"


def without_offers(text: str, suggestions: Sequence[str]) -> str:
    """An answer's text without the lines that only offer its suggestions."""
    offers = {nearest_line(suggestions), *map(reading_line, suggestions)} if suggestions else set()
    return "\n".join(line for line in text.split("\n") if line not in offers).rstrip("\n")
