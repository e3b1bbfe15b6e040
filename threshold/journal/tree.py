"""The Merkle tree of RFC 6962 and RFC 9162: leaves, roots, a frontier that grows, and proofs. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY = sha256(b"").digest()
Ranged = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf."""
    return sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return sha256(b"\1" + left + right).digest()


@dataclass(slots=True)
class Frontier:
    """A tree as far as growing it needs: how many leaves, and the roots of its full subtrees, largest first."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes at the end."""
        peaks, size = self.peaks, self.size
        for leaf in leaves:
            node, rest = leaf, size
            while rest & 1:
                node = sha256(b"\1" + peaks.pop() + node).digest()
                rest >>= 1
            peaks.append(node)
            size += 1
        self.size = size

    def root(self) -> bytes:
        """The root over everything so far."""
        if not self.peaks:
            return EMPTY
        node = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            node = node_hash(peak, node)
        return node

    def blocks(self) -> dict[tuple[int, int], bytes]:
        """The full subtrees by the leaves they cover."""
        found, start = {}, 0
        bits = [1 << bit for bit in range(self.size.bit_length() - 1, -1, -1) if self.size >> bit & 1]
        for length, peak in zip(bits, self.peaks, strict=True):
            found[start, start + length] = peak
            start += length
        return found


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    tree = Frontier()
    tree.extend(leaves)
    return tree.root()


def inclusion_path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The hashes that lead from the leaf at `index` to the root. Raises IndexError."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"The tree has {len(leaves)} leaves and none at {index}.")
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*inclusion_path(index, leaves[:half]), root_of(leaves[half:])]
    return [*inclusion_path(index - half, leaves[half:]), root_of(leaves[:half])]


def consistency_path(old: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The hashes that show the tree of the first `old` leaves to be the beginning of the tree of all."""
    return _subproof(old, (0, len(leaves)), lambda low, high: root_of(leaves[low:high]))


def growth_path(old: Frontier, fresh: Sequence[bytes]) -> list[bytes]:
    """The same for a tree that has grown by `fresh`, with no leaf of the old one at hand."""
    blocks = old.blocks()

    def ranged(low: int, high: int) -> bytes:
        return blocks.get((low, high)) or root_of(fresh[low - old.size : high - old.size])

    return _subproof(old.size, (0, old.size + len(fresh)), ranged)


def root_by_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root a path leads to (RFC 9162, 2.1.3.2). Raises ValueError for a path of the wrong length."""
    node, place, last = leaf, index, size - 1
    for step in path:
        if last == 0:
            raise ValueError("The path is too long.")
        if place & 1 or place == last:
            node = node_hash(step, node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, step)
        place, last = place >> 1, last >> 1
    if last:
        raise ValueError("The path is too short.")
    return node


def _half(size: int) -> int:
    """The largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def _subproof(old: int, span: tuple[int, int], ranged: Ranged) -> list[bytes]:
    """SUBPROOF of RFC 6962 over the leaves of `span`; the whole old tree is known to the reader and left out."""
    (low, high), path, whole = span, [], True
    if not 0 < old < high:
        return []
    while old != high - low:
        half = _half(high - low)
        if old <= half:
            path.append(ranged(low + half, high))
            high = low + half
        else:
            path.append(ranged(low, low + half))
            low, old, whole = low + half, old - half, False
    known = [] if whole else [ranged(low, high)]
    return [*known, *reversed(path)]
