"""What the tests of ingest share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.samples import GUIDE
from tests.ingest.shop import NOTE, Shop


@pytest.fixture
def shop(tmp_path: Path, encoded: list[str]) -> Shop:
    """A guide and a note, to be built with the fake model."""
    return Shop(tmp_path, encoded).write(guide=GUIDE, note=NOTE)
