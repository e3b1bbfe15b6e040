"""Every address of the service, and what each role is answered there. A new address needs a row here.

A row names examples that are there, examples that are not, and the answer each role gets for the first kind; for the
second kind it is 404 to whoever may look at all. `of` says whose record the examples are: people of another agency are
answered 404 there, whatever the row says. Write answers short: `signed_in()` is 302 for the public and 200 for the
others; `only("auditor", "reviewer")` gives 403 to the others; `everybody(404)` is one answer for all.
"""

from __future__ import annotations

from tests.matter_rows import MATTERS
from tests.role_answers import (
    CASE,
    KEY,
    NOBODY,
    OURS,
    POWERED,
    PUBLIC,
    RECORD,
    SITE,
    SOMEBODY,
    Row,
    able,
    everybody,
    of_what_is_owed,
    one_of_ours,
    only,
    sent,
    signed_in,
)
from tests.role_quarterly import QUARTERLY
from tests.role_table_of_sites import SITE_RECORDS

SEE_PEOPLE = able("people.see")
MANAGE = only(POWERED)


def _of_a_register(at: str, family: str, *, confirm: bool = True) -> dict[str, Row]:
    """The pages of a register: seen, kept and confirmed by the roles whose abilities say so."""
    sees, keep = f"{family}.see", f"{family}.keep"
    acts = {"supersede": keep, "end": keep} | ({"confirm": f"{family}.confirm"} if confirm else {})
    return {
        f"{at}/": Row((f"/{at}/", f"/{at}/?words=%00&body=x&state=y&on=z&after=never"), able(sees)),
        f"{at}/add/": Row((f"/{at}/add/", f"/{at}/add/?paper=file"), able(keep)),
        f"{at}/<int:number>/": one_of_ours(f"/{at}/{{}}/", sees=sees, acts=""),
        f"{at}/<int:number>/paper/": Row((f"/{at}/{RECORD}/paper/",), signed_in(404)),
        **{
            f"{at}/<int:number>/{word}/": one_of_ours(f"/{at}/{{}}/{word}/", sees=sees, acts=ability)
            for word, ability in acts.items()
        },
    }


def _of_the_findings(word: str, ability: str) -> Row:
    """What is done with a finding of the Mayor, which everybody may read once it is confirmed."""
    path = "/mayoral-findings/{}/" + word + "/"
    return Row((path.format(RECORD),), able(ability), missing=(path.format(999_999), path.format("9" * 30)))


REGISTERS: dict[str, Row] = {
    "registers/": Row(("/registers/",)),
    **_of_a_register("agreements", "registers"),
    **_of_a_register("arrangements", "registers"),
    **_of_a_register("placements", "placements", confirm=False),
    "placements/<int:number>/review/": one_of_ours(
        "/placements/{}/review/", sees="placements.see", acts="placements.keep"
    ),
    "placements/<int:number>/find/": one_of_ours("/placements/{}/find/", sees="placements.see", acts="placements.find"),
    "mayoral-findings/": Row(("/mayoral-findings/", "/mayoral-findings/?words=%00&state=y&on=z&after=never")),
    "mayoral-findings/add/": Row(("/mayoral-findings/add/",), able("findings.keep")),
    "mayoral-findings/<int:number>/": Row((f"/mayoral-findings/{RECORD}/",), missing=("/mayoral-findings/999999/",)),
    "mayoral-findings/<int:number>/paper/": Row((f"/mayoral-findings/{RECORD}/paper/",), signed_in(404)),
    "mayoral-findings/<int:number>/supersede/": _of_the_findings("supersede", "findings.keep"),
    "mayoral-findings/<int:number>/end/": _of_the_findings("end", "findings.keep"),
    "mayoral-findings/<int:number>/confirm/": _of_the_findings("confirm", "findings.confirm"),
}

