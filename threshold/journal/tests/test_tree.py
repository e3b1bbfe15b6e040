"""The tree against pymerkle, an implementation by others: the same roots and the same proofs."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion
from pymerkle.proof import MerkleProof

from threshold.journal.standalone import verify_journal as outsider
from threshold.journal.tree import (
    EMPTY,
    Frontier,
    consistency_path,
    growth_path,
    inclusion_path,
    leaf_hash,
    root_by_inclusion,
    root_of,
)

entries = st.lists(st.binary(max_size=40), min_size=1, max_size=70)


def oracle(data: list[bytes]) -> InmemoryTree:
    """The same tree as others build it."""
    tree = InmemoryTree(algorithm="sha256")
    for one in data:
        tree.append_entry(one)
    return tree


def test_an_empty_tree_has_the_root_the_standard_gives_it() -> None:
    assert root_of([]) == EMPTY == sha256(b"").digest()


@given(entries)
def test_roots_are_the_oracle_s_at_every_size(data: list[bytes]) -> None:
    tree, ours = oracle(data), Frontier()
    for size, one in enumerate(data, 1):
        ours.extend([leaf_hash(one)])
        assert ours.root() == tree.get_root(size)
        assert sorted(ours.blocks()) == list(ours.blocks())


@given(entries, st.data())
def test_the_oracle_s_proof_of_a_line_holds_for_our_root_and_ours_leads_to_its(
    data: list[bytes], draw: st.DataObject
) -> None:
    leaves, tree = [leaf_hash(one) for one in data], oracle(data)
    index = draw.draw(st.integers(0, len(data) - 1))
    path = inclusion_path(index, leaves)
    theirs = tree.prove_inclusion(index + 1, len(data))  # the oracle counts from one
    verify_inclusion(leaves[index], root_of(leaves), theirs)
    assert [step.hex() for step in path] == theirs.serialize()["path"][1:]
    root = tree.get_root(len(data))
    assert root_by_inclusion(leaves[index], index, len(data), path) == root
    assert outsider.climb(leaves[index], path, index, len(data) - 1)[1] == root


@given(entries, st.data())
def test_the_oracle_s_proof_of_growth_holds_for_our_roots_and_ours_for_its(
    data: list[bytes], draw: st.DataObject
) -> None:
    leaves, tree = [leaf_hash(one) for one in data], oracle(data)
    old = draw.draw(st.integers(1, len(data)))
    path = consistency_path(old, leaves)
    verify_consistency(root_of(leaves[:old]), root_of(leaves), tree.prove_consistency(old, len(data)))
    if old < len(data):
        note = outsider.Note("x", old, tree.get_root(old), "", ())
        assert outsider.roots_by_growth(note, len(data), path) == (note.root, tree.get_root(len(data)))


@given(entries, st.data())
def test_growth_needs_no_leaf_of_the_old_tree(data: list[bytes], draw: st.DataObject) -> None:
    leaves = [leaf_hash(one) for one in data]
    old = draw.draw(st.integers(0, len(data)))
    tree = Frontier()
    tree.extend(leaves[:old])
    assert growth_path(tree, leaves[old:]) == consistency_path(old, leaves)


@given(entries, st.data())
@settings(max_examples=60)
def test_an_altered_step_leads_nowhere(data: list[bytes], draw: st.DataObject) -> None:
    leaves = [leaf_hash(one) for one in data]
    index = draw.draw(st.integers(0, len(data) - 1))
    path = inclusion_path(index, leaves)
    for place, step in enumerate(path):
        wrong = [*path[:place], bytes(32) if step != bytes(32) else b"\1" * 32, *path[place + 1 :]]
        assert root_by_inclusion(leaves[index], index, len(data), wrong) != root_of(leaves)
    with pytest.raises(ValueError, match="too long"):
        root_by_inclusion(leaves[index], index, len(data), [*path, *[bytes(32)] * 8])
    if path:
        with pytest.raises(ValueError, match="too short"):
            root_by_inclusion(leaves[index], index, len(data), path[:-1])


def test_a_leaf_beyond_the_tree_has_no_path() -> None:
    with pytest.raises(IndexError):
        inclusion_path(1, [leaf_hash(b"x")])


def test_the_outsider_s_tree_is_the_same_tree() -> None:
    leaves = [leaf_hash(bytes([number])) for number in range(100)]
    theirs = outsider.Tree()
    for size, leaf in enumerate(leaves, 1):
        theirs.extend([leaf])
        assert theirs.root() == root_of(leaves[:size])


def test_the_oracle_refuses_what_is_not_a_proof() -> None:
    data = [b"a", b"b", b"c"]
    told = oracle(data).prove_inclusion(2, 3).serialize()
    told["path"][1] = "00" * 32
    with pytest.raises(Exception, match=r"."):
        verify_inclusion(leaf_hash(b"b"), oracle(data).get_root(3), MerkleProof.deserialize(told))
