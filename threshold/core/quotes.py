"""Where the words of the norms and the words of the order meet: which clauses each norm stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from threshold.core.law import Law, Order
from threshold.core.orders import normal, plain
from threshold.core.rules import Is, Norm, Test


def cited_by(norm: Norm) -> frozenset[str]:
    """Every citation a norm bears: its own, its exceptions', and those of the definitions inside it."""
    tests = [norm.reaches, *(clause.test for clause in norm.unless)]
    inside = (cite for test in tests for cite in _cites(test))
    return frozenset({norm.cite, *(clause.cite for clause in norm.unless), *inside})


def _cites(test: Test) -> Iterator[str]:
    if not isinstance(test, Is):
        if test.cite:
            yield test.cite
        for part in test.parts:
            yield from _cites(part)


def quoted_clauses(order: Order, norm: Norm) -> tuple[str, ...]:
    """The clauses of an order that a norm cites and whose words it quotes, in reading order.

    None when the norm quotes another text.
    """
    if norm.text != f"{order.slug}/text.txt":
        return ()
    cited = {normal(cite) for cite in cited_by(norm)}
    words = [plain(leaf.words) for leaf in norm.leaves]
    return tuple(c.id for c in order.clauses if c.id in cited and any(one in plain(c.text) for one in words))


def clause_norms(order: Order, norms: Iterable[Norm]) -> tuple[tuple[str, str], ...]:
    """Pairs of a clause and the cite of a norm that quotes it."""
    return tuple((clause, norm.cite) for norm in norms for clause in quoted_clauses(order, norm))


def misquoted(law: Law, norms: Iterable[Norm]) -> tuple[tuple[str, str], ...]:
    """Pairs of a norm's cite and words of it that do not stand verbatim in the sealed text it names."""
    texts = {f"{order.slug}/text.txt": order.text for order in law.orders}
    texts.update({sealed.file: sealed.text for sealed in law.sealed})
    found = []
    for norm in norms:
        text = plain(texts.get(norm.text, ""))
        found += [(norm.cite, leaf.words) for leaf in norm.leaves if plain(leaf.words) not in text]
    return tuple(found)
