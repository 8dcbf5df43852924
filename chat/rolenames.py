"""The names of every role, to be looked up whole, by their end, or by likeness. Made once per index: there may be 57,000 of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Prefix

from chat.everyday import everyday
from chat.spelling import english
from ingest.document import Role
from ingest.lexical import STOPWORDS, stem
from ingest.roles import is_occupation, singular

#: What people write for a word of a title.
_SHORT = {
    "ml": "machine learning", "genai": "generative ai", "gen": "generative", "artificial intelligence": "ai",
    "eng": "engineer", "engr": "engineer", "mgr": "manager", "pm": "product manager", "prod": "product", "dev": "developer",
    "sci": "scientist", "dir": "director", "fullstack": "full stack", "ds": "data science", "swe": "software engineer", "sr": "senior", "infosec": "information security", "info": "information", "chem": "chemical", "mech": "mechanical",
}  # fmt: skip
_TOKEN = re.compile(r"artificial\s+intelligence\b|[^\W_]+(?:['’][^\W_]+)?[+#]*", re.I)
#: Initials in the plural ("CNAs").
#: Words that end so and name no men.
_NO_MEN = frozenset("specimen regimen acumen abdomen omen semen stamen bitumen hymen yemen ramen amen men".split())
_PLURAL = re.compile(r"\b([A-Z]{2,5})s\b")
#: Words that name a role alone where they begin its name ("the lead", "the head").
EDGE = frozenset("lead head director chief".split())
#: An alias of more roles than this is asked back about, whatever people mean by it most.
_FEW = 9
#: How alike (0 to 100) two names must be, as strings, to be looked at closely, and how many are.
_ALIKE, _LOOKED_AT = 70.0, 40

Parts = tuple[str, ...]
Table = dict[Parts, dict[str, None]]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with the stems and the words it stands for ("ml": machine, learning)."""

    start: int
    end: int
    text: str
    parts: Parts
    whole: Parts

    @property
    def is_plural_initials(self) -> bool:
        """True for initials with the s of several ("OTs")."""
        return self.text.isupper() and self.end - self.start == len(self.text) + 1


def words_of(text: str, *, spelled_out: bool = True) -> list[Word]:
    """The words of a text; what people shorten ("ds", "eng") spelled out, or left as it is."""
    made = []
    for match in _TOKEN.finditer(text.replace("’", "'")):
        raw = _PLURAL.sub(r"\1", match.group().removesuffix("'s"))
        whole = _spelled(" ".join(raw.lower().split()), spelled_out)
        made.append(Word(match.start(), match.end(), raw, tuple(map(stem, whole)), whole))
    return made


@lru_cache(maxsize=20_000)
def _spelled(lowered: str, spelled_out: bool) -> Parts:
    lowered = lowered[:-3] + "fe" if lowered.endswith("wives") else lowered
    if lowered.endswith("men") and lowered not in _NO_MEN:
        lowered = lowered[:-3] + "man"
    return tuple((_SHORT.get(lowered, lowered) if spelled_out else lowered).split())


