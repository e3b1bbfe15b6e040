"""Where the words of the norms and the words of the order meet: which clauses each norm stands on."""

from __future__ import annotations

from collections.abc import Iterable

from threshold.core.law import Law, Order
from threshold.core.orders import plain
from threshold.core.rules import Norm


def quoted_clauses(order: Order, norm: Norm) -> tuple[str, ...]:
    """The clauses of an order whose words a norm quotes, in reading order; none when it quotes another text."""
    if norm.text != f"{order.slug}/text.txt":
        return ()
    words = [plain(leaf.words) for leaf in norm.leaves]
    return tuple(c.id for c in order.clauses if any(one in plain(c.text) for one in words))


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
