"""Words that tell the program what to do: in a question, where an order may stand; in a document, only what is addressed to a program."""

from __future__ import annotations

import re
from functools import lru_cache

#: Where an order begins: a sentence, a clause after a stop, or what the program is asked or told to do.
_ORDER = (
    r"(?:^\W*|[.?!:;,\n>\"“)\]]\s*|\s[-–]\s+|\b(?:please|and then|but now|and now)\s+|\byou\s+(?:(?:must|should|will|shall|can|could|have to|are to|now)\s+)*"
    r"|\b(?:want|need|ask|order|tell|command|instruct)(?:ed|ing)? you to\s+|\blet(?:[’']s| us)\s+)"
    r"(?:(?:ok(?:ay)?|so|and|but|or|now|then|just|first|also|instead|please|hi|hello|hey)[\s,]+)*"
)
_RULES = r"(?:instructions?|rules?|prompts?|guidelines|directions|restrictions?|polic(?:y|ies)|context|programming)"
_OVERRIDE = r"\b(?:ignore|disregard|forget|override|bypass|skip)\b"
_ITS_OWN = rf"(?:(?:all|any|every|each|both|of|the|your|my|these|those|previous|prior|above|earlier|former|preceding|system|own|safety)\s+)*(?:your|previous|prior|above|earlier|preceding|system)\s+(?:\w+\s+)?{_RULES}"
_REVEALED = r"\b(?:repeat|print|reveal|show|output|display|leak|expose)\b[^.?!]{0,30}\b(?:(?:everything|the (?:text|words)) above|the above|(?:your|system|hidden|initial|secret|developer)\b[^.?!]{0,20}\b(?:prompts?|instructions?|rules?))"
_QUESTION = re.compile(
    rf"{_OVERRIDE}[^.?!]{{0,20}}?\b{_ITS_OWN}|{_REVEALED}|"
    rf"{_ORDER}(?:{_OVERRIDE}[^.?!]{{0,40}}\b(?:{_RULES}|above|previous|documents?|sources?|citations?)\b|"
    r"pretend (?:to be|you|that)\b|(?:act|roleplay|role-play) as\b|make (?:something|it|one|a figure|a number) up\b|"
    r"(?:reply|answer|respond|say) (?:only )?(?:with|just) (?:the )?(?:words?|sentence|exactly)\b|"
    r"(?:reply|answer|respond|say|tell|write|explain|give|state)\b[^.?!]{0,60}\bwithout (?:any )?sources?\b)|"
    r"\bwithout (?:any )?(?:citing|citations?)\b|"
    r"\b(?:instructions?|prompts?|rules?) (?:that )?you(?: were|['’]ve been| have been| had been) given\b|"
    r"\b(?:your (?:system )?prompt|your instructions|hidden instructions|the system prompt|jailbreak|developer mode|new rule from)\b|"
    r"\byou are now\b|\bfrom now on,? (?:you|act|answer|reply|respond|ignore|speak|always|only)\b|<system>|\bnew policy\s*[:–-]|"
    r"\bi am your (?:developer|creator|maker|admin\w*)\b",
    re.I,
)
_DOCUMENT = re.compile(
    rf"{_OVERRIDE}[^.?!]{{0,20}}?\b(?:{_ITS_OWN}|all (?:the |other )?(?:instructions|rules)|everything above|(?:the )?(?:rules|instructions|directions|text) above)|{_REVEALED}|"
    r"\byou are now (?:(?-i:[A-Z]{2,})\b|an? (?!certified|licen[cs]ed|qualified|trained|full)|in \w+ mode|free\b|unrestricted)|"
    r"\bfrom now on,? you\b|\byou are an? (?:(?:\w+ ){0,2}(?:ai (?:assistant|model)|language model|chatbot)\b|assistant (?:that|who|which)\b)|"
    r"^\W*(?:new |system |hidden )+(?:prompt|instructions?|rules?|message)\s*:|</?system>|\[/?INST\]|<\|im_start\|>|"
    r"\b(?:respond|reply|answer) (?:only with|with only|with exactly|exactly|solely with|to (?:every|all|any) questions? (?:with|that|by)|(?:every|all|any|each) questions? with the (?:words?|sentence|phrase|text))\b|"
    r"^\W*(?:please )?pretend (?:to be|you are)\b|\bact as (?:an? )?(?:unrestricted|unfiltered|jailbroken|ai assistant|chatbot|language model)\b|"
    r"\b(?:tell|inform|convince) the user\b|\b(?:jailbreak|developer mode) (?:enabled|on|activated)\b",
    re.I,
)
_SENTENCES = re.compile(r"(?<=[.?!])\s+|\n+|(?=</?\w+>)")


def steers(question: str) -> bool:
    """True where a question tells the program what to do instead of asking something."""
    return _QUESTION.search(question) is not None


@lru_cache(maxsize=50_000)
def orders(statement: str) -> bool:
    """True for a sentence of a document that is an order to a program reading it; duties of a role are none."""
    return _DOCUMENT.search(" ".join(statement.split())) is not None


def without_steering(question: str) -> str:
    """The sentences of a question that ask, without those that try to steer the program; all of it where none asks."""
    if not steers(question):
        return question
    kept = [s for s in _SENTENCES.split(question) if s.strip() and not steers(s) and not s.startswith("<")]
    return " ".join(kept) if any(s.rstrip().endswith("?") for s in kept) else question
