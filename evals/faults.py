"""Faults planted in true claims: a number, a year, a role, a degree, a direction or a denial that the evidence does not have.

What is put in from nowhere (units, places, names, remarks) is in ``evals/inventions.py``.

Every function gives the faulty claims that can be made of one true claim, each with the manner of its change. Its words
are chosen here by hand, from what people write, and not from the lists that the checks look for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from chat.rolefinder import RoleFinder
from evals import inventions
from evals.paraphrases import inside

#: (manner of the change, faulty claim)
Planted = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Roles:
    """How roles are found in a text, and the names that may be put in another's place."""

    finder: RoleFinder
    names: tuple[str, ...]


_NUMBER = re.compile(r"(?<![A-Za-z\d.,])(?<![A-Za-z]-)(?<!\d{4}-)\d[\d,]*(?:\.\d+)?(?![\d%]*[A-Za-z])")
_YEAR = re.compile(r"(?<![\d,.$€£])(?:19|20)\d\d(?![\d,%])")
#: What a degree may be replaced with, and the levels that it stands for.
_DEGREES = (
    ("bachelor's degree", "bachelor"), ("undergraduate degree", "bachelor"), ("master's degree", "master"),
    ("PhD", "doctor"), ("doctorate", "doctor"), ("associate's degree", "associate"),
    ("high school diploma", "school"), ("graduate degree", "master doctor"),
)  # fmt: skip
_LEVELS = {
    "bachelor": r"\bbachelor|\bundergraduate",
    "master": r"\bmaster[’']?s",
    "doctor": r"\bph\.?d|\bdoctora",
    "associate": r"\bassociate[’']?s?\b",
    "school": r"\bhigh school",
}
_HELD = re.compile(
    r"\b(?:(?P<article>an?) )?(?:(?:bachelor|master|associate)[’']?s|doctoral|ph\.?d\b\.?)(?: degree)?", re.I
)
#: Words that give a direction, a rank, an order or a strength, and what says another.
_DIRECTIONS = tuple(
    tuple(pair.split(" / "))
    for pair in (
        "at least / at most", "more than / less than", "less than / more than", "fewer than / more than", "or more / or less",
        "above / below", "below / above", "higher / lower", "lower / higher", "highest / lowest", "lowest / highest",
        "top / bottom", "faster / slower", "slower / faster", "increase / decrease", "increases / decreases", "increased / reduced",
        "increasingly / decreasingly", "decrease / increase", "grow / shrink", "grows / shrinks", "growing / shrinking", "growth / decline",
        "decline / grow", "rise / fall", "rises / falls", "rising / falling", "expand / shrink", "expanding / shrinking",
        "raises / lowers", "surging / falling", "exceeds / falls short of", "up to / at least", "minimum / maximum",
        "before / after", "after / before", "most / few", "many / few", "often / rarely", "typically / rarely", "usually / seldom",
        "must / may", "required / optional", "is required / is preferred", "essential / optional", "more / less", "less / more",
        "large / small", "strong / weak", "rapidly / slowly",
    )
)  # fmt: skip
#: The same in words that the checks have no list of.
_UNLISTED = tuple(
    tuple(pair.split(" / "))
    for pair in (
        "at least / nearly", "more than / scarcely", "less than / well past", "above / shy of", "higher / comparable", "higher / unchanged",
        "highest / average", "top / middle", "faster / at the same pace", "increase / stagnate", "increase / stay level", "grow / contract",
        "growing / waning", "growth / stagnation", "rising / cooling", "rise / plunge", "expand / narrow", "exceeds / lags behind",
        "surging / collapsing", "up to / starting at", "minimum / ceiling", "before / once done with", "most / hardly any", "most / a handful of",
        "many / next to no", "often / once in a while", "often / by exception", "typically / now and then", "must / is free to", "must / need not",
        "required / welcome", "required / nice to have", "essential / irrelevant", "essential / of little use", "crucial / dispensable",
        "strong / modest", "large / tiny", "rapidly / hardly", "broad / narrow", "closely / loosely", "complex / trivial",
        "significant / negligible", "increasingly / ever less", "continuous / sporadic", "all / half of the", "every / some",
    )
)  # fmt: skip
_FIXED = re.compile(r"\b(?:up to date|above all|at most|more and more|overview|most of all|over time)\b", re.I)
_AUXILIARY = re.compile(r"\b(is|are|was|were|must|can|should|will|does|do)\b(?! (?:not|to\b))")
_DENIED = re.compile(r"\b(?:not|no|never|without|cannot|nor|neither)\b|n't\b", re.I)


