"""Plain words that are names of occupations too: whether a question uses them as such ("a maid", not "level" or "pick up")."""

from __future__ import annotations

from collections.abc import Sequence

from chat.rolenames import RoleNames, Word
from chat.spelling import english
from chat.titlewords import INITIALS, PARTICLES
from ingest.lexical import STOPWORDS
from ingest.roles import is_occupation, singular

#: Letters of initials in small letters that name a role without being spoken of as one.
_LONGEST_INITIALS = 3
#: Named without a plural ("what do police earn?").
_BODIES = frozenset(("police", "clergy"))


def is_plain(names: RoleNames, words: Sequence[Word], first: int, last: int) -> bool:
    """True for plain words that only an alias makes an occupation ("level", "pick up"), unless spoken of as one ("a maid")."""
    parts = tuple(p for w in words[first:last] for p in w.parts)
    said = [w.text for w in words[first:last]]
    lowered = [w.lower() for w in said]
    full = names.full.get(parts)
    if len(said) == 1 and _is_of_one_stem_only(names, words, first):
        return True
    if full and len(said) == 1 and not is_occupation(lowered[0]) and is_occupation(full[-1]):
        return not names.is_everyday(lowered[0])  # "designing", not "designer"
    if full and len(said) > 1 and is_occupation(full[-1]) and not is_occupation(lowered[-1]):
        return names.is_everyday(" ".join(full)) and not is_by_itself(words, last - 1)  # "market research internships"
    if len(said) == 1 and words[first].is_plural_initials:
        return False  # "what do OTs do?"
    before = words[first - 1].text.lower() if first else ""
    spoken_of = before in ("a", "an", "as", "become", "becoming", "being")
    spoken_of = spoken_of or (lowered[0] in _BODIES and before in ("do", "are", "the", "can", "must", "will", "should"))
    if len(said) == 1 and names.is_acronym(parts) and len(lowered[0].removesuffix("s")) > _LONGEST_INITIALS:
        return not (said[0].isupper() or spoken_of)  # "budgets and rotas"
    if names.is_own(parts) or not all(w in english() for w in lowered) or is_occupation(lowered[-1]):
        return False
    if len(said) > 1:  # a phrase of small words
        return said == lowered and all(w in STOPWORDS or w in PARTICLES for w in lowered[1:])
    if names.is_everyday(lowered[0]):
        return False
    if names.is_acronym(parts) and (said[0].isupper() or len(lowered[0]) > INITIALS):
        return not said[0].isupper()  # "an app" is no Advanced Practice Psychiatric Nurse
    return not spoken_of


def _is_of_one_stem_only(names: RoleNames, words: Sequence[Word], at: int) -> bool:
    """True for a plain word that shares no more than its stem with a name ("animal", "animator"; "medical", "medic"); work in
    "-ing" names whoever does it where it tells nothing of the next word."""
    word = words[at]
    lowered = word.text.lower()
    if lowered not in english() or is_occupation(lowered) or word.text.isupper():
        return False
    if lowered.endswith("ing"):
        return not is_by_itself(words, at)
    return not names.is_said(word.parts, singular(lowered))


def is_by_itself(words: Sequence[Word], at: int) -> bool:
    """True for a word that tells nothing of the next: "is coding hard?", "coding or nursing", not "a coding bootcamp"."""
    after = words[at + 1].text.lower() if at + 1 < len(words) else ""
    return (
        not after
        or after in STOPWORDS
        or after in ("vs", "versus")
        or (at > 0 and words[at - 1].text.lower() in ("is", "are", "was"))
    )
