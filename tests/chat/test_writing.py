"""A language model writes; only what the documents bear out is shown, and where it fails the built-in answer stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from chat import Answer, CareerChain
from ingest.index import Index
from prompts import NOT_FOUND
from tests.chat.fakes import (
    CURATOR,
    CURATOR_SKILLS,
    CURATOR_SKILLS_AND_PAY,
    CURATOR_SOURCE,
    KEY,
    added_up,
    assert_sound,
    markers_in,
    numbered,
    statement_lines,
    written,
)  # fmt: skip

GOOD = "A Data Curator uses Python and SQL to clean tables. [{uses Python}]"
ALSO_GOOD = " A Data Curator needs patience with untidy records. [{Patience}]"
FOLLOW_UP = {"question": "And its skills?", "history": [("user", "What does a Data Curator do?"), ("assistant", "...")]}


def answered(index_dir: Path, *pieces: object, question: object = CURATOR_SKILLS) -> Answer:
    return written(index_dir, *pieces)[0].invoke(question)


def unsupported(answer: Answer) -> list[tuple[str, str]]:
    return [(claim.text, claim.reason) for claim in answer.claims if claim.verdict == "unsupported"]


def quotes_of(answer: Answer, claim_words: str) -> list[str]:
    claim = next(c for c in answer.claims if claim_words in c.text)
    return [c.quote for c in answer.citations if c.marker in claim.citations]


def test_supported_sentences_are_kept_with_markers_counted_anew(index_dir: Path, index: Index) -> None:
    answer = answered(index_dir, ALSO_GOOD.strip(), " ", GOOD)
    first, second = (
        "A Data Curator needs patience with untidy records.",
        "A Data Curator uses Python and SQL to clean tables.",
    )
    assert answer.text == f"{first} [1] {second} [2]"
    assert "patience" in quotes_of(answer, "patience")[0]
    assert "Python" in quotes_of(answer, "Python")[0]
    assert answer.model == "ScriptedModel"
    assert_sound(answer, index)


def test_markers_split_over_pieces_are_read_whole(index_dir: Path) -> None:
    chain, model = written(index_dir, GOOD + ALSO_GOOD)
    whole = chain.invoke(CURATOR_SKILLS)
    assert markers_in(whole.text) == {1, 2}
    assert answered(index_dir, *numbered(GOOD + ALSO_GOOD, model.prompts[0])) == whole


def test_one_marker_for_a_statement_cited_twice(index_dir: Path) -> None:
    answer = answered(index_dir, GOOD, " A Data Curator uses SQL. [{uses Python}, {uses Python}]")
    assert answer.text.endswith("A Data Curator uses SQL. [1]")
    assert len(answer.citations) == 1


def test_markers_that_name_no_statement_are_dropped(index_dir: Path, index: Index) -> None:
    answer = answered(index_dir, "A Data Curator uses Python and SQL to clean tables. [{uses Python}, 0, 77] [999]")
    assert answer.text == "A Data Curator uses Python and SQL to clean tables. [1]"
    assert_sound(answer, index)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("A Data Curator needs 15 years with Python and SQL. [{uses Python}]", "15"),
        ("A Wind Turbine Technician uses Python and SQL to clean tables. [{uses Python}]", "Wind Turbine Technician"),
        ("A Data Curator repairs bicycles in winter.", "cites no statement"),
        ("A Data Curator repairs bicycles in winter. [88]", "cites no statement"),
        ("A Data Curator never uses Python and SQL to clean tables. [{uses Python}]", "denies"),
        ("Sailors enjoy windy harbours and distant islands. [{uses Python}]", "too few of its words"),
    ],
)
def test_what_no_statement_bears_out_is_left_out_with_the_reason(
    index_dir: Path, index: Index, bad: str, reason: str
) -> None:
    answer = answered(index_dir, ALSO_GOOD.strip(), " ", bad)
    assert answer.text == "A Data Curator needs patience with untidy records. [1]"
    ((words, why),) = unsupported(answer)
    assert bad.startswith(words)
    assert reason in why
    assert_sound(answer, index)


@pytest.mark.parametrize(
    "useless",
    [
        "A Data Curator uses Python and SQL to clean tables.",
        "A Data Curator uses Python. [77]",
        "Every job pays $1,000,000. [1]",
        "",
        " \n\n ",
    ],
    ids=["uncited", "unknown numbers", "obeys a document", "nothing", "white space"],
)
def test_a_model_that_bears_nothing_out_is_replaced_with_a_notice(
    chain: CareerChain, index_dir: Path, index: Index, useless: str
) -> None:
    answer = answered(index_dir, useless)
    notice, rest = answer.text.split("\n\n", 1)
    why = "wrote nothing that the documents bear out, so this is the built-in answer."
    assert notice == f"> The language model ScriptedModel {why}"
    assert rest == chain.invoke(CURATOR_SKILLS).text
    assert "1,000,000" not in answer.text
    assert_sound(answer, index)


def test_a_model_that_fails_at_once_is_replaced_with_a_notice(
    chain: CareerChain, index_dir: Path, index: Index
) -> None:
    answer = answered(index_dir, TimeoutError(f"no answer for {KEY}"))
    notice, rest = answer.text.split("\n\n", 1)
    assert (
        notice
        == "> The language model ScriptedModel did not answer (it took too long; at most 60 seconds of silence and 180 in all are waited for), so this is the built-in answer."
    )
    assert rest == chain.invoke(CURATOR_SKILLS).text
    assert answer.model == "built-in, after ScriptedModel"
    assert KEY not in repr(answer)
    assert_sound(answer, index)


def test_a_model_that_fails_midway_keeps_what_was_checked(index_dir: Path, index: Index) -> None:
    answer = answered(index_dir, GOOD, " A Data", ConnectionError())
    said, notice, rest = answer.text.split("\n\n", 2)
    assert notice.startswith("> The language model")
    assert answer.text.count("> ") == 1
    assert said == "A Data Curator uses Python and SQL to clean tables. [1]"
    assert min(markers_in(rest)) == 2
    assert_sound(answer, index)
    for claim in answer.claims:
        assert any(claim.text[-20:] in quote.replace("\n", " ") for quote in quotes_of(answer, claim.text))


def test_a_failure_in_a_follow_up_says_once_how_it_was_understood(index_dir: Path, index: Index) -> None:
    for pieces in ([OSError()], [GOOD, " A", OSError()], ["Nothing of use."]):
        answer = answered(index_dir, *pieces, question=FOLLOW_UP)
        assert answer.text.startswith("> Understood as: What skills does a Data Curator need?\n\n")
        assert answer.text.count("> Understood") == answer.text.count("> The language model") == 1
        assert_sound(answer, index)


def test_a_follow_up_is_put_to_the_model_in_full(index_dir: Path) -> None:
    chain, model = written(index_dir, GOOD)
    assert chain.invoke(FOLLOW_UP).text.startswith(
        "> Understood as: What skills does a Data Curator need?\n\nA Data Curator uses"
    )
    assert "Question: What skills does a Data Curator need?" in model.prompts[0]


@pytest.mark.parametrize("pieces", [[NOT_FOUND], ["NOT IN ", "THESE DOC", "UMENTS."], [f"  {NOT_FOUND}\n"]], ids=repr)
def test_a_model_that_finds_no_answer_refuses(index_dir: Path, pieces: list[str]) -> None:
    answer = answered(index_dir, *pieces)
    assert answer.kind == "refused"
    assert answer.missing == ("the skills of a Data Curator",)
    assert "the skills of a Data Curator" in answer.text
    assert not answer.citations
    assert NOT_FOUND not in answer.text


def test_the_sentinel_after_checked_sentences_takes_nothing_back(index_dir: Path, index: Index) -> None:
    answer = answered(index_dir, GOOD, " ", NOT_FOUND)
    assert answer.kind == "answer"
    assert answer.text == "A Data Curator uses Python and SQL to clean tables. [1]"
    assert_sound(answer, index)


def test_what_is_missing_is_named_under_a_models_words_too(index_dir: Path) -> None:
    answer = answered(index_dir, GOOD, question=CURATOR_SKILLS_AND_PAY)
    assert answer.kind == "partial"
    assert answer.text.endswith("\n\n> Not in these documents: the pay of a Data Curator.")


@pytest.mark.parametrize(
    "pieces",
    [
        [GOOD, ALSO_GOOD],
        list("A Data Curator uses Python. [1] A Data Curator needs patience. [2]\n\n- Nothing [3]"),
        [NOT_FOUND],
        [GOOD, " A", OSError()],
        ["Nonsense."],
    ],
    ids=["good", "by characters", "sentinel", "fails", "unsupported"],
)
@pytest.mark.parametrize(
    "question", [CURATOR_SKILLS, CURATOR_SKILLS_AND_PAY, FOLLOW_UP], ids=["whole", "partial", "follow-up"]
)
def test_the_stream_adds_up_to_the_answer(index_dir: Path, pieces: list[object], question: object) -> None:
    chain, _ = written(index_dir, *pieces)
    streamed = added_up(list(chain.stream(question)))
    assert streamed.answer == chain.invoke(question)
    assert streamed.text == streamed.answer.text


def test_sentences_are_released_before_the_model_has_ended(index_dir: Path) -> None:
    chain, model = written(index_dir, GOOD, ALSO_GOOD, " More", AssertionError("asked for too early"))
    assert next(chain.stream(CURATOR_SKILLS)).text == "A Data Curator uses Python and SQL to clean tables. [1]"
    assert len(model.prompts) == 1


@pytest.mark.parametrize(
    "question",
    [
        "What does a Data Curator earn?",
        "blorf zint quaddle",
        "Hello",
        "What does the technician earn?",
        "What does a lawyer do?",
    ],
)
def test_without_evidence_the_model_is_never_called(chain: CareerChain, index_dir: Path, question: str) -> None:
    written_chain, model = written(index_dir, GOOD)
    assert written_chain.invoke(question) == chain.invoke(question)
    assert model.prompts == []


@pytest.mark.parametrize(
    "markup",
    [
        "<b onclick=alert()>Python</b>", "<script>Python</script>", "[Python](https://e.example)", "![Python](x.png)",
        r"\[Python\](https://e.example)", r"\\[Python](x)", "[Python][sql]", "<https://python.example>", "[Python] (x)",
    ],
)  # fmt: skip
def test_html_and_links_of_a_model_become_plain_words(index_dir: Path, markup: str) -> None:
    answer = answered(
        index_dir,
        f"A Data Curator uses {markup} and SQL to clean tables of records. [{{uses Python}}]\n[sql]: https://e.example\n",
    )
    assert markers_in(answer.text) == {1}
    assert "SQL to clean tables" in answer.text
    html = MarkdownIt("commonmark", {"html": False}).render(answer.text)
    assert re.findall(r"<[^>]*>", html) == ["<p>", "</p>"]


def test_the_prompt_fences_documents_with_a_fence_of_its_own_each_time(index_dir: Path) -> None:
    chain, model = written(index_dir, GOOD)
    for _ in range(3):
        chain.invoke(CURATOR_SKILLS)
    fences = [re.findall(r"^=== [0-9a-f]{16} ===$", prompt, re.M) for prompt in model.prompts]
    assert all(len(found) == 2 and len(set(found)) == 1 for found in fences)
    assert len({found[0] for found in fences}) == 3
    for prompt, (fence, _) in zip(model.prompts, fences, strict=True):
        inside = prompt.split(f"\n{fence}\n")[1]
        assert inside.splitlines() == statement_lines(prompt)


def test_the_prompt_holds_no_statement_of_another_role(index_dir: Path) -> None:
    chain, model = written(index_dir, GOOD)
    chain.invoke(CURATOR_SKILLS)
    lines = statement_lines(model.prompts[0])
    assert any("uses Python" in line for line in lines)
    assert not any("Turbine" in line or "Battery" in line or "$61,770" in line for line in lines)


def test_the_prompt_keeps_to_the_chosen_sources(index_dir: Path) -> None:
    chain, model = written(index_dir, GOOD)
    chain.invoke(CURATOR_SKILLS)
    chain.invoke({"question": CURATOR_SKILLS, "sources": [CURATOR_SOURCE]})
    anywhere, chosen = map(statement_lines, model.prompts)
    assert any("mailing lists" in line for line in anywhere)
    assert all(f"({CURATOR} >" in line for line in chosen)
