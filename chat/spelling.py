"""Typos in the plain words of a question ("salery", "wich"): mended only where the word is no word at all.

A word that is whole in the model's vocabulary, or that the documents use, is never touched: bending an unknown word into a
known one would make a question about something else look answered.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from ingest.embed import builtin_folder
from ingest.lexical import Lexical, stem
from ingest.vocabulary import Vocabulary

_WORD = re.compile(r"[A-Za-z]{4,}")
#: What a typo may be bent into: the words that questions about careers are made of.
_TARGETS = tuple(
    "which what where when should would could does about need needed required requirements salary salaries earn earnings income "
    "wage degree degrees education university college certificate certificates certification certifications course courses training experience "
    "years skills skill abilities tools software framework frameworks language languages programming libraries technology platforms "
    "career careers path progression become duties responsibilities tasks work working job jobs role roles challenges difficult problems "
    "outlook future demand growth industries industry sectors cities companies difference compare between better learn study "
    "worth money master masters bachelor bachelors intelligence analyst engineer "
    "know important people communication knowledge responsible typical average daily company conference conferences".split()
)
_LEAST = 80.0  # similarity, 0 to 100
#: Letters of a word that is long enough to be like no other by chance.
_LONG = 5
#: What people type for a word, and, where one of these shows that they do, what a figure or letter stands for.
_TYPED = {
    "u": "you", "hw": "how", "mch": "much", "nxt": "next", "skools": "schools", "unis": "universities",
    "ur": "your", "wat": "what", "wot": "what", "wats": "what is", "wots": "what is", "whats": "what is", "wich": "which",
    "hav": "have", "kno": "know", "shud": "should", "shoud": "should", "cud": "could", "wud": "would", "plz": "please", "pls": "please",
    "dunno": "do not know", "thx": "thanks", "bc": "because", "cuz": "because", "coz": "because", "tho": "though", "abt": "about",
    "ppl": "people", "yrs": "years", "yr": "year", "uni": "university", "sallary": "salary", "skool": "school", "tha": "the", "teh": "the",
    "mny": "many", "lng": "long", "hrs": "hours", "wk": "week", "wks": "weeks", "wrk": "work", "wrks": "works", "wrking": "working", "workin": "working",
    "jus": "just", "wkend": "weekend", "wkends": "weekends", "mth": "month", "mths": "months", "govt": "government", "quals": "qualifications", "wher": "where", "whre": "where", "bein": "being", "doin": "doing",
    "gettin": "getting", "trainin": "training", "b4": "before", "tht": "that", "thru": "through", "frm": "from", "jb": "job", "jbs": "jobs", "ern": "earn",
    "becum": "become", "bcum": "become", "yoe": "years of experience", "thnx": "thanks", "idk": "I do not know", "gd": "good", "pd": "paid",
}  # fmt: skip
#: The same without their apostrophe, and short forms that say nothing of how somebody types.
_CLIPPED = {
    "im": "I'm", "ive": "I've", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "isnt": "isn't", "arent": "aren't", "wasnt": "wasn't",
    "cant": "can't", "wont": "won't", "wouldnt": "wouldn't", "couldnt": "couldn't", "shouldnt": "shouldn't", "havent": "haven't", "hasnt": "hasn't",
    "theyre": "they're", "youre": "you're", "hes": "he's", "shes": "she's", "thats": "that's", "gonna": "going to", "wanna": "want to",
    "gotta": "have to", "diff": "difference",
}  # fmt: skip
#: Not human resources.
_HOUR = re.compile(
    r"(?<=\bper )hr\b|(?:(?<=\ban )|(?<=\bthe ))hr\b(?=\W*(?:$|or\b|and\b))|(?<=[/\d])hr\b|(?<=[/\d] )hr\b", re.I
)
_WITHOUT = re.compile(r"\bw/o\b", re.I)
_SIGNS = {"2": "to", "4": "for", "n": "and", "r": "are", "b": "be"}
_TYPED_WORD = re.compile(r"(?<![\w'’.$-])(?:\w+)(?![\w'’%-])")
_COUNTED = re.compile(r"\s+(?:years?|yrs?|months?|weeks?|days?|hours?|or|to|of|more|jobs?|roles?|languages?)\b", re.I)


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """Whole words of the built-in model's vocabulary."""
    lines = (builtin_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line.isalpha())


def spelled_out(text: str) -> str:
    """The text with what people type for whole words written out ("wat do u need 2 kno")."""
    words = {w.lower() for w in _TYPED_WORD.findall(text)}
    signs = _SIGNS if words & (_TYPED.keys() - {"uni", "yrs", "yr"}) or {"n", "2"} <= words else {}

    def write(match: re.Match[str]) -> str:
        word = match.group()
        if word in signs and not _COUNTED.match(text, match.end()):
            return signs[word]
        said = _TYPED.get(word.lower()) or _CLIPPED.get(word.lower())
        return said if said and not word.isupper() else word

    return _TYPED_WORD.sub(write, _HOUR.sub("hour", _WITHOUT.sub("without", text)))


def mended(text: str, lexical: Lexical, keep: list[tuple[int, int]], known: Vocabulary | None = None) -> str:
    """The text with its typos mended, outside the spans in ``keep`` (role names).

    A word becomes one that questions are made of if it is like one, else the one word of the documents (``known``) that
    differs from it by a single letter, or by two that changed places.
    """

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        if any(start <= match.start() < end for start, end in keep) or word[0].isupper() or word.isupper():
            return word
        if word in english() or word.rstrip("s") in english() or stem(word) in lexical:
            return word
        found = process.extractOne(word, _TARGETS, scorer=fuzz.ratio, score_cutoff=_LEAST)
        return found[0] if found else _one_off(word, known) or word

    return _WORD.sub(mend, text)


def _one_off(word: str, known: Vocabulary | None) -> str:
    """The only word of the documents one slip of the fingers away; empty where there is none, or several."""
    if known is None or len(word) < _LONG:
        return ""
    near = {
        other
        for other in known.beginning(word[0])
        if abs(len(other) - len(word)) <= 1 and OSA.distance(word, other, score_cutoff=1) == 1
    }
    if len(word) == _LONG:  # "adore" is no "Adobe"
        near = {other for other in near if len(other) != len(word) or sorted(other) == sorted(word)}
    roots = {stem(other) for other in near}
    return min(near) if len(roots) == 1 else ""