TABLE: dict[str, Row] = {
    "healthz": Row(("/healthz",)),
    "": Row(("/", "/?as_of=2026-05-08&body=acs&kind=shall", "/?as_of=never&body=nobody&kind=x")),
    "order/<str:cite>/": Row(("/order/2.a/", "/order/3.c/"), missing=("/order/99/", "/order/%00/")),
    "duties/": Row(("/duties/", "/duties/?as_of=2026-11-23&body=acs")),
    "duties/<path:number>/": Row(("/duties/2-3/", "/duties/10-178(d)-1/"), missing=("/duties/99-1/",)),
    "bodies/<slug:body_id>/duties.ics": Row(
        ("/bodies/acs/duties.ics",), NOBODY, missing=("/bodies/nobody/duties.ics",)
    ),
    "owed/": Row(("/owed/", "/owed/?as_of=2026-05-08&body=acs&duty=2-3&standing=past&words=report&after=2026-05-07.1")),
    "owed/<int:number>/": Row(
        (f"/owed/{RECORD}/", f"/owed/{RECORD + 1}/"), missing=("/owed/999/", "/owed/0/", "/owed/" + "9" * 40 + "/")
    ),
    "owed/start-clock/": Row(("/owed/start-clock/",), able("proof.give")),
    "owed/<int:number>/prove/": of_what_is_owed("/owed/{}/prove/", "proof.give"),
    "owed/<int:number>/none/": of_what_is_owed("/owed/{}/none/", "duties.attest"),
    "owed/<int:number>/put-off/": of_what_is_owed("/owed/{}/put-off/", "duties.extend"),
    "owed/<int:number>/diary/": of_what_is_owed("/owed/{}/diary/", "diary.write"),
    "owed/<int:number>/words/": Row(
        (f"/owed/{RECORD}/words/",),
        able("proof.read", status=302, others=404) | {"auditor": 200},
        missing=("/owed/999/words/",),
        of=OURS,
    ),
    "proofs/<int:number>/": Row(
        (f"/proofs/{RECORD}/",), able("proof.read", others=404), missing=("/proofs/999/",), of=OURS
    ),
    "proofs/<int:number>/file/": Row((f"/proofs/{RECORD}/file/", "/proofs/999/file/"), signed_in(404)),
    "requests/": Row(("/requests/",), signed_in()),
    "requests/new/": Row(("/requests/new/",), able("requests.make")),
    "requests/<int:number>/": Row(
        (f"/requests/{RECORD}/",), able("duties.see", others=404), missing=("/requests/999/",), of=OURS
    ),
    "my-day/": Row(("/my-day/", "/my-day/?only=prove&after=2026-05-07.1"), signed_in()),
    "search/": Row(("/search/", "/search/?q=lots", "/search/?q=%00")),
    "glossary/": Row(("/glossary/",)),
    "questions/": Row(("/questions/",)),
    "laws/": Row(("/laws/",)),
    "laws/<path:cite>/": Row(("/laws/10-178/",), missing=("/laws/99-999/",)),
    "bodies/": Row(("/bodies/", "/bodies/?q=law")),
    "bodies/<slug:body_id>/": Row(("/bodies/acs/",), missing=("/bodies/nobody/",)),
    "bodies/<slug:body_id>/set-up/": Row(("/bodies/acs/set-up/",), able("bodies.set_up")),
    "posts/": Row(
        ("/posts/", "/posts/?as_of=x&body=y&post=z&state=q&words=%00&after=~"), able("posts.see", "posts.manage")
    ),
    "posts/designate/": Row(("/posts/designate/",), able("posts.manage")),
    "posts/<int:holding>/": one_of_ours("/posts/{}/", sees="posts.see", acts=""),
    "posts/<int:holding>/vacate/": one_of_ours("/posts/{}/vacate/", sees="posts.see", acts="posts.manage"),
    "posts/<int:holding>/hand-over/": one_of_ours("/posts/{}/hand-over/", sees="posts.see", acts="posts.manage"),
    "posts/events/<int:event>/correct/": one_of_ours(
        "/posts/events/{}/correct/", sees="posts.see", acts="posts.manage"
    ),
    "contracts/": Row(
        ("/contracts/", "/contracts/?body=x&kind=y&in_force_on=z&words=%00&after=q"),
        able("contracts.see", "contracts.manage"),
    ),
    "contracts/add/": Row(("/contracts/add/",), able("contracts.manage")),
    "contracts/import/": Row(("/contracts/import/",), able("contracts.manage")),
    "contracts/<int:contract>/": one_of_ours("/contracts/{}/", sees="contracts.see", acts=""),
    "contracts/<int:contract>/change/": one_of_ours(
        "/contracts/{}/change/", sees="contracts.see", acts="contracts.manage"
    ),
    "contracts/<int:contract>/places/add/": one_of_ours(
        "/contracts/{}/places/add/", sees="contracts.see", acts="contracts.manage"
    ),
    "contracts/places/<int:location>/": one_of_ours(
        "/contracts/places/{}/", sees="contracts.see", acts="contracts.manage"
    ),
    **REGISTERS,
    **MATTERS,
    **SITE_RECORDS,
    **QUARTERLY,
    "g/records/": Row(("/g/records/",), posts={}),
    "g/records/new/": Row(("/g/records/new/", "/g/records/new/?site=x"), form=True),
    "g/records/<slug:key>/": Row((f"/g/records/{KEY}/",), missing=("/g/records/x/", f"/g/records/{'0' * 32}/")),
    "g/records/<slug:key>/now/": Row((f"/g/records/{KEY}/now/",), missing=("/g/records/x/now/",)),
    "encounters/": Row(
        ("/encounters/", "/encounters/?standing=x&kind=y&body=z&before=never", f"/encounters/?before={RECORD}"),
        able("encounters.record", "encounters.see", "encounters.place", "encounters.crossed"),
    ),
    "encounters/now/": Row(("/encounters/now/",), signed_in()),
    "encounters/new/": Row(("/encounters/new/", "/encounters/new/?way=paper"), able("encounters.record")),
    "encounters/rota/": Row(("/encounters/rota/",), able("encounters.rota")),
    "encounters/links/": Row(("/encounters/links/",), able("encounters.links")),
    "encounters/crossings/": Row(("/encounters/crossings/",), able("crossings.approve")),
    "encounters/held/": Row(("/encounters/held/",), able("encounters.see", "encounters.place")),
    "encounters/held/<int:number>/": Row(
        (f"/encounters/held/{RECORD}/",),
        able("encounters.see", others=404),
        missing=("/encounters/held/999/",),
        of=OURS,
    ),
    "encounters/<int:number>/": Row(
        (f"/encounters/{RECORD}/",),
        able("encounters.see", others=404),
        missing=("/encounters/999/", "/encounters/" + "9" * 40 + "/"),
        of=OURS,
    ),
    "encounters/<int:number>/now/": Row(
        (f"/encounters/{RECORD}/now/",), able("encounters.see", others=404), missing=("/encounters/999/now/",), of=OURS
    ),
    "encounters/<int:number>/anew/": Row(
        (f"/encounters/{RECORD}/anew/",),
        able("encounters.see", status=403, others=404) | {"counsel": 200},
        missing=("/encounters/999/anew/",),
        of=OURS,
    ),
    "sites/changes/": Row(
        ("/sites/changes/", "/sites/changes/?kind=x&after=%00", f"/sites/changes/?import={RECORD}&as=csv"),
        missing=("/sites/changes/?import=x", "/sites/changes/?import=99999"),
    ),
    "sites/map/": Row(("/sites/map/", "/sites/map/?words=kite&lot=garage&site=x", f"/sites/map/?site={SITE}")),
    "sites/points/": Row(("/sites/points/", "/sites/points/?words=%00&lot=y&district=999")),
    "sites/<slug:bbl>/brief/": Row((f"/sites/{SITE}/brief/",), missing=("/sites/x/brief/",)),
    "service-locations/": Row(
        ("/service-locations/", "/service-locations/?words=%00&body=x&owned=y&after=q"),
        able("contracts.see", "contracts.manage"),
    ),
    "sites/": Row(("/sites/", "/sites/?words=%00&agency=x&borough=9&lot=y&property=z&question=q&after=never")),
    "sites/sensitive/": Row(("/sites/sensitive/",), able("sites.see", "sensitive.open")),
    "sites/<slug:bbl>/open/": Row((f"/sites/{SITE}/open/",), signed_in(404), missing=("/sites/x/open/",)),
    "sites/<slug:bbl>/": Row((f"/sites/{SITE}/",), missing=("/sites/x/", "/sites/" + "9" * 40 + "/")),
    "sites/<slug:bbl>/control/": Row(
        (f"/sites/{SITE}/control/",), able("sites.decide_control"), missing=("/sites/x/control/",)
    ),
    "sites/<slug:bbl>/sensitive/": Row(
        (f"/sites/{SITE}/sensitive/",), able("sites.mark_sensitive"), missing=("/sites/x/sensitive/",)
    ),
    "g/": Row(("/g/", "/g/?lang=ar", "/g/?lang=%00")),
    "g/card/": Row(("/g/card/", "/g/card/?lang=zh-Hant")),
    "g/form/": Row(("/g/form/",)),
    "g/manifest.webmanifest": Row(("/g/manifest.webmanifest",)),
    "g/worker.js": Row(("/g/worker.js",)),
    "g/staff/<str:token>/": Row(("/g/staff/nothing/", "/g/staff/" + "9" * 300 + "/"), everybody(302)),
    "g/^(?P<code>(?!records/)[0-9A-Za-z-]{1,20})/$": Row(("/g/K7QF-2M9T/", "/g/x/"), missing=("/g/" + "9" * 40 + "/",)),
    "unclear/": Row(("/unclear/", "/unclear/?as_of=x&group=y&words=z&after=q"), able("bodies.decide_bound")),
    "unclear/<slug:group>/<slug:body_id>/": Row(("/unclear/every-agency/doe/",), able("bodies.decide_bound")),
    "sign-in/": Row(("/sign-in/", "/sign-in/?next=/people/"), signed_in(302, public=200), form=True),
    "sign-in/second-factor/": Row(("/sign-in/second-factor/",), everybody(302)),
    "sign-in/passkey/": Row(("/sign-in/passkey/",), everybody(302), form=True),
    "sign-in/recover/": Row(("/sign-in/recover/",), form=True),
    "sign-in/link/<slug:ref>/<slug:token>/": Row((f"/sign-in/link/{SOMEBODY}/x-y/",), everybody(404)),
    "sign-out/": Row(("/sign-out/",), form=True),
    "account/": Row(("/account/",), signed_in()),
    "account/confirm/": Row(("/account/confirm/",), signed_in()),
    "account/second-factor/": Row(("/account/second-factor/",), signed_in()),
    "account/second-factor/app/": Row(("/account/second-factor/app/",), signed_in()),
    "account/second-factor/passkey/": Row(("/account/second-factor/passkey/",), signed_in()),
    "account/second-factor/<int:number>/remove/": Row(("/account/second-factor/1/remove/",), signed_in(404)),
    "account/recovery-codes/": Row(("/account/recovery-codes/",), everybody(302)),
    "account/sign-out-everywhere/": Row(("/account/sign-out-everywhere/",), signed_in()),
    "power/": Row(("/power/",), able("power.take")),
    "power/end/": Row(("/power/end/",), everybody(405)),
    "people/": Row(("/people/", "/people/?words=x%00&agency=demo-lanterns&role=reviewer&after=never"), SEE_PEOPLE),
    "people/add/": Row(("/people/add/",), MANAGE),
    "people/<slug:ref>/": Row(
        (f"/people/{SOMEBODY}/",), able("people.see", others=404), missing=("/people/nobody/",), of=OURS
    ),
    **{
        f"people/<slug:ref>/{written}": Row(
            (f"/people/{SOMEBODY}/{asked}",),
            able("people.see", status=403, others=404) | {POWERED: answer},
            missing=(f"/people/nobody/{asked}",),
            of=OURS,
        )
        for written, asked, answer in (
            ("roles/", "roles/", 200),
            ("roles/<int:number>/end/", "roles/0/end/", 404),
            ("switch/", "switch/", 200),
            ("link/", "link/", 200),
            ("second-factors/", "second-factors/", 200),
        )
    },
    "roles/": Row(("/roles/",), signed_in()),
    "roles/<slug:slug>/": Row(("/roles/trainer/",), MANAGE, missing=("/roles/nobody/",)),
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
    "outbox/": Row(
        ("/outbox/", "/outbox/?state=x&channel=y&before=z"),
        only("administrator", POWERED, "compliance-lead", "auditor"),
    ),
    "outbox/endpoints/": Row(("/outbox/endpoints/",), only(POWERED), posts={}),
    "outbox/endpoints/off/": Row(("/outbox/endpoints/off/",), only(POWERED, status=404), posts={}),
    "outbox/<int:delivery>/again/": Row(("/outbox/1/again/",), signed_in(404), posts={}),
    "notices/seen/": Row(("/notices/seen/",), signed_in(302), posts={}),
    "api/": Row(("/api/",)),
    "api/v1/openapi.json": Row(("/api/v1/openapi.json",)),
    "api/v1/order": Row(("/api/v1/order",)),
    "api/v1/clauses": Row(("/api/v1/clauses",)),
    "api/v1/clauses/<cite>": Row(("/api/v1/clauses/2.a",), missing=("/api/v1/clauses/99",)),
    "api/v1/questions": Row(("/api/v1/questions",)),
    "api/v1/laws": Row(("/api/v1/laws",)),
    "api/v1/duties": Row(("/api/v1/duties?as_of=2026-11-23", "/api/v1/duties?as_of=2026-11-23&body=acs")),
    "api/v1/assignments": Row(
        ("/api/v1/assignments", "/api/v1/assignments?as_of=2026-05-08&duty=2-3&standing=past&q=report")
    ),
    "api/v1/assignments/<number>": Row(
        (f"/api/v1/assignments/{RECORD}", f"/api/v1/assignments/{RECORD + 1}"), missing=("/api/v1/assignments/999",)
    ),
    "api/v1/proofs": Row(
        (f"/api/v1/proofs?assignment={RECORD}",), signed_in(public=401), missing=("/api/v1/proofs?assignment=999",)
    ),
    "api/v1/worklist": Row(("/api/v1/worklist",), signed_in(public=401)),
    "api/v1/reviews": sent(
        {"proof": RECORD, "accepted": True}, sees="proof.read", acts="proof.review", path="/api/v1/reviews"
    ),
    "api/v1/puttings": sent(
        {"assignment": RECORD, "kind": "pause", "authority": "Invented", "reason": "Invented"},
        sees="",
        acts="duties.extend",
        path="/api/v1/puttings",
    ),
    "api/v1/diary": sent(
        {"assignment": RECORD, "kind": "effort", "on": "2026-03-02", "words": "Invented"},
        sees="",
        acts="diary.write",
        path="/api/v1/diary",
    ),
    "api/v1/requests": Row(
        ("/api/v1/requests",),
        able("requests.make", status=201, public=401),
        posts={"duty": "8.a-2", "from_body": "irc", "to_body": OURS, "words": "Invented"},
    ),
    "api/v1/posts": Row(
        ("/api/v1/posts", "/api/v1/posts?as_of=2026-05-04&post=privacy-officer&state=held&q=x"),
        able("posts.see", "posts.manage", public=401),
    ),
    "api/v1/designations": Row(("/api/v1/designations",), signed_in(422, public=401), posts={}),
    "api/v1/vacancies": sent(
        {"holding": RECORD, "on": "2026-05-04", "reason": "x"},
        sees="posts.see",
        acts="posts.manage",
        path="/api/v1/vacancies",
    ),
    "api/v1/handovers": Row(("/api/v1/handovers",), signed_in(422, public=401), posts={}),
    "api/v1/corrections": Row(
        ("/api/v1/corrections",), signed_in(404, public=401), posts={"event": 999, "on": None, "reason": "x"}
    ),
    "api/v1/answers": sent(
        {"request": RECORD, "kind": "done", "words": "Invented"},
        sees="duties.see",
        acts="requests.answer",
        path="/api/v1/answers",
    ),
    "api/v1/bodies": Row(("/api/v1/bodies",)),
    "api/v1/bodies/<body_id>": Row(("/api/v1/bodies/acs",), missing=("/api/v1/bodies/nobody",)),
    "api/v1/sites": Row(("/api/v1/sites", "/api/v1/sites?q=kite&lot=garage&question=any&limit=2")),
    "api/v1/sites/<bbl>": Row((f"/api/v1/sites/{SITE}",), missing=("/api/v1/sites/x",)),
    "api/v1/encounters": Row(
        ("/api/v1/encounters", "/api/v1/encounters?standing=all&kind=entry"), signed_in(public=401)
    ),
    "api/v1/encounters/<number>": Row(
        (f"/api/v1/encounters/{RECORD}",),
        able("encounters.see", others=404, public=401),
        missing=("/api/v1/encounters/999",),
        of=OURS,
    ),
    "api/v1/encounter-acknowledgements": sent(
        {"encounter": RECORD},
        sees="encounters.see",
        acts="encounters.counsel",
        path="/api/v1/encounter-acknowledgements",
    ),
    "api/v1/encounter-questions": sent(
        {"encounter": RECORD, "question": "signed"},
        sees="encounters.see",
        acts="encounters.counsel",
        path="/api/v1/encounter-questions",
    ),
    "api/v1/encounter-answers": Row(
        ("/api/v1/encounter-answers",),
        able("encounters.see", status=422, others=404, public=401) | {"auditor": 404},
        posts={"encounter": RECORD, "question": "dated", "value": "yes"},
        of=OURS,
    ),
    "api/v1/sites/<bbl>/control": Row(
        (f"/api/v1/sites/{SITE}/control",),
        able("sites.decide_control", status=201, public=401),
        posts={"verdict": "yes", "since": "2026-02-06", "reason": "Invented"},
    ),
    **{
        f"api/v1/{at}": Row((f"/api/v1/{at}", f"/api/v1/{at}?q=x&state=over&as_of=2026-03-02&limit=2"), answers)
        for at, answers in (
            ("agreements", able("registers.see", public=401)),
            ("arrangements", able("registers.see", public=401)),
            ("placements", able("placements.see", public=401)),
            ("mayoral-findings", PUBLIC),
        )
    },
    **{
        f"api/v1/{at}/<number>": Row(
            (f"/api/v1/{at}/{RECORD}",), able(sees, others=404, public=401), (f"/api/v1/{at}/999999",), of=OURS
        )
        for at, sees in (
            ("agreements", "registers.see"),
            ("arrangements", "registers.see"),
            ("placements", "placements.see"),
        )
    },
    "api/v1/mayoral-findings/<number>": Row(
        (f"/api/v1/mayoral-findings/{RECORD}",), missing=("/api/v1/mayoral-findings/999999",)
    ),
    "api/v1/registers/for-use": Row(
        (f"/api/v1/registers/for-use?bbl={SITE}&on=2026-03-02&use=staging_area&party=Invented+Patrol",),
        able("registers.see", public=401),
    ),
    "api/v1/determinations": Row(("/api/v1/determinations",), posts=CASE),
    "api/v1/me": Row(("/api/v1/me",), signed_in(public=401)),
    "api/v1/people": Row(("/api/v1/people",), able("people.see", public=401)),
    "api/v1/": Row(("/api/v1/",), answers=NOBODY),
    "api/v1/^.*$": Row(("/api/v1/nothing-here",), answers=NOBODY),
}
