"""Proofs: whether each figure of a guide stands in the documents that its own footnotes name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from corpus.figures import figures_in
from corpus.frontmatter import original_of, sources_of
from corpus.guide import Fault, Guide
from corpus.originals import Originals
from ingest.document import Statement
from ingest.sentences import FOOTNOTE

#: In one of the documents; in none of them; or not to be told, because a source names no document that is there.
Verdict = Literal["found", "absent", "open"]


@dataclass(frozen=True, slots=True)
class Proof:
    """One figure of a statement, the publisher it is told by, and what the statement's own sources say of it."""

    guide: Guide
    start: int
    figure: str
    publisher: str
    verdict: Verdict


def proofs_of(guide: Guide, originals: Originals | None) -> Iterator[Proof]:
    """A proof for each figure of each statement that names a listed source; without documents all are open."""
    sources = {name: entry for name, entry, _ in sources_of(guide)}
    for statement in guide.document.statements:
        named = [sources[label] for label in statement.references if label in sources]
        words = " ".join(FOOTNOTE.sub("", guide.text[statement.start : statement.end]).split())
        if named:
            for figure in dict.fromkeys(figures_in(words)):
                yield _proof(guide, statement, figure, named, originals)


def proof_faults(proofs: Iterable[Proof]) -> Iterator[Fault]:
    """Figures that stand in none of the documents of their own sources."""
    for proof in proofs:
        if proof.verdict == "absent":
            says = (
                f"the figure {proof.figure} stands in no original of the sources its footnotes name; "
                "check it, cite the source that tells it, or take it out"
            )
            yield proof.guide.fault(proof.start, says)


def unchecked(proofs: Iterable[Proof]) -> int:
    """The number of statements with a figure that could not be looked for."""
    return len({(proof.guide.path, proof.start) for proof in proofs if proof.verdict == "open"})


def _proof(
    guide: Guide, statement: Statement, figure: str, named: list[dict[str, Any]], originals: Originals | None
) -> Proof:
    """The first source that holds the figure tells it; else the first that cannot be looked into, else the first."""
    known = [_figures(entry, originals) for entry in named]
    verdict: Verdict = "absent"
    teller = 0
    if holding := [at for at, figures in enumerate(known) if figure in (figures or ()) or figure in _about(named[at])]:
        verdict, teller = "found", holding[0]
    elif None in known:
        verdict, teller = "open", known.index(None)
    return Proof(guide, statement.start, figure, str(named[teller].get("publisher") or "not named"), verdict)


def _figures(entry: dict[str, Any], originals: Originals | None) -> frozenset[str] | None:
    """What a source's document holds; None where there is none to look into."""
    return originals.figures.get(original_of(entry) or "") if originals else None


def _about(entry: dict[str, Any]) -> list[str]:
    """The numbers by which a source itself is named: the year in "AiPathly (2024)", the release in "O*NET 29.3"."""
    return figures_in(" ".join(str(entry.get(key) or "") for key in ("title", "publisher", "date")))
