"""The report: one page that needs nothing beside itself, runs nothing, and keeps the test part a test."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from evals.report import told, write
from evals.run import Result
from tests.evals.made import ERRORS, HOSTILE, pair, reply, results, score


def page_of(folder: Path, found: list[Result], *, show_test: bool = False) -> html.HtmlElement:
    write(found, folder, ERRORS, show_test=show_test)
    return html.fromstring((folder / "report.html").read_text(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_line_returned_names_the_page(tmp_path: Path) -> None:
    assert (
        write(results(), tmp_path / "new" / "folder", ERRORS)
        == f"report: {tmp_path / 'new' / 'folder' / 'report.html'}"
    )
    assert (tmp_path / "new" / "folder" / "report.md").is_file()


def test_nothing_is_loaded_from_elsewhere_and_no_script_runs(tmp_path: Path) -> None:
    page = page_of(tmp_path, results())
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert not page.xpath("//script | //img | //iframe | //object | //embed | //base | //form")
    assert all(link.startswith(("#", "data:")) for link in page.xpath("//@href | //@src | //@action"))
    assert list(page.xpath("//meta[@http-equiv]/@content")) == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]  # fmt: skip
    assert not re.search(r"url\((?!#)|@import|https?:", text)
    assert not page.xpath("//@*[starts-with(name(), 'on')]")


def test_what_answers_questions_and_documents_say_is_inert(tmp_path: Path) -> None:
    found = results(HOSTILE, question=HOSTILE, turns=(HOSTILE,), written_out="x", notes=HOSTILE)
    hostile = [replace(r, suite=r.suite + HOSTILE, system=r.system + HOSTILE if r.system != "tutorial" else r.system) for r in found]  # fmt: skip
    hostile = [replace(r, replies=(r.replies[0], reply(HOSTILE, HOSTILE, HOSTILE), r.replies[2])) for r in hostile]
    page = page_of(tmp_path, hostile)
    assert not page.xpath("//script | //img")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    said = words(page)
    assert "<script>window.pwned=1</script>" in said
    assert "{{ 7*7 }}" in said


@pytest.mark.parametrize("text", ["[x](javascript:alert(1))", "![x](//evil.example/x)", "<https://evil.example>", "```[1]\nx\n```"])  # fmt: skip
def test_an_answers_markdown_leads_nowhere(tmp_path: Path, text: str) -> None:
    page = page_of(tmp_path, results(text))
    (answer, _) = page.xpath("//div[@class='answer']")
    assert not answer.xpath(".//a | .//img | .//code/@class")


def test_figures_carry_intervals_and_judged_ones_the_judges_error(tmp_path: Path) -> None:
    page = page_of(tmp_path, results())
    (row,) = page.xpath("//section[@id='suite-1']//tr[th/a[@href='#measure-vital']]")
    assert [words(cell) for cell in row.xpath("td")] == ["0.580.25–1.00"] * 2
    (row,) = page.xpath("//section[@id='suite-1']//tr[th/a[@href='#measure-citation_recall']]")
    assert "judge passes 26 % of unsupported, stops 37 % of supported claims" in words(row)
    assert "held against 1,610 claims" in words(page)


def test_the_best_of_a_row_is_marked_and_none_where_all_are_alike(tmp_path: Path) -> None:
    first, second, *_ = results()
    better = replace(second, scores=tuple(replace(s, values={**s.values, "vital": 1.0, "words": 99.0}) for s in second.scores))  # fmt: skip
    page = page_of(tmp_path, [first, better])
    best = {
        name: [bool(cell.xpath("self::td[@class='best']")) for cell in page.xpath(f"//tr[th/a[@href='#measure-{name}']]/td")]
        for name in ("vital", "words", "facts")
    }  # fmt: skip
    assert best == {"vital": [False, True], "words": [True, False], "facts": [False, False]}


def test_every_measure_that_is_linked_is_defined(tmp_path: Path) -> None:
    page = page_of(tmp_path, results())
    links = set(page.xpath("//tbody//th/a/@href"))
    assert links
    assert links <= {f"#{name}" for name in page.xpath("//dl[@class='definitions']/div/@id")}
    assert "Share of the vital facts that stand in the answer" in words(page.get_element_by_id("measure-vital"))


def test_a_failure_shows_what_was_wanted_beside_what_was_said(tmp_path: Path) -> None:
    turns = {"turns": ("What is a bridge?",), "written_out": "What does a bridge need?"}
    page = page_of(tmp_path, results(**turns)[:2])
    (failure,) = page.xpath("//details[@class='failure']")
    said = words(failure)
    for part in ("What does dev-wrong need?", "What is a bridge?", "lacking: climbing", "found: drawing", "Forbidden: $5", "Expected answer, got answer", "They draw, for $5 a day.", "bridge.md, Bridges › Skills", "bridge.md, quoted"):  # fmt: skip
        assert part in said
    assert [q.text for q in failure.xpath(".//q[@class='gold']")] == ["They must climb high piers.", "must climb high piers"]  # fmt: skip


def test_test_items_are_counted_and_stay_unseen(tmp_path: Path) -> None:
    page_of(tmp_path, results())
    for name in ("report.html", "report.md"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "test-wrong" not in text
        assert "secret" not in text
        assert "Only the test part" not in text
        assert "1 of 1" in text


def test_test_items_are_shown_where_asked_for(tmp_path: Path) -> None:
    said = words(page_of(tmp_path, results(), show_test=True))
    assert "A secret of the test?" in said
    assert "Only the test part says this." in said
    assert "test\\-wrong" in (tmp_path / "report.md").read_text().replace("test-wrong", "test\\-wrong")


@pytest.mark.parametrize("which", [slice(0, 1), slice(0, 2), slice(1, 2), slice(0, None, 2)])
def test_suites_and_baselines_may_be_missing(tmp_path: Path, which: slice) -> None:
    page = page_of(tmp_path, results()[which])
    assert page.xpath("//svg[@role='img']")


def test_the_first_figures_compare_only_what_was_asked_the_same(tmp_path: Path) -> None:
    both, one = (page_of(tmp_path, results()[:n]).xpath("//dl[@class='lead']//dd[@class='other']") for n in (4, 3))
    assert [words(entry) for entry in both] == ["tutorial 58 %", "tutorial 58 %", "tutorial 40"]
    assert one == []


def test_a_suite_of_refusals_alone_makes_a_page(tmp_path: Path) -> None:
    asked = pair("off", expect="refused", facts=(), gold=(), kind="off-topic")
    refused = score(asked, got="refused", values={"right_kind": 1.0, "refusal_recall": 1.0, "milliseconds": 4.0})
    page = page_of(tmp_path, [Result("refusals", "built-in", (asked,), (reply("No document tells."),), (refused,))])
    assert "0 of 1 development questions" in words(page)
    assert not page.xpath("//details[@class='failure']")


def test_cells_of_the_markdown_tables_cannot_be_broken_out_of(tmp_path: Path) -> None:
    write(results(HOSTILE, question="a | b\n| c <b>", id="x|y"), tmp_path, ERRORS)
    lines = (tmp_path / "report.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if "x\\|y" in line]
    assert len(rows) == 2
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 7 for row in rows)
    assert all("a \\| b \\| c \\<b\\>" in row for row in rows)


def test_the_same_run_makes_the_same_report(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(results(), tmp_path / name, ERRORS)
    for file in ("report.html", "report.md"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_ids_of_the_page_are_unique(tmp_path: Path) -> None:
    ids = page_of(tmp_path, results()).xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("value", "text"), [(1.0, "1.00"), (0.998, ">0.99"), (-0.001, "0.00"), (-0.25, "−0.25")])
def test_a_share_is_never_told_as_whole_that_is_not(value: float, text: str) -> None:
    assert told(value) == text
