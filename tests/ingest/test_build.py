"""Builds: what is embedded anew, what is reported, and how long an old generation stays."""

from __future__ import annotations

import pytest

from ingest import build_index, open_index
from ingest.passages import is_prose
from tests.ingest.fakes import Watcher
from tests.ingest.samples import GUIDE
from tests.ingest.shop import NOTE, Shop


def test_a_first_build_embeds_every_passage_statement_and_word_once(shop: Shop) -> None:
    report, embedded = shop.build()
    assert len(embedded) == len(set(embedded)) > report.passages
    assert report.added == ("docs/guide.md", "docs/note.md")


def test_an_unchanged_run_makes_no_generation_and_embeds_nothing(shop: Shop) -> None:
    first, _ = shop.build()
    again, embedded = shop.build()
    assert (again.generation, again.unchanged, embedded) == (first.generation, 2, [])
    assert shop.folders() == [first.generation]


def test_a_changed_file_embeds_only_its_changed_texts(shop: Shop) -> None:
    shop.build()
    report, embedded = shop.write(note=NOTE.replace("few tools", "few hammers")).build()
    assert report.changed == ("docs/note.md",)
    assert sorted(embedded) == [
        "Note > Tools: They use few hammers on most of their days.",
        "hammers",
    ]


def test_a_renamed_file_embeds_nothing_new(shop: Shop) -> None:
    shop.build()
    (shop.docs / "note.md").rename(shop.docs / "memo.md")
    report, embedded = shop.build()
    assert (report.added, report.removed, embedded) == (("docs/memo.md",), ("docs/note.md",), [])


def test_a_removed_file_is_gone(shop: Shop) -> None:
    shop.build()
    (shop.docs / "note.md").unlink()
    report, _ = shop.build()
    assert (report.removed, shop.ids()) == (("docs/note.md",), ["docs/guide.md"])


def test_vectors_that_are_reused_belong_to_their_texts(shop: Shop, encoded: list[str]) -> None:
    shop.build()
    shop.write(another="# Another\n\nWords that come first in the order.\n").build()
    with open_index(shop.index_dir) as index:
        everything = [s for s in index.statements.in_passages(range(99)) if is_prose(s.text)]
        for statement in everything:
            lead = f" > {statement.lead}" if statement.lead else ""
            path = " > ".join(statement.section[-4:])
            subject = (
                path if statement.role is None or statement.role in statement.section else f"{statement.role} > {path}"
            )
            vector = index.embed(f"{subject}{lead}: {statement.text}")
            assert index.statement_cosines(vector, [statement.row])[0] == pytest.approx(1.0, abs=1e-5)
    assert len(everything) > 5


def test_a_rebuild_embeds_all_anew_without_the_files(shop: Shop) -> None:
    first, embedded = shop.build()
    for file in shop.docs.iterdir():
        file.unlink()
    report = build_index([], shop.index_dir, rebuild=True)
    assert (report.embedded, report.sources) == (len(embedded), 2)
    assert report.generation != first.generation


def test_the_progress_of_each_stage_comes_to_its_end(shop: Shop) -> None:
    watcher = Watcher()
    shop.build(progress=watcher)
    assert list(watcher.stages) == ["looking", "reading", "embedding", "writing", "verifying"]
    assert all(total == done > 0 for total, done in watcher.stages.values())


def test_an_old_generation_stays_while_it_is_read(shop: Shop) -> None:
    first, _ = shop.build()
    with open_index(shop.index_dir) as reader:
        second, _ = shop.write(extra="Words that say more.").build()
        assert shop.folders() == [first.generation, second.generation]
        assert [reader.source(s.id).text for s in reader.sources()] == [GUIDE, NOTE]
    third, _ = shop.write(more="Words that say even more.").build()
    assert shop.folders() == [third.generation]
