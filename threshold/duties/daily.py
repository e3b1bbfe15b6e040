"""What the service does by itself: it assigns what has come round, starts the clocks events start, and reminds."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from threshold.accounts.rights import Who
from threshold.agencies.models import Body, Decision
from threshold.core.answers import Refused
from threshold.core.periods import PER_CONTRACT
from threshold.core.words import day_in_words
from threshold.database.reach import Reach, reaching
from threshold.duties.actions import assign_body, put_off, start_clock
from threshold.duties.actions.putting_off import Grounds
from threshold.duties.contract_clocks import assigned_for_contracts_over, clocks_of_contracts
from threshold.duties.models import Assignment
from threshold.duties.post_clocks import Clock, clocks_of, corrected_names, events_to_follow
from threshold.duties.queries.law import surely_bound

CLOCK = Who.clock("daily")
OVER = Grounds("The contract is over, or no longer of this kind, as recorded.", "What it asked for is owed no longer.")
CORRECTED = Grounds("The record of the event was corrected.", "What it started is owed no longer.")


def open_next_periods(today: date) -> int:
    """Assign to every body that is set up here what has come round since; how many were new. A line for each body."""
    bodies = Body.objects.filter(set_up_on__isnull=False).order_by("pk").values_list("pk", flat=True)
    return sum(assign_body(by=CLOCK, body=body, today=today) for body in bodies)


def follow(today: date) -> int:
    """Bring the duties into line with bodies just set up, with decisions, and with what happened to posts.

    Safe to repeat: what has followed already does not follow again. How many things were done.
    """
    with reaching(Reach.CITY):
        done = _follow_set_up(today) + _follow_decisions(today) + _follow_events(today)
        return done + _follow_contracts(today)


def _follow_set_up(today: date) -> int:
    """Assign to bodies that are set up and have nothing assigned yet."""
    fresh = Body.objects.filter(set_up_on__isnull=False, assignments__isnull=True).values_list("pk", flat=True)
    return sum(assign_body(by=CLOCK, body=body, today=today) for body in list(fresh))


def _follow_decisions(today: date) -> int:
    """Assign what a decision binds a body to, withdraw what one frees it from."""
    decided = Decision.objects.filter(superseded_by__isnull=True, since__lte=today, body__set_up_on__isnull=False)
    done = 0
    for body in sorted(set(decided.values_list("body_id", flat=True))):
        done += assign_body(by=CLOCK, body=body, today=today)
        done += _withdraw_unbound(Body.objects.get(pk=body), today)
    return done


def _withdraw_unbound(body: Body, today: date) -> int:
    """Withdraw what a body no longer surely owes, naming the decision of the day."""
    bound = surely_bound(body, today)
    still = bound | PER_CONTRACT  # what a contract asks for ends with the contract
    left = Assignment.objects.filter(Q(body=body, withdrawn_on__isnull=True) & ~Q(duty__in=still))
    grounds = Grounds(
        f"An official decided whom the clause binds, as recorded by {day_in_words(today)}.",
        "The decision leaves this body out; its reason stands beside it.",
    )
    numbers = list(left.values_list("pk", flat=True))
    for number in numbers:
        put_off(by=CLOCK, assignment=number, kind="withdrawal", grounds=grounds, today=today)
    return len(numbers)


def _follow_events(today: date) -> int:
    """Start the clocks that events start; end those of events that were corrected."""
    started = sum(_start(clock, today) for happened in events_to_follow(today) for clock in clocks_of(happened))
    wrong = Assignment.objects.filter(period__in=corrected_names(), withdrawn_on__isnull=True)
    ended = list(wrong.values_list("pk", flat=True))
    for number in ended:
        put_off(by=CLOCK, assignment=number, kind="withdrawal", grounds=CORRECTED, today=today)
    return started + len(ended)


def _follow_contracts(today: date) -> int:
    """Assign what 4-210(c) and (f) ask for each contract in force; end what was asked for one that is over."""
    started = sum(_start(clock, today) for clock in clocks_of_contracts(today))
    over = list(assigned_for_contracts_over(today).values_list("pk", flat=True))
    for number in over:
        put_off(by=CLOCK, assignment=number, kind="withdrawal", grounds=OVER, today=today)
    return started + len(over)


def _start(clock: Clock, today: date) -> bool:
    """Start one clock: not when it runs already, nor for a body that is not set up here."""
    if Assignment.objects.filter(body_id=clock.body, duty=clock.duty, period=clock.event.name).exists():
        return False
    if not Body.objects.filter(pk=clock.body, set_up_on__isnull=False).exists():
        return False
    try:
        start_clock(by=CLOCK, duty=clock.duty, body=clock.body, event=clock.event, today=today)
    except Refused:
        return False  # somebody else started it at the same moment
    return True
