"""The documents the guides took their facts from: none of their sentences is copied, no figure is one they lack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from corpus.guide import Fault, Guide
from ingest.document import Statement
from ingest.errors import SourceError
from ingest.formats import read_text
from ingest.sentences import FOOTNOTE

#: The most words in a row that a guide may share with a document.
MOST = 8
_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<sign>[$€£])?\s?(?<![\w.,])(?P<low>{_NUMBER})"
    rf"(?:\s?[-\u2010-\u2015]\s?[$€£]?(?P<high>{_NUMBER}))?"
    r"(?P<unit>\s?%|\s(?:percent|per cent)\b|[kKmM]\b|\s(?:thousand|million|billion)\b)?"
)
#: A number alone in its cell: a column of sums bears its sign in the first row only.
_CELL = re.compile(r"^\s*(\d{1,3}(?:,\d{3})+)\s*$", re.M)


@dataclass(frozen=True, slots=True)
class Originals:
    """What is kept of the documents: every run of MOST + 1 words, and every figure with its sign and unit."""

    runs: frozenset[tuple[str, ...]]
    figures: frozenset[str]


def read_originals(folder: Path) -> Originals:
    """Read the text and web pages below a folder. Raises SourceError where there are none."""
    runs: set[tuple[str, ...]] = set()
    known: set[str] = set()
    paths = [p for p in sorted(folder.rglob("*")) if p.suffix.lower() in _SUFFIXES and p.stem.lower() != "readme"]
    if not paths:
        raise SourceError(f"{folder} holds no source documents (.txt, .md, .html)")
    for path in paths:
        text = read_text(path)
        if path.suffix.lower().startswith(".htm"):
            text = _text_of_page(text)
        words = [word.lower() for word in _words(text)]
        runs.update(tuple(words[at : at + MOST + 1]) for at in range(len(words) - MOST))
        known.update(figures_in(text))
        known.update(f"${number.replace(',', '')}" for number in _CELL.findall(text))
    return Originals(frozenset(runs), frozenset(known))


def original_faults(guide: Guide, originals: Originals) -> Iterator[Fault]:
    """Runs of words copied from a document, and figures that stand in none."""
    for statement in guide.document.statements:
        words = FOOTNOTE.sub("", guide.text[statement.start : statement.end])
        if copied := _copied(_words(words), originals):
            says = f'"{" ".join(copied)}" ({len(copied)} words in a row) is in a source document; use your own words'
            yield guide.fault(statement.start, says)
        yield from _strange_figures(guide, statement, words, originals)


def _strange_figures(guide: Guide, statement: Statement, words: str, originals: Originals) -> Iterator[Fault]:
    for figure in dict.fromkeys(figures_in(words)):
        if figure not in originals.figures:
            says = f"the figure {figure} stands in no source document; check it or take it out"
            yield guide.fault(statement.start, says)


def figures_in(text: str) -> list[str]:
    """Every number with its sign and unit in one spelling; of a range, both ends ("20-30 percent": 20%, 30%)."""
    found = []
    for match in _FIGURE.finditer(text):
        unit = (match.group("unit") or "").strip().lower().replace("per cent", "%").replace("percent", "%")
        unit = {"k": " thousand", "m": " million"}.get(unit, unit if unit in ("", "%") else f" {unit}")
        for number in filter(None, (match.group("low"), match.group("high"))):
            found.append(f"{match.group('sign') or ''}{number.replace(',', '')}{unit}")
    return found


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text)]


def _copied(words: list[str], originals: Originals) -> list[str]:
    """The longest run of words that a document holds too; empty where none is too long. Lists of names are free."""
    lowered = [word.lower() for word in words]
    best: list[str] = []
    at = 0
    while at + MOST < len(lowered):
        end = at
        while end + MOST < len(lowered) and tuple(lowered[end : end + MOST + 1]) in originals.runs:
            end += 1
        run = words[at : end + MOST] if end > at else []
        if len(run) > len(best) and not _is_names(run):
            best = run
        at = end + 1
    return best


def _is_names(run: list[str]) -> bool:
    """True for a list of proper names: most of its words begin with a capital or a digit."""
    return sum(not word[0].islower() for word in run) > len(run) / 2


class _Page(HTMLParser):
    """The words of a web page."""

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


def _text_of_page(html: str) -> str:
    page = _Page()
    page.feed(html)
    page.close()
    return "".join(page.parts)
