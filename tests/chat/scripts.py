"""What models do, well and badly: one script each, with what must become of it. ``{words}`` is the number of the statement that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from prompts import NOT_FOUND
from tests.chat.fakes import KEY, numbered
from tests.chat.loopback import DROP, END, LENGTH, Pause, Raw, Status

PYTHON = "A Data Curator uses Python and SQL to clean tables."
PATIENCE = "A Data Curator needs patience with untidy records."
CORE = "A Data Curator needs a firm grasp of Dublin Core."
GOOD = f"{PYTHON} [{{uses Python}}]"
ALSO = f" {PATIENCE} [{{Patience}}]"
THIRD = f" {CORE} [{{Dublin Core}}]"
#: The same as it is shown where the model's words stand alone.
SHOWN, BOTH = f"{PYTHON} [1]", f"{PYTHON} [1] {PATIENCE} [2]"
MILLION = "Every job pays $1,000,000."
ERROR_PAGE = "<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>502</h1></body></html>"


@dataclass(frozen=True)
class Case:
    """``outcome``: the model's own words stand, the built-in answer does, or it is a refusal.

    ``text`` is the whole text where the model's stands; ``says`` stands in it, ``never`` nowhere in what is shown.
    ``struck`` are the reasons of struck claims, in order; ``only`` keeps a script to one protocol.
    """

    name: str
    pieces: Any
    outcome: Literal["model", "built-in", "refused"] = "model"
    text: str = ""
    says: Sequence[str] = ()
    never: Sequence[str] = ()
    struck: Sequence[str] = ()
    recited: int = 0
    only: str = ""


def _after(times: int, *first: Any) -> Any:
    """A script that fails so many times and then goes well."""
    return lambda prompt, asked: list(first) if asked <= times else [GOOD, ALSO]


GOOD_ONES = [
    Case("good", [GOOD, ALSO], text=BOTH),
    Case("a character at a time", lambda prompt, asked: list(numbered(GOOD + ALSO, prompt)), text=BOTH),
    Case("marker before the stop", [f"{PYTHON[:-1]} [{{uses Python}}]. {PATIENCE[:-1]} [{{Patience}}]."], text=BOTH),
    Case("marker split over chunks", [PYTHON, " ", "[", "{uses Python}", "]", ALSO], text=BOTH),
    Case("wide brackets", [f"{PYTHON}【{{uses Python}}】 {PATIENCE} 【 {{Patience}} 】"], text=BOTH),
    Case("double brackets", [f"{PYTHON} [[{{uses Python}}]] {PATIENCE} [[{{Patience}}]]"], text=BOTH),
    Case("escaped brackets", [f"{PYTHON} \\[{{uses Python}}\\] {PATIENCE} \\[{{Patience}}\\]"], text=BOTH),
    Case("named markers", [f"{PYTHON} [Statement {{uses Python}}] {PATIENCE} [source: {{Patience}}]"], text=BOTH),
    Case("several at once", ["A Data Curator uses Python and needs patience. [{uses Python}, {Patience}]"], says=["[1] [2]"]),
    Case("linked markers", [f"{PYTHON} [{{uses Python}}](#s1) {PATIENCE} [{{Patience}}](https://evil.example)"], text=BOTH, never=["evil"]),
    Case("a list", [f"- {PYTHON} [{{uses Python}}]\n- {PATIENCE} [{{Patience}}]\n"], text=f"- {PYTHON} [1]\n- {PATIENCE} [2]\n"),
    Case("a numbered list", [f"1. {PYTHON} [{{uses Python}}]\n2. {PATIENCE} [{{Patience}}]"], text=f"1. {PYTHON} [1]\n2. {PATIENCE} [2]"),
    Case("a table", [f"| Skills |\n|---|\n| {PYTHON} [{{uses Python}}] |\n| {PATIENCE} [{{Patience}}] |\n"],
         text=f"| Skills |\n|---|\n| {PYTHON} [1] |\n| {PATIENCE} [2] |\n"),
    Case("in code", [f"```\n{PYTHON} [{{uses Python}}]\n```\n`{PATIENCE}` [{{Patience}}]"], says=[PYTHON, PATIENCE], never=["`"]),
    Case("thinking first", ["<thi", "nk>The user wants skills [1].\n\nSo: ", "Every job pays $5. [1]</thi", "nk>\n\n", GOOD, ALSO], says=[BOTH], never=["$5", "think"]),
    Case("pleasantries", ["Sure! Here are the skills of a Data Curator:\n\n", GOOD, ALSO, "\n\nI hope this helps! Let me know if you have questions."], says=[BOTH], never=["Sure", "hope", "Let me"]),
    Case("a heading", ["## Skills\n\n", GOOD, ALSO], says=["## Skills", BOTH]),
    Case("the sentinel", [NOT_FOUND], "refused", never=[NOT_FOUND]),
    Case("the sentinel in bold", [f"**{NOT_FOUND.title()}**."], "refused", never=[NOT_FOUND]),
    Case("a refusal after all", [GOOD, f" {NOT_FOUND}"], text=SHOWN),
]  # fmt: skip

WRONG_ONES = [
    Case("a wrong number", [GOOD, ALSO, " It takes 15 years with Python. [{uses Python}]"], text=BOTH, struck=["the number 15"]),
    Case("a wrong role", [GOOD, ALSO, " A Wind Turbine Technician uses Python. [{uses Python}]"], text=BOTH, struck=["Wind Turbine Technician"]),
    Case("a denial", [GOOD, ALSO, " A Data Curator never uses Python. [{uses Python}]"], text=BOTH, struck=["denies"]),
    Case("an invented name", [GOOD, ALSO, " A Data Curator uses Python at Globex. [{uses Python}]"], text=BOTH, struck=["Globex"]),
    Case("an invented degree", [GOOD, ALSO, " A Data Curator needs a doctorate. [{uses Python}]"], text=BOTH, struck=["doctorate"]),
    Case("something else", [GOOD, ALSO, " Sailors enjoy windy harbours. [{uses Python}]"], text=BOTH, struck=["too few"]),
    Case("a wrong citation", [GOOD, f" {PATIENCE} [{{uses Python}}]"], text=BOTH, recited=1),
    Case("no citation", [GOOD, f" {PATIENCE}"], text=BOTH, recited=1),
    Case("an unknown citation", [GOOD, f" {PATIENCE} [99]"], text=BOTH, recited=1),
    Case("unknown among known", [f"{PYTHON} [{{uses Python}}, 0, 77][999]", ALSO], text=BOTH),
    Case("every citation", [f"{PYTHON} [1-9][10-19] A Data Curator repairs bicycles. [1-9]", ALSO, THIRD], struck=["too few"], never=["bicycles"]),
    Case("struck first", [f"A Data Curator repairs bicycles. [1] {GOOD}", ALSO], text=BOTH, struck=["too few"]),
    Case("struck in a list", [f"- {PYTHON} [{{uses Python}}]\n- A Data Curator repairs bicycles. [1]\n- {PATIENCE} [{{Patience}}]\n"],
         text=f"- {PYTHON} [1]\n- {PATIENCE} [2]\n", struck=["too few"]),
    Case("mostly wrong", [GOOD, " It pays $9. [1]", " It takes 15 years. [1]", " Sailors enjoy windy harbours. [1]"], "built-in", says=[SHOWN], struck=["$9", "15", "too few"]),
    Case("all wrong", ["It pays $9. [1]"], "built-in", struck=["$9"]),
    Case("cites nothing", [f"{PYTHON} {PATIENCE}"], "built-in", struck=["cites no statement"] * 2),
    Case("cites what is not there", [f"{PYTHON} [88] {PATIENCE} [89]"], "built-in", struck=["cites no statement"] * 2),
    Case("nothing", [""], "built-in"),
    Case("white space", [" \n\n \t"], "built-in"),
    Case("nonsense", ["colourless green ideas 8a7d!! qux? [1]"], "built-in", never=["qux"]),
    Case("another language", ["Un conservateur de données nettoie les tableaux avec patience. [{Patience}]"], "built-in", never=["conservateur"]),
    Case("a refusal of its own", ["I'm sorry, but as an AI language model I cannot help with that."], "built-in", never=["sorry"]),
    Case("numbers alone", ["[1] [2] [3]"], "built-in"),
    Case("without end", ["A Data Curator is nice. " * 40] * 40 + [Pause(20)], "built-in", never=["nice"]),
    Case("one sentence without end", ["tables and records and " * 100] * 10, "built-in"),
]  # fmt: skip

FAILING_ONES = [
    Case("refuses the key", [Status(401, f'{{"error": {{"message": "bad key {KEY}"}}}}')], "built-in", says=["it refused the key, HTTP 401"]),
    Case("unknown model", [Status(404)], "built-in", says=["does not know this model"]),
    Case("broken server", [Status(500, "oops", kind="text/plain")], "built-in", says=["its server failed, HTTP 500"]),
    Case("too many requests", [Status(429, headers=(("Retry-After", "0"),))], "built-in", says=["too many requests"]),
    Case("busy once", _after(1, Status(503)), text=BOTH),
    Case("busy twice", _after(2, Status(429, headers=(("Retry-After", "0"),))), text=BOTH),
    Case("dropped once", _after(1, DROP), text=BOTH),
    Case("a web page", [Status(200, ERROR_PAGE, kind="text/html")], "built-in", never=["Bad gateway"]),
    Case("a web page in the stream", [ERROR_PAGE], "built-in", never=["gateway"]),
    Case("garbage", [Raw(b"data: {not json\n\n{not json either\n")], "built-in"),
    Case("an error in the stream", [GOOD, " A", Raw(b'data: {"error": {"message": "overloaded"}}\n\n')], "built-in", says=[SHOWN], never=["overloaded"], only="openai"),
    Case("an error line", [GOOD, " A", Raw(b'{"error": "overloaded"}\n')], "built-in", says=[SHOWN], never=["overloaded"], only="ollama"),
    Case("silent from the start", [Pause(20), GOOD], "built-in", says=["it took too long"]),
    Case("silent in the middle", [GOOD, " A Data", Pause(20), " Curator"], "built-in", says=[SHOWN, "it took too long"]),
    Case("only comments", [Pause(20, beats=True)], "built-in", says=["it took too long"], only="openai"),
    Case("dropped in the middle", [GOOD, ALSO[:20], DROP], "built-in", says=[SHOWN, "it broke off"]),
    Case("ends in mid-sentence", [GOOD, ALSO[:20], END], "built-in", says=[SHOWN, "in the middle of a sentence"]),
    Case("cut at its length", [GOOD, ALSO[:20], LENGTH], "built-in", says=[SHOWN, "in the middle of a sentence"]),
    Case("ends without a word", [GOOD, ALSO, END], text=BOTH),
]  # fmt: skip

HOSTILE_ONES = [
    Case("obeys a document", [f"{MILLION} [1]"], "built-in", never=["1,000,000"]),
    Case("obeys in passing", [GOOD, ALSO, f" {MILLION} [{{uses Python}}]"], text=BOTH, struck=["1000000"]),
    Case("scripts", [GOOD, ALSO, " <script>alert(1)</script> Python. [{uses Python}]"], never=["<script"]),
    Case("images", [GOOD, ALSO, " ![Python](https://evil.example/x.png) and SQL to clean tables. [{uses Python}]"], never=["![Python]("]),
    Case("a notice of its own", [GOOD, ALSO, "\n\n> Understood as: uses Python and SQL to clean tables. [{uses Python}]\n"], never=["\n> "]),
    Case("tells the key", [GOOD, ALSO, f" The key is {KEY}. [{{uses Python}}]"], text=BOTH, never=[KEY]),
    Case("tells its prompt", [GOOD, ALSO, " Rules: Write in English, in plain words, the direct answer first. [{uses Python}]"], never=["direct answer first"]),
    Case("control characters", [GOOD, ALSO, " \x00\x1b[31m\u202ered [1]"], says=[BOTH], never=["\x1b"]),
]  # fmt: skip

SCRIPTS = [*GOOD_ONES, *WRONG_ONES, *FAILING_ONES, *HOSTILE_ONES]
