"""A report's plots as inline SVG: no script, no font of their own, colours left to the page that holds them.

Every plot is drawn in placeholder colours that become CSS variables, and its words stay words in the page's own type,
so one drawing serves light and dark. matplotlib is imported when the first plot is drawn.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from evals.measures import BY_NAME, curve, figure
from evals.questions import KINDS
from evals.ranking import CUTS
from evals.run import Result
from evals.tables import interval_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Placeholder -> what stands for it in the page. A system's colour is told by its place among the results.
INK, FADED, GRID, SHEET = "#010101", "#020202", "#030303", "#040404"
SYSTEMS = tuple(f"#0500{n:02x}" for n in range(8))
_PAGE = {INK: "currentColor", FADED: "var(--faded)", GRID: "var(--line)", SHEET: "var(--sheet)"}
_PAGE |= {colour: f"var(--s{n})" for n, colour in enumerate(SYSTEMS)}

#: A plot's width in points, shown a third larger on a desk and about as it is on a phone.
WIDTH = 360
_SPOKEN = {
    "mrr": "MRR",
    "ndcg@8": "nDCG@8",
    "aurc": "AURC",
    "yesno": "yes or no",
    "followup": "follow-up",
    "followup_loss": "follow-up loss",
}
PROFILE = ("vital", "complete", "clean", "relevance", "right_role", "right_kind", "refusal_recall", "recall@4", "mrr")
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "report",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": FADED,
    "axes.edgecolor": GRID,
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.color": GRID,
    "ytick.color": GRID,
    "xtick.labelcolor": FADED,
    "ytick.labelcolor": FADED,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "lines.solid_capstyle": "round",
}


def profile(results: Sequence[Result]) -> Markup:
    """The main shares of one suite: the first two systems with their intervals, the others as dots."""
    names = [n for n in PROFILE if any(figure(r.scores, n) is not None for r in results)]
    told = []
    with _drawn(20 * len(names) + 40) as (canvas, axes):
        for n, result in reversed(list(enumerate(results))):
            shift = (-0.16, 0.16)[n] if n < 2 else 0.0
            for row, name in enumerate(names):
                if (found := interval_of(result.scores, BY_NAME[name])) is None:
                    continue
                if n < 2:
                    axes.plot((found.low, found.high), (row + shift,) * 2, color=SYSTEMS[n], linewidth=2, alpha=0.55)
                    told.append(f"{result.system}, {spoken(name)} {found}")
                size = (5.5, 4.5)[n] if n < 2 else 3.5
                axes.plot(found.value, row + shift, "o", color=_colour(n), markersize=size, markeredgewidth=0, clip_on=False)  # fmt: skip
        axes.set_yticks(range(len(names)), [spoken(n) for n in names])
        axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
        _share(axes, "x")
        axes.tick_params(axis="y", length=0, labelcolor=INK)
    return _inline(canvas, f"{_suite(results)}: " + "; ".join(sorted(told)))


def risk_coverage(results: Sequence[Result]) -> Markup:
    """Of the most confident answers, the share that is wrong, as more and more of all questions are answered."""
    told = []
    with _drawn(210) as (canvas, axes):
        for n, result in enumerate(results):
            if points := curve(result.scores):
                across = [0.0, *(p.coverage for p in points)]
                up = [points[0].risk, *(p.risk for p in points)]
                axes.plot(across, up, color=_colour(n), linewidth=1.8, drawstyle="steps-pre", zorder=3 - n)
                axes.plot(across[-1], up[-1], "o", color=_colour(n), markersize=5, clip_on=False, zorder=4)
                told.append(f"{result.system} answers {across[-1]:.0%} and is wrong in {up[-1]:.0%} of these")
        _share(axes, "x", "share of questions answered")
        _share(axes, "y", "share of these wrong")
    return _inline(canvas, f"Risk and coverage, {_suite(results)}: {'; '.join(told)}")


def recall(results: Sequence[Result]) -> Markup:
    """Recall of the gold statements in the first k passages, a line a system."""
    told, first = [], [figure(results[0].scores, f"recall@{k}") for k in CUTS]
    with _drawn(210) as (canvas, axes):
        for n, result in reversed(list(enumerate(results))):
            found = {k: value for k in CUTS if (value := figure(result.scores, f"recall@{k}")) is not None}
            if found:
                halo = n > 0 and list(found.values()) == first  # else it would lie unseen under the first
                size, width, alpha = (8.5, 4.5, 0.5) if halo else (3.5, 2 if n < 2 else 1.1, 1)
                axes.plot(list(found), list(found.values()), "o-", color=_colour(n), markersize=size, linewidth=width, alpha=alpha, markeredgewidth=0, clip_on=False)  # fmt: skip
                told.append(f"{result.system} " + ", ".join(f"{v:.2f} at {k}" for k, v in found.items()))
        axes.set_xscale("log", base=2)
        axes.set_xticks(CUTS, [str(k) for k in CUTS])
        axes.minorticks_off()
        axes.set_xlabel("passages looked at")
        _share(axes, "y", "recall of gold statements")
    return _inline(canvas, f"Recall at k, {_suite(results)}: {'; '.join(reversed(told))}")


def kinds(results: Sequence[Result]) -> Markup:
    """Vital facts and complete answers of the first system by kind of question; a tick where the second's complete ones end."""
    first, *others = results
    by_kind = {kind: [[s for s in r.scores if s.kind == kind] for r in results] for kind in KINDS}
    shown = [kind for kind, scores in by_kind.items() if figure(scores[0], "complete") is not None]
    told = []
    with _drawn(21 * max(len(shown), 2) + 40) as (canvas, axes):
        for row, kind in enumerate(shown):
            vital, complete = (figure(by_kind[kind][0], name) or 0.0 for name in ("vital", "complete"))
            axes.barh(row - 0.18, vital, 0.32, color=SYSTEMS[0], alpha=0.4)
            axes.barh(row + 0.18, complete, 0.32, color=SYSTEMS[0])
            told.append(f"{kind} {vital:.2f} and {complete:.2f}")
            if others and (theirs := figure(by_kind[kind][1], "complete")) is not None:
                axes.plot((theirs, theirs), (row + 0.0, row + 0.36), color=SYSTEMS[1], linewidth=2.4, clip_on=False)
        axes.set_yticks(range(len(shown)), [f"{spoken(kind)} ({len(by_kind[kind][0])})" for kind in shown])
        axes.set_ylim(max(len(shown), 1) - 0.5, -0.5)
        _share(axes, "x")
        axes.tick_params(axis="y", length=0, labelcolor=INK)
    return _inline(canvas, f"Vital facts and complete answers of {first.system}, {first.suite}: {'; '.join(told)}")


