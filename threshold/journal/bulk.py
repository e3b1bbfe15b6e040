"""A bulk action is one line with the count and the root of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from threshold.journal.canonical import canonical
from threshold.journal.tree import Frontier, leaf_hash


@dataclass(frozen=True, slots=True)
class BulkRoot:
    """How many rows there were, and the root of the tree over them in the sequence given."""

    count: int
    root: str


def bulk_root(rows: Iterable[Mapping[str, object]]) -> BulkRoot:
    """Count rows and hash them into one root, each as canonical JSON; nothing is kept in memory."""
    tree = Frontier()
    tree.extend(leaf_hash(canonical(dict(row))) for row in rows)
    return BulkRoot(tree.size, tree.root().hex())
