"""Documents in, one immutable searchable index out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.build import IngestReport, build_index
    from ingest.index import Index, open_index

__all__ = ["Index", "IngestReport", "build_index", "open_index"]


def __getattr__(name: str) -> Any:
    """Import on first use, so that ``import ingest`` costs nothing."""
    if name in ("build_index", "IngestReport"):
        from ingest import build

        return getattr(build, name)
    if name in ("open_index", "Index"):
        from ingest import index

        return getattr(index, name)
    raise AttributeError(f"module 'ingest' has no attribute {name!r}")