class RoleNames:
    """Names and aliases of roles by their stems. A role's own name beats an alias, an alias initials, and those everyday names."""

    def __init__(self, roles: Sequence[Role], vocabulary: Container[str]) -> None:
        own: Table = {}
        aliases: Table = {}
        initials: Table = {}
        self.full: dict[Parts, Parts] = {}
        self._acronyms: set[Parts] = set()
        #: Names of one word by their stem, in the singular.
        self._words: dict[Parts, set[str]] = {}
        for role in roles:
            for name, table in ((role.name, own), *((alias, aliases) for alias in role.aliases)):
                if parts := self._read(name):
                    table.setdefault(parts, {})[role.name] = None
            if short := _initials(role.name, vocabulary):
                initials.setdefault((stem(short),), {})[role.name] = None
        self._tables: tuple[Table, ...] = (own, aliases, initials)
        self._by_last = (by_end(own, -1), by_end(aliases, -1))
        self._by_first = tuple(by_end({n: r for n, r in t.items() if n[0] in EDGE}, 0) for t in (own, aliases))
        self._tables = (own, aliases, initials, self._everyday())
        self.longest = max((len(parts) for table in self._tables for parts in table), default=0)
        self.openings = frozenset(parts[0] for table in self._tables for parts in table)
        self._by_beginning: dict[Parts, list[Parts]] = {}
        for parts, whole in self.full.items():
            if is_occupation(whole[-1]):
                self._by_beginning.setdefault(parts[:-1], []).append(parts)
        self._keys = list(self.full)
        self._joined = ["".join(whole) for whole in self.full.values()]
        self._by_joined = dict(zip(reversed(self._joined), reversed(self._keys), strict=True))
        self._holding: dict[str, list[int]] = {}
        self._of_length: dict[int, list[int]] = {}
        for number, parts in enumerate(self._keys):
            self._of_length.setdefault(len(parts), []).append(number)
            for part in parts:
                self._holding.setdefault(part, []).append(number)

    def _everyday(self) -> Table:
        """What people say for a title ("coder"), where an index has that title and no role of the everyday name."""
        found: Table = {}
        titled = {title: self._role_titled(title) for titles in everyday().values() for title in titles}
        for said, titles in everyday().items():
            role = next((titled[title] for title in titles if titled[title]), "")
            if not role:
                continue
            parts = tuple(map(stem, _TOKEN.findall(said)))
            if len(parts) == 1:
                self._words.setdefault(parts, set()).add(singular(said))
            if not self.whole(parts):
                found[parts] = {role: None}
                self.full.setdefault(parts, tuple(_TOKEN.findall(said)))
        return found

    def _role_titled(self, title: str) -> str:
        """The one role of a title, or that ends in one given in small letters; else nothing."""
        parts = _titled(title)
        roles = self.whole(parts) or (tuple(self.ending(parts)) if title.islower() else ())
        return roles[0] if len(roles) == 1 else ""

    def by_habit(self, words: str, roles: Collection[str]) -> str:
        """Of a few roles with one alias the one that people mean by it ("trucker"); else nothing."""
        said = words.lower() if words.lower() in everyday() else words.lower().removesuffix("s")
        titles = everyday().get(said, ()) if len(roles) <= _FEW else ()
        named = (self.whole(_titled(title)) for title in titles)
        return next((meant[0] for meant in named if len(meant) == 1 and meant[0] in roles), "")

    def _read(self, name: str) -> Parts:
        acronym = _is_acronym(name)
        raw = [w.removesuffix("'s").lower() for w in _TOKEN.findall(_PLURAL.sub(r"\1", name.replace("’", "'")))]
        whole = tuple(p for w in raw for p in _spelled(w, not acronym))
        parts = tuple(map(stem, whole))
        if parts:
            self.full.setdefault(parts, whole)
        if len(whole) == 1:
            self._words.setdefault(parts, set()).add(singular(whole[0]))
        if acronym:
            self._acronyms.add(parts)
        return parts

    def tables(self) -> tuple[Table, ...]:
        """Names -> roles: their own, their aliases, and what people say for them."""
        own, aliases, _, everyday_names = self._tables
        return own, aliases, everyday_names

    def is_own(self, parts: Parts) -> bool:
        """True for a role's own name."""
        return parts in self._tables[0]

    def is_everyday(self, name: str) -> bool:
        """True for a name that people say for a title, where no document uses it; not for one of its stem ("market", "marketer")."""
        known = name in everyday() or name.removesuffix("s") in everyday()
        return known and tuple(map(stem, _TOKEN.findall(name))) in self._tables[3]

    def is_said(self, parts: Parts, word: str) -> bool:
        """True where one of the names of these parts is this very word, in the singular."""
        return word in self._words.get(parts, ())

    def is_acronym(self, parts: Parts) -> bool:
        """True for initials that documents give a role."""
        return parts in self._acronyms

    def whole(self, parts: Parts) -> tuple[str, ...]:
        """The roles of this name; of this alias where no role is named so."""
        return next((tuple(table[parts]) for table in self._tables if parts in table), ())

    def joined(self, words: Sequence[Word]) -> tuple[str, ...]:
        """The roles of a name that these words are, spaces apart ("fire fighter", "truckdriver"), if it ends as occupations do."""
        name = self._by_joined.get(singular("".join(w.text.lower() for w in words)), ())
        return self.whole(name) if name and (len(name) != len(words) and is_occupation(self.full[name][-1])) else ()

    def of_alias(self, parts: Parts) -> tuple[str, ...]:
        """The roles of this alias, though another is named so."""
        return tuple(self._tables[1].get(parts, ()))

    def ending(self, parts: Parts) -> set[str]:
        """The roles whose name ends so ("product manager"); whose alias does where no name does.

        One word of one role's alias is too little, unless its title joins several: an Informatics Nurse is no answer to "nurse".
        """
        for table, by_last, by_first in zip(self._tables, self._by_last, self._by_first, strict=False):
            names = [n for n in by_last.get(parts[-1], ()) if n[-len(parts) :] == parts]
            if len(parts) == 1 and parts[0] in EDGE:
                names += by_first.get(parts[0], ())
            roles = {role for name in names for role in table[name]}
            one_word = len(parts) == 1 and parts[0] not in EDGE and table is self._tables[1]
            if roles and not (one_word and len(roles) == 1 and not _joins(next(iter(roles)), parts[0])):
                return roles
        return set()

    def of_field(self, parts: Parts, whole: Parts) -> set[str]:
        """The roles whose work these words name: "graphic design" a Graphic Designer's, "accounting" an Accountant's."""
        found: set[str] = set()
        for table in self._tables[:2]:
            for name in self._by_beginning.get(parts[:-1], ()):
                if name in table and _same_root(whole[-1], self.full[name][-1], alone=len(parts) == 1):
                    found.update(table[name])
            if found:
                break
        return found or (self.ending(parts) if len(parts) > 1 else set())

    def alike(self, whole: Parts, known: Iterable[str]) -> list[Parts]:
        """The names most like these words, as strings, among those of about as many that hold every stem in ``known``."""
        sizes = range(len(whole) - 1, len(whole) + 2) if len(whole) > 1 else (1,)
        held = [set(self._holding.get(part, ())) for part in set(known)]
        if held:
            numbers = [n for n in sorted(set.intersection(*held)) if len(self._keys[n]) in sizes]
        else:
            numbers = [n for size in sizes for n in self._of_length.get(size, ())]
        choices = [self._joined[n] for n in numbers]
        found = process.extract("".join(whole), choices, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_LOOKED_AT)
        return [self._keys[numbers[at]] for _, _, at in found]


