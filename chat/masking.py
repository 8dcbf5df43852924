"""Keys never show: whatever stands in the environment as one, or looks like one, is masked in errors, logs and answers."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

_NAMES = re.compile(r"(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$", re.I)
#: What keys of known providers look like, and what stands before a key in a header or an address.
_LOOKS = re.compile(
    r"\b(?:sk|pk|rk)-[\w-]{8,}|\bAIza[\w-]{20,}|\b(?:hf|gsk|ghp|xai|nvapi|r8)_[\w-]{10,}|\bAKIA[A-Z0-9]{12,}|"
    r"(?<=Bearer )[\w.~+/=-]{8,}|(?<=://)[^\s/@]+(?=@)|(?<=[?&]key=)[\w-]{8,}"
)
#: A shorter value is taken for a setting and no key: masking it would hide common words.
_SHORTEST = 8
MASK = "***"


def masked(text: str, environment: Mapping[str, str] | None = None) -> str:
    """The text without the keys of the environment (default: the process's own) and without what looks like a key."""
    for value in keys(os.environ if environment is None else environment):
        text = text.replace(value, MASK)
    return _LOOKS.sub(MASK, text)


def keys(environment: Mapping[str, str]) -> list[str]:
    """The values of an environment that are keys, longest first."""
    held = {value for name, value in environment.items() if _NAMES.search(name) and len(value) >= _SHORTEST}
    return sorted(held, key=len, reverse=True)
