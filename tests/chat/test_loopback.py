"""Models over HTTP, on loopback: whatever they do, the answer is checked, cited and whole, and says what became of their words."""

from __future__ import annotations

import asyncio
import json
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chat import Answer, CareerChain, build_chain
from chat.__main__ import main
from evals.judge import Evidence
from evals.modeljudge import ModelJudge
from ingest.index import Index
from ingest.settings import Settings
from tests.chat.fakes import CURATOR_SKILLS, KEY, added_up, assert_sound
from tests.chat.loopback import Loopback, Pause, serving
from tests.chat.scripts import ALSO, BOTH, GOOD, SCRIPTS, Case

pytest.importorskip("langchain_openai", reason='no client: pip install -c constraints.txt -e ".[openai]"')
pytest.importorskip("langchain_ollama", reason='no client: pip install -c constraints.txt -e ".[ollama]"')

#: A built-in answer in a model's place begins with one of these.
LINES = re.compile(r"^> (?:The language model|The documents do not bear out most)", re.M)
TABLE = [
    pytest.param(protocol, case, id=f"{protocol}: {case.name}")
    for case in SCRIPTS
    for protocol in ("openai", "ollama")
    if case.only in ("", protocol)
]


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with serving({}) as running:
        yield running


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chat.streaming._BACK_OFF", 0.01)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("CAREER_MODEL_KEY", "own-server-key-1234")


def asked_of(index_dir: Path, server: Loopback, protocol: str, name: str, timeout: float = 0.7) -> CareerChain:
    settings = Settings(index_dir=index_dir, model_url=server.url(protocol), model_timeout=timeout)
    return build_chain(model=f"{protocol}:{name}", settings=settings)


def test_there_are_enough_scripts() -> None:
    assert len(SCRIPTS) == len({case.name for case in SCRIPTS}) >= 30


@pytest.mark.parametrize(("protocol", "case"), TABLE)
def test_whatever_a_model_does_becomes_an_honest_answer(
    chain: CareerChain, index_dir: Path, index: Index, server: Loopback, protocol: str, case: Case
) -> None:
    server.scripts[case.name] = case.pieces
    server.heard.pop(case.name, None)
    began = time.monotonic()
    streamed = added_up(list(asked_of(index_dir, server, protocol, case.name).stream(CURATOR_SKILLS)))
    answer = streamed.answer
    assert time.monotonic() - began < 8
    assert streamed.text == answer.text
    assert streamed.struck == answer.struck
    assert_sound(answer, index)
    if case.outcome == "refused":
        assert (answer.kind, answer.citations) == ("refused", ())
    elif case.outcome == "model":
        assert_written(answer, case)
    else:
        assert_instead(answer, chain.invoke(CURATOR_SKILLS))
    assert [r for r in case.says if r not in answer.text] == []
    assert [w for w in (*case.never, KEY) if w in answer.text] == []
    assert KEY not in repr(answer)
    for reason, claim in zip(case.struck, answer.struck, strict=bool(case.struck)):
        assert reason in claim.reason
        assert claim.text not in answer.text
        assert 0 <= claim.at <= len(answer.text)


def assert_written(answer: Answer, case: Case) -> None:
    """The model's own words stand, counted."""
    assert answer.model == case.name
    assert not LINES.search(answer.text)
    assert not case.text or answer.text.strip() == case.text.strip()
    own = [c for c in answer.claims if c.verdict in ("supported", "unsupported")]
    assert answer.writing.failure == ""
    assert (answer.writing.checked, answer.writing.struck) == (len(own), len(answer.struck))
    assert answer.writing.recited == sum(c.recited for c in own) == case.recited


def assert_instead(answer: Answer, builtin: Answer) -> None:
    """The whole built-in answer, below one plain line."""
    assert len(LINES.findall(answer.text)) == 1
    assert answer.writing.failure
    told = re.sub(r" \[\d+\]", "", answer.text)
    assert told.endswith(re.sub(r" \[\d+\]", "", builtin.text))
    assert [c.text for c in answer.claims if c.verdict == "verbatim"] == [c.text for c in builtin.claims]


@pytest.mark.parametrize("protocol", ["openai", "ollama"])
def test_a_server_that_is_down_is_replaced(chain: CareerChain, index_dir: Path, index: Index, protocol: str) -> None:
    with serving({}) as gone:
        down = asked_of(index_dir, gone, protocol, "any")
    answer = down.invoke(CURATOR_SKILLS)
    assert "(its server cannot be reached)" in answer.text
    assert_instead(answer, chain.invoke(CURATOR_SKILLS))
    assert_sound(answer, index)


