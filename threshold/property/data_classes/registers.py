"""What each field of the registers is for: agreements, arrangements, placements, the Mayor's findings, their steps."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT = Retention.NONE_ADOPTED
BY_OPAQUE_MARK = "about staff, by an opaque mark"
BY_POST = "about staff, by their post"
REFERENCES = "record, may name staff"

_ENTRY = {
    "id": Field("record number", "what a determination refers to", KEPT),
    "body": Field("record", "which body keeps the entry", KEPT),
    "since": Field("record", "its first day", KEPT),
    "until": Field("record", "its last day", KEPT),
    "reference": Field(REFERENCES, "where the paper is kept", KEPT),
    "link": Field("record", "where the paper is published", KEPT),
    "file": Field("record number", "the paper itself, sealed", KEPT),
    "words": Field("record", "finding it", KEPT),
    "role": Field("record", "in which role it was recorded", KEPT),
    "recorded_on": Field("record", "on which day it was recorded", KEPT),
    "recorded_at": Field("record", "when it was recorded: the second clock", KEPT),
    "recorded_by": Field(BY_OPAQUE_MARK, "who recorded it, so that another person confirms", KEPT),
    "supersedes": Field("record number", "the entry it stands in place of", KEPT),
    "first": Field("record number", "the first of the entries that supersede each other", KEPT),
}
_TERMS = _ENTRY | {
    "title": Field("record", "what it is called", KEPT),
    "outside": Field("record", "with which outside agencies, by the body's name", KEPT),
    "governments": Field("record", "of which governments they are", KEPT),
    "city_bodies": Field("record", "which bodies of the City are parties", KEPT),
    "covers": Field("record", "how it says which lots it covers", KEPT),
    "lots_of": Field("record", "whose lots it covers, all of them", KEPT),
    "described": Field("record", "which lots it covers, in its own words", KEPT),
    "purposes": Field("record", "for which purposes", KEPT),
    "seen_by": Field("record", "whose people may see it", KEPT),
}
_OF = {
    "Agreement": _TERMS | {
        "kind": Field("record", "agreement, contract or subcontract (3(a))", KEPT),
        "formal": Field("record", "whether it is formal (3(a))", KEPT),
        "approval": Field("record", "whether it is duly approved (3(a)), or that this is unclear", KEPT),
        "approved_by": Field(BY_POST, "by which office it was approved", KEPT),
        "approved_on": Field("record", "on which day it was approved", KEPT),
    },
    "Arrangement": _TERMS | {
        "form": Field("record", "whether it was entered into formally (3(c))", KEPT),
        "entered_by": Field(BY_POST, "which office entered into it on behalf of the City", KEPT),
        "entered_on": Field("record", "on which day", KEPT),
    },
    "Covered": {
        "id": Field("record number", "the place of the row", KEPT),
        "body": Field("record", "which body keeps the entry", KEPT),
        "agreement": Field("record number", "which agreement", KEPT),
        "arrangement": Field("record number", "which arrangement", KEPT),
        "site": Field("record", "which lot it covers", KEPT),
    },
    "Placement": _ENTRY | {
        "unit": Field(BY_POST, "which unit or title is placed: never a name", KEPT),
        "count": Field("record", "how many of them", KEPT),
        "directed_by": Field("record", "of which kind the directing body is (10-178(b))", KEPT),
        "directing": Field("record", "which body directs them", KEPT),
        "aim": Field("record", "what the agency says it is for", KEPT),
        "reviewer": Field(BY_POST, "which post looks at it again", KEPT),
        "next_review": Field("record", "by when it is looked at again (house practice)", KEPT),
    },
    "Finding": _ENTRY | {
        "law": Field("public, about a body", "which federal law the Mayor spoke of", KEPT),
        "found_on": Field("public, about a body", "on which day the Mayor determined it", KEPT),
    },
    "Step": {
        "id": Field("record number", "the place of the step", KEPT),
        "body": Field("record", "which body keeps the entry", KEPT),
        "agreement": Field("record number", "which agreement", KEPT),
        "arrangement": Field("record number", "which arrangement", KEPT),
        "placement": Field("record number", "which placement", KEPT),
        "finding": Field("record number", "which finding", KEPT),
        "kind": Field("record", "confirmed, ended, reviewed or found", KEPT),
        "last_day": Field("record", "its last day, when it ended early", KEPT),
        "next_review": Field("record", "by when it is looked at again", KEPT),
        "verdict": Field("record, never public", "counsel's finding under 10-178(b)", KEPT),
        "reason": Field(REFERENCES, "why", KEPT),
        "on": Field("record", "on which day", KEPT),
        "role": Field("record", "in which role", KEPT),
        "recorded_at": Field("record", "when it was recorded: the second clock", KEPT),
        "recorded_by": Field(BY_OPAQUE_MARK, "who recorded it", KEPT),
    },
}  # fmt: skip
REGISTERS = {f"{model}.{name}": field for model, fields in _OF.items() for name, field in fields.items()}
