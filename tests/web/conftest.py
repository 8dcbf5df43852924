"""The page served over the fake chain, once for all tests of the web page."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from tests.web.fakes import FakeChain, FakeIndex


@dataclass
class Served:
    """The address of the page and the chain behind it."""

    address: str
    chain: FakeChain


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    from web import build_app, launch

    chain = FakeChain()
    app = build_app(chain, FakeIndex())
    yield Served(launch(app, port=free_port()), chain)
    app.close()
