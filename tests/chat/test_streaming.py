"""How long a model is waited for, when it is asked again, and how its failures are told."""

from __future__ import annotations

import pytest

from chat.streaming import Limits, ModelStream, in_words, passes
from chat.transcript import LONGEST, Transcript, is_sentinel
from ingest.errors import ModelError
from prompts import NOT_FOUND
from tests.chat.fakes import ScriptedModel

QUICK = Limits(silence=5, retries=2)


class Refused(Exception):
    """As clients raise one: with the status of the server's answer, and words nobody should see."""

    def __init__(self, status: int) -> None:
        super().__init__("secret words")
        self.status_code = status


class APIConnectionError(Exception):
    """What OpenAI's client calls it."""


class ReadTimeout(APIConnectionError):
    """A time-out that is also a failure of the connection."""


@pytest.mark.parametrize(
    ("error", "again", "words"),
    [
        (Refused(503), True, "its server failed, HTTP 503"),
        (Refused(429), True, "too many requests, HTTP 429"),
        (Refused(401), False, "it refused the key, HTTP 401"),
        (Refused(404), False, "its server does not know this model, HTTP 404"),
        (Refused(-1), False, "Refused"),
        (APIConnectionError("secret words"), True, "its server cannot be reached"),
        (ConnectionRefusedError("secret words"), True, "its server cannot be reached"),
        (ReadTimeout("secret words"), False, "it took too long"),
        (TimeoutError("secret words"), False, "it took too long"),
        (ValueError("secret words"), False, "ValueError"),
    ],
    ids=repr,
)
def test_a_failure_is_told_in_plain_words_of_ours(error: Exception, again: bool, words: str) -> None:
    assert passes(error) is again
    told = in_words(error, QUICK)
    assert told.startswith(words)
    assert "secret" not in told


@pytest.mark.parametrize(("fails", "asked", "told"), [(0, 1, "ab"), (2, 3, "ab"), (3, 3, None)])
def test_it_is_asked_again_before_its_first_word(
    fails: int, asked: int, told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chat.streaming._BACK_OFF", 0.001)

    class Busy(ScriptedModel):
        def _stream(self, *args, **kwargs):  # type: ignore[no-untyped-def]
            self.prompts.append("")
            if len(self.prompts) <= fails:
                raise Refused(503)
            yield from ScriptedModel(pieces=["a", "b"])._stream(*args, **kwargs)

    model = Busy(pieces=[])
    if told is None:
        with pytest.raises(ModelError, match="HTTP 503"):
            list(ModelStream(model, [("user", "x")], QUICK))
    else:
        assert "".join(ModelStream(model, [("user", "x")], QUICK)) == told
    assert len(model.prompts) == asked


def test_it_is_never_asked_again_after_its_first_word() -> None:
    model = ScriptedModel(pieces=["a", Refused(503)])
    with pytest.raises(ModelError, match="HTTP 503"):
        list(ModelStream(model, [("user", "x")], QUICK))
    assert len(model.prompts) == 1


THOUGHT = (
    "<think>Let me see. It is [1].</think>\nSQL is < 5 needed. [1] Yes <thing> ok. <THINKING>More. </Thinking>End. <t"
)


def fed(pieces: list[str]) -> list[str]:
    transcript = Transcript()
    return [*(s for piece in pieces for s in transcript.feed(piece)), transcript.rest()]


def test_thinking_is_not_read_wherever_it_is_split() -> None:
    whole = fed([THOUGHT])
    assert whole == ["\n", "SQL is < 5 needed. [1]", " Yes <thing> ok.", " End. <t"]
    assert fed(list(THOUGHT)) == whole
    assert all(fed([THOUGHT[:at], THOUGHT[at:]]) == whole for at in range(len(THOUGHT)))


def test_thinking_without_end_says_nothing() -> None:
    assert fed(["<think>I wonder. [1] Hm"]) == [""]


def test_what_is_too_long_is_no_answer() -> None:
    transcript = Transcript()
    transcript.feed("x" * (LONGEST - 1))
    assert not transcript.full
    transcript.feed("x")
    assert transcript.full


@pytest.mark.parametrize("words", [NOT_FOUND, f"**{NOT_FOUND}.**", NOT_FOUND.lower(), f'"{NOT_FOUND.title()}"\n'])
def test_the_sentinel_is_known_in_any_dress(words: str) -> None:
    assert is_sentinel(words)
    assert not is_sentinel(f"It is {words}")
