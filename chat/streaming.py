"""A model's words as they come: with a limit on silence, another try before the first word, and an end once nobody listens.

Every call runs as a task of one event loop in a thread of its own. So a call that is given up is cancelled while it waits,
its connection is closed at once, and many calls at the same time take no thread each.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from langchain_core.language_models.chat_models import BaseChatModel

from ingest.errors import ModelError
from ingest.settings import Settings

#: After so many seconds of silence whoever listens gets an empty piece: the chance to stop.
_BEAT = 1.0
#: A whole answer may take so many times the longest silence.
_WHOLE = 3
#: Seconds before the second try, doubled for each after it; the longest that a server may ask for.
_BACK_OFF, _LONGEST_WAIT = 0.5, 10.0
#: Answers of a server after which another try may help.
_PASSING = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
#: How providers name the reason why a model stopped.
_REASONS = ("finish_reason", "done_reason", "stop_reason")

_starting = threading.Lock()
_loops: list[asyncio.AbstractEventLoop] = []


@dataclass(frozen=True, slots=True)
class Limits:
    """``silence`` is the longest wait for the next piece, in seconds; ``retries`` how often one asks again."""

    silence: float
    retries: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """The limits that the settings tell."""
        return cls(settings.model_timeout, settings.model_retries)

    @property
    def whole(self) -> float:
        """The longest that a whole answer may take, in seconds."""
        return _WHOLE * self.silence


class ModelStream:
    """One call of a model: iterating gives its pieces, each a string, empty ones while it is silent.

    ``finish`` is then why it stopped (``stop``, ``length``, empty where the provider does not say). Closing the iterator ends the
    call. Raises ModelError, in plain words, where the model fails.
    """

    def __init__(self, model: BaseChatModel, messages: Sequence[Any], limits: Limits) -> None:
        self._model, self._messages, self._limits = model, list(messages), limits
        self._begun = False
        self.finish = ""

    def __iter__(self) -> Iterator[str]:
        pieces: SimpleQueue[str | BaseException | None] = SimpleQueue()
        call = asyncio.run_coroutine_threadsafe(self._run(pieces), _loop())
        try:
            while True:
                try:
                    piece = pieces.get(timeout=_BEAT)
                except Empty:
                    yield ""
                    continue
                if piece is None:
                    return
                if isinstance(piece, BaseException):
                    raise ModelError(in_words(piece, self._limits, begun=self._begun)) from piece
                yield piece
        finally:
            call.cancel()

    async def _run(self, pieces: SimpleQueue[str | BaseException | None]) -> None:
        try:
            async with asyncio.timeout(self._limits.whole):
                await self._tried(pieces)
        except Exception as error:  # a model's client raises whatever it likes; who listens gets it
            pieces.put(error)
        else:
            pieces.put(None)

    async def _tried(self, pieces: SimpleQueue[str | BaseException | None]) -> None:
        for attempt in range(self._limits.retries + 1):
            try:
                return await self._once(pieces)
            except Exception as error:
                if self._begun or attempt == self._limits.retries or not passes(error):
                    raise
                await asyncio.sleep(_wait(attempt, error))

    async def _once(self, pieces: SimpleQueue[str | BaseException | None]) -> None:
        async with aclosing(self._model.astream(self._messages)) as stream:  # type: ignore[type-var]
            while True:
                async with asyncio.timeout(self._limits.silence):
                    chunk = await anext(stream, None)
                if chunk is None:
                    return
                self._begun = self._begun or bool(chunk.text)
                told = getattr(chunk, "response_metadata", {})
                self.finish = next((str(told[r]) for r in _REASONS if told.get(r)), self.finish)
                pieces.put(str(chunk.text))


def passes(error: BaseException) -> bool:
    """True for a failure after which asking again may help: no connection, or a server that is busy or broken."""
    status = _status(error)
    return status in _PASSING if status else _unreachable(error)


def in_words(error: BaseException, limits: Limits, *, begun: bool = False) -> str:
    """Why a model failed, in a few plain words without anything that its server or client wrote."""
    if status := _status(error):
        if status in (401, 403):
            return f"it refused the key, HTTP {status}"
        if status == 404:
            return "its server does not know this model, HTTP 404"
        return f"too many requests, HTTP {status}" if status == 429 else f"its server failed, HTTP {status}"
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return f"it took too long; at most {limits.silence:g} seconds of silence and {limits.whole:g} in all are waited for"
    if begun:
        return "it broke off"
    if _unreachable(error):
        return "its server cannot be reached"
    return type(error).__name__


def _status(error: BaseException) -> int:
    """The HTTP status that an error of a client tells of; 0 where it tells of none."""
    status = getattr(error, "status_code", None) or getattr(error, "code", None)
    return status if isinstance(status, int) and 400 <= status < 600 else 0


def _unreachable(error: BaseException) -> bool:
    names = {kind.__name__ for kind in type(error).__mro__}
    known = {"TransportError", "APIConnectionError", "ConnectError", "ConnectionError"}
    return not isinstance(error, TimeoutError) and not names.isdisjoint(known) and "Timeout" not in type(error).__name__


def _wait(attempt: int, error: BaseException) -> float:
    """Seconds until the next try: what the server asks for, within reason, else twice as long each time."""
    asked = getattr(getattr(error, "response", None), "headers", {}).get("retry-after", "")
    if str(asked).isdigit():
        return min(float(asked), _LONGEST_WAIT)
    return min(_BACK_OFF * 2**attempt, _LONGEST_WAIT)


def _loop() -> asyncio.AbstractEventLoop:
    """The event loop of the calls, running in a thread that ends with the process."""
    with _starting:
        if not _loops:
            loop = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, name="language-models", daemon=True).start()
            _loops.append(loop)
        return _loops[0]
