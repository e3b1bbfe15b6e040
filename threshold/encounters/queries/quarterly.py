"""Every read of the quarterly report: the records of a quarter, the agencies' parts, the editions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from threshold.accounts.rights import Rights
from threshold.agencies.models import Body
from threshold.core.answers import OutOfSight
from threshold.database.reach import Reach, reaching
from threshold.duties.models import Assignment
from threshold.encounters.models import Designation, Edition, Encounter, Part, Tag, Withholding
from threshold.encounters.permissions.quarterly import SEE, can_see_part, can_see_reports
from threshold.encounters.quarterly.cells import Content, Counted, part_content, seal_of
from threshold.encounters.quarterly.quarters import Quarter, quarter_at, quarter_named

DUTY = "10-178(d)-2"
NEWEST = {"superseded_by__isnull": True}


def find_quarter(name: str) -> Quarter:
    """The quarter of an address. Raises OutOfSight."""
    found = quarter_named(name)
    if found is None:
        raise OutOfSight(name)
    return found


def designated(day: date) -> Designation | None:
    """The office that holds the designation on a day, or None: which it is, is not established."""
    return Designation.objects.filter(since__lte=day).select_related("body").order_by("-id").first()


def confirmed_in(quarter: Quarter) -> QuerySet[Encounter]:
    """The confirmed records of a quarter: by the day a paper gives, else by when they reached the server."""
    found = Encounter.objects.annotate(counted_at=Coalesce("happened_at", "received_at"))
    return found.filter(
        confirmed_at__isnull=False, body__isnull=False, counted_at__gte=quarter.begins, counted_at__lt=quarter.ends
    )


def with_tags(found: QuerySet[Encounter]) -> QuerySet[Encounter]:
    """The same with what was said last of each for the report."""
    tags = Prefetch("tags", Tag.objects.filter(**NEWEST), to_attr="tagged")
    newest = Withholding.objects.filter(encounter=OuterRef("pk"), **NEWEST).values("ground")[:1]
    return found.select_related("account").annotate(ground=Subquery(newest)).prefetch_related(tags)


def records_of(quarter: Quarter, body: str) -> list[Encounter]:
    """An agency's confirmed records of a quarter, the newest first, each with its tag and ground."""
    return list(with_tags(confirmed_in(quarter).filter(body_id=body)).order_by("-id"))


def tag_of(encounter: Encounter) -> Tag | None:
    """What counsel said last of a record for the report."""
    return Tag.objects.filter(encounter=encounter, **NEWEST).first()


def ground_of(encounter: Encounter) -> Withholding | None:
    """The ground that is invoked for a record, or None."""
    found = Withholding.objects.filter(encounter=encounter, **NEWEST).first()
    return found if found is not None and found.ground else None


def fresh_content(quarter: Quarter, body: str) -> Content:
    """An agency's part as it would be signed off now."""
    return part_content(quarter.name, body, [counted(one) for one in records_of(quarter, body)])


def counted(encounter: Encounter) -> Counted:
    """A record of `with_tags` as the report counts it."""
    tags: Sequence[Tag] = getattr(encounter, "tagged", ())
    account, tag = encounter.account, tags[0] if tags else None
    said = (account.asked, account.answered, account.happened) if account else ([], [], [])
    asked, answered, happened = (tuple(values) for values in said)
    if tag is None:
        return Counted(asked=asked, answered=answered, happened=happened)
    return Counted(
        qualifies=tag.qualifies, requesting=tag.requesting, received_by=tag.received_by, contained_in=tag.contained_in,
        ground=getattr(encounter, "ground", "") or "", asked=asked, answered=answered, happened=happened,
    )  # fmt: skip


def newest_parts(quarter: Quarter) -> list[Part]:
    """The newest part of each agency that signed one off and is in sight."""
    found = Part.objects.filter(quarter=quarter.name).select_related("body").order_by("body_id", "-number")
    return list(found.distinct("body_id"))


def part_of(quarter: Quarter, body: str) -> Part | None:
    """The newest part of one agency."""
    return Part.objects.filter(quarter=quarter.name, body_id=body).order_by("-number").first()


def changed_since(quarter: Quarter, parts: Sequence[Part]) -> list[str]:
    """The agencies whose records say something else now than the part they signed off: their names alone."""
    with reaching(Reach.CITY):
        return [one.body_id for one in parts if seal_of(fresh_content(quarter, one.body_id)) != one.seal]


def agencies_here() -> list[Body]:
    """The bodies that are set up here, each of which signs off a part or is listed as without one."""
    return list(Body.objects.filter(set_up_on__isnull=False).order_by("name", "id"))


def editions_of(quarter: Quarter) -> list[Edition]:
    """The editions of a quarter in sight, the newest first, each with its way out."""
    found = Edition.objects.filter(quarter=quarter.name).order_by("-number")
    return list(found.select_related("office", "paper", "transmission", "transmission__receipt"))


def find_edition(rights: Rights, number: int) -> Edition:
    """One edition. Raises OutOfSight."""
    found = Edition.objects.select_related(
        "office", "paper__file", "transmission__proof", "transmission__receipt__file"
    ).filter(pk=number)  # fmt: skip
    one = found.first()
    if one is None or not can_see_reports(rights):
        raise OutOfSight(str(number))
    return one


def find_part(rights: Rights, quarter: Quarter, body: str, day: date) -> tuple[Body, Part | None]:
    """An agency and its newest part of a quarter. Raises OutOfSight."""
    found = Body.objects.filter(pk=body, set_up_on__isnull=False).first()
    if found is None:
        raise OutOfSight(body)
    if not rights.may(SEE, body):
        office = designated(day)
        if not can_see_part(rights, body, office.body_id if office else ""):
            raise OutOfSight(body)
    return found, part_of(quarter, body)


def owed_for(office: str, quarter: Quarter) -> Assignment | None:
    """What an office owes for a quarter under 10-178(d), where it was designated and is set up here."""
    owed = Assignment.objects.filter(body_id=office, duty=DUTY, period=quarter.name, withdrawn_on__isnull=True)
    return owed.first()


def quarters_known(today: Quarter) -> list[Quarter]:
    """The quarters to list, the newest first: from the first with something in sight to today's."""
    oldest = Encounter.objects.filter(confirmed_at__isnull=False).annotate(
        counted_at=Coalesce("happened_at", "received_at")
    ).order_by("counted_at").values_list("counted_at", flat=True).first()  # fmt: skip
    named = [*Part.objects.order_by("quarter").values_list("quarter", flat=True)[:1],
             *Edition.objects.order_by("quarter").values_list("quarter", flat=True)[:1]]  # fmt: skip
    known = [one for one in map(quarter_named, named) if one] + ([quarter_at(oldest)] if oldest else [])
    listed, first = [today], min([*known, today.before])
    while listed[-1] > first and len(listed) < 40:
        listed.append(listed[-1].before)
    return listed


def is_newest(edition: Edition) -> bool:
    """Whether no later edition of the quarter was compiled."""
    return not Edition.objects.filter(quarter=edition.quarter, number__gt=edition.number).exists()
