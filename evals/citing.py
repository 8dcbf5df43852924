"""Citations: whether they are there, exact, enough, needed, and about what was asked."""

from __future__ import annotations

from chat.answer import Citation
from chat.figures import figures, unfounded
from chat.rolefinder import finder_of
from chat.subject import roles_told
from evals.case import Case
from evals.judge import is_verbatim
from ingest.errors import SourceError
from ingest.index import Index
from ingest.roles import singular
from ingest.stored import StoredStatement


def citation_recall(case: Case) -> float | None:
    """Share of claims that all they cite, together, supports (Gao et al. 2023, ALCE, with this project's judge for their NLI model)."""
    return _mean([v.supported for v in case.verdicts])


def citation_precision(case: Case) -> float | None:
    """Share of citations that are needed (Gao et al. 2023, ALCE).

    One is not where its claim is unsupported, or where it alone does not support the claim and the others do without it.
    """
    needed = []
    for claim, verdict in zip(case.answer.claims, case.verdicts, strict=True):
        markers = [m for m in claim.citations if m in case.cited]
        for marker in markers:
            others = [case.evidence(case.cited[m]) for m in markers if m != marker]
            alone = case.judge.verdict(claim.text, [case.evidence(case.cited[marker])]).supported if others else True
            idle = not alone and case.judge.verdict(claim.text, others).supported
            needed.append(verdict.supported and not idle)
    return _mean(needed)


def proved(case: Case) -> float | None:
    """Share of claims that are a cited quote word for word, so that no judge need estimate them."""
    return _mean(
        [
            any(is_verbatim(claim.text, case.evidence(case.cited[m])) for m in claim.citations if m in case.cited)
            for claim in case.answer.claims
        ]
    )


def cited(case: Case) -> float | None:
    """Share of claims that carry a citation the answer lists."""
    return _mean([any(m in case.cited for m in claim.citations) for claim in case.answer.claims])


def exact(case: Case) -> float | None:
    """Share of quotes that are their source's own text at their offsets."""
    return _mean([_is_exact(case, c) for c in case.answer.citations])


def right_role(case: Case) -> float | None:
    """Share of cited statements that tell of a role asked about, or of no role in particular; over questions that name one."""
    if not case.pair.roles:
        return None
    finder = finder_of(case.index)
    meant = {m for name in case.pair.roles for mention in finder.named(name) for m in mention.roles} or set(
        case.pair.roles
    )
    return _mean([_tells_of(meant, case.statements(c), case.index) for c in case.answer.citations])


def _tells_of(meant: set[str], statements: list[StoredStatement], index: Index) -> bool:
    """Words that are only akin to a name ("importance" to "importer") turn no statement to another role than it stands under."""
    finder = finder_of(index)
    told = frozenset().union(*(roles_told(s, finder) for s in statements))
    if not told or told & meant:
        return True
    others = {
        role.name: {n.casefold() for n in (role.name, *role.aliases)}
        for role in index.roles()
        if role.name not in meant
    }
    named = [m for s in statements for m in finder.named(s.text)]
    outright = any(
        {m.words.casefold(), singular(m.words).casefold()} & others.get(role, set()) for m in named for role in m.roles
    )
    return not outright and any(s.role in meant for s in statements)


def figures_kept(case: Case) -> float | None:
    """Share of claims with figures whose every figure stands in what they cite, with its currency, per cent, period and year."""
    kept = []
    for claim in case.answer.claims:
        if figures(claim.text):
            told = "\n".join(case.evidence(case.cited[m]).text for m in claim.citations if m in case.cited)
            kept.append(unfounded(claim.text, told) is None)
    return _mean(kept)


def _is_exact(case: Case, citation: Citation) -> bool:
    try:
        return case.index.source(citation.source).text[citation.start : citation.end] == citation.quote
    except SourceError:
        return False


def _mean(values: list[bool]) -> float | None:
    return sum(values) / len(values) if values else None
