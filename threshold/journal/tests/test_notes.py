"""Checkpoints are signed notes that others' tools read, and our own Ed25519 agrees with a kept library's."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from threshold.journal import notes
from threshold.journal.standalone import verify_journal as outsider

SIGNER = notes.Signer.of("threshold.example/journal", bytes(range(32)))
ROOT = bytes(range(32))
# From the specification's own family: golang.org/x/mod/sumdb/note.
NEUMANN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NEUMANN_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NEUMANN_SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
# RFC 8032, 7.1, tests 1 and 3.
RFC_8032 = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)


def test_a_checkpoint_has_the_form_the_specification_gives() -> None:
    note = SIGNER.note(7, ROOT)
    origin, size, root, blank, signature, end = note.split("\n")
    assert (origin, size, blank, end) == ("threshold.example/journal", "7", "", "")
    assert base64.b64decode(root) == ROOT
    mark, name, data = signature.split(" ")
    assert (mark, name) == ("\N{EM DASH}", "threshold.example/journal")
    assert base64.b64decode(data)[:4] == notes.key_hash(SIGNER.name, SIGNER.public)


def test_the_outsider_reads_and_checks_what_we_sign() -> None:
    key, note = outsider.read_key(SIGNER.verifier), outsider.read_note(SIGNER.note(7, ROOT))
    assert (note.origin, note.size, note.root) == (SIGNER.name, 7, ROOT)
    for verify in (outsider.is_signature, notes.is_signature):
        assert note.is_signed([key], verify)
        assert not outsider.read_note(SIGNER.note(7, ROOT).replace("\n7\n", "\n8\n")).is_signed([key], verify)


def test_a_note_under_another_key_or_another_name_is_not_ours() -> None:
    key = outsider.read_key(SIGNER.verifier)
    for other in (notes.Signer.of(SIGNER.name, bytes(32)), notes.Signer.of("other.example", bytes(range(32)))):
        assert not outsider.read_note(other.note(7, ROOT)).is_signed([key], outsider.is_signature)


def test_a_note_made_by_others_is_checked_the_same() -> None:
    key = outsider.read_key(NEUMANN_KEY)
    signature = base64.b64decode(NEUMANN_SIGNATURE)
    assert signature[:4] == key.mark
    assert outsider.is_signature(key.public, NEUMANN_TEXT.encode(), signature[4:])


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_the_standard_s_own_examples_hold(public: str, message: str, signature: str) -> None:
    key, data, signed = (bytes.fromhex(part) for part in (public, message, signature))
    assert outsider.is_signature(key, data, signed)
    assert not outsider.is_signature(key, data + b"x", signed)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100), st.integers(0, 511))
@settings(max_examples=25, deadline=None)
def test_our_own_ed25519_agrees_with_the_library(seed: bytes, message: bytes, bit: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key().public_bytes_raw(), private.sign(message)
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    for one in (signature, bytes(flipped)):
        assert outsider.is_signature(public, message, one) == notes.is_signature(public, message, one)


def test_a_signature_that_is_none_is_refused_without_a_crash() -> None:
    for public, signature in (
        (b"", b""),
        (SIGNER.public, bytes(63)),
        (b"\xff" * 32, bytes(64)),
        (bytes(31), bytes(64)),
    ):
        assert not outsider.is_signature(public, b"", signature)
        assert not notes.is_signature(public, b"", signature)


@pytest.mark.parametrize(
    "text", ["", "x", "a\n1\nAA==\n", "a\nb\nAA==\n\n\u2014 a AA==\n", "a\n1\n*\n\n\u2014 a AA==\n"]
)
def test_what_is_no_note_says_so(text: str) -> None:
    with pytest.raises(outsider.Unreadable):
        outsider.read_note(text)


@pytest.mark.parametrize("text", ["", "a+b", "a+00000000+AAAA", SIGNER.verifier.replace("threshold", "treshold")])
def test_what_is_no_key_says_so(text: str) -> None:
    with pytest.raises(outsider.Unreadable):
        outsider.read_key(text)


@pytest.mark.parametrize(("name", "seed"), [("", bytes(32)), ("a b", bytes(32)), ("a+b", bytes(32)), ("a", bytes(31))])
def test_a_name_or_a_seed_that_cannot_sign_is_refused(name: str, seed: bytes) -> None:
    with pytest.raises(ValueError, match="journal"):
        notes.Signer.of(name, seed)
