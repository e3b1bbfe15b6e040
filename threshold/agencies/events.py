"""Kinds of journal line about bodies."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind

BODIES_IMPORTED = Kind(
    name="agencies.bodies_imported",
    sentence=gettext_noop("A list of bodies was imported: {added} added, {changed} changed, {refused} rows refused."),
    details=frozenset({"layout", "file_hash", "added", "changed", "unchanged", "refused", "absent", "changes_root"}),
)
STARTER_LOADED = Kind(
    name="agencies.starter_loaded",
    sentence=gettext_noop("The bodies the order and the law name were loaded: {added} added, {changed} changed."),
    details=frozenset({"added", "changed", "unchanged", "changes_root"}),
)
DEMONSTRATION_LOADED = Kind(
    name="agencies.demonstration_loaded",
    sentence=gettext_noop("Invented bodies were loaded for a demonstration: {added}."),
    details=frozenset({"added"}),
)
BODY_SET_UP = Kind(
    name="agencies.body_set_up",
    sentence=gettext_noop("The body was set up here from {day}, its privacy officer having approved the collection."),
    details=frozenset({"day", "given_by", "given_on", "reference", "reason"}),
    personal=frozenset({"given_by", "reference", "reason"}),
)
SET_UP_TAKEN_BACK = Kind(
    name="agencies.set_up_taken_back",
    sentence=gettext_noop("The body is set up here no longer, from {day}."),
    details=frozenset({"day", "reason"}),
    personal=frozenset({"reason"}),
)
POST_DESIGNATED = Kind(
    name="agencies.post_designated",
    sentence=gettext_noop("A holder of the post {post} was recorded, from {since}."),
    details=frozenset({"post", "seat", "since", "until", "instrument"}),
    personal=frozenset({"instrument"}),
)
POST_VACATED = Kind(
    name="agencies.post_vacated",
    sentence=gettext_noop("The post {post} was recorded as held no longer, from {on}."),
    details=frozenset({"post", "seat", "on", "kind", "reason"}),
    personal=frozenset({"reason"}),
)
POST_HANDED_OVER = Kind(
    name="agencies.post_handed_over",
    sentence=gettext_noop("The post {post} was handed over on {since}."),
    details=frozenset({"post", "seat", "since", "until", "instrument", "before"}),
    personal=frozenset({"instrument"}),
)
POST_CORRECTED = Kind(
    name="agencies.post_corrected",
    sentence=gettext_noop("What was recorded of the post {post} for {was} was corrected."),
    details=frozenset({"post", "seat", "kind", "was", "on", "reason"}),
    personal=frozenset({"reason"}),
)
BOUND_DECIDED = Kind(
    name="agencies.bound_decided",
    sentence=gettext_noop("Whether an unclear clause binds a body was decided: {verdict}, from {since}."),
    details=frozenset({"group", "body", "verdict", "reason", "since", "supersedes"}),
)
CONTRACT_ADDED = Kind(
    name="agencies.contract_added",
    sentence=gettext_noop("A contract was added."),
    details=frozenset({"number", "vendor", "human_services", "security"}),
    personal=frozenset({"vendor"}),
)
CONTRACT_CHANGED = Kind(
    name="agencies.contract_changed",
    sentence=gettext_noop("What is known of a contract was changed: {fields}."),
    details=frozenset({"fields", "was", "reason"}),
    personal=frozenset({"was", "reason"}),
)
PLACE_KEPT = Kind(
    name="agencies.place_kept",
    sentence=gettext_noop("A place a contract serves was added or changed."),
    details=frozenset({"location", "sensitive", "until"}),
)
CONTRACTS_IMPORTED = Kind(
    name="agencies.contracts_imported",
    sentence=gettext_noop("A file of contracts was imported: {added} added, {changed} changed."),
    details=frozenset(
        {"added", "changed", "unchanged", "absent", "places_added", "places_changed", "file_hash", "root"}
    ),
)
CROSSING_APPROVED = Kind(
    name="agencies.crossing_approved",
    sentence=gettext_noop("Records may cross to {to_body} from {since}, by a written approval."),
    details=frozenset({"to_body", "since", "until", "purpose", "reference"}),
    personal=frozenset({"reference", "purpose"}),
)
CROSSING_ENDED = Kind(
    name="agencies.crossing_ended",
    sentence=gettext_noop("An approval to let records cross ends on {until}."),
    details=frozenset({"until"}),
)
