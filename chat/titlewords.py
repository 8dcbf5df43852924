"""Words that stand around an occupation's title, and whether those that look like one are spoken of as one."""

from __future__ import annotations

from chat.rolenames import Word
from ingest.lexical import STOPWORDS, stem

#: Words before an occupation that do not make it another one ("good manager").
PRAISE = frozenset(
    "good great real typical new young average normal aspiring future best worst top better highest lowest paid earning well highly "
    "qualified starting beginner older male female american us british full part time self employed independent busy decent proper "
    "actual regular ordinary common successful would-be wannabe fellow local other any fully working modern".split()
)
#: Letters up to which initials in small letters may be spoken of ("an rn").
INITIALS = 2
#: What makes a verb of two words ("pick up").
PARTICLES = frozenset("up down out off in on over away back".split())
_VERBS = frozenset(
    "hires employs employ teaches trains supervises need needs become becoming be being make makes pay pays earn earns hire hired like want work works working compare "
    "tell know mean means get gets vs versus between wot wots wat whats what's job role career skills salary average "
    "one two three four five explain describe study studied suits suit love enjoy ask asks please ok okay nice thanks hi hello".split()
)


def has_article(words: list[Word], at: int) -> bool:
    """True for a word after an article or "that"."""
    return at > 0 and words[at - 1].text.lower() in ("the", "a", "an", "that")


def is_of(words: list[Word], at: int) -> bool:
    """True for a word that "of" makes part of a longer title ("the head of personnel")."""
    return at + 1 < len(words) and words[at + 1].text.lower() == "of"


def modifies(word: Word) -> bool:
    """True for a word that may be part of the title that follows it."""
    lowered = word.text.lower()
    return lowered not in STOPWORDS and lowered not in _VERBS and not lowered.endswith("'s")


def is_name(words: list[Word]) -> bool:
    """False for a lone short alias in lower case that is a plain word ("ds" yes, "lead" no)."""
    only = words[0].text
    if len(words) == 1 and len(root := stem(only.lower())) <= 3 and only.lower() not in (root, f"{root}s"):
        return False  # "doing" is no "DO"
    return (
        len(words) > 1
        or len(only) > 3
        or only.isupper()
        or (only.islower() and not only.isalpha())
        or only.lower() not in STOPWORDS
    )
