"""A whole release of O*NET as it is published, where it lies beside this checkout."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import pytest

from ingest.document import Document
from ingest.onet import occupations
from ingest.reader import parse_document
from ingest.settings import PROJECT
from tests.ingest.lines import check_document
from tests.ingest.samples import quotes

REAL = PROJECT.parent / "shared" / "data" / "onet" / "db_29_3_text.zip"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REAL.is_file(), reason=f"the release is not at {REAL}"),
]


@lru_cache(maxsize=1)
def real() -> dict[str, Document]:
    return {code: parse_document(text, code) for code, text in occupations(REAL)}


def test_every_occupation_of_a_whole_release_is_read() -> None:
    assert len(real()) == 1016
    names = Counter(document.roles[0].name for document in real().values())
    assert [name for name, count in names.items() if count > 1] == []
    for document in real().values():
        check_document(document)
        assert len(document.roles) == 1
        assert {section.role for section in document.sections} == {document.roles[0].name}


def test_every_line_of_a_whole_release_is_told_as_it_stands() -> None:
    lost, lines = [], 0
    for code, document in real().items():
        said = " ".join(quotes(document))
        items = [line[2:] for line in document.source.text.splitlines() if line.startswith("- ")]
        lines += len(items)
        lost += [(code, item) for item in items if item not in said]
    assert lines > 100_000
    assert len(lost) < lines / 10_000, lost
