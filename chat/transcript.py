"""What a model writes, sentence by finished sentence: without its thinking, and no longer than an answer may be."""

from __future__ import annotations

import re

from chat.markers import SentenceReader
from prompts import NOT_FOUND

#: More characters than this are no answer: a model that goes on and on is stopped.
LONGEST = 16_000
_OPENS, _CLOSES = re.compile(r"<think(?:ing)?>", re.I), re.compile(r"</think(?:ing)?>", re.I)
_TAG = re.compile(r"</?t?h?i?n?k?i?n?g?$", re.I)
_LETTERS = re.compile(r"[^a-z]+")
_SENTINEL = _LETTERS.sub("", NOT_FOUND.lower())


def is_sentinel(sentence: str) -> bool:
    """True for the words that stand for "these documents do not tell", whatever marks and case they are written in."""
    return _LETTERS.sub("", sentence.lower()) == _SENTINEL


class Transcript:
    """Takes a model's pieces and gives finished sentences. What stands between <think> and </think> is not read."""

    def __init__(self) -> None:
        self._reader = SentenceReader()
        self._held = ""  # what may be the beginning of a tag
        self._thinking = False
        self._length = 0

    @property
    def full(self) -> bool:
        """True once the model has written more than an answer may hold."""
        return self._length >= LONGEST

    def feed(self, piece: str) -> list[str]:
        """The sentences that this piece finishes."""
        self._length += len(piece)
        return self._reader.feed(self._spoken(piece))

    def rest(self) -> str:
        """What the model left unfinished."""
        held, self._held = ("" if self._thinking else self._held), ""
        return self._reader.rest + held

    def _spoken(self, piece: str) -> str:
        """The part of a piece that is no thinking. A tag may be split over pieces."""
        text, spoken = self._held + piece, []
        self._held = ""
        while text:
            tag = (_CLOSES if self._thinking else _OPENS).search(text)
            if tag is None:
                if begun := _TAG.search(text[-12:]):
                    self._held = begun.group()
                    text = text[: len(text) - len(self._held)]
                spoken += [] if self._thinking else [text]
                break
            spoken += [] if self._thinking else [text[: tag.start()]]
            text, self._thinking = text[tag.end() :], not self._thinking
        return "".join(spoken)
