"""A run as one page to read and show: figures with their intervals, plots, and what went wrong.

The page needs nothing beside itself: style and plots stand in it, no script, nothing from elsewhere. All that answers,
documents and questions say is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals import plots, tables
from evals.baselines import BASELINES, Tutorial
from evals.calibration import Errors
from evals.digest import digest
from evals.failures import Failures, count_of, failures
from evals.measures import BY_NAME, MEASURES, Measure, Score, curve, figure
from evals.refusing import area
from evals.run import Result
from evals.significance import Interval
from evals.suites import SUITES
from ingest.errors import AdviserError
from ingest.generation import current, read_manifest
from ingest.settings import Settings

HERE = Path(__file__).parent
#: The rows of a suite's first table, and those of the table of both parts; all others are in the long table.
HEADLINE = (
    "vital facts complete clean relevance right_role citation_recall citation_precision refusal_recall "
    "refusal_precision wrong_refusals recall@4 mrr ndcg@8 words milliseconds"
).split()
PARTS = "vital facts complete clean right_kind refusal_recall wrong_refusals recall@4 words".split()
AREA = "aurc"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as it is printed; ``best`` of its row, unless all of the row are alike."""

    value: str
    low: str = ""
    high: str = ""
    best: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A measure with its figure for each system, or for each part."""

    name: str
    label: str
    group: str
    definition: str
    higher_is_better: bool
    judged: bool
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One suite: the first system is the answerer, the others are baselines."""

    suite: str
    systems: tuple[str, ...]
    pair: tuple[str, ...]
    asked: int
    index: str
    headline: list[tuple[str, list[Row]]]
    every: list[tuple[str, list[Row]]]
    parts: list[Row]
    sizes: tuple[int, int]
    profile: Markup
    drawings: tuple[tuple[str, Markup], ...]
    failures: Failures


def write(results: Sequence[Result], folder: Path, errors: Errors, *, show_test: bool = False) -> str:
    """Write report.html and report.md; returns a line that names the page. Test items are counted, not shown, unless asked for."""
    sections = [_section(group, show_test) for group in _by_suite(results)]
    told = {
        "day": date.today().isoformat(),
        "answerer": ", ".join(dict.fromkeys(s.systems[0] for s in sections)),
        "systems": list(dict.fromkeys(r.system for r in results)),
        "sections": sections,
        "errors": errors,
        "lead": _lead(results),
        "failed": {part: count_of([s.failures for s in sections], part) for part in ("dev", "test")},
        "hidden": any(s.failures.hidden for s in sections),
        "definitions": _definitions(results),
    }
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "report.html"
    style = Markup((HERE / "report.css").read_text(encoding="utf-8"))
    page.write_text(_pages().get_template("report.html.jinja").render(**told, style=style), encoding="utf-8")
    (folder / "report.md").write_text(
        digest(results, [s.failures for s in sections], errors, str(told["day"])), encoding="utf-8"
    )
    return f"report: {page}"


@cache
def _pages() -> Environment:
    """Escapes every value, and refuses a name that nobody gave."""
    loader = FileSystemLoader(HERE)
    pages = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    pages.filters["spoken"] = plots.spoken
    return pages


def _by_suite(results: Sequence[Result]) -> Iterator[list[Result]]:
    """The results of each suite, the answerer's first."""
    for suite in dict.fromkeys(r.suite for r in results):
        yield sorted((r for r in results if r.suite == suite), key=lambda r: r.system in BASELINES)


def _section(results: list[Result], show_test: bool) -> Section:
    own = results[0]
    pair = [own, *(r for r in results[1:] if r.system == Tutorial.name)]
    by_part = [[s for s in own.scores if s.part == part] for part in ("dev", "test")]
    every = _rows([r.scores for r in results], [m.name for m in MEASURES] + [AREA])
    return Section(
        suite=own.suite,
        systems=tuple(r.system for r in results),
        pair=tuple(r.system for r in pair),
        asked=len(own.scores),
        index=_index(own),
        headline=_grouped([row for row in every if row.name in HEADLINE or row.name == AREA]),
        every=_grouped([row for row in every if row.name not in HEADLINE and row.name != AREA]),
        parts=_rows(by_part, PARTS, mark=False),
        sizes=(len(by_part[0]), len(by_part[1])),
        profile=plots.profile(results),
        drawings=(
            ("risk", plots.risk_coverage(pair)),
            ("recall", plots.recall(results)),
            ("kinds", plots.kinds(pair)),
            ("latency", plots.latency(results)),
        ),
        failures=failures(own, show_test=show_test),
    )


