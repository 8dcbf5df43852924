"""What a question was understood to ask."""

from __future__ import annotations

from dataclasses import dataclass

from chat.asking import Shape


@dataclass(frozen=True, slots=True)
class Understanding:
    """``text`` is the question written out in full; ``carried`` tells that role or facet came from an earlier turn.

    ``roles`` are covered by the index, ``unknown`` are occupations named that are not, ``ambiguous`` the roles that a
    loose name ("the engineer") may mean. ``terms`` are the content words left, in lower case. ``unnamed`` is the
    question with "the role" in the place of every role's name; ``meant`` tells that the facet was told by meaning alone.
    ``recent`` are the roles spoken of so far, the latest last. ``leaning`` weighs facets (0 to 1) that a question without
    one comes near to; ``topic`` is the one it is nearest to (or ``elsewhere``), by ``nearness``. ``more`` asks to go on, after what the answers in ``answered`` have told. ``language`` is the
    question's, where that is not English; ``taken`` the role that a loose name was taken to mean; ``besides`` are roles that somebody who looks for one rules out.
    """

    text: str
    asked: str
    shape: Shape
    roles: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    loose: str = ""
    facets: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    carried: bool = False
    more: bool = False
    unnamed: str = ""
    meant: bool = False
    recent: tuple[str, ...] = ()
    leaning: tuple[tuple[str, float], ...] = ()
    answered: str = ""
    language: str = ""
    topic: str = ""
    nearness: float = 0.0
    taken: str = ""
    besides: tuple[str, ...] = ()
