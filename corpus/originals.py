"""The documents the guides took their facts from: what is kept of them to hold the guides against."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.copies import Run, runs_of
from corpus.figures import document_figures
from corpus.frontmatter import original_of, sources_of
from corpus.guide import Fault, Guide
from corpus.onet import is_release, occupation_figures, read_occupations, texts_of
from corpus.webpage import words_of_page
from ingest.errors import SourceError
from ingest.formats import read_text

_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
_CANONICAL = re.compile(r"""<link\b[^>]*\brel=["']canonical["'][^>]*\bhref=["']([^"']+)""", re.I)
#: Where O*NET shows its occupations one by one; the code follows.
_ONLINE = "https://www.onetonline.org/link/summary/"
#: So many lines from the top of a plain text may hold its title.
_OPENING = 5


@dataclass(frozen=True, slots=True)
class Originals:
    """``figures`` of each document by its ``original``; why an ``original`` is ``dead``; all ``runs`` of too many words.

    ``homes`` leads from a page's own address, or from a line that opens a text, to the document's ``original``, and
    from O*NET's address to the zip.
    """

    figures: dict[str, frozenset[str]] = field(default_factory=dict)
    dead: dict[str, str] = field(default_factory=dict)
    runs: set[Run] = field(default_factory=set)
    homes: dict[str, str] = field(default_factory=dict)


def read_originals(folder: Path, guides: Iterable[Guide] = ()) -> Originals:
    """Read the texts and pages below a folder and, of O*NET's zip, the occupations that the guides name.

    Raises SourceError where the folder holds no documents.
    """
    found = Originals()
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in paths:
        if path.suffix.lower() in _SUFFIXES and path.stem.lower() != "readme":
            _read_document(path, path.relative_to(folder).as_posix(), found)
        elif path.suffix.lower() == ".zip" and is_release(path):
            found.homes.setdefault(_ONLINE, path.relative_to(folder).as_posix())
    if not found.figures and _ONLINE not in found.homes:
        raise SourceError(f"{folder} holds no source documents (.txt, .md, .html, O*NET's .zip)")
    named = {original for guide in guides for _, entry, _ in sources_of(guide) if (original := original_of(entry))}
    codes: dict[str, set[str]] = {}
    for original in sorted(named - found.figures.keys()):
        path_below, _, code = original.partition("#")
        if reason := _unreachable(folder, path_below, code):
            found.dead[original] = reason
        else:
            codes.setdefault(path_below, set()).add(code)
    for path_below, wanted in codes.items():
        _read_zip(folder / path_below, path_below, wanted, found)
    return found


def original_faults(guide: Guide, originals: Originals) -> Iterator[Fault]:
    """Originals that lead nowhere, and sources without one whose document lies in the data folder."""
    for name, entry, at in sources_of(guide):
        original = original_of(entry)
        if original in originals.dead:
            yield guide.fault(at, f"the original of {name!r}, {original}, {originals.dead[original]}")
        elif original is None and (home := _home_of(entry, originals.homes)):
            yield guide.fault(at, f"the source {name!r} lies in the data folder; add 'original: {home}'")


def _home_of(entry: dict[str, Any], homes: dict[str, str]) -> str | None:
    """The document of a source that names none: the page of its address, or the text that opens with its title."""
    url, title = (str(entry.get(key) or "").strip() for key in ("url", "title"))
    if url.startswith(_ONLINE) and _ONLINE in homes:
        return f"{homes[_ONLINE]}#{url.removeprefix(_ONLINE)}"
    return homes.get(url) or homes.get(title)


def _read_document(path: Path, original: str, found: Originals) -> None:
    text = read_text(path)
    if path.suffix.lower().startswith(".htm"):
        if address := _CANONICAL.search(text):
            found.homes.setdefault(address.group(1), original)
        text = words_of_page(text)
    else:
        opening = filter(None, (line.strip() for line in text[:2000].splitlines()))
        for _, line in zip(range(_OPENING), opening, strict=False):
            found.homes.setdefault(line, original)
    found.runs.update(runs_of(text))
    found.figures[original] = document_figures(text)


def _unreachable(folder: Path, path: str, code: str) -> str | None:
    """Why a named original cannot be opened; None where it is a zip and a code to look for in it."""
    below = PurePosixPath(path)
    if below.is_absolute() or ".." in below.parts:
        return "is no path below the data folder; write it from there on"
    if not (folder / below).is_file():
        return "is not in the data folder; mend the path, or take the line out where there is no such file"
    if below.suffix != ".zip":
        return "cannot be compared; name a text or page (.txt, .md, .html), or a zip with an occupation's code"
    return None if code else f"names no occupation; end it with its code: {path}#15-2051.00"


def _read_zip(path: Path, original: str, codes: Collection[str], found: Originals) -> None:
    try:
        occupations = read_occupations(path, codes)
    except SourceError as error:
        found.dead.update((f"{original}#{code}", f"cannot be read: {error}") for code in codes)
        return
    for code in codes:
        if code not in occupations:
            found.dead[f"{original}#{code}"] = f"is dead: the zip has no occupation {code}; mend the code"
            continue
        found.figures[f"{original}#{code}"] = occupation_figures(occupations[code])
        for text in texts_of(occupations[code]):
            found.runs.update(runs_of(text))
