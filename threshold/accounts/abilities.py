"""What abilities are called: the words beside their dotted names. Every ability of the list of roles stands here."""

from __future__ import annotations

from threshold.core.words import gettext_noop

ABILITIES = {
    "bodies.decide_bound": gettext_noop("Decide whom an unclear clause binds"),
    "bodies.set_up": gettext_noop("Set up a body here"),
    "collection.approve": gettext_noop("Approve what an agency collects"),
    "contracts.manage": gettext_noop("Keep contracts"),
    "contracts.see": gettext_noop("See contracts"),
    "diary.write": gettext_noop("Write the diary of efforts"),
    "duties.ask_extension": gettext_noop("Ask for more time"),
    "duties.attest": gettext_noop("Attest that there was nothing in a period"),
    "duties.extend": gettext_noop("Record extensions and pauses with their authority"),
    "duties.see": gettext_noop("See duties and how they stand"),
    "endpoints.set": gettext_noop("Say where notices are posted to"),
    "journal.read": gettext_noop("Read the journal"),
    "notices.retry": gettext_noop("Send a message again"),
    "notices.see": gettext_noop("See whether messages went"),
    "people.manage": gettext_noop("Add people, and keep them from signing in"),
    "people.see": gettext_noop("See people and their roles"),
    "posts.manage": gettext_noop("Keep posts and who holds them"),
    "posts.see": gettext_noop("See posts and who holds them"),
    "power.take": gettext_noop("Take the administrator's power for a time"),
    "proof.give": gettext_noop("Give proof for the agency"),
    "proof.read": gettext_noop("Read proof"),
    "proof.review": gettext_noop("Review proof another person gave"),
    "requests.answer": gettext_noop("Answer requests"),
    "requests.make": gettext_noop("Make requests of agencies and offices"),
    "roles.grant": gettext_noop("Give and end roles, and say what they may do"),
    "sites.decide_control": gettext_noop("Decide operational control of a site"),
    "sites.keep_record": gettext_noop("Keep the record of a site: code, custodian, signs, non-public areas, risk"),
    "sites.mark_sensitive": gettext_noop("Mark a site as sensitive"),
    "sites.see": gettext_noop("See sensitive sites"),
    "sites.see_record": gettext_noop("See the record of a site that is not public"),
    "sensitive.open": gettext_noop("Open sensitive fields for a stated purpose"),
}
