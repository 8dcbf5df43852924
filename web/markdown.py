"""Markdown of an answer to HTML that cannot run, load or lead anywhere.

Only the tags that the rules left on can come out: no HTML of the text's own, no image, no link. The one
link there is, a citation's marker, is made here. Words are escaped by the parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

from chat.answer import Citation, Claim
from web.struck import STRUCK, with_struck, without_placeholders
from web.templates import fill

LEADS_SOMEWHERE = ["html_block", "html_inline", "image", "link", "autolink", "reference"]
MISREADS_QUOTES = ["code", "lheading"]
MARKER = re.compile(r"\[(\d{1,3})\]")
SHOWN_ON_HOVER = 320


def render_markdown(
    text: str, citations: Sequence[Citation], turn: int, *, whole: bool, struck: Sequence[Claim] = ()
) -> Markup:
    """The answer's text as HTML. Until it is ``whole`` its citations are not known and its markers do nothing.

    Claims that were ``struck`` stand struck through where they would have stood.
    """
    known = {citation.marker: citation for citation in citations}
    env: dict[str, Any] = {"citations": known, "turn": turn, "whole": whole, "struck": struck}
    return Markup(_parser().render(with_struck(without_placeholders(text), struck), env))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(LEADS_SOMEWHERE + MISREADS_QUOTES)
    # Before text_join: a bracket that the text escapes is still a token of its own, so "\[1\]" is no marker.
    parser.core.ruler.before("text_join", "markers", _mark_citations)
    parser.core.ruler.push("cells", _label_cells)
    parser.core.ruler.push("headings", _lower_headings)
    parser.add_render_rule("marker", _render_marker)
    parser.add_render_rule("struck", _render_struck)
    for name, template in {
        "table_open": "table_open.html",
        "table_close": "table_close.html",
        "blockquote_open": "notice_open.html",
        "blockquote_close": "notice_close.html",
    }.items():
        parser.add_render_rule(name, _template_rule(template))
    return parser


def _mark_citations(state: StateCore) -> None:
    """Turn the markers of citations that exist into tokens; other bracketed numbers stay words."""
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = [part for child in token.children for part in _split(child, state.env)]


def _split(token: Token, env: Mapping[str, Any]) -> list[Token]:
    if token.type != "text":
        return [token]
    if STRUCK.search(token.content):
        return [part for piece in _cut(token) for part in _split(piece, env)]
    if "[" not in token.content:
        return [token]
    parts: list[Token] = []
    for index, piece in enumerate(MARKER.split(token.content)):
        is_number = index % 2 == 1
        if is_number and (not env["whole"] or int(piece) in env["citations"]):
            parts.append(Token("marker", "", 0, content=piece, level=token.level))
        elif piece:
            words = f"[{piece}]" if is_number else piece
            parts.append(Token("text", "", 0, content=words, level=token.level))
    return parts


def _cut(token: Token) -> list[Token]:
    """The words of a token and the struck claims among them."""
    kinds = ("text", "struck")
    pieces = [(at % 2, piece) for at, piece in enumerate(STRUCK.split(token.content))]
    return [Token(kinds[odd], "", 0, content=piece, level=token.level) for odd, piece in pieces if piece]


def _label_cells(state: StateCore) -> None:
    """Give each cell its column's heading, for screens too narrow to show columns, and its role."""
    headings: list[str] = []
    column, empty = 0, False
    for token, following in zip_longest(state.tokens, state.tokens[1:]):
        if token.type == "table_open":
            headings = []
        elif token.type == "tr_open":
            column = 0
            token.attrSet("role", "row")
        elif token.type == "th_open" and following:
            headings.append("".join(c.content for c in following.children or [] if c.type != "marker"))
            token.attrSet("role", "columnheader" if following.content else "cell")
            empty = not following.content  # a corner that heads no column is a cell like others
            token.tag = "td" if empty else "th"
        elif token.type == "th_close":
            token.tag = "td" if empty else "th"
        elif token.type == "td_open":
            token.attrSet("role", "cell")
            token.attrSet("data-label", headings[column] if column < len(headings) else "")
            column += 1
        if token.type in {"th_open", "td_open"}:
            token.attrs.pop("style", None)


def _lower_headings(state: StateCore) -> None:
    """Headings of an answer stand below those of the page."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"


def _render_marker(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    marker = int(tokens[index].content)
    citation = env["citations"].get(marker)
    if citation is None:
        return fill("marker_pending.html", marker=marker)
    quote = citation.quote.strip()
    if len(quote) > SHOWN_ON_HOVER:
        quote = quote[:SHOWN_ON_HOVER].rstrip() + " …"
    return fill("marker.html", turn=env["turn"], marker=marker, quote=quote, title=citation.title)


def _render_struck(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    claim = env["struck"][int(tokens[index].content)]
    return fill("struck.html", words=claim.text, reason=claim.reason).strip()


def _template_rule(template: str) -> Any:
    """A render rule that puts a fixed piece of HTML in a token's place."""

    def rule(_self: RendererHTML, _tokens: Any, _index: int, _options: Any, _env: Any) -> str:
        return fill(template)

    return rule
