"""The page as it is served: its interface for programs, its headers, its command line."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request

import pytest

import app
from tests.web.fakes import SKILLS, STATEMENTS


@pytest.fixture(scope="module")
def client(served):
    from gradio_client import Client

    return Client(served.address, verbose=False)


def test_a_program_can_ask(client, served) -> None:
    answer = client.predict("What skills?", [{"role": "user", "content": "hello"}], api_name="/ask")
    assert answer["text"] == SKILLS.text
    assert answer["kind"] == "answer"
    assert answer["citations"][0]["quote"] == SKILLS.citations[0].quote
    assert served.chain.asked[-1]["history"] == [{"role": "user", "content": "hello"}]


def test_the_history_may_be_left_out(client) -> None:
    assert client.predict("What skills?", api_name="/ask")["kind"] == "answer"


def test_a_program_is_told_what_went_wrong(client) -> None:
    with pytest.raises(Exception, match="did not answer"):
        client.predict("broken model", [], api_name="/ask")


def test_endpoints_are_named_typed_and_told(client) -> None:
    endpoints = client.view_api(return_format="dict")["named_endpoints"]
    assert list(endpoints) == ["/ask", "/roles", "/role", "/look_inside"]
    assert all(endpoint["description"] for endpoint in endpoints.values())
    asked = {p["parameter_name"]: p for p in endpoints["/ask"]["parameters"]}
    assert asked["question"]["python_type"]["type"] == "str"
    assert asked["sources"]["parameter_has_default"]


def test_a_program_can_browse_roles(client) -> None:
    (role,) = client.predict("moralist", api_name="/roles")
    told = client.predict(role["name"], api_name="/role")
    assert told["statements"][0]["citation"]["quote"] == STATEMENTS[0].text
    assert told["pay"][0]["low"] == 98000
    with pytest.raises(Exception, match="no role 'Plumber'"):
        client.predict("Plumber", api_name="/role")


def test_a_program_can_look_inside_and_choose_documents(client, served) -> None:
    trace = client.predict("What skills?", api_name="/look_inside")
    assert trace["passages"][0]["dense_rank"] == 1
    client.predict("What skills?", [], ["guides/ai-ethicist"], api_name="/ask")
    assert served.chain.asked[-1]["sources"] == ["guides/ai-ethicist"]


def test_the_browser_is_told_to_stay_here(served) -> None:
    with urllib.request.urlopen(served.address) as response:
        policy = response.headers["Content-Security-Policy"]
        page = response.read().decode()
    assert "default-src 'self'" in policy
    assert "img-src 'self' data: blob:" in policy
    assert "fonts.googleapis" not in page


def test_importing_the_program_does_no_work() -> None:
    code = "import sys, app; assert 'gradio' not in sys.modules and 'chat' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_port_in_use_is_said_plainly(capsys) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert app.main(["--port", str(port)]) == 2
    message = capsys.readouterr().err
    assert f"Port {port}" in message
    assert "--port" in message


@pytest.mark.parametrize("port", ["0", "70000", "x"])
def test_a_port_that_is_none_is_refused(port, capsys) -> None:
    with pytest.raises(SystemExit):
        app.main(["--port", port])
    assert "is no port" in capsys.readouterr().err


def test_an_unknown_host_is_said_plainly(capsys) -> None:
    assert app.main(["--host", "no-such-host.invalid"]) == 2
    assert "--host" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "allowed"),
    [
        ([], True),
        (["--host", "0.0.0.0"], False),
        (["--share"], False),
        (["--host", "0.0.0.0", "--uploads"], True),
        (["--no-uploads"], False),
    ],
)
def test_documents_are_added_only_where_no_other_machine_reaches_the_page(given, allowed) -> None:
    assert app.may_upload(app._parser().parse_args(given)) is allowed
