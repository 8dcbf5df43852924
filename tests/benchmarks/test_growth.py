"""Made-up guides and made-up vectors: roles enough, none twice, and the same each time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import growth
from benchmarks.growth import moved, names, write_guides
from ingest.embed import Embedder, Vectors
from ingest.reader import parse_document

KEEPER = "---\ntitle: Lamp Keeper\nrole: Lamp Keeper\naliases: [Wicky]\n---\n# Lamp Keeper\n\nA Lamp Keeper trims.\n"
WEAVER = "---\ntitle: Net Weaver\nrole: Net Weaver\n---\n# Net Weaver\n\nA Net Weaver knots.\n"
TOWN = "---\ntitle: The Town\naliases: [Fair]\n---\n# The Town\n\nA fair is held.\n"
KNOWN = np.eye(6, 384, dtype=np.float32)


@pytest.fixture
def guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two role guides and one about no role stand in for the shipped ones. Gives the folder to write into."""
    shipped, written = tmp_path / "shipped", tmp_path / "written"
    for folder in (shipped, written):
        folder.mkdir()
    for name, text in (("keeper", KEEPER), ("town", TOWN), ("weaver", WEAVER)):
        (shipped / f"{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(growth, "GUIDES", shipped)
    return written


def test_no_name_comes_twice() -> None:
    made = list(names())
    assert len(set(made)) == len(made) == 6 * 12**3
    assert all(len(set(name.split())) == 4 for name in made)


def test_guides_are_those_of_roles_in_turn_under_other_names(guides: Path) -> None:
    roles = write_guides(guides, 10, 2.5)
    assert len(roles) == len(set(roles)) == 4
    assert [role.split()[-1] for role in roles] == ["Keeper", "Weaver", "Keeper", "Weaver"]
    assert {path.name for path in guides.iterdir()} == {f"{n}.md" for n in range(4)}


def test_each_guide_is_read_as_its_role_and_names_no_other(guides: Path) -> None:
    for number, role in enumerate(write_guides(guides, 6, 1)):
        text = (guides / f"{number}.md").read_text(encoding="utf-8")
        document = parse_document(text, f"{number}.md", format="markdown", fallback_title="?")
        assert [(r.name, r.aliases) for r in document.roles] == [(role, ())]
        assert document.source.title == role
        assert not any(old in text for old in ("Lamp Keeper", "Net Weaver", "Wicky"))
        assert f"A {role} " in text


def test_guides_are_the_same_each_time(guides: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    assert write_guides(guides, 5, 1) == write_guides(tmp_path / "again", 5, 1)
    for path in guides.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def encode(*texts: str) -> Vectors:
    return moved(KNOWN)(Embedder(), list(texts))


@given(st.lists(st.text(max_size=12), min_size=1, max_size=6))
def test_a_text_has_the_same_unit_vector_in_whatever_company(texts: list[str]) -> None:
    together = encode(*texts)
    assert together.shape == (len(texts), 384)
    assert together.dtype == np.float32
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(together, np.concatenate([encode(text) for text in texts]))


def test_a_vector_is_near_a_known_one_and_not_that_one() -> None:
    made = encode(*(f"text {n}" for n in range(40)))
    nearest = (made @ KNOWN.T).max(axis=1)
    assert nearest.min() > 0.8
    assert nearest.max() < 0.999
    assert len({vector.tobytes() for vector in made}) == 40
    assert len(set((made @ KNOWN.T).argmax(axis=1))) > 1


def test_who_watches_is_told_of_every_text() -> None:
    told: list[int] = []
    moved(KNOWN)(Embedder(), ["a", "b", "c"], told.append)
    assert sum(told) == 3
