"""A visitor's own documents: read, refused, removed, seen by nobody else, and gone when they are."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest import open_index
from ingest.errors import AdviserError
from ingest.settings import Settings
from web import uploads as uploads_module
from web.documents import Documents
from web.room import Room
from web.shelf import FileResult, Stage
from web.uploads import Uploads
from web.visitors import Visitors

BEE = "# Beekeeper\n\n## Pay\n\nIn Wales in 2024 a Beekeeper earned £24,000 a year.\n"
EVIL = (
    "# Baker\n\nA Baker gets up early <script>window.pwned = 1</script> to bake <img src=x onerror=alert(1)> bread.\n"
)


class Someone(SimpleNamespace):
    """A visitor's request."""


ANN, BOB = Someone(session_hash="ann"), Someone(session_hash="bob")


@pytest.fixture
def shelves(built_fake: Path):
    made = Uploads(Settings(index_dir=built_fake, max_uploads=3, max_upload_mb=1))
    yield made
    made.close_all()


@pytest.fixture
def documents(shelves: Uploads, built_fake: Path) -> Documents:
    return Documents(Visitors(Room(None, open_index(built_fake)), shelves))


@pytest.fixture
def bring(tmp_path: Path):
    """Writes files as an upload leaves them."""

    def brought(**texts: str) -> list[str]:
        folder = tmp_path / f"upload-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        paths = []
        for name, text in texts.items():
            path = folder / name.replace("_", ".")
            path.write_text(text)
            paths.append(str(path))
        return paths

    return brought


def event(**data):
    return SimpleNamespace(_data=data)


def test_each_file_has_its_result(shelves: Uploads, bring) -> None:
    told = list(shelves.open_shelf("ann").add([Path(p) for p in bring(bee_md=BEE, empty_txt=" ", photo_png="x")]))
    assert any(isinstance(stage, Stage) and stage.name == "embedding" for stage in told)
    ready, empty, photo = told[-1]
    assert ready == FileResult("bee.md", 1, ("Beekeeper",))
    assert empty.problem == "empty"
    assert ".png cannot be read; readable are" in photo.problem
    assert shelves.shelf("ann").names() == ("bee.md",)


def test_own_documents_stand_beside_the_shared_ones(documents: Documents, bring, built_fake: Path) -> None:
    before = {s.id for s in open_index(built_fake).sources()}
    *_, (_, html, _) = documents.add(bring(bee_md=BEE), (), ANN)
    assert "is ready: 1 statement on Beekeeper" in html
    room = documents.visitors.room(ANN)
    assert {s.id for s in room.index.sources()} == before | {"my-documents/bee.md"}
    answer = [c.answer for c in room.chain.stream({"question": "What does a Beekeeper earn?"})][-1]
    assert "£24,000" in answer.text


def test_nobody_else_sees_them(documents: Documents, bring, built_fake: Path) -> None:
    list(documents.add(bring(bee_md=BEE), (), ANN))
    assert documents.visitors.room(BOB) is documents.visitors.shared
    assert "Beekeeper" not in documents.arrive((), BOB)[1]
    assert documents.read(event(read="my-documents/bee.md"), BOB) == {"__type__": "update"}
    assert "Beekeeper" in documents.read(event(read="my-documents/bee.md"), ANN)
    assert not any(s.id.startswith("my-documents") for s in open_index(built_fake).sources())
    folder = documents.visitors.uploads.folder
    assert folder.stat().st_mode & 0o077 == 0


def test_nothing_is_left_when_a_visitor_has_gone(documents: Documents, bring) -> None:
    brought = bring(bee_md=BEE)
    list(documents.add(brought, (), ANN))
    assert not Path(brought[0]).exists()
    documents.forget(ANN)
    assert list(documents.visitors.uploads.folder.iterdir()) == []
    assert documents.visitors.room(ANN) is documents.visitors.shared


def test_a_file_is_removed_and_the_index_moves_on(documents: Documents, bring) -> None:
    list(documents.add(bring(bee_md=BEE, baker_md=EVIL), (), ANN))
    *_, (sources, html, _) = documents.remove(("my-documents/bee.md",), event(remove="bee.md"), ANN)
    assert sources == ()
    assert "Baker" in html
    assert "Beekeeper" not in html
    list(documents.remove((), event(remove="../../../etc/passwd"), ANN))
    list(documents.remove((), event(remove="baker.md"), ANN))
    assert documents.visitors.room(ANN) is documents.visitors.shared


def test_limits_are_told(documents: Documents, bring) -> None:
    *_, (_, html, _) = documents.add(bring(a_md="# A\n\n" + "word " * 300_000), (), ANN)
    assert "larger than 1 MB: split it" in html
    *_, (_, html, _) = documents.add(bring(a_md=BEE, b_md=BEE, c_md=BEE, d_md=BEE), (), ANN)
    assert "at most 3 files can be added" in html


def test_names_of_files_are_words(documents: Documents, bring) -> None:
    *_, (_, html, _) = documents.add(bring(**{"<img src=x onerror=alert(1)>_md": EVIL}), (), ANN)
    assert "&lt;img src=x onerror=alert(1)&gt;.md" in html
    assert "<img" not in html
    assert "<script" not in html


def test_as_many_visitors_as_the_machine_bears(shelves: Uploads, monkeypatch) -> None:
    monkeypatch.setattr(uploads_module, "SHELVES_AT_MOST", 1)
    shelves.open_shelf("ann")
    with pytest.raises(AdviserError, match="Try again later"):
        shelves.open_shelf("bob")
    assert shelves.open_shelf("ann") is shelves.shelf("ann")
    with pytest.raises(AdviserError, match="open it in a browser"):
        shelves.open_shelf("")


def test_questions_keep_to_what_is_ticked(documents: Documents, built_fake: Path) -> None:
    ids = sorted(s.id for s in open_index(built_fake).sources())
    sources, html, scope = documents.choose(event(chosen=ids[1:]), ANN)
    assert sources == tuple(ids[1:])
    assert html.count(" checked") == len(ids) - 1
    assert f"Answers use {len(ids) - 1} of {len(ids)} documents" in scope
    assert documents.choose(event(chosen=ids), ANN)[0] == ()
    sources, html, _ = documents.choose(event(chosen=[]), ANN)
    assert sources == ()
    assert "at least one document" in html
    assert documents.choose(event(chosen="all; drop"), ANN)[0] == ()


def test_without_uploads_nothing_is_taken(built_fake: Path, bring) -> None:
    closed = Documents(Visitors(Room(None, open_index(built_fake))))
    (shown,) = closed.add(bring(bee_md=BEE), (), ANN)
    assert "Beekeeper" not in shown[1]
