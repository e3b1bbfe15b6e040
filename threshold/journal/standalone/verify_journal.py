#!/usr/bin/env python3
"""Checks an exported journal: nothing altered, dropped, put in or reordered, nothing cut off the end.

    python3 verify_journal.py [FOLDER] [--against CHECKPOINT_KEPT_OUTSIDE]... [--key KEY_KEPT_OUTSIDE]
    python3 verify_journal.py --proof PROOF.json [--key KEY] [--against CHECKPOINT]

Needs Python 3.9 and nothing else. Exit status: 0 everything holds, 1 something does not, 2 the files cannot be read.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256, sha512
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

CHUNK, MOST_FINDINGS = 8192, 20
OUTSIDE = "The checkpoint kept outside"
CUT = "The end was cut off. {} covers {} lines, {} are here. Missing: {}."
OTHERS = "{}, over {} lines, was signed over other lines than these. Where they differ: within {}."
REWRITTEN = " The journal was rewritten since it was kept."
KEEP = "Keep the newest checkpoint elsewhere, and give it with --against next time: only that shows a cut end."
Verify = Callable[[bytes, bytes, bytes], bool]


class Unreadable(Exception):
    """A file is missing or is not what it should be."""


# --- Ed25519, verification alone (RFC 8032, 5.1)
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def _add(a: Point, b: Point) -> Point:
    left, right = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    twice, z = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = right - left, z - twice, z + twice, right + left
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(scalar: int, point: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            found = _add(found, point)
        point, scalar = _add(point, point), scalar >> 1
    return found


def _point(data: bytes) -> Point | None:
    """A point from its 32 bytes, or None when no point has them."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P or len(data) != 32:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * ROOT_OF_MINUS_ONE % P if (x * x - square) % P else x
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


_BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signature(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature over a message holds under a public key."""
    key, commitment = _point(public), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if _BASE is None or key is None or commitment is None or len(signature) != 64 or scalar >= ORDER:
        return False
    challenge = int.from_bytes(sha512(signature[:32] + public + message).digest(), "little") % ORDER
    a, b = _times(scalar, _BASE), _add(commitment, _times(challenge, key))
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


# --- checkpoints: C2SP signed notes
@dataclass(frozen=True)
class Key:
    """A public key with the name it signs under."""

    name: str
    mark: bytes
    public: bytes


@dataclass(frozen=True)
class Note:
    """A checkpoint: whose journal, how many lines, the root over them, and who signed."""

    origin: str
    size: int
    root: bytes
    text: str
    signatures: tuple[tuple[str, bytes], ...]

    def is_signed(self, keys: Iterable[Key], verify: Verify) -> bool:
        """Whether one of the keys signed it under the journal's own name."""
        pairs = [(key, signature) for key in keys for name, signature in self.signatures if name == key.name]
        fitting = [(key, sig[4:]) for key, sig in pairs if key.name == self.origin and sig[:4] == key.mark]
        return any(verify(key.public, self.text.encode(), signature) for key, signature in fitting)


def read_key(text: str) -> Key:
    """A key written `name+hash+base64`. Raises Unreadable."""
    try:
        name, mark, data = text.strip().split("+", 2)
        raw = base64.b64decode(data, validate=True)
        key = Key(name, bytes.fromhex(mark), raw[1:])
    except ValueError as error:
        raise Unreadable(f"This is not a public key: {text.strip()[:60]}") from error
    if raw[:1] != b"\x01" or sha256(name.encode() + b"\n" + raw).digest()[:4] != key.mark:
        raise Unreadable(f"The key of {name} does not fit its own mark.")
    return key


def read_keys(source: Path | str) -> list[Key]:
    """The keys of a file or a text, one a line. Raises Unreadable."""
    lines = (_text(source) if isinstance(source, Path) else source).splitlines()
    return [read_key(line) for line in lines if line.strip()]


def read_note(text: str) -> Note:
    """A checkpoint from its text. Raises Unreadable."""
    try:
        body, signed = text.rstrip("\n").split("\n\n", 1)
        origin, size, root = body.split("\n")[:3]
        found = [line.removeprefix("\u2014 ").rsplit(" ", 1) for line in signed.split("\n")]
        signatures = tuple((name, base64.b64decode(data, validate=True)) for name, data in found)
        return Note(origin, int(size), base64.b64decode(root, validate=True), body + "\n", signatures)
    except ValueError as error:
        raise Unreadable("A checkpoint is not a signed note.") from error


# --- the tree (RFC 6962)
def leaf_of(line: bytes) -> bytes:
    """The leaf hash of one line."""
    return sha256(b"\0" + line).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


@dataclass
class Tree:
    """A growing tree: its size and the roots of its full subtrees."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes."""
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
        """The root so far."""
        node = self.peaks[-1] if self.peaks else sha256(b"").digest()
        for peak in reversed(self.peaks[:-1]):
            node = _node(peak, node)
        return node


# --- the whole record
class Record:
    """What is checked: leaf hashes with their lines, the checkpoints, the keys. This one reads an export."""

    def __init__(self, folder: Path, key: Path | None = None) -> None:
        self.folder = folder
        self.keys = read_keys(key or folder / "key.txt")
        told = [json.loads(line) for line in _text(folder / "checkpoints.ndjson").splitlines()]
        self.notes = sorted((read_note(one["note"]) for one in told), key=lambda note: note.size)
        if not self.notes:
            raise Unreadable("There is no checkpoint, so there is nothing to check against.")

    def chunks(self) -> Iterator[tuple[list[bytes], list[bytes]]]:
        """Leaf hashes and lines, a few thousand at a time; the lists differ in length where one file ends first."""
        return zip_longest(self._leaves(), self._lines(), fillvalue=[])

    def named(self, place: int, line: bytes = b"") -> str:
        """How a line is called in a message: its place in the tree, and the number it gives itself."""
        try:
            return f"place {place + 1} (line {int(json.loads(line)['line'])})"
        except (ValueError, KeyError, TypeError):
            return f"place {place + 1}"

    def _leaves(self) -> Iterator[list[bytes]]:
        with _opened(self.folder / "leaves.bin") as file:
            while data := file.read(32 * CHUNK):
                yield [data[at : at + 32] for at in range(0, len(data), 32)]

    def _lines(self) -> Iterator[list[bytes]]:
        with _opened(self.folder / "lines.ndjson") as file:
            while lines := [line.rstrip(b"\n") for line in islice(file, CHUNK)]:
                yield lines


@dataclass
class Grown:
    """What one reading found: how many leaves, the roots at the sizes asked for, whether every line fits its leaf."""

    size: int
    roots: dict[int, bytes]
    fits: bool


def grow(record: Record, sizes: Iterable[int]) -> Grown:
    """Read everything once, with memory flat in the number of lines."""
    tree, fits, roots = Tree(), True, {}
    wanted = sorted(set(sizes), reverse=True)
    for leaves, lines in record.chunks():
        fits = fits and leaves == [sha256(b"\0" + line).digest() for line in lines]
        done = 0
        while wanted and wanted[-1] <= tree.size + len(leaves) - done:
            upto = done + wanted[-1] - tree.size
            tree.extend(leaves[done:upto])
            done, roots[wanted.pop()] = upto, tree.root()
        tree.extend(leaves[done:])
    return Grown(tree.size, roots, fits)


def check(record: Record, against: Iterable[Note] = (), verify: Verify = is_signature) -> list[str]:
    """Everything that does not hold, in words; empty when all does."""
    outside = sorted(against, key=lambda note: note.size)
    grown = grow(record, [note.size for note in (*record.notes, *outside)])
    found = [] if grown.fits else differences(record)
    found += _checkpoints(record, grown, verify) + _outside(record, outside, grown, verify)
    return found[:MOST_FINDINGS] + [f"And {len(found) - MOST_FINDINGS} more."] * (len(found) > MOST_FINDINGS)


def _checkpoints(record: Record, grown: Grown, verify: Verify) -> list[str]:
    unsigned = [note.size for note in record.notes if not note.is_signed(record.keys, verify)]
    found = [f"The checkpoint over {size} lines is not signed with the journal's key." for size in unsigned]
    good = 0
    for note in record.notes:
        if grown.roots.get(note.size, note.root) != note.root:
            return [*found, OTHERS.format("The checkpoint", note.size, _places(good, note.size))]
        good = note.size
    if grown.size < good:
        found.append(CUT.format("The newest checkpoint", good, grown.size, _places(grown.size, good)))
    if grown.size > good:
        found.append(f"Nothing vouches for {_places(good, grown.size)}: they stand after the newest checkpoint.")
    return found


def _outside(record: Record, outside: list[Note], grown: Grown, verify: Verify) -> list[str]:
    found, good = [], 0
    for note in outside:
        if not note.is_signed(record.keys, verify):
            found.append(f"{OUTSIDE}, over {note.size} lines, is not signed with this journal's key.")
        if note.size > grown.size:
            found.append(CUT.format(OUTSIDE, note.size, grown.size, _places(grown.size, note.size)))
        elif grown.roots[note.size] != note.root:
            return [*found, OTHERS.format(OUTSIDE, note.size, _places(good, note.size)) + REWRITTEN]
        good = min(note.size, grown.size)
    return found


def _places(low: int, high: int) -> str:
    """The places after `low` up to `high`, in words."""
    return f"place {high}" if high == low + 1 else f"places {low + 1} to {high}"


# --- which line it was: only looked for once something differs
def differences(record: Record) -> list[str]:
    """Which lines were altered, dropped, put in or moved: each line of the file met with the leaf it should have."""
    places: dict[bytes, int] = {}
    for leaves, _ in record.chunks():
        places.update((leaf, place) for place, leaf in enumerate(leaves, len(places)))
    met: list[tuple[int | None, bytes]] = []
    for _, lines in record.chunks():
        met += [(places.get(leaf_of(line)), line) for line in lines]
    missing = set(places.values()) - {place for place, _ in met}
    found, expected, highest = [], 0, -1
    for row, (place, line) in enumerate(met, 1):
        if place is None and expected in missing:
            done = "was altered" if line else "is missing"
            found.append(f"The line at {record.named(expected, line)} {done}.")
            missing.discard(expected)
            expected += 1
        elif place is None:
            found.append(f"Row {row} of the lines was put in: the tree has no such line.")
        elif place <= highest:
            found.append(f"The line at {record.named(place, line)} stands out of its order, or twice.")
        else:
            highest, expected = place, place + 1
    return found + [f"The line at {record.named(place)} is missing." for place in sorted(missing)]


# --- one line, or growth, without the record
def check_proof(told: dict[str, Any], keys: list[Key], against: list[Note]) -> list[str]:
    """What does not hold in one proof: that a line is in a tree, or that a tree grew out of a smaller one."""
    note = read_note(told["checkpoint"])
    path = [bytes.fromhex(step) for step in told["path"]]
    found = [] if note.is_signed(keys, is_signature) else ["The checkpoint's signature does not hold under the key."]
    if told["kind"] == "inclusion":
        root = climb(leaf_of(told["line"].encode()), path, told["index"], note.size - 1)[1]
        return found if root == note.root else [*found, "The line is not in the tree of the checkpoint."]
    olds = [one for one in against if one.size == told["before"]]
    if not olds:
        return [*found, f"Give the checkpoint over {told['before']} lines with --against."]
    if roots_by_growth(olds[0], note.size, path) != (olds[0].root, note.root):
        found.append("The newer tree did not grow out of the older one: something was rewritten.")
    return found


def roots_by_growth(old: Note, size: int, path: list[bytes]) -> tuple[bytes, bytes]:
    """The older and the newer root that a path leads to (RFC 9162, 2.1.4.2)."""
    steps = [old.root, *path] if old.size & (old.size - 1) == 0 else path
    place, last = old.size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    return climb(steps[0], steps[1:], place, last) if steps else (b"", b"")


def climb(start: bytes, steps: list[bytes], place: int, last: int) -> tuple[bytes, bytes]:
    """From a node to the roots: of the tree that ends with it, of the whole tree; none for a path that does not fit."""
    first = second = start
    for step in steps:
        if last <= 0:
            return b"", b""
        if place & 1 or place == last:
            first, second = _node(step, first), _node(step, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = _node(second, step)
        place, last = place >> 1, last >> 1
    return (b"", b"") if last else (first, second)


# --- the command
def _opened(path: Path) -> Any:
    try:
        return path.open("rb")
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened: {error.strerror}.") from error


def _text(path: Path) -> str:
    with _opened(path) as file:
        return str(file.read().decode())


def main(arguments: list[str] | None = None) -> int:
    """Read what was asked for and check it. The exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), help="the export (default: here)")
    parser.add_argument("--against", action="append", type=Path, default=[], help="a checkpoint kept outside")
    parser.add_argument("--key", type=Path, help="the public key as kept outside, in place of the export's own")
    parser.add_argument("--proof", type=Path, help="check one proof in place of an export")
    return run(parser.parse_args(arguments))


def run(options: argparse.Namespace, verify: Verify = is_signature) -> int:
    """Check what was asked for, and say how it went. The exit status."""
    try:
        against = [read_note(_text(path)) for path in options.against]
        if options.proof:
            told = json.loads(_text(options.proof))
            found, held = check_proof(told, read_keys(options.key or told["key"]), against), "The proof holds."
        else:
            record = Record(options.folder, options.key)
            found = check(record, against, verify)
            held = f"Lines: {record.notes[-1].size}, checkpoints: {len(record.notes)}; everything holds."
    except (Unreadable, KeyError, TypeError, ValueError) as error:
        print(f"This cannot be read: {error}", file=sys.stderr)
        return 2
    print("\n".join(found) if found else held)
    if not found and not against:
        print(KEEP)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
