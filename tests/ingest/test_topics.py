"""Documents about no occupation are topics: their title first, then the aliases of their front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.build import build_index
from ingest.index import open_index
from ingest.topics import Topic
from tests.ingest.samples import write_samples

pytestmark = pytest.mark.usefixtures("encoded")
BODY = "# Living in a Lighthouse\n\nLetters ease the loneliness of the tower.\n"


def topics(tmp_path: Path, **documents: str) -> tuple[Topic, ...]:
    """The topics of an index over these documents, whose endings follow two underscores."""
    files = {name.replace("__", "."): text for name, text in documents.items()}
    build_index([write_samples(tmp_path / "docs", files)], tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        return index.topics()


def test_the_title_comes_first_and_the_aliases_in_their_order(tmp_path: Path) -> None:
    text = f"---\ntitle: Life in a Tower\naliases: [Wick life, A home by the sea]\n---\n{BODY}"
    assert topics(tmp_path, tower__md=text) == (
        Topic("docs/tower.md", ("Life in a Tower", "Wick life", "A home by the sea")),
    )


def test_topics_stand_in_the_order_of_their_ids(tmp_path: Path) -> None:
    found = topics(
        tmp_path, storms__md="# Storms\n\nThey pass.\n", fog__md="# Fog\n\nIt lifts.\n", ice__txt="Ice melts.\n"
    )
    assert [topic.source for topic in found] == ["docs/fog.md", "docs/ice.txt", "docs/storms.md"]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Towers\nrole: Lamp Keeper\naliases: [Wicky]\n---\n# Towers\n\nTrims the wick.\n",
        "# Harbour Pilot\n\nTrims the wick.\n",
        "# Life in a Tower\n\nIt is steep.\n\n## Harbour Pilot\n\nTrims the wick.\n",
    ],
    ids=["role of the front matter", "role of the title", "role of one section"],
)
def test_a_document_that_tells_of_a_role_is_no_topic(text: str, tmp_path: Path) -> None:
    assert [t.source for t in topics(tmp_path, keeper__md=text, tower__md=BODY)] == ["docs/tower.md"]


@pytest.mark.parametrize(
    ("aliases", "names"),
    [
        ("aliases: Wick life", ()),
        ("aliases: 7", ()),
        ("aliases: {Wick life: tower}", ()),
        ("aliases:", ()),
        ("aliases: []", ()),
        ("publisher: The Tower", ()),
        ("aliases: [7, Wick life, null, [Tower], {a: b}, 2023-05-01, true]", ("Wick life",)),
        ("aliases: ['7', 'true']", ("7", "true")),
    ],
)
def test_only_words_in_a_list_are_aliases(aliases: str, names: tuple[str, ...], tmp_path: Path) -> None:
    (topic,) = topics(tmp_path, tower__md=f"---\ntitle: Life in a Tower\n{aliases}\n---\n{BODY}")
    assert topic.names == ("Life in a Tower", *names)


def test_what_looks_like_front_matter_in_plain_text_gives_no_aliases(tmp_path: Path) -> None:
    (topic,) = topics(tmp_path, tower__txt=f"---\ntitle: Life in a Tower\naliases: [Wick life]\n---\n{BODY}")
    assert len(topic.names) == 1
    assert "Wick life" not in topic.names


def test_without_documents_about_nothing_but_roles_there_is_no_topic(tmp_path: Path) -> None:
    assert topics(tmp_path, keeper__md="# Harbour Pilot\n\nTrims the wick.\n") == ()
