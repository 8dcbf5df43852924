"""Cross-references: the guides that a guide names for reading on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from corpus.frontmatter import names_of
from corpus.guide import Fault, Guide

#: How alike (0 to 1) a name must be to one that exists to be taken for a slip of the pen.
_NEAR = 0.85


def related_faults(guide: Guide, stems: Collection[str]) -> Iterator[Fault]:
    """References to no guide, to the guide itself, and to one guide twice. ``stems`` are the guides' files without .md."""
    seen: set[str] = set()
    for name, at in names_of(guide, "related"):
        if name == guide.path.stem:
            yield guide.fault(at, f"the related guide {name!r} is this one; take it out")
        elif name not in stems:
            yield guide.fault(at, f"there is no related guide {name!r} in the folder; {_remedy(name, stems)}")
        elif name in seen:
            yield guide.fault(at, f"the related guide {name!r} stands twice; name it once")
        seen.add(name)


def _remedy(name: str, stems: Collection[str]) -> str:
    near = get_close_matches(name.removesuffix(".md"), stems, 1, _NEAR)
    return f"did you mean {near[0]!r}?" if near else "name one by its file without .md, or take it out"
