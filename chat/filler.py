"""The words of a question that are left to be looked for, once those that only ask are taken out."""

from __future__ import annotations

import re

from ingest.lexical import STOPWORDS, stem, words

#: Words of a question that carry nothing to look for.
_FILLER = frozenset(
    "job jobs role roles career careers position profession occupation occupations work works working worked worker workers person people someone "
    "somebody anyone anybody thing things kind kinds sort sorts type types way ways lot really actually usually typically typical average "
    "mainly mostly exactly like want wants wanted know knows tell tells say says think mean means show give gives get gets got getting go "
    "going goes make makes making made take takes took come comes look looks looking find found ask asked asks let see use used uses using "
    "need needs needed require requires required requirement requirements must expect expected become becoming please okay ok hey hi hello "
    "well good great better best nice much many long little bit big few able allowed supposed day days time person explain describe compare "
    "versus vs difference differences differ different common between both either rather apart sets set ever still yet even thanks wat wot u ur "
    "wots wats whats what's i'm i'd i've it's that's you're don't doesn't isn't can't one ones else something anything everything nothing might "
    "matter matters important main key certain handy help helps helpful land being start begin someone's post title field area call called name "
    "named question answer document documents source sources enough again first second new old young now today right sure "
    "face faces facing same but include includes included including two hold plus yrs youre whats cv resume talk after before without knowing never behind through itself own whole love enjoy put along cannot seem seems happens happen across "
    "instead already basic nutshell place places spot spots 2 4 y pls plz gonna wanna gotta involve involves involved involving closest close suit suits fit fits choose which most "
    "girl lad lass daughter daughters son sons nephew niece sister brother mum mom dad wife husband girlfriend boyfriend cousin grandson granddaughter "
    "monday tuesday wednesday thursday friday january february september october november december starts starting "
    "try tries trying learn up off normal next until till brush back bring brings stuff bother swap honestly roughly basically literally laugh "
    "charge uni out level levels often named ad ads advert adverts posting postings listing listings advertisement advertisements would-be me myself year years month months range ranges figures".split()
)

#: "isn't", "won't": a word of its own once the apostrophe parts it.
_DENIED = re.compile(r"\b[a-z]+n['’]t\b", re.I)

#: The stems of those words.
FILLER_STEMS = frozenset(stem(word) for word in _FILLER)


def content_words(question: str, spoken_for: list[tuple[int, int]]) -> tuple[str, ...]:
    """The words that are left to be looked for: no stop words, no filler, nothing inside ``spoken_for``."""
    kept, position = [], 0
    for start, end in sorted(spoken_for):
        if start >= position:
            kept.append(question[position:start])
        position = max(position, end)
    kept.append(question[position:])
    seen: dict[str, None] = {}
    for word in words(_DENIED.sub(" | ", " | ".join(kept))):
        if word not in STOPWORDS and word not in _FILLER and (len(word) > 1 or word in ("r", "c")):
            seen[word] = None
    return tuple(w for w in seen if w not in ("r",) or re.search(r"\bR\b", question))
