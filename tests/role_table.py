"""Every address of the service, and what each role is answered there. A new address needs a row here.

Roles are few as yet: nobody signs in, so everybody is the public. A row names examples that are there, examples that
are not, and the answer each role gets for the first kind; for the second kind it is always 404.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ROLES = ("public",)
PUBLIC: Mapping[str, int] = {"public": 200}
SIGN_IN_FIRST: Mapping[str, int] = {"public": 302}
NOBODY: Mapping[str, int] = {"public": 404}
SIGN_IN: Mapping[str, int] = {"public": 302}
CASE: Mapping[str, Any] = {"date": "2026-03-02", "facts": {}}


@dataclass(frozen=True, slots=True)
class Row:
    """One address: examples of it, what each role is answered, and whether it takes a posted case instead of a look."""

    there: tuple[str, ...]
    answers: Mapping[str, int] = field(default_factory=lambda: PUBLIC)
    missing: tuple[str, ...] = ()
    posts: Mapping[str, Any] | None = None


TABLE: dict[str, Row] = {
    "healthz": Row(("/healthz",)),
    "": Row(("/", "/?as_of=2026-05-08&body=acs&kind=shall", "/?as_of=never&body=nobody&kind=x")),
    "order/<str:cite>/": Row(("/order/2.a/", "/order/3.c/"), missing=("/order/99/", "/order/%00/")),
    "duties/": Row(("/duties/", "/duties/?as_of=2026-11-23&body=acs")),
    "duties/<path:number>/": Row(("/duties/2-3/", "/duties/10-178(d)-1/"), missing=("/duties/99-1/",)),
    "owed/": Row(("/owed/", "/owed/?as_of=2026-05-08&body=acs&duty=2-3&standing=past&words=report&after=2026-05-07.1")),
    "owed/<int:number>/": Row(("/owed/999/",), answers=NOBODY, missing=("/owed/0/", "/owed/" + "9" * 40 + "/")),
    "owed/start-clock/": Row(("/owed/start-clock/",), answers=SIGN_IN),
    "owed/<int:number>/prove/": Row(("/owed/999/prove/",), answers=SIGN_IN),
    "owed/<int:number>/none/": Row(("/owed/999/none/",), answers=SIGN_IN),
    "owed/<int:number>/put-off/": Row(("/owed/999/put-off/",), answers=SIGN_IN),
    "owed/<int:number>/diary/": Row(("/owed/999/diary/",), answers=SIGN_IN),
    "proofs/<int:number>/": Row(("/proofs/999/",), answers=SIGN_IN),
    "proofs/<int:number>/file/": Row(("/proofs/999/file/",), answers=SIGN_IN),
    "requests/": Row(("/requests/",), answers=SIGN_IN),
    "requests/new/": Row(("/requests/new/",), answers=SIGN_IN),
    "requests/<int:number>/": Row(("/requests/999/",), answers=SIGN_IN),
    "my-day/": Row(("/my-day/", "/my-day/?only=prove&after=2026-05-07.1"), answers=SIGN_IN),
    "search/": Row(("/search/", "/search/?q=lots", "/search/?q=%00")),
    "glossary/": Row(("/glossary/",)),
    "questions/": Row(("/questions/",)),
    "laws/": Row(("/laws/",)),
    "laws/<path:cite>/": Row(("/laws/10-178/",), missing=("/laws/99-999/",)),
    "bodies/": Row(("/bodies/", "/bodies/?q=law")),
    "bodies/<slug:body_id>/": Row(("/bodies/acs/",), missing=("/bodies/nobody/",)),
    "bodies/<slug:body_id>/set-up/": Row(("/bodies/acs/set-up/",), answers=SIGN_IN),
    "posts/": Row(("/posts/", "/posts/?as_of=x&body=y&post=z&state=q&words=%00&after=~"), answers=SIGN_IN),
    "posts/designate/": Row(("/posts/designate/",), answers=SIGN_IN),
    "posts/<int:holding>/": Row(("/posts/999/",), answers=SIGN_IN),
    "posts/<int:holding>/vacate/": Row(("/posts/999/vacate/",), answers=SIGN_IN),
    "posts/<int:holding>/hand-over/": Row(("/posts/999/hand-over/",), answers=SIGN_IN),
    "posts/events/<int:event>/correct/": Row(("/posts/events/999/correct/",), answers=SIGN_IN),
    "contracts/": Row(("/contracts/", "/contracts/?body=x&kind=y&in_force_on=z&words=%00&after=q"), answers=SIGN_IN),
    "contracts/add/": Row(("/contracts/add/",), answers=SIGN_IN),
    "contracts/import/": Row(("/contracts/import/",), answers=SIGN_IN),
    "contracts/<int:contract>/": Row(("/contracts/999/",), answers=SIGN_IN),
    "contracts/<int:contract>/change/": Row(("/contracts/999/change/",), answers=SIGN_IN),
    "contracts/<int:contract>/places/add/": Row(("/contracts/999/places/add/",), answers=SIGN_IN),
    "contracts/places/<int:location>/": Row(("/contracts/places/999/",), answers=SIGN_IN),
    "unclear/": Row(("/unclear/", "/unclear/?as_of=x&group=y&words=z&after=q"), answers=SIGN_IN),
    "unclear/<slug:group>/<slug:body_id>/": Row(("/unclear/every-agency/doe/",), answers=SIGN_IN),
    "try/": Row(("/try/", "/try/?date=2026-03-02")),
    "about/": Row(("/about/",)),
    "journal/": Row(("/journal/", "/journal/?before=1", "/journal/?before=never")),
    "journal/checkpoint": Row(("/journal/checkpoint",)),
    "journal/checkpoints/<int:size>": Row(
        ("/journal/checkpoints/1",), missing=("/journal/checkpoints/99", f"/journal/checkpoints/{10**30}")
    ),
    "journal/feed.atom": Row(("/journal/feed.atom",)),
    "journal/key": Row(("/journal/key",)),
    "journal/verify_journal.py": Row(("/journal/verify_journal.py",)),
    "outbox/": Row(("/outbox/", "/outbox/?state=x&channel=y&before=z"), answers=SIGN_IN_FIRST),
    "outbox/endpoints/": Row(("/outbox/endpoints/",), answers=SIGN_IN_FIRST, posts={}),
    "outbox/endpoints/off/": Row(("/outbox/endpoints/off/",), answers=SIGN_IN_FIRST, posts={}),
    "outbox/<int:delivery>/again/": Row(("/outbox/1/again/",), answers=SIGN_IN_FIRST, posts={}),
    "notices/seen/": Row(("/notices/seen/",), answers=SIGN_IN_FIRST, posts={}),
    "api/": Row(("/api/",)),
    "api/v1/openapi.json": Row(("/api/v1/openapi.json",)),
    "api/v1/order": Row(("/api/v1/order",)),
    "api/v1/clauses": Row(("/api/v1/clauses",)),
    "api/v1/clauses/<cite>": Row(("/api/v1/clauses/2.a",), missing=("/api/v1/clauses/99",)),
    "api/v1/questions": Row(("/api/v1/questions",)),
    "api/v1/laws": Row(("/api/v1/laws",)),
    "api/v1/duties": Row(("/api/v1/duties?as_of=2026-11-23", "/api/v1/duties?as_of=2026-11-23&body=acs")),
    "api/v1/bodies": Row(("/api/v1/bodies",)),
    "api/v1/bodies/<body_id>": Row(("/api/v1/bodies/acs",), missing=("/api/v1/bodies/nobody",)),
    "api/v1/determinations": Row(("/api/v1/determinations",), posts=CASE),
    "api/v1/": Row(("/api/v1/",), answers=NOBODY),
    "api/v1/^.*$": Row(("/api/v1/nothing-here",), answers=NOBODY),
}
