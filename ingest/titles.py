"""What the title of an occupation's page names: one occupation or several, each by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from ingest.roles import is_occupation, singular, without_numbering

#: Words, and characters, of the longest title that is looked at.
_LONGEST, _LONGEST_TEXT = 12, 200
_NO_TITLE = re.compile(
    r"^(?:how|what|why|when|where|who|which|become|becoming|being|hire|hiring|meet|ask|find|finding|for|with|by|from|the|an?|my|our|your|best|top)\b"
    r"|\b(?:vs|versus|to|is|are|do|does|your|our)\b|[:?!]",
    re.I,
)
#: What a list of occupations adds to a title to keep its rows apart.
_REMAINDER = re.compile(r"(?<!\bof)(?<!\bfor),?\s+(?:all other|except|including|not elsewhere)\b.*$", re.I)
_JOINTS = re.compile(r"(,?\s+(?:and|or|&)\s+|,\s+|\s*/\s*)")
_AGENTS = re.compile(r"(?:er|or|ist|ian|ant|ent|ive|ee|man)s$|men$|^(?-i:[A-Z]{2,})s$", re.I)
#: The last of several occupations of a title, whatever its word: "... and Orderlies".
_LAST = re.compile(r"[\w-]+(?: (?!and\b)[\w-]+){0,2}s", re.I)
#: A body of people beside others ("Police and Detectives").
_BODY = re.compile(r"(police|clergy) and (\w+s)", re.I)
#: What a title adds of those who are meant too.
_INCLUDED = re.compile(r",?\s+including\s+((?:[\w-]+ ){0,2}[\w-]+s)$", re.I)
#: Words that name an occupation only with another before them.
_SHARING = frozenset(
    "architect engineer analyst manager developer designer administrator specialist scientist technician technologist "
    "director officer operator supervisor worker assistant tester planner coordinator consultant programmer teacher instructor "
    "aide helper repairer installer inspector examiner representative attendant appraiser investigator distributor dispatcher "
    "mechanic collector advisor adviser agent tender".split()
)
_BETWEEN_KINDS = re.compile(r",? and |, ")
#: Words of what a title joins before the word they share, and of the last with that.
_MOST_WORDS, _WITH_HEAD = 3, (2, 4)
_SMALL_WORDS = frozenset("a an and as at for in of on or the to with".split())


def titles_of(title: str) -> tuple[str, tuple[str, ...]]:
    """The name of the role that an occupation's title gives, and its other names ("Accountants and Auditors": "Accountant", "Auditor").

    A plain title is put in the singular, an inverted one in order ("Dentists, General"); one of several occupations stays.
    """
    title = " ".join(title.split())
    words = _REMAINDER.sub("", title).strip(" ,")
    included = tuple(_title_case(_one(who)) for who in _INCLUDED.findall(title))
    parts, rest = _occupations(words)
    if len(parts) > 1:
        # of "Driver/Sales Workers" the first is none by itself
        many = [at for at, part in enumerate(parts) if part != singular(part) or _BODY.match(words)]
        alone = dict.fromkeys(_alone(parts, at) for at in (many or range(len(parts))))
        return _title_case(words), (*alone, *included)
    if parts and rest and words.startswith(f"{parts[0]}, "):
        name = _title_case(_one(parts[0]))
        return f"{_title_case(rest)} {name}", (name, *included)
    return _title_case(_one(words)) if words else title, included


def occupation_of_title(title: str, headings: Collection[str] = ()) -> tuple[str, tuple[str, ...]] | None:
    """Role and aliases where a whole title names an occupation or several, in any case; else None.

    One of ``headings`` may tell that whatever it names is one ("What Models Do", "How to Become a Model").
    """
    words = without_numbering(title)
    if not words or len(words) > _LONGEST_TEXT or len(words.split()) > _LONGEST:
        return None
    name, aliases = titles_of(words)
    named = name, aliases or _branches(name)
    alone = " ".join(words.split()).casefold()
    told = {f"what {alone} do", *(f"how to become {a} {singular(alone)}" for a in ("a", "an"))}
    if not told.isdisjoint(heading.casefold().strip(" ?") for heading in headings):
        return named
    if _NO_TITLE.search(words):
        return None
    parts, rest = _occupations(_REMAINDER.sub("", words), is_occupation)
    return named if parts and len(rest.split()) < 3 else None


def _occupations(title: str, names_one: Callable[[str], bool] | None = None) -> tuple[list[str], str]:
    """The occupations a title joins, and what it qualifies them with ("Computer and Information Managers" is one)."""
    names_one = names_one or (lambda word: is_occupation(word) or _AGENTS.search(word) is not None)
    if body := _BODY.fullmatch(title):
        return [body[1], body[2]], ""
    parts: list[str] = []
    rest, joint = "", ""
    for at, piece in enumerate(_JOINTS.split(title)):
        if at % 2:
            joint = piece
            continue
        rest = f"{rest}{joint}{piece}" if rest else piece
        head, *below = re.split(r"\s(?:of|for|in)\s", rest, maxsplit=1)
        if head.split() and names_one(head.split()[-1]) and not (below and parts == []):
            parts, rest = [*parts, rest.strip()], ""
    if parts and rest and re.search(r"\band\b|&", joint) and _LAST.fullmatch(rest.strip()):
        return [*parts, rest.strip()], ""
    if not parts and rest and (head := re.split(r"\s(?:of|for|in)\s", rest)[0].split()) and names_one(head[-1]):
        return [rest.strip()], ""
    return parts, rest.strip()


def _alone(parts: list[str], at: int) -> str:
    """One of the occupations of a title by itself: a later one may share the first one's words ("Database Architect")."""
    name, first = _title_case(_one(parts[at])), parts[0].split()
    if at and len(parts[at].split()) == 1 and len(first) > 1 and name.lower() in _SHARING:
        return f"{_title_case(' '.join(first[:-1]))} {name}"
    return name


def _branches(name: str) -> tuple[str, ...]:
    """The occupations that a title joins before the word they share ("Urban and Regional Planner": "Urban Planner", "Regional Planner")."""
    *kinds, last = [piece.split() for piece in _BETWEEN_KINDS.split(name)]
    least, most = _WITH_HEAD
    if (
        not kinds
        or " and " not in name
        or not least <= len(last) <= most
        or not all(0 < len(k) <= _MOST_WORDS for k in kinds)
    ):
        return ()
    # "Computer Scientist" and "Computer Research Scientist"
    shared = [last[-1:], *([last[1:]] if len(last) > least else [])]
    return tuple(dict.fromkeys([*(" ".join(kind + words) for kind in kinds for words in shared), " ".join(last)]))


def _one(words: str) -> str:
    """An occupation in the singular; "Supervisors of Sales Workers" speaks of a supervisor."""
    head, *below = re.split(r"(?=\s(?:of|for|in)\s)", words, maxsplit=1)
    return singular(head) + "".join(below)


def _title_case(words: str) -> str:
    made = [w if w in _SMALL_WORDS or not w[0].islower() else w[0].upper() + w[1:] for w in words.split()]
    return " ".join(made)
