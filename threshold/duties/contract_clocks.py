"""What 4-210(c) and (f) ask for each contract on record: the clause in it, and the training of guards."""

from __future__ import annotations

from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from threshold.agencies.models import Contract
from threshold.core.periods import PER_CONTRACT
from threshold.duties.actions import Event
from threshold.duties.models import Assignment
from threshold.duties.post_clocks import Clock

# (c): contractors in regular contact with the public in human services, subcontractors too. (f): security contracts;
# whether one serves a human-services site the agency says, and what does not is withdrawn.
WHICH = {"4-210(c)": Q(human_services=True, public_contact=True), "4-210(f)": Q(security=True)}
NAMED = "contract "
PERIOD = Concat(Value(NAMED), Cast("pk", CharField()), output_field=CharField())  # `name_of`, as the database says it


def in_force(today: date) -> QuerySet[Contract]:
    """The contracts in force today at bodies that are set up here."""
    holds = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))
    return Contract.objects.filter(holds, body__set_up_on__isnull=False)


def clocks_of_contracts(today: date) -> list[Clock]:
    """What is asked for contracts in force and not assigned yet."""
    wanted = []
    for duty, which in WHICH.items():
        have = Assignment.objects.filter(body=OuterRef("body"), duty=duty, period=OuterRef("period"))
        fresh = in_force(today).filter(which).annotate(period=PERIOD).filter(~Exists(have)).order_by("pk")
        for body, period, since in fresh.values_list("body_id", "period", "since"):
            wanted.append(Clock(duty, body, Event(since, period)))
    return wanted


def assigned_for_contracts_over(today: date) -> QuerySet[Assignment]:
    """What was asked for contracts that are over by today, or that are no longer of the kind."""
    over = Q(pk__in=())
    for duty, which in WHICH.items():
        holds = in_force(today).filter(which, body=OuterRef("body")).annotate(name=PERIOD)
        over |= Q(~Exists(holds.filter(name=OuterRef("period"))), duty=duty)
    return Assignment.objects.filter(over, duty__in=PER_CONTRACT, withdrawn_on__isnull=True)


def name_of(contract: int) -> str:
    """The period of what is asked for one contract."""
    return f"{NAMED}{contract}"