def latency(results: Sequence[Result]) -> Markup:
    """The share of answers that are whole within a time, a line a system."""
    told = []
    with _drawn(210) as (canvas, axes):
        for n, result in reversed(list(enumerate(results))):
            times = sorted(s.values["milliseconds"] for s in result.scores if "milliseconds" in s.values)
            if times:
                shares = [(at + 1) / len(times) for at in range(len(times))]
                axes.plot([max(t, 0.1) for t in times], shares, color=_colour(n), linewidth=2 if n < 2 else 1.1, drawstyle="steps-post")  # fmt: skip
                told.append(f"{result.system} median {times[len(times) // 2]:.0f} ms, slowest {times[-1]:.0f} ms")
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda t, _: f"{t / 1000:g} s" if t >= 1000 else f"{t:g} ms")
        axes.minorticks_off()
        axes.set_xlabel("time to the whole answer")
        _share(axes, "y", "share of answers")
    return _inline(canvas, f"Time to the whole answer, {_suite(results)}: {'; '.join(reversed(told))}")


@contextmanager
def _drawn(height: int) -> Iterator[tuple[Figure, Axes]]:
    """A figure with one pair of axes, drawn in the style of all plots."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        canvas = Figure(figsize=(WIDTH / 72, height / 72), layout="constrained")
        yield canvas, canvas.add_subplot()


def _share(axes: Axes, which: str, label: str = "") -> None:
    """An axis of shares, 0 to 1."""
    axis, limits = (axes.xaxis, axes.set_xlim) if which == "x" else (axes.yaxis, axes.set_ylim)
    limits(-0.012, 1.012)
    axis.set_ticks([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"])
    axis.set_label_text(label)
    axes.grid(axis="both" if which == "y" else "x")
    axes.tick_params(axis="both", length=0)


def _inline(canvas: Figure, label: str) -> Markup:
    """A figure as an SVG element that can stand in a page beside others: ids of its own, colours and type the page's."""
    import matplotlib

    file = io.StringIO()
    with matplotlib.rc_context(_STYLE):
        canvas.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = file.getvalue()
    svg = svg[svg.index("<svg") :].replace("xlink:href", "href")
    svg = re.sub(r"<(metadata|style).*?</\1>", "", svg, flags=re.S)
    svg = re.sub(r" font-family: [^;\"]+;", "", svg)
    svg = re.sub(r"(\d\.\d\d)\d+", r"\1", svg)
    for placeholder, colour in _PAGE.items():
        svg = svg.replace(placeholder, colour)
    return Markup(_own_ids(_opened(svg, label), label))


def _opened(svg: str, label: str) -> str:
    """The element's first tag anew: its size told by the view box alone, its content by a label."""
    box = re.search(r'viewBox="([^"]+)"', svg)
    assert box is not None, "matplotlib tells every figure's view box"
    head = f'<svg viewBox="{box[1]}" role="img" aria-label="{escape(label)}">'
    return head + svg[svg.index(">") + 1 :].strip()


def _own_ids(svg: str, label: str) -> str:
    """Ids that nothing points at go, the others get a prefix, so that plots do not share theirs."""
    import hashlib

    prefix = "p" + hashlib.sha256(label.encode()).hexdigest()[:8]
    used = set(re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', svg))
    kept = {a or b for a, b in used}
    svg = re.sub(r' id="([^"]+)"', lambda m: f' id="{prefix}{m[1]}"' if m[1] in kept else "", svg)
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{prefix}", svg)


def _colour(n: int) -> str:
    return SYSTEMS[n % len(SYSTEMS)]


def spoken(name: str) -> str:
    """The name of a measure or a kind as words."""
    return _SPOKEN.get(name, name.replace("_", " "))


def _suite(results: Sequence[Result]) -> str:
    return results[0].suite