@pytest.mark.parametrize("protocol", ["openai", "ollama"])
def test_a_busy_server_is_asked_again_and_no_more_than_that(index_dir: Path, server: Loopback, protocol: str) -> None:
    for name, times in (
        ("busy once", 2),
        ("too many requests", 3),
        ("refuses the key", 1),
        ("silent in the middle", 1),
    ):
        server.scripts[name] = next(c.pieces for c in SCRIPTS if c.name == name)
        server.heard.pop(name, None)
        asked_of(index_dir, server, protocol, name).invoke(CURATOR_SKILLS)
        assert len(server.heard[name]) == times, name


@pytest.mark.parametrize("protocol", ["openai", "ollama"])
@pytest.mark.parametrize("when", ["between two sentences", "in silence before the first"])
def test_who_stops_reading_ends_the_call_at_once(index_dir: Path, server: Loopback, protocol: str, when: str) -> None:
    first = [GOOD, ALSO] if when == "between two sentences" else []
    server.scripts["slow"] = [*first, Pause(30), ALSO]
    server.heard.pop("slow", None)
    stream = asked_of(index_dir, server, protocol, "slow", timeout=60).stream(CURATOR_SKILLS)
    next(stream)  # an empty chunk comes in silence, too
    stopped = time.monotonic()
    stream.close()
    assert server.heard["slow"][0].gone.wait(5)
    assert time.monotonic() - stopped < 3


async def test_a_cancelled_task_ends_the_call(index_dir: Path, server: Loopback) -> None:
    server.scripts["slow"] = [GOOD, ALSO, Pause(30)]
    server.heard.pop("slow", None)
    chain = asked_of(index_dir, server, "openai", "slow", timeout=60)

    async def read() -> None:
        async for _ in chain.astream(CURATOR_SKILLS):
            pass

    task = asyncio.create_task(read())
    while "slow" not in server.heard:
        await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(server.heard["slow"][0].gone.wait, 5)


def test_fifty_at_once_are_all_answered(index_dir: Path, index: Index, server: Loopback) -> None:
    meeting = threading.Barrier(50)

    def together(prompt: str, asked: int) -> list[object]:
        meeting.wait(60)  # none is answered before all have asked
        return [GOOD, Pause(0.05), ALSO]

    server.scripts["crowd"] = together
    chain = asked_of(index_dir, server, "openai", "crowd", timeout=60)
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(chain.invoke, [CURATOR_SKILLS] * 50))
    assert {answer.text for answer in answers} == {BOTH}
    assert_sound(answers[0], index)


def test_a_providers_key_never_goes_to_another_server(index_dir: Path, server: Loopback) -> None:
    server.scripts["good"] = [GOOD, ALSO]
    asked_of(index_dir, server, "openai", "good").invoke(CURATOR_SKILLS)
    sent = server.heard["good"][-1].headers
    assert KEY not in str(sent)
    assert sent["authorization"] == "Bearer own-server-key-1234"


def test_ollama_gets_room_for_the_whole_prompt(index_dir: Path, server: Loopback) -> None:
    server.scripts["good"] = [GOOD, ALSO]
    asked_of(index_dir, server, "ollama", "good").invoke(CURATOR_SKILLS)
    assert server.heard["good"][-1].body["options"]["num_ctx"] > Settings().model_tokens


def test_the_command_tells_who_wrote_and_what_was_struck(
    index_dir: Path, server: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    server.scripts["mixed"] = [GOOD, ALSO, " It takes 15 years with Python. [{uses Python}]"]
    asked = [CURATOR_SKILLS, "--index", str(index_dir), "--model", "ollama:mixed", "--model-url", server.url("ollama")]
    assert main(asked) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(BOTH)
    assert " - It takes 15 years with Python. (the number 15 stands in no cited statement)" in printed
    assert "Written by mixed: 3 sentences checked against the passages, 1 struck out" in printed
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["writing"] == {"model": "mixed", "checked": 3, "struck": 1, "recited": 0, "failure": ""}
    assert [c["at"] for c in told["claims"] if c["verdict"] == "unsupported"] == [len(BOTH)]


def test_the_judge_of_the_evals_is_asked_over_http_too(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREER_MODEL_URL", server.url("openai"))
    server.scripts["strict"] = ["unsupported\nIt says nothing of pay."]
    judged = ModelJudge("openai:strict").verdict("It pays.", [Evidence("It is work.")])
    assert (judged.kind, judged.supported) == ("unsupported", False)
