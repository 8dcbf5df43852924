"""Roles named in a question: by name, alias, plural, abbreviation, end of the name, or with a typo."""

from __future__ import annotations

import re
import threading
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from chat.alikenames import AlikeNames
from chat.loosenames import LooseNames
from chat.mentions import Mention
from chat.plainwords import is_by_itself, is_plain
from chat.rolenames import EDGE, Parts, RoleNames, Word, words_of
from chat.titlewords import PRAISE, has_article, is_name, is_of, modifies
from chat.typos import Typos
from ingest.document import Role
from ingest.embed import Embedder
from ingest.index import Index
from ingest.lexical import STOPWORDS, stem
from ingest.roles import is_occupation

_JOINING = frozenset(("or", "and", "vs", "than"))
_OWNER = re.compile(r"['’]s$")
_IN_PIECES = 3  # words that people write for a name of one less ("fire fighter")
_LEAST_WORK = 6  # letters of a word for work that tells who does it ("acting", not "being")
_ANYBODY = frozenset("worker employee specialist professional person guy".split())  # end a name of any occupation
_FEW = 4  # roles of a name of which the one that begins with it is meant
_TOLD = frozenset(("duties", "skills"))
#: What asks for what is listed nowhere else.
OTHER = re.compile(r"\bother\b|\bmisc", re.I)


_FINDERS: WeakKeyDictionary[Index, RoleFinder] = WeakKeyDictionary()
_MAKING = threading.Lock()


def finder_of(index: Index) -> RoleFinder:
    """The finder of an opened index, made once and let go with it."""
    with _MAKING:
        if index not in _FINDERS:
            _FINDERS[index] = RoleFinder(index.roles(), index.vocabulary, index.embedder, _of_the_rest(index))
        return _FINDERS[index]


def _of_the_rest(index: Index) -> frozenset[str]:
    """The roles of which neither work nor skills are told: those of a classification for all that is listed nowhere else."""
    told = {role.name: index.statements.rows_by_facet(role.name) for role in index.roles()}
    return frozenset(role for role, by_facet in told.items() if by_facet and _TOLD.isdisjoint(by_facet))


