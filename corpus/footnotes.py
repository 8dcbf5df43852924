"""Footnotes and figures: every statement names a listed source, and every listed source is used."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.figures import MARKET
from corpus.frontmatter import sources_of
from corpus.guide import Fault, Guide, briefly
from ingest.document import Statement
from ingest.markdown import footnote_definitions
from ingest.sentences import FOOTNOTE


def footnote_faults(guide: Guide) -> Iterator[Fault]:
    """Statements, footnote labels, definitions and sources that do not fit together."""
    yield from _label_faults(guide)
    yield from _unused_source_faults(guide)
    told = set()
    for at, figure in _figures(guide):
        statement = _statement_at(guide, at)
        if statement is None:
            yield guide.fault(at, f"the figure {figure} stands in no statement; say it in a sentence with a footnote")
        elif not statement.references and _unit(statement) not in told:
            told.add(_unit(statement))
            yield guide.fault(at, f"the figure {figure} has no source; {_remedy(guide, statement)}")
    for statement in guide.document.statements:
        if not statement.references and _unit(statement) not in told:
            told.add(_unit(statement))
            words = briefly(guide.words(statement.start, statement.end))
            yield guide.fault(statement.start, f"{words} has no footnote; {_remedy(guide, statement)}")


def _unit(statement: Statement) -> tuple[str, int]:
    """What is told of once: a statement, or the whole table a row belongs to."""
    return ("table", statement.group) if statement.kind == "row" else ("statement", statement.start)


def _remedy(guide: Guide, statement: Statement) -> str:
    if statement.kind == "row":
        return "a table row cannot carry one: write it as a list item"
    return f"put one directly after its final punctuation: {guide.text[statement.end - 1]}[^id]"


def _label_faults(guide: Guide) -> Iterator[Fault]:
    """Labels that no source bears, and labels whose definition is missing; each where it first stands."""
    listed = {name for name, *_ in sources_of(guide)}
    defined = footnote_definitions(guide.text)
    seen: set[str] = set()
    for match in FOOTNOTE.finditer(guide.text, guide.body):
        label = match.group(1)
        if label in seen:
            continue
        seen.add(label)
        if label not in listed:
            yield guide.fault(match.start(), f"the footnote [^{label}] is no listed source; list it or mend the label")
        elif label not in defined:
            yield guide.fault(
                match.start(), f"the footnote [^{label}] has no definition; end the file with [^{label}]: ..."
            )


def _unused_source_faults(guide: Guide) -> Iterator[Fault]:
    used = {label for statement in guide.document.statements for label in statement.references}
    for name, _, at in sources_of(guide):
        if name not in used:
            yield guide.fault(at, f"no statement uses the source {name!r}; cite it or take it out")


def _figures(guide: Guide) -> Iterator[tuple[int, str]]:
    """Every market figure of the body, headings and lead-ins too; definitions aside."""
    for match in MARKET.finditer(guide.prose()):
        yield match.start(), match.group()


def _statement_at(guide: Guide, offset: int) -> Statement | None:
    return next((s for s in guide.document.statements if s.start <= offset < s.end), None)
