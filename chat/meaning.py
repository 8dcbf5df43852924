"""What a question asks for when no word of it says so: nearness to the ways in which people ask."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml

from ingest.embed import Vectors
from ingest.index import Index

_EXAMPLES = Path(__file__).with_name("facet_questions.yaml")
_FIT_EXAMPLES = Path(__file__).with_name("fit_questions.yaml")
#: Matters that seldom have a section of their own (hours, fees, visas): no facet, so that the words must be found.
ELSEWHERE = "elsewhere"
#: Matters that have nothing to do with careers: no facet either.
ASIDE = "aside"
#: Least nearness to a facet's examples with the least lead over the next facet, under all-MiniLM-L6-v2: near, or far ahead.
_STANDS_OUT = ((0.59, 0.05), (0.45, 0.12))
_FAR = 0.27
#: Least nearness of a sentence, or of what follows its last comma, at which it asks which job suits somebody.
_FIT = 0.53
#: ... and how far it must lie ahead of every facet's, unless it comes as near as this; nearness of what may ask it.
_AHEAD, _CERTAIN, _MAYBE = 0.06, 0.65, 0.50
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\s[-–]\s|[;:]")

#: The vectors of the examples by the name of the model, so that no model is kept alive here.
_VECTORS: dict[str, dict[str, Vectors]] = {}


@lru_cache(maxsize=1)
def examples() -> dict[str, list[str]]:
    """Facet -> questions that ask for it, with "the role" for every role's name."""
    told: dict[str, list[str]] = yaml.safe_load(_EXAMPLES.read_text(encoding="utf-8"))
    return told


def _vectors(index: Index) -> dict[str, Vectors]:
    name = index.embedder.name
    if name not in _VECTORS:
        vectors = index.embedder.encode([question for asked in examples().values() for question in asked])
        ends = np.cumsum([len(asked) for asked in examples().values()])[:-1]
        _VECTORS[name] = dict(zip(examples(), np.split(vectors, ends), strict=True))
    return _VECTORS[name]


def facets_by_meaning(unnamed: str, index: Index) -> dict[str, float]:
    """Facet -> mean nearness of the question to its two nearest examples, 0 to 1, nearest first.

    ``unnamed`` has "the role" for every role's name.
    """
    vector = index.embed(unnamed)
    near = {facet: max(0.0, float(np.sort(v @ vector)[-2:].mean())) for facet, v in _vectors(index).items()}
    return dict(sorted(near.items(), key=lambda item: (-item[1], item[0])))


def facet_that_stands_out(near: dict[str, float]) -> str | None:
    """The facet a question comes nearest to, or None where none stands out."""
    (facet, best), (_, second) = list(near.items())[:2]
    ahead = any(best >= least and best - second >= lead for least, lead in _STANDS_OUT)
    return facet if facet not in (ELSEWHERE, ASIDE) and ahead else None


@lru_cache(maxsize=1)
def _fit_examples() -> tuple[str, ...]:
    return tuple(yaml.safe_load(_FIT_EXAMPLES.read_text(encoding="utf-8")))


def asks_for_a_job(question: str, index: Index, *, after: bool = False) -> bool:
    """True where a sentence asks which occupation would suit somebody ("Job ideas?", "Could that be a living?").

    A sentence that comes nearer to the questions for a facet ("what must I be good at for it?") asks for that; ``after``
    an earlier turn also one that asks for related occupations or for names.
    """
    best, near = _nearest_to_fit(question, index)
    if near < _FIT:
        return False
    others = (ELSEWHERE, ASIDE) if after else (ELSEWHERE, ASIDE, "related", "names")
    facets = facets_by_meaning(best, index)
    return near >= _CERTAIN or near >= _AHEAD + max(n for facet, n in facets.items() if facet not in others)


def may_ask_for_a_job(question: str, index: Index) -> bool:
    """True where a question may ask that of somebody who has told of themselves."""
    return _nearest_to_fit(question, index)[1] >= _MAYBE


def _nearest_to_fit(question: str, index: Index) -> tuple[str, float]:
    """The sentence, or what follows its last comma, that comes nearest to asking which job suits, and how near."""
    key = f"{index.embedder.name}\nfit"
    if key not in _VECTORS:
        _VECTORS[key] = {"fit": index.embedder.encode(_fit_examples())}
    sentences = [s.strip() for s in _SENTENCES.split(question) if s.strip()]
    parts = dict.fromkeys(part for s in sentences for part in (s, s.rpartition(",")[2].strip()) if part)
    near = [(float(np.sort(_VECTORS[key]["fit"] @ index.embed(part))[-2:].mean()), part) for part in parts]
    best = max(near, default=(0.0, ""))
    return best[1], best[0]


def leaning_of(near: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Facets that come within a quarter of the nearest, weighed from 0 to 1; none where even that is far."""
    facets = {facet: score for facet, score in near.items() if facet not in (ELSEWHERE, ASIDE)}
    top = max(facets.values())
    if top < _FAR:
        return ()
    return tuple((facet, round(4 * score / top - 3, 3)) for facet, score in facets.items() if score > 0.75 * top)
