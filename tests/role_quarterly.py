"""The rows of the quarterly report, of referrals, exports and figures, in the table of addresses."""

from __future__ import annotations

from tests.role_answers import OURS, RECORD, Row, able, everybody, only, signed_in

QUARTER = "2026-Q1"
COMPILED = {"quarter": QUARTER}
SEE_REPORTS = able("reports.see", others=404)
SENDS = able("reports.see", status=403, others=404) | {"report-office": 200}
ACTS = able("encounters.see", status=403, others=404)

QUARTERLY: dict[str, Row] = {
    "quarterly/": Row(("/quarterly/",), able("reports.see")),
    "quarterly/office/": Row(("/quarterly/office/",), able("reports.see")),
    "quarterly/<slug:quarter>/": Row(
        (f"/quarterly/{QUARTER}/",), able("reports.see"), missing=("/quarterly/2026-Q9/", "/quarterly/x/")
    ),
    "quarterly/<slug:quarter>/<slug:body_id>/": Row(
        (f"/quarterly/{QUARTER}/{OURS}/",),
        SEE_REPORTS,
        missing=(f"/quarterly/{QUARTER}/nobody/", f"/quarterly/2026-Q9/{OURS}/"),
        of=OURS,
    ),
    "quarterly/editions/<int:number>/": Row(
        (f"/quarterly/editions/{RECORD}/", f"/quarterly/editions/{RECORD}/?as=csv"),
        SEE_REPORTS,
        missing=("/quarterly/editions/999/", "/quarterly/editions/" + "9" * 40 + "/"),
    ),
    "quarterly/editions/<int:number>/pdf/": Row((f"/quarterly/editions/{RECORD}/pdf/",), signed_in(404)),
    "quarterly/editions/<int:number>/send/": Row(
        (f"/quarterly/editions/{RECORD}/send/",), SENDS, missing=("/quarterly/editions/999/send/",)
    ),
    "quarterly/editions/<int:number>/receipt/": Row(
        (f"/quarterly/editions/{RECORD}/receipt/", f"/quarterly/editions/{RECORD}/receipt/?way=file"),
        SENDS,
        missing=("/quarterly/editions/999/receipt/",),
    ),
    "quarterly/editions/<int:number>/receipt/file/": Row(
        (f"/quarterly/editions/{RECORD}/receipt/file/",), signed_in(404)
    ),
    "encounters/<int:number>/report/": Row(
        (f"/encounters/{RECORD}/report/",),
        able("encounters.see", others=404),
        missing=("/encounters/999/report/",),
        of=OURS,
    ),
    "encounters/<int:number>/withhold/": Row(
        (f"/encounters/{RECORD}/withhold/",),
        ACTS | {"withholding-official": 200},
        missing=("/encounters/999/withhold/",),
        of=OURS,
    ),
    "encounters/<int:number>/refer/": Row(
        (f"/encounters/{RECORD}/refer/",), ACTS | {"counsel": 200}, missing=("/encounters/999/refer/",), of=OURS
    ),
    "encounters/<int:number>/afterwards/": Row(
        (f"/encounters/{RECORD}/afterwards/",),
        ACTS | {"counsel": 200},
        missing=("/encounters/999/afterwards/",),
        of=OURS,
    ),
    "encounters/<int:number>/afterwards/<int:follow_up>/close/": Row(
        (f"/encounters/{RECORD}/afterwards/1/close/",), everybody(405)
    ),
    "encounters/statistics/": Row(
        (
            "/encounters/statistics/",
            "/encounters/statistics/?since=x&until=y&body=z%00",
            "/encounters/statistics/?as=csv",
        ),
        able("encounters.statistics"),
    ),
    "encounters/referrals/": Row(
        ("/encounters/referrals/",), able("encounters.counsel", "encounters.crossed", "crossings.approve")
    ),
    "encounters/referrals/<int:number>/acknowledge/": Row(("/encounters/referrals/1/acknowledge/",), everybody(405)),
    "encounters/exports/": Row(("/encounters/exports/",), able("encounters.export")),
    "encounters/exports/<int:number>/": Row(
        (f"/encounters/exports/{RECORD}/",),
        able("encounters.export", others=404),
        missing=("/encounters/exports/999/",),
    ),
    "encounters/exports/<int:number>/file/<int:custody>/": Row(
        (f"/encounters/exports/{RECORD}/file/1/",), signed_in(404)
    ),
    "api/v1/quarters/<quarter>": Row(
        (f"/api/v1/quarters/{QUARTER}",), able("reports.see", public=401), missing=("/api/v1/quarters/2026-Q9",)
    ),
    "api/v1/editions/<number>": Row(
        (f"/api/v1/editions/{RECORD}",),
        able("reports.see", others=404, public=401),
        missing=("/api/v1/editions/999", "/api/v1/editions/" + "9" * 30),
    ),
    "api/v1/tags": Row(
        ("/api/v1/tags",),
        able("encounters.see", status=403, others=404, public=401) | {"counsel": 201, "auditor": 404},
        posts={"encounter": RECORD, "qualifies": "no", "why": "no_assistance"},
        of=OURS,
    ),
    "api/v1/parts": Row(
        ("/api/v1/parts",),
        only("counsel", status=201, public=401),
        posts={"body": OURS, "quarter": "2026-Q2"},
        of=OURS,
        crossing=403,
    ),
    "api/v1/editions": Row(("/api/v1/editions",), signed_in(403, public=401) | {"report-office": 201}, posts=COMPILED),
}
