"""The page's HTML, CSS and JavaScript, each in a file of its own under ``assets``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

ASSETS = Path(__file__).parent / "assets"


@cache
def _environment() -> Environment:
    """Escapes every value by default, and refuses a name that nobody gave."""
    return Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(name: str, /, **values: Any) -> Markup:
    """The template ``name`` with its values, escaped unless they are already ``Markup``."""
    return Markup(_environment().get_template(name).render(**values))


@cache
def asset(name: str) -> str:
    """The text of an asset as it stands."""
    return (ASSETS / name).read_text(encoding="utf-8")