def _titled(title: str) -> Parts:
    return tuple(p for word in words_of(title, spelled_out=False) for p in word.parts)


def _is_acronym(name: str) -> bool:
    return _PLURAL.sub(r"\1", name).isupper() and len(name) <= 5 and " " not in name


def by_end(table: Table, end: int) -> dict[str, list[Parts]]:
    """The names of a table by their first (0) or last (-1) part."""
    found: dict[str, list[Parts]] = {}
    for parts in table:
        found.setdefault(parts[end], []).append(parts)
    return found


def _joins(role: str, part: str) -> bool:
    """True for a title that joins several of which one ends so ("Real Estate Brokers and Sales Agents")."""
    return (" and " in role or "," in role) and part in _titled(role)


def _same_root(field: str, occupation: str, *, alone: bool) -> bool:
    """True for "design" and "designer", "science" and "scientist"; of a single word only for one that names a field."""
    shared = Prefix.similarity(field, occupation)
    if alone and not (
        field.endswith(("ing", "ics", "ism", "istry", "ture", "logy", "graphy"))
        and shared >= min(5, len(occupation) - 1)
    ):
        return False
    return shared >= 4 and shared >= min(len(field), len(occupation)) - 3


def _initials(name: str, vocabulary: Container[str]) -> str:
    """The initials of a name, unless they are a word."""
    short = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper()).lower()
    taken = len(short) < 2 or short in vocabulary or short in english() or short in STOPWORDS
    return "" if taken else short
