"""An opened index: every quote is the source's own text, and what is asked of it is found."""

from __future__ import annotations

import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest import generation, open_index
from ingest import index as index_module
from ingest.build import IngestReport, build_index
from ingest.embed import Vectors
from ingest.errors import IndexDamaged, IndexMismatch, IndexMissing, SourceError
from ingest.index import Index
from ingest.settings import Settings
from ingest.stored import StoredPassage, StoredStatement
from tests.ingest.fakes import FakeEmbedder
from tests.ingest.samples import SAMPLES, write_samples


def every_row(index: Index) -> range:
    return range(index.manifest.passages)


def test_every_quote_of_every_format_is_the_sources_own_text(index: Index) -> None:
    statements, passages = index.statements.in_passages(every_row(index)), index.passages(every_row(index))
    assert {Path(s.source).name for s in statements} == {Path(p.source).name for p in passages} == SAMPLES.keys()
    assert len(statements) == index.manifest.statements
    everything: list[StoredStatement | StoredPassage] = [*statements, *passages]
    for stored in everything:
        assert stored.text == index.source(stored.source).text[stored.start : stored.end]
        assert stored.text == SAMPLES[Path(stored.source).name][stored.start : stored.end]


def test_a_question_finds_the_passage_that_answers_it(index: Index) -> None:
    found = index.dense(index.embed("How much does a site reliability engineer earn?"), 2)
    passages = index.passages([row for row, _ in found])
    assert {p.facet for p in passages} == {"pay"}
    (best,) = (p for p in passages if p.role == "Site Reliability Engineer")
    assert best.text == "The average salary is $128,000 in the U.S. and £71,000 in London."
    assert best.section[-1] == "Salary"
    assert found == sorted(found, key=lambda pair: -pair[1])


def test_words_and_their_kin_are_found(index: Index) -> None:
    scores = index.lexical.scores("grippers")
    (best,) = index.passages([int(np.argmax(scores))])
    assert "Testing of grippers" in best.text
    assert {"pay", "salari"} & index.vocabulary.near(index.embed("wage"), 0.5).keys()


def test_a_statement_carries_its_context_and_its_own_source(index: Index) -> None:
    (patience,) = [s for s in index.statements.of_role("Data Quality Analyst") if s.text.startswith("Patience")]
    assert (patience.label, patience.lead, patience.kind) == ("Patience", "Good analysts share three things", "item")
    (median,) = [s for s in index.statements.of_role("Data Quality Analyst") if s.text.startswith("The median")]
    assert median.reference is not None
    assert median.reference.publisher == "Office of Figures"
    assert patience.reference is None


def test_roles_are_listed_by_name(index: Index) -> None:
    names = [role.name for role in index.roles()]
    assert names == sorted(names)
    assert {"Cloud Architect", "Data Quality Analyst", "Lead Robotics Engineer", "Site Reliability Engineer"} <= set(
        names
    )


def test_passages_come_in_the_order_asked_for_and_unknown_rows_not_at_all(index: Index) -> None:
    assert [passage.row for passage in index.passages([3, 0, 9999, 1])] == [3, 0, 1]
    assert index.passages([]) == []
    rows = index.passages_of_role("Cloud Architect")
    assert rows
    assert rows == [row for row, role in enumerate(index.passage_roles()) if role == "Cloud Architect"]


def test_words_are_said_that_stand_one_after_the_other(index: Index) -> None:
    assert index.says("the average salary is $128,000")
    assert not index.says("salary the average")
    assert not index.says('"')


def test_vectors_of_statements_answer_for_themselves(index: Index) -> None:
    mean = index.mean_vector([0, 1, 2])
    assert np.linalg.norm(mean) == pytest.approx(1, abs=1e-5)
    assert index.mean_vector([4]) == pytest.approx(index.mean_vector([4, 4]), abs=1e-6)
    assert index.statement_cosines(index.mean_vector([4]), [4, 5])[0] == pytest.approx(1, abs=1e-5)
    assert index.statement_cosines(mean, []).shape == (0,)


def test_a_source_that_is_not_there_is_an_error(index: Index) -> None:
    with pytest.raises(SourceError, match=r"no source 'absent'.*--list"):
        index.source("absent")


def test_two_builds_of_the_same_documents_hold_the_same(built: IngestReport, samples: Path, tmp_path: Path) -> None:
    again = build_index([samples], tmp_path / "index")
    assert again.generation == built.generation
    with open_index(built.index_dir) as one, open_index(again.index_dir) as other:
        assert one.statements.in_passages(every_row(one)) == other.statements.in_passages(every_row(other))
        assert replace(one.manifest, files={}) == replace(other.manifest, files={})  # Chroma names a file at random
        question = one.embed("What does a tester do?")
        assert one.dense(question, 5) == other.dense(question, 5)