def _rows(columns: Sequence[Sequence[Score]], names: Sequence[str], *, mark: bool = True) -> list[Row]:
    """Each measure that applies to any of the columns; the best of a row marked where asked for."""
    rows = [_row(name, columns, mark) for name in names]
    return [row for row in rows if any(row.cells)]


def _row(name: str, columns: Sequence[Sequence[Score]], mark: bool) -> Row:
    if name == AREA:
        cells = tuple(None if (a := area(curve(s))) is None else Cell(told(a)) for s in columns)
        row = Row(name, plots.spoken(name), "refusals", _plain(area.__doc__), False, False, cells)
    else:
        m = BY_NAME[name]
        cells = tuple(_cell(tables.interval_of(scores, m), m) for scores in columns)
        row = Row(name, plots.spoken(name), m.group, _definition(m), m.higher_is_better, m.judged, cells)
    return _marked(row) if mark else row


def _cell(found: Interval | None, measure: Measure) -> Cell | None:
    """A figure with its interval; medians are whole numbers."""
    if found is None:
        return None
    if measure.median:
        return Cell(f"{found.value:,.0f}", f"{found.low:,.0f}", f"{found.high:,.0f}")
    return Cell(told(found.value), _end(found.low), _end(found.high))


def _marked(row: Row) -> Row:
    """The row with its best figures marked, as they are printed; none where all are the same."""
    numbers = {c.value: _number(c.value) for c in row.cells if c}
    if len(numbers) < 2:
        return row
    best = (max if row.higher_is_better else min)(numbers, key=lambda value: numbers[value])
    return replace(row, cells=tuple(c and replace(c, best=c.value == best) for c in row.cells))


def told(value: float) -> str:
    """A share with two places, so that columns line up; never 1 for less than that."""
    return ">0.99" if 0.995 <= value < 1 - 1e-9 else _end(value)


def _end(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def _number(value: str) -> float:
    return float(value.replace(",", "").replace("−", "-").replace(">0.99", "0.995"))


def _definition(measure: Measure) -> str:
    """What a measure says of itself, with its own cut-off for k."""
    cut = measure.name.partition("@")[2] or "k"
    return _plain(measure.definition).replace("@k", f"@{cut}").replace("first k ", f"first {cut} ")


def _plain(docstring: str | None) -> str:
    return " ".join((docstring or "").replace("``", "").split())


def _grouped(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    return [
        (group, list(own))
        for group, own in groupby(sorted(rows, key=lambda r: _GROUPS.index(r.group)), lambda r: r.group)
    ]


_GROUPS = ("facts", "citations", "refusals", "retrieval", "cost")


def _definitions(results: Sequence[Result]) -> list[Row]:
    return _rows([[s for r in results for s in r.scores]], [m.name for m in MEASURES] + [AREA])


def _index(result: Result) -> str:
    """The size of the suite's index, where the answers came from the one that serves."""
    suite = SUITES.get(result.suite)
    generations = {reply.answer.index for reply in result.replies}
    try:
        found = suite and read_manifest(current(suite.index_folder(Settings.load())))
    except AdviserError:
        return ""
    if not found or found.generation not in generations:
        return ""
    return f"{found.sources:,} documents, {found.passages:,} passages, {found.statements:,} statements"


def _lead(results: Sequence[Result]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a reader should know first, of the answerer and the tutorials' chain: over all suites' questions."""
    sides = {"answerer": [r for r in results if r.system not in BASELINES]}
    others = [r for r in results if r.system == Tutorial.name]
    if {r.suite for r in others} == {r.suite for r in sides["answerer"]}:  # else they were not asked the same
        sides[Tutorial.name] = others
    scores = {side: [s for r in asked for s in r.scores] for side, asked in sides.items()}
    names = ("complete", "right_role", "refusal_recall", "words")
    lead = [
        (name, [(side, _large(value, name)) for side in sides if (value := figure(scores[side], name)) is not None])
        for name in names
    ]
    return [(name, figures) for name, figures in lead if figures and figures[0][0] == "answerer"]


def _large(value: float, name: str) -> str:
    return f"{value:.0f}" if BY_NAME[name].median else f"{100 * value:.0f} %"
