"""The rows of matters, readings and deciders in the table of pages and roles."""

from __future__ import annotations

from tests.role_answers import NO_ROLE, OURS, PUBLIC_ALONE, RECORD, Answers, Row, able, only, signed_in

# A matter of our agency that was not shown to the Law Department: its counsel works on it, an auditor reads it.
SEES_A_MATTER = only("counsel", "auditor", others=404)
WORKS_ON_IT = only("counsel", others=404) | {"auditor": 403}
BY_API = SEES_A_MATTER | {PUBLIC_ALONE: 401}
ACTS_BY_API = only("counsel", status=201, others=404, public=401)
LOOKS_AT_READINGS = able("matters.see", "matters.find")


def _of_a_matter(path: str, answers: Answers) -> Row:
    """A page of one matter."""
    found = (999_999, "9" * 30)
    return Row(
        (f"/matters/{RECORD}/{path}",), answers, missing=tuple(f"/matters/{one}/{path}" for one in found), of=OURS
    )


def _kept_by_law(path: str, ability: str) -> Row:
    """A page on which the Law Department ends something everybody at an office sees."""
    answers = able(ability) | {NO_ROLE: 404}
    return Row((path.format(RECORD),), answers, missing=(path.format(999_999), path.format("9" * 30)))


MATTERS: dict[str, Row] = {
    "matters/": Row(
        ("/matters/", "/matters/?body=x&kind=y&state=z&referred=q&points=no&before=never", "/matters/?as=csv"),
        LOOKS_AT_READINGS,
    ),
    "matters/open/": Row(("/matters/open/",), able("matters.work")),
    "matters/<int:number>/": _of_a_matter("", SEES_A_MATTER),
    "matters/<int:number>/state/": _of_a_matter("state/", WORKS_ON_IT),
    "matters/<int:number>/find/": _of_a_matter("find/", WORKS_ON_IT),
    "matters/<int:number>/decide/": _of_a_matter("decide/", WORKS_ON_IT),
    "matters/<int:number>/refer/": _of_a_matter("refer/", WORKS_ON_IT),
    "matters/<int:number>/advice/": _of_a_matter("advice/", WORKS_ON_IT),
    "matters/<int:number>/determinations/<int:which>/": Row(
        (f"/matters/{RECORD}/determinations/1/", f"/matters/{RECORD}/determinations/1/?as=json"),
        SEES_A_MATTER,
        missing=(f"/matters/{RECORD}/determinations/9/",),
        of=OURS,
    ),
    "open-points/": Row(("/open-points/", "/open-points/?why=x&before=y"), LOOKS_AT_READINGS),
    "readings/": Row(("/readings/",), LOOKS_AT_READINGS),
    "readings/adopt/": Row(("/readings/adopt/",), able("readings.adopt")),
    "readings/<int:number>/end/": _kept_by_law("/readings/{}/end/", "readings.adopt"),
    "deciders/": Row(("/deciders/",), LOOKS_AT_READINGS),
    "deciders/enter/": Row(("/deciders/enter/",), able("deciders.keep")),
    "deciders/<int:number>/end/": _kept_by_law("/deciders/{}/end/", "deciders.keep"),
    "api/v1/matters": Row(("/api/v1/matters", "/api/v1/matters?state=open&before=9"), signed_in(public=401)),
    "api/v1/matters/<number>": Row(
        (f"/api/v1/matters/{RECORD}",), BY_API, missing=("/api/v1/matters/999999",), of=OURS
    ),
    "api/v1/matters/<number>/determinations": Row(
        (f"/api/v1/matters/{RECORD}/determinations",), ACTS_BY_API, of=OURS, posts={"stated": 1, "sealed": 1}
    ),
    "api/v1/matters/<number>/statements": Row(
        (f"/api/v1/matters/{RECORD}/statements",),
        ACTS_BY_API,
        of=OURS,
        posts={"statements": [{"fact": "place", "values": ["garage"], "source": "seen"}]},
    ),
    "api/v1/matters/<number>/findings": Row(
        (f"/api/v1/matters/{RECORD}/findings",),
        ACTS_BY_API,
        of=OURS,
        posts={"findings": [{"fact": "place", "values": ["garage"], "reasons": "seen there"}]},
    ),
    "api/v1/matters/<number>/determinations/<which>": Row(
        (f"/api/v1/matters/{RECORD}/determinations/1",),
        BY_API,
        missing=(f"/api/v1/matters/{RECORD}/determinations/9",),
        of=OURS,
    ),
}
