"""Settings come from the environment and from what is given, and are checked."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from ingest.errors import SettingsError
from ingest.settings import DEFAULT_INDEX, Settings


def test_without_anything_set_the_defaults_hold() -> None:
    assert Settings.load() == Settings()
    assert Settings.load().index_dir == DEFAULT_INDEX


def test_the_environment_sets_every_kind_of_field(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "INDEX_DIR": "/data/ix",
        "LEXICAL_WEIGHT": "0.25",
        "PASSAGES": "3",
        "MODEL": "ollama:x",
    }.items():
        monkeypatch.setenv(f"CAREER_{name}", value)
    found = Settings.load()
    assert (found.index_dir, found.lexical_weight, found.passages, found.model) == (
        Path("/data/ix"),
        0.25,
        3,
        "ollama:x",
    )


def test_what_is_given_goes_before_the_environment_and_none_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREER_WORDS", "50")
    assert Settings.load(words=70, index_dir="here").words == 70
    assert Settings.load(words=70, index_dir="here").index_dir == Path("here")
    assert Settings.load(words=None).words == 50


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREER_PASSAGES", "")
    assert Settings.load().passages == Settings().passages


@pytest.mark.parametrize(
    ("name", "value"),
    [("PASSAGES", "many"), ("PASSAGES", "0"), ("WORDS", "-1"), ("LEXICAL_WEIGHT", "1.5"), ("LEXICAL_WEIGHT", "nan")],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"CAREER_{name}", value)
    with pytest.raises(SettingsError, match=f"(?i){name}.*{value}"):
        Settings.load()


def test_an_unknown_setting_is_named_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"unknown setting 'wrods'.*words"):
        Settings.load(wrods=3)


def test_settings_do_not_change_once_made() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().words = 3  # type: ignore[misc]
