"""What the documents say of a role, facet by facet, every statement with its citation; and roles side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from chat.answer import Citation
from chat.draft import citation
from chat.wording import dating, plain, with_article
from ingest.document import Role
from ingest.stored import StoredStatement
from prompts import phrase
from web.pay import PayPoint, pay_points
from web.paychart import render_pay_chart
from web.room import Index
from web.templates import fill

ORDER = "summary duties skills tools education experience pay outlook path places challenges practice fit related names".split()
OTHERWISE = "other"
FOLDED_AFTER = 12
COMPARED_AT_MOST = 3
_SIDE_BY_SIDE = ("summary", "duties", "skills", "tools", "education", "experience", "outlook", "challenges")
_PER_CELL = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it is shown: label, words, the year its heading gives it, and its citation."""

    label: str
    words: str
    dated: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class FacetOf:
    """What is told of one facet."""

    name: str
    title: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """A role with everything that is told of it."""

    role: Role
    facets: tuple[FacetOf, ...]
    pay: tuple[tuple[PayPoint, Citation], ...]

    @property
    def sources(self) -> int:
        """The number of works that are cited."""
        return len({(t.citation.title, t.citation.publisher) for f in self.facets for t in f.told})

    def facet(self, name: str) -> FacetOf | None:
        """What is told of a facet, if anything is."""
        return next((f for f in self.facets if f.name == name), None)


def portrait(index: Index, name: str) -> Portrait | None:
    """The role of this name, or None where the index knows none."""
    role = next((r for r in index.roles() if r.name == name), None)
    if role is None:
        return None
    statements = [s for s in index.statements_of_role(name) if plain(s)]
    by_facet: dict[str, list[StoredStatement]] = {}
    for statement in statements:
        by_facet.setdefault(statement.facet if statement.facet in ORDER else OTHERWISE, []).append(statement)
    cited: dict[int, Citation] = {}
    facets = []
    for facet in (*ORDER, OTHERWISE):
        if own := by_facet.get(facet):
            for statement in own:
                cited[statement.row] = citation(index, statement, len(cited) + 1)  # type: ignore[arg-type]  # only .source is used
            facets.append(FacetOf(facet, facet_title(facet), tuple(_told(s, cited[s.row]) for s in own)))
    pay = tuple((point, cited[point.statement.row]) for point in pay_points(statements, name))
    return Portrait(role, tuple(facets), pay)


def find_told(shown: Portrait, marker: object) -> Citation | None:
    """The citation of a role's page that a marker stands for."""
    return next((t.citation for f in shown.facets for t in f.told if t.citation.marker == marker), None)


def facet_title(facet: str) -> str:
    """A facet as a heading."""
    return "Also told" if facet == OTHERWISE else phrase(f"facet.{facet}")


def render_role(shown: Portrait, compared: Sequence[str]) -> Markup:
    """The page of a role."""
    name = shown.role.name
    return fill(
        "role.html",
        shown=shown,
        chart=render_pay_chart(shown.pay),
        question=phrase("question.all", a_role=with_article(name)),
        folded_after=FOLDED_AFTER,
        is_compared=name in compared,
        is_full=len(compared) >= COMPARED_AT_MOST and name not in compared,
    )


def render_comparison(portraits: Sequence[Portrait]) -> Markup:
    """Up to three roles side by side; what is not told of one is said."""
    rows = []
    for facet in _SIDE_BY_SIDE:
        cells = [(p, p.facet(facet)) for p in portraits]
        if any(told for _, told in cells):
            rows.append((facet_title(facet), cells))
    chart = render_pay_chart([pair for p in portraits for pair in p.pay[:4]])
    return fill("comparison.html", portraits=portraits, rows=rows, chart=chart, per_cell=_PER_CELL)


def _told(statement: StoredStatement, cited: Citation) -> Told:
    words, label = plain(statement), statement.label
    if label and words.lower().startswith(label.lower() + ":"):
        return Told(label, words[len(label) + 1 :].strip(), dating(statement), cited)
    return Told("", words[:1].upper() + words[1:], dating(statement), cited)
