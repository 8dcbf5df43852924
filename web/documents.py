"""What happens with documents: adding and removing one's own, choosing which a question may use, reading one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from markupsafe import Markup

from ingest.document import Source
from ingest.errors import AdviserError
from web.adviser import event_data
from web.document import render_document
from web.found import passage_citation
from web.passages import publication
from web.shelf import OWN, READABLE, FileResult, Stage
from web.templates import fill
from web.turn import OTHERS_FROM
from web.visitors import Visitors, session

SHOWN = 200
NONE_LEFT = "A question needs at least one document, so all are ticked again."
Shown = tuple[tuple[str, ...], Markup, Markup]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the list; ``file`` is set where its visitor may remove it."""

    id: str
    title: str
    told: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Documents:
    """Answers a visitor's actions: the documents chosen then (empty: all), the list, and the line above the box."""

    visitors: Visitors

    def arrive(self, sources: tuple[str, ...], request: gr.Request | None = None) -> Shown:
        """The list as it is now."""
        return self._shown(sources, request)

    def add(
        self, files: Sequence[str] | None, sources: tuple[str, ...], request: gr.Request | None = None
    ) -> Iterator[Shown]:
        """Index files that a visitor brought; the copies that the upload left are removed."""
        uploads = self.visitors.uploads
        paths = [Path(str(file)) for file in files or ()]
        if uploads is None or not paths:
            yield self._shown(sources, request)
            return
        try:
            for told in uploads.open_shelf(session(request)).add(paths):
                if isinstance(told, Stage):
                    yield self._shown(sources, request, stage=told)
                else:
                    yield self._shown(_with_new(sources, told), request, results=told)
        except AdviserError as error:
            yield self._shown(sources, request, problem=str(error))
        finally:
            for path in paths:
                path.unlink(missing_ok=True)

    def remove(
        self, sources: tuple[str, ...], event: gr.EventData, request: gr.Request | None = None
    ) -> Iterator[Shown]:
        """Take one of the visitor's own files away."""
        uploads = self.visitors.uploads
        shelf = uploads.shelf(session(request)) if uploads else None
        name = str(event_data(event).get("remove") or "")
        if shelf is not None:
            for stage in shelf.remove(name):
                yield self._shown(sources, request, stage=stage)
        yield self._shown(tuple(s for s in sources if s != f"{OWN}/{name}"), request)

    def choose(self, event: gr.EventData, request: gr.Request | None = None) -> Shown:
        """Keep questions to the documents that are ticked."""
        chosen = event_data(event).get("chosen")
        ticked = {str(c) for c in chosen} if isinstance(chosen, list) else set()
        ids = sorted(s.id for s in self.visitors.room(request).index.sources())
        own = [i for i in ids if i.startswith(f"{OWN}/")]
        shared = [i for i in ids if not i.startswith(f"{OWN}/")]
        unticked = {*own, *shared[:SHOWN]} - ticked
        kept = tuple(i for i in ids if i not in unticked)
        if not kept:
            return self._shown((), request, problem=NONE_LEFT)
        return self._shown(kept if unticked else (), request)

    def read(self, event: gr.EventData, request: gr.Request | None = None) -> Any:
        """Open a document from its beginning."""
        try:
            source = self.visitors.room(request).index.source(str(event_data(event).get("read")))
        except (AdviserError, KeyError):
            return gr.skip()
        return render_document(source, passage_citation(source, 0, 0, (), OTHERS_FROM), 0, back="Close")

    def forget(self, request: gr.Request) -> None:
        """The visitor has gone: so do their documents."""
        if self.visitors.uploads is not None:
            self.visitors.uploads.close(session(request))

    def _shown(
        self,
        sources: tuple[str, ...],
        request: gr.Request | None,
        stage: Stage | None = None,
        results: Sequence[FileResult] = (),
        problem: str = "",
    ) -> Shown:
        index = self.visitors.room(request).index
        known = sorted(index.sources(), key=lambda source: source.id)
        ids = {source.id for source in known}
        sources = tuple(s for s in sources if s in ids)
        own = [_listed(s, own=True) for s in known if s.id.startswith(f"{OWN}/")]
        shared = [_listed(s, own=False) for s in known if not s.id.startswith(f"{OWN}/")]
        html = fill(
            "documents.html",
            stage=stage,
            results=results,
            problem=problem,
            own=own,
            shared=shared[:SHOWN],
            left=max(0, len(shared) - SHOWN),
            chosen=set(sources),
            shares=self._shares(request),
        )
        return sources, html, fill("scope.html", chosen=len(sources), all=len(known))

    def _shares(self, request: gr.Request | None) -> bool:
        uploads = self.visitors.uploads
        shelf = uploads.shelf(session(request)) if uploads else None
        return shelf is None or shelf.shares


def render_head(visitors: Visitors) -> Markup:
    """What stands above the list."""
    settings = visitors.uploads.settings if visitors.uploads else None
    return fill(
        "documentshead.html",
        uploads=settings is not None,
        readable=", ".join(READABLE),
        most=settings.max_uploads if settings else 0,
        megabytes=settings.max_upload_mb if settings else 0,
    )


def _listed(source: Source, *, own: bool) -> Listed:
    told = publication(source.publisher, source.date)
    if source.references and not (source.publisher or source.date):
        told = (
            f"from {len(source.references)} sources that it names"
            if len(source.references) > 1
            else "from a source that it names"
        )
    return Listed(source.id, source.title, f"{told} · {source.id}", source.id.split("/", 1)[1] if own else "")


def _with_new(sources: tuple[str, ...], results: Sequence[FileResult]) -> tuple[str, ...]:
    """A choice that was made takes in what was just added."""
    new = tuple(f"{OWN}/{r.name}" for r in results if not r.problem)
    return tuple(dict.fromkeys((*sources, *new))) if sources else ()
