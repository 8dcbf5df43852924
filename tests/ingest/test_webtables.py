"""Tables and charts of a page: each row reads by itself, with its heads, caption and unit."""

from __future__ import annotations

import pytest

from ingest.webpage import markdown_of


def lines(body: str) -> list[str]:
    return [line for line in markdown_of(f"<main><p>Words come first here.</p>{body}</main>").split("\n")[2:] if line]


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def test_two_columns_give_a_label_and_its_value() -> None:
    title = "<thead><tr><th colspan=2>Quick Facts: Clerks</th></tr></thead>"
    body = f"<table>{title}<tr><th>2024 Median Pay</th><td>$40,000 per year<br>$19.20 per hour</td></tr></table>"
    assert lines(body) == ["Quick Facts: Clerks (table):", "- 2024 Median Pay: $40,000 per year; $19.20 per hour"]


def test_column_heads_are_named_with_every_value_and_long_texts_come_last() -> None:
    heads = "<tr><th rowspan=2>Job</th><th rowspan=2>Duties</th><th colspan=2>Change, 2024–34</th></tr><tr><th>Percent</th><th>Numeric</th></tr>"
    foot = "<tfoot><tr><td colspan=4>Source: Office of Figures</td></tr></tfoot>"
    body = f"<table><caption>Clerks by kind, 2024</caption>{heads}{row('Clerk', 'They file. They sort.', '-2', '900')}{foot}</table>"
    assert lines(body) == [
        "Clerks by kind, 2024:",
        "- Clerk: Change, 2024–34, Percent: -2; Change, 2024–34, Numeric: 900; Duties: They file. They sort.",
        "Source: Office of Figures",
    ]


def test_a_unit_that_only_the_first_row_bears_holds_for_all_below_it() -> None:
    body = (
        "<table>"
        + row("Banks", "$61,000", "40%")
        + row("Shops", "32,100", "9")
        + row("Inns", "30,000", "7")
        + "</table>"
    )
    assert lines(body) == ["- Banks: $61,000; 40%", "- Shops: $32,100; 9%", "- Inns: $30,000; 7%"]


def test_rows_across_the_table_lead_in_those_below_them_and_spans_reach_down() -> None:
    body = (
        f"<table>{row('Place', 'Level', 'Pay', tag='th')}<tr><td colspan=3>Women and men</td></tr>"
        f"<tr><td rowspan=2>Ohio</td><td>Junior</td><td>$1</td></tr>{row('Senior', '$2')}</table>"
    )
    assert lines(body) == ["Women and men:", "- Ohio: Level: Junior; Pay: $1", "- Ohio: Level: Senior; Pay: $2"]


def test_bold_cells_are_heads_where_none_are_marked() -> None:
    body = f"<table>{row('<b>Tool</b>', '<b>Use</b>')}{row('Hammer', 'Nails')}</table>"
    assert lines(body) == ["- Hammer: Use: Nails"]


@pytest.mark.parametrize("mark", ['role="presentation"', ""])
def test_a_table_that_only_places_things_is_read_as_what_it_holds(mark: str) -> None:
    body = f"<table {mark}><tr><td><h2>Pay</h2><p>Clerks earn little money.</p></td><td><p>They like order.</p></td></tr></table>"
    assert lines(body) == ["## Pay", "Clerks earn little money.", "They like order."]


def test_a_chart_is_led_in_by_its_titles_and_its_heading_ends_with_it() -> None:
    bars = (
        "<dl><dt>Clerks</dt><dd><div><p>$40,000</p></div></dd><dt>All</dt><dd>$49,500</dd><dt>&nbsp;</dt><dd></dd></dl>"
    )
    chart = f"<div><div><h3>Clerks</h3><p>Median annual wages, May 2024</p>{bars}<p>Note: All means all.<br>Source: Office</p></div></div>"
    assert lines(f"<h2>Pay</h2>{chart}<p>The median was $40,000 in May 2024.</p>") == [
        "## Pay",
        "Clerks: Median annual wages, May 2024:",
        "- Clerks: $40,000",
        "- All: $49,500",
        "Note: All means all.",
        "Source: Office",
        "The median was $40,000 in May 2024.",
    ]


def test_spans_without_end_stay_small() -> None:
    wide = "<table>" + ("<tr>" + "<td colspan=99999 rowspan=99999>a</td>" * 20 + "</tr>") * 50 + "</table>"
    assert len("\n".join(lines(wide))) < 100_000


def test_crooked_tables_are_read_as_far_as_they_go() -> None:
    assert lines("<table><tr><td colspan=x>a</td><td rowspan=-1>b</td></tr><tr></tr><tr><td>c</td></tr></table>") == [
        "- a: b",
        "c:",
    ]
