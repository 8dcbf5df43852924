"""True claims in other words than their evidence: what a judge must let pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

#: Words and what says the same.
_SAME = tuple(
    tuple(pair.split(" / "))
    for pair in (
        "salary / pay", "salaries / pay", "annual wage / yearly pay", "wage / pay", "percent / %", "% / percent", "per hour / an hour",
        "a year / per year", "is required to / must", "must / has to", "more than / over", "less than / under", "typically / usually",
        "often / frequently", "requires / demands", "crucial / essential", "essential / crucial", "ability to / skill to",
        "needs / requires", "such as / like", "like / such as", "in the US / in the United States", "the US / the United States",
        "AI / artificial intelligence", "machine learning / ML", "natural language processing / NLP", "a job posting / an advertisement",
        "for example / for instance", "is projected to / is expected to", "above / over", "or more / or higher", "at least / a minimum of",
        "doctoral degree / doctorate", "Ph.D. / doctorate", "do not / don't", "does not / doesn't", "is not / isn't", "grow by / increase by",
        "rise by / increase by", "increase by / grow by", "top 10% / highest 10 percent", "two / 2", "three / 3", "10 percent / ten percent",
        "advises / recommends", "ensures / makes sure", "various / different", "several / multiple", "people / persons",
        "many / numerous", "helps / assists", "builds / constructs", "develops / creates", "solves / resolves", "keeps / maintains",
    )
)  # fmt: skip
_FRAMES = (
    "According to the document, {}", "The documents say that {}", "Note that {}", "In short: {}", "It is worth knowing that {}",
    "As the guide puts it, {}", "Yes, {}", "In other words, {}", "To answer your question: {}", "Careers differ, but {}",
)  # fmt: skip
_OPENING = re.compile(
    r"^((?:In|in) (?:the US(?: in (?:May )?\d{4})?|(?:May )?\d{4}|[a-z]+(?: [a-z]+)?)),? (?=the|a|an|Lead|most|some)"
)
_LIST = re.compile(r"\b([\w-]+), ([\w-]+) and ([\w-]+)\b(?=[.,]| in\b| for\b| of\b|$)")
_PAIR = re.compile(r"\b([a-z-]{5,}) and ([a-z-]{5,})(?=[.,;]|$)")
_THOUSANDS = re.compile(r"\$(\d{2,3}),000(?![\d+])")
_SUM = re.compile(r"(?<![\w-])\$(\d[\d,.]*\d)(?![\d+,]|\.\d| ?-)")
#: What a part ends at, so that the words before it are a claim of their own.
_PART = re.compile(
    r"(?:, (?:which|who|so that|because|since|such as|for example|among|in areas|namely|with|where) | \((?!M|N))"
)


def dropped_label(claim: str) -> Iterator[str]:
    """Nothing but the label left out, which the true claim has not already."""
    yield claim


def another_word(claim: str) -> Iterator[str]:
    """A word, or a spelling of a figure, for another."""
    for word, other in _SAME:
        found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", claim)
        if found and not (word == "percent" and re.search(r"\w $", claim[: found.start()][-2:]) is None):
            yield claim[: found.start()] + other + claim[found.end() :]


def another_order(claim: str) -> Iterator[str]:
    """Place and time at the end; things that are listed in another order."""
    if found := _OPENING.match(claim):
        where = found.group(1)
        yield f"{_capital(claim[found.end() :]).rstrip('.')} {where[0].lower()}{where[1:]}."
    if found := _LIST.search(claim):
        yield f"{claim[: found.start()]}{found.group(3)}, {found.group(1)} and {found.group(2)}{claim[found.end() :]}"
    if found := _PAIR.search(claim):
        yield f"{claim[: found.start()]}{found.group(2)} and {found.group(1)}{claim[found.end() :]}"


def phrase_around(claim: str) -> Iterator[str]:
    """A phrase around it, as people and models put one."""
    for frame in _FRAMES:
        yield frame.format(inside(claim))


def inside(claim: str) -> str:
    """The claim as it stands inside a sentence."""
    return claim[0].lower() + claim[1:] if re.match(r"(?:An?|The|In|Most|Some|Many)\b", claim) else claim


def figure_spelled(claim: str) -> Iterator[str]:
    """A sum of money in another spelling."""
    if found := _SUM.search(claim):
        yield f"{claim[: found.start()]}USD {found.group(1)}{claim[found.end() :]}"
        yield f"{claim[: found.start()]}{found.group(1)} dollars{claim[found.end() :]}"
        yield f"{claim[: found.start()]}${found.group(1).replace(',', '')}{claim[found.end() :]}"
    if found := _THOUSANDS.search(claim):
        yield f"{claim[: found.start()]}${found.group(1)}k{claim[found.end() :]}"


def a_part(claim: str) -> Iterator[str]:
    """The words before a remark or a reason, alone."""
    if (found := _PART.search(claim, 25)) and len(claim[: found.start()].split()) > 5:
        yield claim[: found.start()].rstrip(" ,") + "."


def several_at_once(claim: str) -> Iterator[str]:
    """Up to three words for others, in another order, with a phrase around."""
    for _ in range(3):
        claim = next(iter([*another_word(claim)][-1:]), claim)
    claim = next(another_order(claim), claim)
    yield list(phrase_around(claim))[len(claim) % len(_FRAMES)]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


#: Kind of paraphrase -> how it is made.
KINDS: dict[str, Callable[[str], Iterator[str]]] = {
    "label dropped": dropped_label,
    "another word": another_word,
    "another order": another_order,
    "phrase around": phrase_around,
    "figure spelled otherwise": figure_spelled,
    "a part of it": a_part,
    "several at once": several_at_once,
}