def numbers(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """A number near by, ten times as large or with two digits changed over."""
    for found in _NUMBER.finditer(claim):
        if _YEAR.fullmatch(found.group()) and not claim[: found.start()].endswith("$"):
            continue
        for manner, number in _others(found.group()):
            if not re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)", evidence):
                yield manner, claim[: found.start()] + number + claim[found.end() :]


def _others(number: str) -> Iterator[Planted]:
    places = len(number.partition(".")[2])
    value = float(number.replace(",", ""))
    mark = "," if "," in number else ""
    step = 1.0 if value < 100 else 10 ** (len(str(int(value))) - 2)
    for manner, other in (("near by", value + step), ("near by", value - step), ("ten times", value * 10)):
        if other > 0:
            yield manner, f"{other:{mark}.{places}f}"
    digits = [at for at, sign in enumerate(number) if sign.isdigit()]
    for a, b in pairwise(digits):
        if number[a] != number[b] and number[b] != "0":
            yield "two digits", number[:a] + number[b] + number[a + 1 : b] + number[a] + number[b + 1 :]
            return


def years(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """A year before or after."""
    for found in _YEAR.finditer(claim):
        for offset in (-10, -5, -2, -1, 1, 2, 5, 10):
            year = str(int(found.group()) + offset)
            if year not in evidence:
                yield f"{offset:+}", claim[: found.start()] + year + claim[found.end() :]


def roles(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """Another role in the place of one that the claim names, wherever it names it."""
    mentions = [m for m in known.finder.named(claim) if len(m.roles) == 1]
    told = {role for m in known.finder.named(evidence) for role in m.roles}
    for role in dict.fromkeys(m.roles[0] for m in mentions):
        for other in (name for name in known.names if name not in told):
            changed = claim
            for m in reversed([m for m in mentions if m.roles[0] == role]):
                name = other + "s" if m.words.endswith("s") and not role.endswith("s") else other
                changed = _with_article(changed[: m.start], name) + changed[m.end :]
            yield other, changed


def degrees(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """Another degree, in several words for it, or none."""
    told = {level for level, pattern in _LEVELS.items() if re.search(pattern, evidence, re.I)}
    for found in _HELD.finditer(claim):
        whole = "degree" in found.group() or found["article"] or found.group().lower().startswith("ph")
        for other, levels in _DEGREES:
            if told.isdisjoint(levels.split()):
                words = other if whole else other.replace(" degree", "")
                article = f"{_article(words)} " if found["article"] else ""
                yield f"{found.group()} / {other}", claim[: found.start()] + article + words + claim[found.end() :]
        if found["article"]:
            yield f"{found.group()} / none", claim[: found.start()] + "no degree" + claim[found.end() :]


def directions(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """The opposite of a word that gives a direction, a rank, an order in time, a frequency or a strength."""
    yield from _turned(claim, _DIRECTIONS)


def unlisted(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """Another direction in words that the checks have no list of."""
    yield from _turned(claim, _UNLISTED)


def _turned(claim: str, pairs: tuple[tuple[str, ...], ...]) -> Iterator[Planted]:
    fixed = [range(m.start(), m.end()) for m in _FIXED.finditer(claim)]
    for word, other in pairs:
        for found in re.finditer(rf"(?<![\w-]){word}(?![\w-])", claim, re.I):
            if not any(found.start() in span for span in fixed):
                words = other.capitalize() if found.group()[0].isupper() else other
                yield f"{word} / {other}", claim[: found.start()] + words + claim[found.end() :]
                break


def denials(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """A denial added where there is none, or taken away where there is one."""
    if _DENIED.search(claim):
        yield from _taken_away(claim)
        return
    for found in list(_AUXILIARY.finditer(claim))[:2]:
        before, verb, after = claim[: found.start()], found.group(), claim[found.end() :]
        yield "not", before + ("cannot" if verb == "can" else f"{verb} not") + after
        yield "n't", before + {"can": "can't", "will": "won't"}.get(verb, f"{verb}n't") + after
        yield "never", f"{before}{verb} never{after}"
        yield "no longer", f"{before}{verb} no longer{after}"
    subject = next((m for m in known.finder.named(claim) if m.start <= 4), None)
    if subject and (
        verb_ := re.match(r" (?:(?:often|typically) )?(?!always)([a-z]{2,}[^s\W]s) ", claim[subject.end :])
    ):
        rest = claim[subject.end + verb_.end() :]
        if verb_.group(1) != "has":
            yield "does not", f"{claim[: subject.end]} does not {_base(verb_.group(1))} {rest}"
            yield "never does", f"{claim[: subject.end]} never {verb_.group(1)} {rest}"
    for found in list(re.finditer(r"\b(needs?|requires?|have|has|with) (?!an? |the |to |which )", claim))[:1]:
        no = "without " if found.group(1) == "with" else f"{found.group()}no "
        yield no.strip(), claim[: found.start()] + no + claim[found.end() :]
    yield "it is not true", f"It is not true that {inside(claim)}"


def unlisted_denials(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """A denial in words that the checks have no list of, where there is none."""
    if _DENIED.search(claim):
        return
    if found := re.search(r"\b(?:is|are|was|were) (?!a\b|an\b|the\b)", claim):
        for words in ("barely ", "the opposite of "):
            yield words.strip(), claim[: found.end()] + words + claim[found.end() :]
    if found := re.search(r"\b(?:needs?|requires?)\b(?! to)", claim):
        for words in ("gets by with little", "spurns"):
            yield words, claim[: found.start()] + words + claim[found.end() :]
    yield "people imagine", f"People wrongly imagine that {inside(claim)}"
    yield "nonsense", f"It is nonsense that {inside(claim)}"


def _taken_away(claim: str) -> Iterator[Planted]:
    for pattern, instead in (
        (r"\bdoes not say\b", "says"), (r"\b(is|are|was|were|must|should|can|and) not\b", r"\1"), (r"\bcannot\b", "can"),
        (r"\bno (?!longer)", ""), (r"\bwithout\b", "with"), (r"\bnot ", ""),
    ):  # fmt: skip
        if re.search(pattern, claim):
            yield "taken away", re.sub(pattern, instead, claim, count=1)
            return


def _with_article(before: str, name: str) -> str:
    """The words before a name with the article that goes with it."""
    return re.sub(r"\b(a)n?(?= $)", rf"\g<1>{'n' if _article(name) == 'an' else ''}", before, flags=re.I) + name


def _article(words: str) -> str:
    return "an" if words[0] in "AEIOaeiou" or words.startswith(("under", "MLE")) else "a"


def _base(verb: str) -> str:
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if re.search(r"(?:ss|sh|ch|x|zz|o)es$", verb) else verb[:-1]


#: Kinds whose words were written down after the checks' lists were closed: an estimate of what lists of words miss.
UNLISTED = ("comparator, unlisted", "negation, unlisted")
#: Kind of fault -> how it is made.
KINDS: dict[str, Callable[[str, str, Roles], Iterator[Planted]]] = {
    "number": numbers,
    "unit": inventions.units,
    "year": years,
    "place": inventions.places,
    "name": inventions.names,
    "role": roles,
    "degree": degrees,
    "comparator": directions,
    "comparator, unlisted": unlisted,
    "negation": denials,
    "negation, unlisted": unlisted_denials,
    "unsupported remark": inventions.remarks,
}
