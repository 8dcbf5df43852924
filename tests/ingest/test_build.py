"""Builds: what is embedded anew, what is remembered, and what a failure leaves behind."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ingest import build_index, generation, open_index
from ingest.build import IngestReport
from ingest.errors import IndexDamaged, IndexMismatch, IndexUnwritable, SourceError
from ingest.passages import is_prose
from ingest.settings import PROJECT, Settings
from tests.ingest.fakes import Watcher
from tests.ingest.samples import GUIDE, write_samples

NOTE = "# Note\n\n## Pay\n\nIt pays $90,000 a year.\n\n## Tools\n\nThey use few tools on most of their days.\n"


class Shop:
    """A folder of documents and the index over it."""

    def __init__(self, folder: Path, log: list[str]) -> None:
        self.docs, self.index_dir, self._log = folder / "docs", folder / "index", log

    def write(self, **texts: str) -> Shop:
        write_samples(self.docs, {f"{name}.md": text for name, text in texts.items()})
        return self

    def build(self, *roots: Path, **options: object) -> tuple[IngestReport, list[str]]:
        """Build over these roots, the folder where none are given: the report and the texts that were embedded."""
        self._log.clear()
        report = build_index(roots or [self.docs], self.index_dir, **options)  # type: ignore[arg-type]
        assert len(self._log) == report.embedded
        return report, list(self._log)

    def ids(self) -> list[str]:
        """The sources that a reader sees."""
        with open_index(self.index_dir) as index:
            return [source.id for source in index.sources()]

    def folders(self) -> list[str]:
        """The generations there are."""
        return sorted(path.name for path in (self.index_dir / "generations").iterdir())


@pytest.fixture
def shop(tmp_path: Path, encoded: list[str]) -> Shop:
    return Shop(tmp_path, encoded).write(guide=GUIDE, note=NOTE)


# -- what is embedded ---------------------------------------------------------------------------------


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
        "Note > Tools\nThey use few hammers on most of their days.",
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
        everything = [s for s in index.statements_in(range(99)) if is_prose(s.text)]
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


def test_texts_are_read_anew_once_the_reading_code_changed(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = shop.build()
    for module in ("build", "previous"):
        monkeypatch.setattr(f"ingest.{module}.fingerprint", lambda: "another reader")
    report, embedded = shop.build()
    assert report.generation != first.generation
    assert (report.changed, embedded) == ((), [])  # the same texts, cut the same way: every vector serves again


def test_the_progress_of_each_stage_comes_to_its_end(shop: Shop) -> None:
    watcher = Watcher()
    shop.build(progress=watcher)
    assert list(watcher.stages) == ["looking", "reading", "embedding", "writing", "verifying"]
    assert all(total == done > 0 for total, done in watcher.stages.values())


# -- roots --------------------------------------------------------------------------------------------


def test_two_roots_are_remembered_and_remove_drops_the_one_named(shop: Shop, tmp_path: Path) -> None:
    other = write_samples(tmp_path / "elsewhere" / "docs", {"page.txt": "Words in another folder."})
    shop.build()
    shop.build(other)
    assert shop.ids() == ["docs-2/page.txt", "docs/guide.md", "docs/note.md"]
    build_index([], shop.index_dir, remove=[other])
    assert shop.ids() == ["docs/guide.md", "docs/note.md"]


def test_one_root_is_refreshed_without_the_other_being_there(shop: Shop, tmp_path: Path) -> None:
    other = write_samples(tmp_path / "other", {"page.txt": "Words in another folder."})
    shop.build(shop.docs, other)
    (other / "page.txt").unlink()
    shop.write(note=NOTE + "\nMore words are here.\n").build()
    assert "other/page.txt" in shop.ids()


def test_a_root_that_is_missing_is_an_error_and_changes_nothing(shop: Shop) -> None:
    report, _ = shop.build()
    shop.docs.rename(shop.docs.with_name("moved"))
    with pytest.raises(SourceError, match="does not exist; nothing was changed"):
        shop.build()
    assert (shop.folders(), len(shop.ids())) == ([report.generation], 2)


def test_a_root_that_was_never_added_cannot_be_removed(shop: Shop, tmp_path: Path) -> None:
    shop.build()
    with pytest.raises(SourceError, match=r"no root of this index; its roots: .*docs"):
        build_index([], shop.index_dir, remove=[tmp_path / "typo"])


def test_a_single_file_is_a_root_by_its_name(shop: Shop) -> None:
    shop.build(shop.docs / "note.md")
    assert shop.ids() == ["note.md"]


def test_removing_the_last_root_leaves_an_empty_index(shop: Shop) -> None:
    shop.build()
    report = build_index([], shop.index_dir, remove=[shop.docs])
    assert (report.sources, shop.ids()) == (0, [])


def test_an_empty_folder_is_an_error(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match=r"nothing to index in .*empty .no file of a kind that can be read"):
        shop.build(tmp_path / "empty")
    assert not (shop.index_dir / "current").exists()


def test_a_file_of_another_kind_as_root_is_refused(shop: Shop) -> None:
    (shop.docs / "page.docx").write_bytes(b"PK")
    with pytest.raises(SourceError, match=r"is .docx; readable are .htm, .html, .markdown, .md, .txt, .zip"):
        shop.build(shop.docs / "page.docx")


# -- files that cannot be read ------------------------------------------------------------------------

BAD = {
    "binary.txt": (bytes(range(256)), "not UTF-8"),
    "latin.txt": ("Caf\u00e9 owners".encode("latin-1"), "not UTF-8"),
    "nul.md": (b"words\x00words", "NUL"),
    "empty.md": (b"", "empty"),
    "yaml.md": (b"---\ndate: 2024-13-45\n---\nWords are here.", "front matter"),
    "crumb.txt": (b"42", "no sentence"),
}


def test_bad_files_are_reported_by_name_and_the_rest_are_read(shop: Shop) -> None:
    for name, (data, _) in BAD.items():
        (shop.docs / name).write_bytes(data)
    report, _ = shop.build()
    failed = {Path(name).name: reason for name, reason in report.failed}
    assert failed.keys() == BAD.keys()
    assert all(BAD[name][1] in reason for name, reason in failed.items())
    assert shop.ids() == ["docs/guide.md", "docs/note.md"]


def test_files_of_other_kinds_are_skipped_and_hidden_ones_not_looked_at(shop: Shop) -> None:
    for name in ("page.pdf", "README", ".hidden.md", ".git/config.md", "deep/er/page.md"):
        write_samples(shop.docs, {name: "Words that say something."})
    report, _ = shop.build()
    assert [Path(name).name for name, _ in report.skipped] == ["README", "page.pdf"]
    assert shop.ids() == ["docs/deep/er/page.md", "docs/guide.md", "docs/note.md"]


def test_a_file_whose_name_is_no_text_is_reported(shop: Shop) -> None:
    try:
        (shop.docs / os.fsdecode(b"caf\xe9.md")).write_text("Words that say something.")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    report, _ = shop.build()
    ((name, reason),) = report.failed
    assert name.endswith("caf?.md")
    assert "name is not UTF-8" in reason
    assert len(shop.ids()) == 2


def test_only_bad_files_is_an_error_that_names_them(shop: Shop, tmp_path: Path) -> None:
    write_samples(tmp_path / "bad", {"empty.md": ""})
    with pytest.raises(SourceError, match=r"empty\.md: empty"):
        shop.build(tmp_path / "bad")


# -- failures -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failure", "seen"),
    [
        (KeyboardInterrupt(), KeyboardInterrupt),
        (OSError(28, "No space left on device"), IndexUnwritable),
        (sqlite3.OperationalError("database or disk is full"), IndexUnwritable),
    ],
)
def test_a_build_that_fails_midway_leaves_the_one_before(
    failure: BaseException, seen: type[BaseException], shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise failure

    report, _ = shop.build()
    with monkeypatch.context() as broken:
        broken.setattr("ingest.contents.lexical.Lexical.build", fail)
        with pytest.raises(seen):
            shop.write(extra="Words that say more.").build()
    assert (shop.folders(), len(shop.ids())) == ([report.generation], 2)
    shop.build()
    assert len(shop.ids()) == 3


KILLED = """
import os, sys
import ingest.build
from tests.ingest.fakes import FakeEmbedder
ingest.build.Embedder = FakeEmbedder
ingest.contents.lexical.Lexical.build = lambda texts: os.kill(os.getpid(), 9)
ingest.build.build_index([sys.argv[1]], sys.argv[2])
"""


def test_a_build_that_is_killed_leaves_the_one_before_and_no_rubbish_for_long(shop: Shop) -> None:
    report, _ = shop.build()
    shop.write(extra="Words that say more.")
    done = subprocess.run([sys.executable, "-c", KILLED, shop.docs, shop.index_dir], cwd=PROJECT, check=False)
    assert done.returncode == -9
    assert len(shop.folders()) == 2
    assert generation.current(shop.index_dir).name == report.generation
    assert len(shop.ids()) == 2
    after, _ = shop.build()
    assert shop.folders() == [after.generation]
    assert len(shop.ids()) == 3


def test_a_build_that_does_not_read_back_never_serves(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def notice(_: Path) -> None:
        raise IndexDamaged("does not read back")

    monkeypatch.setattr("ingest.build.verify", notice)
    with pytest.raises(IndexDamaged):
        shop.build()
    assert shop.folders() == []
    assert not (shop.index_dir / "current").exists()


def test_an_index_below_a_file_cannot_be_written(shop: Shop) -> None:
    with pytest.raises(IndexUnwritable, match="name another folder with --index"):
        build_index([shop.docs], shop.docs / "note.md" / "index")


def test_another_embedding_model_is_a_mismatch_until_all_is_embedded_anew(shop: Shop) -> None:
    shop.build()
    other = Settings(embedding_model="other")
    with pytest.raises(IndexMismatch, match=r"built with the embedding model fake builtin, not fake other.*--rebuild"):
        shop.build(settings=other)
    assert len(shop.ids()) == 2
    report, embedded = shop.build(rebuild=True, settings=other)
    assert len(embedded) == report.embedded > 0
    with open_index(shop.index_dir, settings=other) as index:
        assert index.manifest.embedding == "fake other"


@pytest.mark.parametrize("harm", ["documents.db", "manifest.json", "folder"])
def test_a_damaged_index_is_noticed_and_a_rebuild_mends_it(harm: str, shop: Shop) -> None:
    report, _ = shop.build()
    folder = shop.index_dir / "generations" / report.generation
    if harm == "folder":
        folder.rename(folder.with_name("000000-moved"))
    else:
        (folder / harm).write_text("broken")
    with pytest.raises(IndexDamaged, match="--rebuild"):
        shop.build()
    shop.build(rebuild=True)
    assert shop.ids() == ["docs/guide.md", "docs/note.md"]


def test_a_rebuild_of_lost_texts_reads_every_root_again_or_changes_nothing(shop: Shop, tmp_path: Path) -> None:
    other = write_samples(tmp_path / "other", {"page.txt": "Words in another folder."})
    report, _ = shop.build(shop.docs, other)
    (shop.index_dir / "generations" / report.generation / "documents.db").write_text("broken")
    other.rename(tmp_path / "away")
    with pytest.raises(SourceError, match="other does not exist"):
        build_index([], shop.index_dir, rebuild=True)
    (tmp_path / "away").rename(other)
    build_index([], shop.index_dir, rebuild=True)
    assert len(shop.ids()) == 3


def test_an_old_generation_stays_while_it_is_read(shop: Shop) -> None:
    first, _ = shop.build()
    with open_index(shop.index_dir) as reader:
        second, _ = shop.write(extra="Words that say more.").build()
        assert shop.folders() == [first.generation, second.generation]
        assert [reader.source(s.id).text for s in reader.sources()] == [GUIDE, NOTE]
    third, _ = shop.write(more="Words that say even more.").build()
    assert shop.folders() == [third.generation]
