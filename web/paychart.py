"""The pay of roles side by side as a chart: one scale per currency and period, every bar with source, place and year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from chat.answer import Citation
from web.passages import publication, stated
from web.pay import PayPoint
from web.templates import fill

WIDTH = 1000
"""Units of the drawing's width; the browser scales it to the page's."""
BARS_AT_MOST = 12
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the chart."""

    point: PayPoint
    marker: int
    sums: str
    told: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Bars that can be compared, with the ticks they are read by."""

    title: str
    bars: tuple[tuple[str, tuple[Bar, ...]], ...]
    ticks: tuple[tuple[float, str], ...]
    left: int


def render_pay_chart(points: Sequence[tuple[PayPoint, Citation]]) -> Markup:
    """The chart; nothing where no statement names a sum."""
    scales = []
    for unit, period in dict.fromkeys((p.unit, p.period) for p, _ in points):
        alike = [(p, c) for p, c in points if (p.unit, p.period) == (unit, period)]
        scales.append(_scale(alike, unit, period))
    named = len({p.role for p, _ in points}) > 1
    return fill("paychart.html", scales=scales, width=WIDTH, named=named) if scales else Markup("")


def _scale(points: Sequence[tuple[PayPoint, Citation]], unit: str, period: str) -> Scale:
    shown: list[tuple[PayPoint, Citation]] = []
    for _, own in groupby(points, key=lambda pair: pair[0].role):
        shown += list(own)[:BARS_AT_MOST]
    top, step = _top(max(p.high for p, _ in shown))
    bars = [_bar(p, c, top) for p, c in shown]
    by_role = tuple((role, tuple(own)) for role, own in groupby(bars, key=lambda bar: bar.point.role))
    count = round(top / step)
    ticks = tuple((round(WIDTH * i / count, 1), _money(unit, step * i)) for i in range(count + 1))
    return Scale(f"{unit} per {period}", by_role, ticks, len(points) - len(shown))


def _bar(point: PayPoint, citation: Citation, top: float) -> Bar:
    sums = f"{point.bound} {_money(point.unit, point.low)}".strip()
    if point.high > point.low:
        sums += f" to {_money(point.unit, point.high)}"
    told = [
        publication(citation.publisher if stated(citation.publisher) else citation.title, citation.date),
        point.place or "place not told",
        f"of {point.year}" if point.year else "year not told",
    ]
    if not point.period_told:
        told.append("period not told, read as yearly")
    x = WIDTH * point.low / top
    return Bar(point, citation.marker, sums, "; ".join(told), round(x, 1), round(WIDTH * point.high / top - x, 1))


def _top(highest: float) -> tuple[float, float]:
    """The end of the scale, a whole number of round steps, and the step."""
    power = 10.0 ** (len(str(int(highest))) - 1)
    step = next(s * power / 2 for s in _STEPS if highest / (s * power / 2) <= 5)
    return step * -(-highest // step), step


def _money(unit: str, value: float) -> str:
    return f"{unit}{value:,.0f}" if value == int(value) else f"{unit}{value:,.2f}"
