"""What a question asks of a role when no word of it says so: nearness to what each facet's questions look like."""

from __future__ import annotations

import numpy as np

from ingest.embed import Embedder, Vectors

_QUESTIONS: dict[str, tuple[str, ...]] = {
    "pay": ("What does the role earn?", "How much money does the role make?", "How do I negotiate pay as the role?"),
    "skills": ("What skills does the role need?", "What must the role be good at?"),
    "tools": ("What tools and software does the role use?", "Which programming languages does the role need?"),
    "education": ("What education does the role need?", "Which degree or course should the role have?"),
    "experience": ("How much experience does the role need?",),
    "duties": ("What does the role do all day?", "What are the tasks of the role?"),
    "outlook": ("What is the outlook for the role?", "Is the role in demand?"),
    "places": ("Where does the role work?", "Which industries and cities hire the role?"),
    "challenges": ("What is hard about being the role?", "What are the problems and headaches of the role?"),
    "path": ("How does one become the role?", "What comes before and after the role in a career?"),
    "practice": ("What is good practice for the role?",),
    "fit": ("What kind of person does the role suit?",),
    "names": ("What is another name for the role?",),
    "summary": ("What is the role?", "Tell me about the role."),
}
#: Least cosine to a facet's questions, and least lead over the next facet, under all-MiniLM-L6-v2.
_LEAST, _LEAD = 0.55, 0.08
_FAR = 0.3


#: The vectors of the questions above by the name of the model, so that no model is kept alive here.
_VECTORS: dict[str, dict[str, Vectors]] = {}


def _vectors(embedder: Embedder) -> dict[str, Vectors]:
    if embedder.name not in _VECTORS:
        _VECTORS[embedder.name] = {
            f: np.stack([embedder.encode_query(q) for q in asked]) for f, asked in _QUESTIONS.items()
        }
    return _VECTORS[embedder.name]


def facets_by_meaning(unnamed: str, embedder: Embedder) -> dict[str, float]:
    """Facet -> nearness of the question to that facet's questions, 0 to 1, nearest first.

    ``unnamed`` has "the role" for every role's name.
    """
    vector = embedder.encode_query(unnamed)
    near = {facet: max(0.0, float((v @ vector).max())) for facet, v in _vectors(embedder).items()}
    return dict(sorted(near.items(), key=lambda item: (-item[1], item[0])))


def facet_that_stands_out(near: dict[str, float]) -> str | None:
    """The facet a question comes nearest to, or None where none stands out."""
    (facet, best), (_, second) = list(near.items())[:2]
    return facet if best >= _LEAST and best - second >= _LEAD else None


def leaning_of(near: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Facets that come within a quarter of the nearest, weighed from 0 to 1; none where even that is far."""
    top = max(near.values())
    if top < _FAR:
        return ()
    return tuple((facet, round(4 * score / top - 3, 3)) for facet, score in near.items() if score > 0.75 * top)
