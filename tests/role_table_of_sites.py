"""The rows of the table of pages and roles on the record of a site: its signs, their printing, an agency's report."""

from __future__ import annotations

from tests.role_answers import OURS, RECORD, SITE, Row, able


def of_a_site(end: str, acts: str) -> Row:
    """A page of the record of our site: open to those with the ability there; others see the site and are refused."""
    return Row((f"/sites/{SITE}/{end}",), able(acts), missing=(f"/sites/x/{end}",), of=OURS, crossing=403)


# Whoever sees records and gives proof says that a report was sent; who has none of these sites is sent back.
SENDS = able("sites.see_record", status=403) | {"compliance-lead": 200, "compliance-lead elsewhere": 302}

A_SIGN = {
    "bbl": SITE, "kind": "central", "edition": "demonstration-1", "languages": ["en"], "place": "Lobby",
    "on": "2026-05-01",
}  # fmt: skip
SITE_RECORDS: dict[str, Row] = {
    "sites/signs/": Row(
        ("/sites/signs/", f"/sites/signs/?body={OURS}&as_of=x&state=y&after=never"), able("sites.see_record")
    ),
    "sites/signs/report/": Row(
        ("/sites/signs/report/", f"/sites/signs/report/?body={OURS}&sensitive=yes"), able("sites.see_record")
    ),
    "sites/signs/report/send/": Row((f"/sites/signs/report/send/?body={OURS}",), SENDS),
    "sites/signs/reports/<int:number>/": Row(
        (f"/sites/signs/reports/{RECORD}/",),
        able("sites.see_record", others=404),
        missing=("/sites/signs/reports/999/", "/sites/signs/reports/" + "9" * 30 + "/"),
        of=OURS,
    ),
    "sites/<slug:bbl>/record/": of_a_site("record/", "sites.see_record"),
    "sites/<slug:bbl>/custodian/": of_a_site("custodian/", "sites.keep_record"),
    "sites/<slug:bbl>/areas/add/": of_a_site("areas/add/", "sites.keep_record"),
    "sites/<slug:bbl>/areas/<int:number>/end/": of_a_site(f"areas/{RECORD}/end/", "sites.keep_record"),
    "sites/<slug:bbl>/barriers/": of_a_site("barriers/", "sites.keep_record"),
    "sites/<slug:bbl>/risk/": of_a_site("risk/", "sites.keep_record"),
    "sites/<slug:bbl>/code/": of_a_site("code/", "sites.keep_record"),
    "sites/<slug:bbl>/code/withdraw/": of_a_site("code/withdraw/", "sites.keep_record"),
    "sites/<slug:bbl>/signs/add/": of_a_site("signs/add/", "sites.keep_record"),
    "sites/<slug:bbl>/signs/<int:number>/gone/": of_a_site(f"signs/{RECORD}/gone/", "sites.keep_record"),
    "sites/<slug:bbl>/signs/<int:number>/replace/": of_a_site(f"signs/{RECORD}/replace/", "sites.keep_record"),
    "sites/<slug:bbl>/signs/<int:number>/photo/": of_a_site(f"signs/{RECORD}/photo/", "sites.keep_record"),
    "sites/<slug:bbl>/signs/<int:number>/photo/file/": Row(
        (f"/sites/{SITE}/signs/{RECORD}/photo/file/",), able("sites.see_record", status=404), of=OURS, crossing=403
    ),  # our sign has no photograph
    "sites/<slug:bbl>/print/": of_a_site("print/", "sites.see_record"),
    "sites/<slug:bbl>/print/page/": Row(
        (f"/sites/{SITE}/print/page/", f"/sites/{SITE}/print/page/?kind=area&area=Invented+room"),
        able("sites.see_record"),
        missing=("/sites/x/print/page/",),
        of=OURS,
        crossing=403,
    ),
    "sites/<slug:bbl>/print/<int:number>/": of_a_site(f"print/{RECORD}/", "sites.see_record"),
    "sites/<slug:bbl>/print/<int:number>/file/": of_a_site(f"print/{RECORD}/file/", "sites.see_record"),
    "api/v1/sites/<bbl>/signs": Row((f"/api/v1/sites/{SITE}/signs",), missing=("/api/v1/sites/x/signs",)),
    "api/v1/signs": Row(
        ("/api/v1/signs",), able("sites.keep_record", status=201, public=401), posts=A_SIGN, of=OURS, crossing=403
    ),
}
