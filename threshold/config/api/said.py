"""Records of what was given, put off, asked and answered, as the API says them."""

from __future__ import annotations

from typing import Any

from threshold.duties.models import Diary, Putting, Request, Response, Review
from threshold.duties.queries.proofs import Shown


def as_proof(one: Shown) -> dict[str, Any]:
    """One proof as its readers see it."""
    proof, file = one.proof, one.proof.file
    return {
        "number": proof.pk,
        "assignment": proof.assignment_id,
        "kind": proof.kind,
        "state": one.state,
        "effective_on": proof.effective_on,
        "given_on": proof.given_on,
        "given_by": one.giver,
        "statement": one.statement,
        "link": proof.link,
        "file": {"sha256": file.sha256, "size": file.size, "media_type": file.media_type} if file else None,
        "supersedes": proof.supersedes_id,
        "superseded_by": one.superseded_by,
        "review": as_review(one.review) if one.review else None,
    }


def as_review(review: Review) -> dict[str, Any]:
    """One review."""
    columns = {name: getattr(review, name) for name in ("accepted", "reason", "on")}
    return {"number": review.pk, "proof": review.proof_id, **columns}


def as_putting(putting: Putting) -> dict[str, Any]:
    """What put a day off."""
    columns = {name: getattr(putting, name) for name in ("kind", "on", "until", "authority", "reason")}
    return {"number": putting.pk, "assignment": putting.assignment_id, **columns}


def as_diary(diary: Diary, words: str) -> dict[str, Any]:
    """One entry of the diary, its words opened."""
    return {
        "number": diary.pk, "assignment": diary.assignment_id, "kind": diary.kind, "on": diary.on, "words": words,
    }  # fmt: skip


def as_request(request: Request) -> dict[str, Any]:
    """One request."""
    columns = {name: getattr(request, name) for name in ("words", "asked_on", "wanted_by")}
    return {
        "number": request.pk, "assignment": request.assignment_id, "duty": request.clause,
        "from_body": request.from_body_id, "to_body": request.to_body_id, **columns,
    }  # fmt: skip


def as_answer(answer: Response) -> dict[str, Any]:
    """One answer."""
    columns = {name: getattr(answer, name) for name in ("kind", "words", "on", "at")}
    return {"number": answer.pk, "request": answer.request_id, **columns}
