"""A bulk action's root depends on every row and on their sequence, and any one row can be proved by it."""

from __future__ import annotations

from threshold.journal.bulk import bulk_root
from threshold.journal.canonical import canonical
from threshold.journal.tree import EMPTY, inclusion_path, leaf_hash, root_by_inclusion

ROWS: list[dict[str, object]] = [{"id": str(number), "names": ("a", "ñ"), "kept": None} for number in range(9)]


def test_the_root_is_the_tree_s_over_the_rows_as_canonical_json() -> None:
    found = bulk_root(ROWS)
    leaves = [leaf_hash(canonical(row)) for row in ROWS]
    assert found.count == 9
    assert root_by_inclusion(leaves[4], 4, 9, inclusion_path(4, leaves)).hex() == found.root


def test_it_changes_with_any_row_with_the_sequence_and_not_with_the_sequence_of_columns() -> None:
    root = bulk_root(ROWS).root
    assert bulk_root([*ROWS[:-1], {**ROWS[-1], "kept": 1}]).root != root
    assert bulk_root(reversed(ROWS)).root != root
    assert bulk_root(dict(reversed(row.items())) for row in ROWS).root == root


def test_no_rows_have_the_root_of_an_empty_tree() -> None:
    assert bulk_root([]) == bulk_root(iter(()))
    assert bulk_root([]).root == EMPTY.hex()
