"""What 4-210(c) and (f) ask for each contract on record: the clause in it, and the training of guards."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from threshold.agencies.models import Contract
from threshold.core.periods import PER_CONTRACT
from threshold.duties.actions import Event
from threshold.duties.models import Assignment
from threshold.duties.post_clocks import Clock

# (c): contractors in regular contact with the public in human services, subcontractors too. (f): security contracts;
# whether one serves a human-services site the agency says, and what does not is withdrawn.
WHICH = {"4-210(c)": Q(human_services=True, public_contact=True), "4-210(f)": Q(security=True)}


def in_force(today: date) -> QuerySet[Contract]:
    """The contracts in force today at bodies that are set up here."""
    holds = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))
    return Contract.objects.filter(holds, body__set_up_on__isnull=False)


def clocks_of_contracts(today: date) -> list[Clock]:
    """What is asked for contracts in force and not assigned yet."""
    wanted = []
    for duty, which in WHICH.items():
        have = set(Assignment.objects.filter(duty=duty).values_list("body_id", "period"))
        for body, number, since in in_force(today).filter(which).order_by("pk").values_list("body_id", "pk", "since"):
            if (body, name_of(number)) not in have:
                wanted.append(Clock(duty, body, Event(since, name_of(number))))
    return wanted


def assigned_for_contracts_over(today: date) -> QuerySet[Assignment]:
    """What was asked for contracts that are over by today, or that are no longer of the kind."""
    found = Assignment.objects.filter(duty__in=PER_CONTRACT, withdrawn_on__isnull=True)
    over = Q(pk__in=())
    for duty, which in WHICH.items():
        hold = {name_of(number) for number in in_force(today).filter(which).values_list("pk", flat=True)}
        over |= Q(duty=duty) & ~Q(period__in=hold)
    return found.filter(over)


def name_of(contract: int) -> str:
    """The period of what is asked for one contract."""
    return f"contract {contract}"
