"""Questions over a web page and a database release in one index: figures, lists in their order, other names."""

from __future__ import annotations

import pytest

from chat import CareerChain, build_chain
from ingest.build import build_index
from ingest.settings import Settings
from tests.chat.fakes import assert_sound
from tests.ingest.onet_release import packed

PAGE = """<html><head><title>Glass Technicians</title></head><body><nav><a href="/">Home</a></nav><main><h1>Glass Technicians</h1>
<h2>Summary</h2><table><caption>Quick Facts: Glass Technicians</caption>
<tr><th>2024 Median Pay</th><td>$41,230 per year</td></tr><tr><th>Number of Jobs, 2024</th><td>5,400</td></tr>
<tr><th>Job Outlook, 2024–34</th><td>2% (Slower than average)</td></tr></table>
<h2>What Glass Technicians Do</h2><p>Working by hand, they follow old recipes. Glass technicians shape molten glass into vessels.</p>
<h2>Pay</h2><p>The median annual wage for glass technicians was $41,230 in May 2024.</p>
<ul><li>Total, all occupations: $49,500</li></ul>
<h2>How to Become a Glass Technician</h2><h3>Education</h3><p>A high school diploma is required to become a glass technician.</p>
<p>For more information, visit the guild.</p></main></body></html>"""


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> CareerChain:
    folder = tmp_path_factory.mktemp("both")
    (folder / "docs").mkdir()
    (folder / "docs" / "glass.html").write_text(PAGE, encoding="utf-8")
    packed(folder / "docs" / "release.zip")
    build_index([folder / "docs"], folder / "index")
    return build_chain(folder / "index", settings=Settings(index_dir=folder / "index"))


pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("question", "first", "absent"),
    [
        ("How many jobs are there for glass technicians?", "5,400", "2%"),
        ("What does a glass technician earn?", "$41,230", "$49,500"),
        ("What is a glass technician?", "Glass technicians shape molten glass", "visit the guild"),
        ("Is a degree required to become a glass technician?", "A high school diploma is required", "visit the guild"),
        ("Which software does a chief executive use?", "Microsoft Excel", "Negotiation"),
        ("What skills does a chief executive need?", "Judgment and Decision Making", "Negotiation"),
        ("What is another name for a chief executive?", "CEO", "Falafel"),
        ("What does an accountant do?", "Examine, analyze, and interpret accounting records", "Nominate citizens"),
    ],
)
def test_the_first_line_answers(question: str, first: str, absent: str, chain: CareerChain) -> None:
    answer = chain.invoke(question)
    assert answer.kind == "answer"
    assert first in answer.text.split("\n")[0].replace("**", "")
    assert absent not in answer.text
    with chain.live.get() as index:
        assert_sound(answer, index)


def test_a_name_of_two_occupations_is_asked_back(chain: CareerChain) -> None:
    answer = chain.invoke("What does a finance director do?")
    assert answer.kind == "clarify"
    assert len(answer.suggestions) == 2


def test_the_pay_of_an_occupation_without_one_is_refused(chain: CareerChain) -> None:
    assert chain.invoke("What does a chief executive earn?").abstained


def test_a_citation_of_the_database_names_publisher_date_and_licence(chain: CareerChain) -> None:
    (citation, *_) = chain.invoke("What does an accountant do?").citations
    assert (citation.publisher or "").endswith("O*NET 29.3 Database")
    assert (citation.date, (citation.licence or "").split(";")[0]) == ("May 2025", "CC BY 4.0")
