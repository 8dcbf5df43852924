"""The one error tree: every message names the bad value and what mends it."""

from __future__ import annotations


class AdviserError(Exception):
    """Base of every error this project raises on purpose; safe to show to a user."""


class SettingsError(AdviserError):
    """A setting has a value that cannot be used."""


class SourceError(AdviserError):
    """A document or a folder of documents cannot be read."""


class IndexMissing(AdviserError):
    """There is no index in the folder asked for."""


class IndexDamaged(AdviserError):
    """An index is there and does not hold what its manifest says."""


class IndexMismatch(AdviserError):
    """An index was built with another embedding model."""


class IndexOutdated(IndexMismatch):
    """An index has another format or another version of the built-in model; the next build writes it anew."""


class IndexLocked(AdviserError):
    """Another process is writing the index."""


class IndexUnwritable(AdviserError):
    """The index folder cannot be written."""


class EmbeddingError(AdviserError):
    """The embedding model cannot be loaded or is not the one it should be."""


class QuestionError(AdviserError):
    """A question is empty, too long or of a shape that cannot be read."""


class ModelError(AdviserError):
    """The configured language model cannot be loaded or did not answer."""


class PromptError(AdviserError):
    """A prompt or phrase file is missing, or lacks a variable it must have."""
