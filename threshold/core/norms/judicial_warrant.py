"""The two judicial-warrant tests: the order's and 4-210's, and the narrower one of the detainer laws."""

from __future__ import annotations

from threshold.core.facts import (
    B_AUTHORITY,
    B_ISSUER,
    B_LIVE,
    YES_NO,
    Fact,
    Kind,
    Known,
)
from threshold.core.rules import All, Is, Step
from threshold.core.words import gettext_noop as _

ISSUERS = frozenset({"article_iii_judge", "magistrate_judge", "ny_court"})
AUTHORITIES = frozenset({"custody_of_subject", "search_or_enter_this_place"})
CUSTODY_OR_ENTRY = (
    "authorizes a law enforcement officer to take into custody the person who is the subject of such warrant "
    "or to conduct a search or otherwise enter the premises at issue"
)
IN_ITS_TERMS = "in accordance with the terms of the warrant"


def _judicial_warrant(cite: str, issued_by: str) -> All:
    """The definition that section 1(f) and 4-210 share but for the words on who issues the warrant."""
    return All(
        (
            Is(B_ISSUER, ISSUERS, issued_by, contested=frozenset({"fisa_court"})),
            Is(
                B_AUTHORITY,
                AUTHORITIES,
                CUSTODY_OR_ENTRY,
                contested=frozenset({"search_or_enter_elsewhere"}),
            ),
            Is(
                B_LIVE,
                frozenset({"yes"}),
                IN_ITS_TERMS,
                contested=frozenset({"use_not_in_terms"}),
            ),
        ),
        cite,
    )


OF_THE_ORDER = _judicial_warrant(
    "EO13 s.1(f)",
    "issued by a judge appointed pursuant to Article III of the United States Constitution or a federal magistrate "
    "judge appointed pursuant to 28 U.S.C. § 631, or any successor provision, or by a court of the state of New York",
)
OF_4_210 = _judicial_warrant(
    "AC 4-210(a)",
    "issued by a judge appointed pursuant to article III of the United States constitution or a federal magistrate "
    "judge appointed pursuant to section 631 of title 28 of the United States code, or any successor provision, or by "
    "a court of the state of New York",
)

PROBABLE_CAUSE = Fact("probable_cause", _("Is it based on probable cause?"), Kind.PAPER, YES_NO)
FEDERAL_CUSTODY = Fact(
    "federal_custody",
    _("Does it authorize federal immigration authorities to take the person it names into custody?"),
    Kind.PAPER,
    YES_NO,
)
DETAINER_TEXT = "nyc-admin-code/9-131-judicial-warrant.txt"
OF_THE_DETAINER_LAWS = All(
    (
        Is(PROBABLE_CAUSE, frozenset({"yes"}), "a warrant based on probable cause"),
        Is(
            B_ISSUER,
            frozenset({"article_iii_judge", "magistrate_judge"}),
            "issued by a judge appointed pursuant to article III of the United States constitution or a federal "
            "magistrate judge appointed pursuant to 28 U.S.C. §631",
            contested=frozenset({"fisa_court"}),
        ),
        Is(
            FEDERAL_CUSTODY,
            frozenset({"yes"}),
            "authorizes federal immigration authorities to take into custody the person who is the subject of such "
            "warrant",
        ),
    ),
    "AC 9-131(a)(5)",
)
"""9-131, 9-205 and 14-154 take no New York court's warrant: federal judges only, and custody by named authorities."""


def meets(definition: All, known: Known) -> Step:
    """What is known of a paper against one definition. A paper may meet one definition and not the other."""
    return definition.weigh(known)
