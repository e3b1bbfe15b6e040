"""What each field about people is for, its class under the Identifying Information Law, and when it dies."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT, REPLACED, WINDOW = Retention.NONE_ADOPTED, Retention.REPLACED, Retention.WINDOW
STAFF = "names staff, by their work address or name"

FIELDS = {
    "Person.id": Field("record number", "the person's row", KEPT),
    "Person.ref": Field("about staff, by an opaque mark", "what the journal calls the person", KEPT),
    "Person.email": Field(STAFF, "signing in, and being written to", KEPT),
    "Person.name": Field(STAFF, "who did what, for colleagues who may see it", KEPT),
    "Person.password": Field("secret, hashed", "signing in", REPLACED),
    "Person.last_login": Field("about staff", "noticing accounts nobody uses", REPLACED),
    "Person.is_active": Field("record", "whether the person may sign in", KEPT),
    "Person.language": Field("about staff, languages spoken", "the language of pages and notices", REPLACED),
    "Person.demonstration": Field("record", "marks who is invented", KEPT),
    "Person.created_at": Field("record", "when the person was added", KEPT),
    "Person.session_mark": Field("about staff, by an opaque mark", "ending every session of a person", REPLACED),
    "Role.slug": Field("record number", "the permanent name of the role", KEPT),
    "Role.name": Field("public, about a role", "what the role is called", KEPT),
    "Role.about": Field("public, about a role", "what the role is for", KEPT),
    "Role.scope": Field("public, about a role", "whether it is held for an agency or the City", KEPT),
    "Role.abilities": Field("public, about a role", "what its holder may do", KEPT),
    "Role.powers": Field("public, about a role", "what its holder may do while the power is on", KEPT),
    "Role.reads_all": Field("public, about a role", "marks the auditor's sight", KEPT),
    "Role.listed_abilities": Field(
        "public, about a role", "what the list gave last: tells its news from changes", KEPT
    ),
    "Role.listed_powers": Field("public, about a role", "the same of what needs the power", KEPT),
    "Grant.id": Field("record number", "the place of the grant", KEPT),
    "Grant.person": Field("about staff, by a record number", "who holds the role", KEPT),
    "Grant.role": Field("record", "which role", KEPT),
    "Grant.agency_id": Field("record", "for which agency", KEPT),
    "Grant.since": Field("record", "from when", KEPT),
    "Grant.until": Field("record", "to when", KEPT),
    "Grant.given_by": Field("about staff, by an opaque mark", "who gave it", KEPT),
    "Grant.reason": Field("record", "why it was given", KEPT),
    "Power.id": Field("record number", "the place of the power", KEPT),
    "Power.person": Field("about staff, by a record number", "who took it", KEPT),
    "Power.since": Field("record", "from when", KEPT),
    "Power.until": Field("record", "to when", KEPT),
    "Power.reason": Field("record", "why it was taken", KEPT),
    "Opening.id": Field("record number", "the place of the opening", KEPT),
    "Opening.person": Field("about staff, by a record number", "who opened a sensitive field", KEPT),
    "Opening.kind": Field("record", "which kind of record was opened", KEPT),
    "Opening.number": Field("record number", "which record was opened", KEPT),
    "Opening.purpose": Field("record", "for which purpose", KEPT),
    "Opening.words": Field("record", "why, in words", KEPT),
    "Opening.at": Field("record", "when", KEPT),
    "Tries.mark": Field("keyed hash of an address, a place or a browser", "limiting how often it tries", WINDOW),
    "Tries.count": Field("record", "how often it tried", WINDOW),
    "Tries.until": Field("record", "when this is forgotten", WINDOW),
}