class RoleFinder:
    """Finds the roles of one index in a text."""

    def __init__(
        self,
        roles: Sequence[Role],
        vocabulary: Container[str],
        embedder: Embedder | None = None,
        of_the_rest: frozenset[str] = frozenset(),
    ) -> None:
        """``of_the_rest`` are roles that stand for what is listed nowhere else: others of their name come before them."""
        self.of_the_rest = of_the_rest
        self._names = RoleNames(roles, vocabulary)
        self._typos = Typos(self._names, vocabulary)
        self._loose = LooseNames(self._names)
        self._parts = {role.name: frozenset(p for w in words_of(role.name) for p in w.parts) for role in roles}
        #: Those of them beside which other roles have that name.
        self.of_many = frozenset(role for role in of_the_rest if self._listed(self._own(role), (role,)) != (role,))
        self._alike = AlikeNames(self._parts, embedder)

    def find(self, text: str, *, guess: bool = True) -> list[Mention]:
        """Mentions in the order of the text, none overlapping. Without ``guess`` no typo and no like meaning counts."""
        words = words_of(text)
        taken: set[int] = set()
        found = (
            self._misspelled(text, words, taken, least=2) if guess else []
        )  # not the nurse of a "nurse practicioner"
        found += self._in_pieces(text, words, taken)
        found += self._exact(text, words, taken)
        if guess:
            found += self._misspelled(text, words, taken)
        found += self._partial(text, words, taken, guess)
        return sorted(found, key=lambda mention: mention.start)

    def named(self, text: str) -> list[Mention]:
        """Mentions by name or alias alone."""
        return sorted(self._exact(text, words_of(text), set()), key=lambda mention: mention.start)

    def by_habit(self, mention: Mention) -> str:
        """Of the few roles that a mention may mean the one that people mean by those words; else nothing."""
        return self._names.by_habit(mention.words, mention.roles)

    def fields(self, text: str, mentions: Sequence[Mention] = ()) -> list[Mention]:
        """The roles whose fields a text names ("graphic design", "nursing"), each where that is one role, beside these mentions."""
        words = words_of(text)
        taken = {at for at, w in enumerate(words) if any(m.start < w.end and w.start < m.end for m in mentions)}
        found = []
        for first, last, parts in self._windows(words, taken, range(len(words))):
            span = words[first:last]
            if not parts or words[first].text.lower() in STOPWORDS or words[last - 1].text.lower() in STOPWORDS:
                continue
            roles = self._names.of_field(parts, tuple(p for w in span for p in w.whole))
            if not roles and len(span) == 1 and is_by_itself(words, first):
                roles = self._who_does(span[0].text.lower())
            if len(roles) == 1:
                taken.update(range(first, last))
                found.append(_mention(text, span, roles, in_full=False))
        return found

    def _who_does(self, work: str) -> set[str]:
        """Who does what a word names ("nursing", "plumbing"): the role that people mean by "nurse", "plumber"."""
        if not work.endswith("ing") or len(work) < _LEAST_WORK:
            return set()
        for ending in ("er", "e", "or"):
            who = work.removesuffix("ing") + ending
            if is_occupation(who) and (found := self.named(who)):
                habit = self.by_habit(found[0]) if len(found[0].roles) > 1 else ""
                return {habit} if habit else set(found[0].roles)
        return set()

    def _windows(self, words: list[Word], taken: set[int], opens: Iterable[int]) -> Iterable[tuple[int, int, Parts]]:
        """Spans of free words whose parts could be a name, longest first, that begin at a word in ``opens``."""
        begins = sorted(opens)
        for size in range(min(self._names.longest + 1, len(words)), 0, -1):
            for at in begins:
                if at + size <= len(words) and taken.isdisjoint(range(at, at + size)):
                    yield at, at + size, tuple(p for w in words[at : at + size] for p in w.parts)

    def _in_pieces(self, text: str, words: list[Word], taken: set[int]) -> list[Mention]:
        """Names written with a space too many or too few ("fire fighter", "truckdriver")."""
        found = []
        for first, last, _ in self._windows(words, taken, range(len(words))):
            if last - first <= _IN_PIECES and (roles := self._names.joined(words[first:last])):
                taken.update(range(first, last))
                found.append(_mention(text, words[first:last], roles))
        return found

    def _exact(self, text: str, words: list[Word], taken: set[int]) -> list[Mention]:
        found = []
        opens = {
            at for at, w in enumerate(words)
            if not w.parts or w.parts[0] in self._names.openings or stem(w.text.lower()) in self._names.openings
        }  # fmt: skip
        for first, last, parts in self._windows(words, taken, opens):
            raw = (stem(words[first].text.lower()),) if last - first == 1 else parts
            roles = self._names.whole(parts) or self._names.whole(raw)
            if not roles or not is_name(words[first:last]) or is_plain(self._names, words, first, last):
                continue
            if last - first > 1 and words[first].text in _JOINING:
                continue  # "LPN or nursing ..." names no OR nurse
            if _owns_next(text, words, last - 1):
                continue
            roles = self._all_of(parts, roles if OTHER.search(text) else self._listed(parts, roles))
            if len(roles) == 1 or last - first > 1 or first == 0 or not self._typos.is_strange(words[first - 1]):
                taken.update(range(first, last))
                found.append(_mention(text, words[first:last], roles))  # not "clerk" of "shiping clerk"
        return found

    @staticmethod
    def _own(role: str) -> Parts:
        return tuple(p for w in words_of(role, spelled_out=False) for p in w.parts)

    def _listed(self, parts: Parts, roles: tuple[str, ...]) -> tuple[str, ...]:
        """The roles that have this name too, where it is that of what is listed nowhere else ("social worker")."""
        if not self.of_the_rest.issuperset(roles):
            return tuple(role for role in roles if role not in self.of_the_rest)
        for others in (self._names.of_alias(parts), self._names.ending(parts)):
            if named := sorted(set(others).difference(self.of_the_rest)):
                return tuple(named)
        return roles

    def _all_of(self, parts: Parts, roles: tuple[str, ...]) -> tuple[str, ...]:
        """The roles of a name; of an alias of several words those that share most of it.

        Of initials those of the role whose own name they end in ("CNA": Nursing Assistant).
        """
        if (
            len(roles) > 1
            and len(own := [r for r in roles if parts[0].removesuffix("s").endswith(_initials_of(r))]) == 1
            and len(parts) == 1
        ):
            return tuple(own)
        if 1 < len(roles) <= _FEW and len(led := [r for r in roles if words_of(r)[0].parts == parts[:1]]) == 1:
            return tuple(led)  # "plumber": the plumbers, not their helpers
        if len(roles) > 1 and len(parts) > 1:
            shared = {role: len(self._parts[role].intersection(parts)) for role in roles}
            if len(most := [r for r in roles if shared[r] == max(shared.values())]) == 1:
                return tuple(most)  # "diamond grader": the diamond workers, not all jewelers
        return roles

    def _misspelled(self, text: str, words: list[Word], taken: set[int], least: int = 1) -> list[Mention]:
        """Spans of at least so many words, one unknown to the documents, that are near a name."""
        strange = {at for at, w in enumerate(words) if at not in taken and self._typos.is_strange(w)}
        found = []
        for first, last, parts in self._windows(words, taken, range(len(words)) if strange else ()):
            if (
                strange.isdisjoint(range(first, last))
                or last - first < least
                or _owns_next(text, words, last - 1)
                or (least > 1 and self._names.whole(parts))
            ):
                continue
            if (name := self._typos.name_of(words[first:last], parts)) is not None:
                taken.update(range(first, last))
                found.append(replace(_mention(text, words[first:last], self._names.whole(name)), guessed=True))
        return found

    def _partial(self, text: str, words: list[Word], taken: set[int], guess: bool) -> list[Mention]:
        """Occupations not named in full: the end of one name ("product manager"), of several, or of none."""
        found = []
        for at, word in enumerate(words):
            if (
                at in taken
                or _owns_next(text, words, at)
                or not is_occupation(word.whole[-1] if word.whole else word.text)
                or (word.text.lower() in EDGE and (not has_article(words, at) or is_of(words, at)))
            ):
                continue
            first = at
            while first > 0 and first - 1 not in taken and modifies(words[first - 1]):
                first -= 1
            roles: set[str] = set()
            while not roles and first <= at:
                parts = tuple(p for w in words[first : at + 1] for p in w.parts)
                roles = self._names.ending(parts) or self._loose.shortened(parts)
                if not roles and first < at and words[first].text.lower() not in PRAISE:
                    break
                if not roles:
                    first += 1
            first = min(first, at)
            if not roles and word.whole != (word.text.lower(),):
                continue  # what people shorten ("comp sci") is no occupation by itself
            if not roles and first < at and word.text.lower().removesuffix("s") in _ANYBODY:
                roles = self._loose.begun(tuple(p for w in words[first:at] for p in w.parts))
            if len(roles) != 1 and at - first < 1:
                said = {p for n, w in enumerate(words) if n not in taken for p in w.parts}
                roles = self._loose.scattered(words[at].parts[-1], said) or roles
            if not roles and guess:
                roles = self._alike.of(text[words[first].start : words[at].end])
            taken.update(range(first, at + 1))
            found.append(_mention(text, words[first : at + 1], roles, in_full=False))
        return found


def _owns_next(text: str, words: list[Word], at: int) -> bool:
    """True for a word whose owner another occupation serves: an electrician's helper is none."""
    owner = at + 1 < len(words) and _OWNER.search(text[: words[at].end]) is not None
    return owner and is_occupation(words[at + 1].text)


def _initials_of(role: str) -> str:
    """The initials of a role of several words in lower case; of one word nothing that any name ends in."""
    words = role.split()
    return "".join(w[0] for w in words).lower() if len(words) > 1 else "\n"


def _mention(text: str, words: Sequence[Word], roles: Iterable[str], *, in_full: bool = True) -> Mention:
    start = words[0].start
    end = start + len(_OWNER.sub("", text[start : words[-1].end]))
    return Mention(start, end, text[start:end], tuple(sorted(roles)), in_full)