def test_another_folder_than_the_default_is_never_built_by_itself(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="python -m ingest PATH"):
        open_index(tmp_path / "absent")
    assert not (tmp_path / "absent").exists()


def test_the_default_index_builds_itself_from_the_guides(
    tmp_path: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(index_module, "DEFAULT_INDEX", tmp_path / "index")
    monkeypatch.setattr(index_module, "GUIDES", write_samples(tmp_path / "guides"))
    with open_index(settings=Settings(index_dir=tmp_path / "index")) as index:
        assert len(index.sources()) == len(SAMPLES)
    assert "embedding" in capsys.readouterr().err


def test_an_index_answers_only_to_the_model_that_built_it(built_fake: Path) -> None:
    with pytest.raises(IndexMismatch, match="set CAREER_EMBEDDING_MODEL"):
        open_index(built_fake, settings=Settings(embedding_model="other"))


@pytest.mark.parametrize(
    "name", ["documents.db", "statements/rows.npy", "manifest.json", "lexical/frequency.json", "lexical/words.npy"]
)
def test_an_index_with_a_lost_file_is_damaged(name: str, built_fake: Path) -> None:
    next((built_fake / "generations").glob(f"*/{name}")).unlink()
    with pytest.raises(IndexDamaged, match="--rebuild"):
        open_index(built_fake)


def test_an_index_that_is_replaced_while_it_is_opened_is_opened_anew(
    built_fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = generation.hold

    def too_late(folder: Path) -> object:
        monkeypatch.setattr("ingest.index.generation.hold", hold)
        build_index([write_samples(tmp_path / "docs", {"more.txt": "More words come in."})], built_fake)
        return hold(folder)

    monkeypatch.setattr("ingest.index.generation.hold", too_late)
    with open_index(built_fake) as index:
        assert len(index.sources()) == len(SAMPLES) + 1


def test_a_closed_index_lets_its_generation_go(built_fake: Path, tmp_path: Path) -> None:
    index = open_index(built_fake)
    assert index.dense(index.embed("pay"), 2)
    index.close()
    report = build_index([write_samples(tmp_path / "docs", {"more.txt": "More words come in."})], built_fake)
    assert [folder.name for folder in (built_fake / "generations").iterdir()] == [report.generation]


def test_words_near_are_those_of_the_vocabulary_however_often_asked(index: Index) -> None:
    for word, floor in [("wage", 0.5), ("wage", 0.3), ("robots", 0.5), ("wage", 0.5)]:
        assert index.words_near(word, floor) == index.vocabulary.near(index.embedder.encode_query(word), floor)
    assert index.words_near("wage", 0.5).keys() < index.words_near("wage", 0.3).keys()
    found = index.words_near("wage", 0.5)
    found.clear()
    assert index.words_near("wage", 0.5) != {}


def test_a_kept_vector_is_the_one_made_anew(index: Index) -> None:
    for text in ("How much does a tester earn?", "wage", "How much does a tester earn?"):
        assert np.array_equal(index.embed(text), index.embedder.encode_query(text))


def test_a_text_is_embedded_once(built_fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    encode = FakeEmbedder.encode_query

    def logged(embedder: FakeEmbedder, text: str) -> Vectors:
        asked.append(text)
        return encode(embedder, text)

    monkeypatch.setattr(FakeEmbedder, "encode_query", logged)
    with open_index(built_fake) as index:
        for text in ("pay", "wage", "pay"):
            index.embed(text)
        index.words_near("wage", 0.5)
    assert asked == ["pay", "wage"]


@pytest.mark.usefixtures("no_collection")
def test_an_index_nobody_holds_is_let_go_at_once(built_fake: Path, tmp_path: Path) -> None:
    index = open_index(built_fake)
    assert index.dense(index.embed("pay"), 2)
    assert index.statements.of_role(index.roles()[0].name)
    assert index.source(index.sources()[0].id)
    assert index.passage_roles()
    index.words_near("pay", -1.0)
    index.topics()
    gone = weakref.ref(index)
    del index
    assert gone() is None
    report = build_index([write_samples(tmp_path / "docs", {"more.txt": "More words come in."})], built_fake)
    assert [folder.name for folder in (built_fake / "generations").iterdir()] == [report.generation]
