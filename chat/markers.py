"""Citation markers as models write them ([1], [1, 2], [1-3], [[1]], 【1】, [Statement 1]), and sentences of a growing text."""

from __future__ import annotations

import re

_DASH = "–—-"
#: What stands inside a marker: numbers of up to three digits, listed or in ranges.
_NUMBERS = rf"\d{{1,3}}(?:\s*(?:[,;&{_DASH}]|and)\s*(?:\^|#)?\d{{1,3}}){{0,20}}"
_WORD = r"(?:(?:statements?|sources?|passages?|refs?|citations?|nos?)\b\.?:?\s*)?"
_INSIDE = rf"\s*{_WORD}[\^#]?{_NUMBERS}\s*"
_OPENS, _CLOSES = r"(?:\\?[\[【［]){1,2}", r"(?:\\?[\]】］]){1,2}"
_MARKER = rf"{_OPENS}{_INSIDE}{_CLOSES}(?:\([^()\s]{{0,200}}\))?"
#: Markers beside each other, with the space before them and that before a stop which follows.
_RUN = re.compile(
    rf"(?:(?<!\s)\s+)?{_MARKER}(?:\s*(?:[,;&]|and\b)?\s*{_MARKER}){{0,40}}(?:\s+(?=[.,;:!?](?:\s|$)))?", re.I
)
_ONE = re.compile(_MARKER, re.I)
_RANGE = re.compile(rf"(\d{{1,3}})(?:\s*[{_DASH}]\s*(\d{{1,3}}))?")
_HELD = re.compile(_INSIDE, re.I)
_LINK = re.compile(r"\([^()\s]*\)$")
#: A range of more statements than this is read as its two ends.
_LONGEST_RANGE = 10

_STOPS, _CLOSING, _OPENING, _ENDING = ".!?", "\"'”’)*_", "[【［", "]】］"
#: A stop after these ends no sentence: the number of a list item, "e.g.", "approx.".
_NO_STOP = re.compile(r"(?:^\s*\d{1,3}|\.[A-Za-z]|\b(?:approx|vs|Dr|Mr|Mrs|Ms|St|incl|cf|Sr|Jr))$")
#: A sentence is cut at so many characters, a marker is no longer than so many: what reading it may cost has a bound.
LONGEST, _LONGEST_MARKER, _LONGEST_LINK = 2000, 80, 200
_ROW = re.compile(r"\s*\|")


def split_markers(sentence: str) -> tuple[str, tuple[int, ...]]:
    """The sentence without its markers, and their numbers in order, each once."""
    numbers: dict[int, None] = {}
    for run in _RUN.finditer(sentence):
        for marker in _ONE.findall(run.group()):
            for span in _RANGE.finditer(_LINK.sub("", marker)):
                first, last = int(span.group(1)), int(span.group(2) or span.group(1))
                whole = 0 <= last - first <= _LONGEST_RANGE
                numbers.update(dict.fromkeys(range(first, last + 1) if whole else (first, last)))
    return _RUN.sub("", sentence), tuple(numbers)


class SentenceReader:
    """Takes a text in pieces and gives its finished sentences (or whole lines), the same however it was split.

    A sentence is finished once something follows it that is no marker, so that markers stay with it. Each character is
    looked at once, and a few again where a bracket turns out to be no marker.
    """

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._text = ""  # of the sentence that is being read
        self._end = 0  # where it ends, should it be finished; 0 inside the sentence
        self._bracket: int | None = None  # where a bracket opened behind a stop
        self._stop = ""
        self._marked = self._gap = False

    @property
    def rest(self) -> str:
        """What is not finished yet."""
        return self._text

    def feed(self, piece: str) -> list[str]:
        """The sentences that this piece finishes."""
        done: list[str] = []
        waiting = list(reversed(piece))
        while waiting:
            self._take(waiting.pop(), waiting, done)
        return done

    def _take(self, sign: str, waiting: list[str], done: list[str]) -> None:
        self._text += sign
        if sign == "\n" or len(self._text) >= LONGEST:
            self._give(len(self._text), waiting, done)
        elif self._bracket is not None:
            self._in_bracket(sign, waiting)
        elif self._end:
            self._behind_stop(sign, waiting, done)
        elif sign in _STOPS + ":":
            self._stopped(sign)

    def _stopped(self, sign: str) -> None:
        """The sentence may end here: at a colon, or the stop of an abbreviation, only if a marker follows.

        The row of a table ends with its line.
        """
        if _ROW.match(self._text):
            return
        doubtful = sign == ":" or (
            sign == "." and _NO_STOP.search(self._text[-20:-1] if len(self._text) > 20 else self._text[:-1])
        )
        self._end, self._stop, self._marked, self._gap = len(self._text), ":" if doubtful else sign, False, False

    def _behind_stop(self, sign: str, waiting: list[str], done: list[str]) -> None:
        if sign in _OPENING or sign == "\\" or (sign == "(" and self._text[-2] in _ENDING):
            self._bracket = len(self._text) - 1
        elif sign.isspace():
            self._gap = True
        elif self._gap and (self._marked or self._stop != ":"):
            self._give(self._end, waiting, done)
        elif self._gap:
            self._go_on(sign)
        elif (sign in _CLOSING and not self._marked) or (self._marked and (sign in _ENDING or sign == ".")):
            self._end = len(self._text)
        else:
            self._go_on(sign)

    def _go_on(self, sign: str) -> None:
        """It was no end: inside the sentence again."""
        self._end = 0
        if sign in _STOPS + ":":
            self._stopped(sign)

    def _in_bracket(self, sign: str, waiting: list[str]) -> None:
        """Whether it is a marker shows at its closing bracket; if it is none its characters are read as others are."""
        assert self._bracket is not None
        opened = self._text[self._bracket :]
        if opened[0] == "(":  # the address of a marker that is a link
            if sign == ")":
                self._end, self._bracket = len(self._text), None
            elif sign.isspace() or sign == "(" or len(opened) > _LONGEST_LINK:
                self._read_again(opened, waiting)
        elif sign in _ENDING and _HELD.fullmatch(opened.strip("\\[]【】［］")):
            self._end, self._marked, self._gap, self._bracket = len(self._text), True, False, None
        elif (
            sign in _ENDING
            or len(opened) > _LONGEST_MARKER
            or (sign in _OPENING and opened.strip(f"\\{_OPENING}"))
            or not (sign.isalnum() or sign in f" \t,;&:.^#\\{_DASH}{_OPENING}")
        ):
            self._read_again(opened, waiting)

    def _read_again(self, opened: str, waiting: list[str]) -> None:
        """A bracket was no marker's: what it opened is inside the sentence."""
        waiting.extend(reversed(opened[1:]))
        self._text = self._text[: len(self._text) - len(opened) + 1]
        self._bracket, self._end = None, 0

    def _give(self, end: int, waiting: list[str], done: list[str]) -> None:
        done.append(self._text[:end])
        waiting.extend(reversed(self._text[end:]))
        self._begin()
