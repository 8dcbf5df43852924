"""The plots: SVG that stands in a page, in the page's colours and type, each with words for who cannot see it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest
from lxml import etree
from markupsafe import Markup

from evals import plots
from evals.run import Result
from tests.evals.made import results

ALL = [plots.profile, plots.risk_coverage, plots.recall, plots.kinds, plots.latency]
Plot = Callable[[Sequence[Result]], Markup]


@pytest.mark.parametrize("plot", ALL)
def test_a_plot_is_one_labelled_image_without_style_or_type_of_its_own(plot: Plot) -> None:
    drawn = plot(results()[:2])
    root = etree.fromstring(drawn)
    assert root.get("role") == "img"
    assert "built-in" in root.get("aria-label")
    assert not re.search(r"<style|<script|<metadata|font-family|https?:|#0[0-9]0[0-9]", drawn)
    assert set(re.findall(r"(?:fill|stroke): ([^;\"]+)", drawn)) <= {
        "none", "currentColor", "var(--faded)", "var(--line)", "var(--sheet)", "var(--s0)", "var(--s1)"
    }  # fmt: skip


@pytest.mark.parametrize("plot", ALL)
@pytest.mark.parametrize("which", [slice(0, 1), slice(0, 2)])
def test_a_plot_is_the_same_each_time(plot: Plot, which: slice) -> None:
    assert plot(results()[which]) == plot(results()[which])


@pytest.mark.parametrize("plot", ALL)
def test_nothing_measured_is_an_empty_plot(plot: Plot) -> None:
    assert plot([Result("none", "built-in", (), (), ())]).startswith("<svg")


@pytest.mark.parametrize("plot", ALL)
def test_a_name_cannot_break_out_of_the_label(plot: Plot) -> None:
    root = etree.fromstring(plot([Result('x"><script>1</script>', "y\"<b id='z'>", r.pairs, r.replies, r.scores) for r in results()[:1]]))  # fmt: skip
    assert {str(element.tag) for element in root.iter()} <= {
        "svg",
        "g",
        "path",
        "defs",
        "use",
        "text",
        "clipPath",
        "rect",
    }


def test_ten_systems_have_colours() -> None:
    (first, *_) = results()
    many = [Result("one", f"system {n}", first.pairs, first.replies, first.scores) for n in range(10)]
    assert "var(--s7)" in plots.recall(many)


def test_ids_that_nothing_points_at_are_gone_and_plots_share_none() -> None:
    ids = [i for plot in ALL for i in re.findall(r' id="([^"]+)"', plot(results()[:2]))]
    assert len(ids) == len(set(ids))


def test_matplotlib_is_imported_with_the_first_plot() -> None:
    code = "import sys, evals.report; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
