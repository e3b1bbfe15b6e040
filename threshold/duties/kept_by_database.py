"""What the database keeps by itself, in the same transaction: the state of an assignment from its proofs, and totals.

The meaning stands in `threshold.core.assignments`; tests hold the one to the other. Migrations run these texts; a later
change of one is a new migration that runs it again.
"""

from __future__ import annotations

# A proof counts until an accepted one supersedes it; it is in hand while nobody has reviewed or superseded it.
REFRESH_ASSIGNMENTS = """
create or replace function duties_refresh_assignments(which bigint[]) returns void language plpgsql as $$
begin
    update duties_assignment a
    set proved_on = s.proved_on, in_hand_on = s.in_hand_on, waiting_on = s.waiting_on
    from (
        select p.assignment_id,
            min(p.effective_on) filter (where r.accepted and later_review.accepted is not true) as proved_on,
            min(p.given_on) filter (where r.accepted or (r.id is null and later.id is null)) as in_hand_on,
            min(p.given_on) filter (where r.id is null and later.id is null) as waiting_on
        from duties_proof p
        left join duties_review r on r.proof_id = p.id
        left join duties_proof later on later.supersedes_id = p.id
        left join duties_review later_review on later_review.proof_id = later.id
        where p.assignment_id = any(which)
        group by p.assignment_id
    ) s
    where a.id = s.assignment_id
        and (a.proved_on, a.in_hand_on, a.waiting_on) is distinct from (s.proved_on, s.in_hand_on, s.waiting_on);
end $$
"""

# The pair's row is locked first and read after: of two at once, the second sees what the first has written.
REFRESH_TOTALS = """
create or replace function duties_refresh_totals(bodies text[], duties text[]) returns void language plpgsql as $$
begin
    insert into duties_total (body_id, duty)
        select distinct b, d from unnest(bodies, duties) as pair(b, d) order by b, d on conflict do nothing;
    perform 1 from duties_total t
        where (t.body_id, t.duty) in (select * from unnest(bodies, duties)) order by t.body_id, t.duty for update;
    update duties_total t set
        late_from = s.late_from, no_proof_from = s.no_proof_from, in_hand_from = s.in_hand_from,
        no_deadline_from = s.no_deadline_from, encouraged_from = s.encouraged_from, proved_from = s.proved_from
    from (
        select pair.b, pair.d,
            min(a.late_after) filter (where a.state in ('no-proof', 'no-deadline', 'encouraged')
                and a.paused_on is null) as late_from,
            min(a.counts_from) filter (where a.state = 'no-proof') as no_proof_from,
            min(a.counts_from) filter (where a.state = 'in-hand') as in_hand_from,
            min(a.counts_from) filter (where a.state = 'no-deadline') as no_deadline_from,
            min(a.counts_from) filter (where a.state = 'encouraged') as encouraged_from,
            min(a.counts_from) filter (where a.state = 'proved') as proved_from
        from (select distinct b, d from unnest(bodies, duties) as given(b, d)) pair
        left join lateral (
            select late_after, counts_from, paused_on,
                case when proved_on is not null then 'proved' when in_hand_on is not null then 'in-hand'
                    else unproved end as state
            from duties_assignment where body_id = pair.b and duty = pair.d and withdrawn_on is null
        ) a on true
        group by pair.b, pair.d
    ) s
    where t.body_id = s.b and t.duty = s.d;
end $$
"""

AFTER_PROOF = """
create or replace function duties_after_proof() returns trigger language plpgsql as $$
begin
    perform duties_refresh_assignments((select array_agg(distinct assignment_id) from fresh));
    return null;
end $$
"""
AFTER_REVIEW = """
create or replace function duties_after_review() returns trigger language plpgsql as $$
begin
    perform duties_refresh_assignments(
        (select array_agg(distinct p.assignment_id) from fresh join duties_proof p on p.id = fresh.proof_id));
    return null;
end $$
"""
AFTER_ASSIGNMENT = """
create or replace function duties_after_assignment() returns trigger language plpgsql as $$
declare bodies text[]; duties text[];
begin
    select array_agg(body_id), array_agg(duty) into bodies, duties
        from (select distinct body_id, duty from fresh) pairs;
    if bodies is not null then perform duties_refresh_totals(bodies, duties); end if;
    return null;
end $$
"""
TRIGGERS = """
create trigger keeps_state after insert on duties_proof referencing new table as fresh
    for each statement execute function duties_after_proof();
create trigger keeps_state after insert on duties_review referencing new table as fresh
    for each statement execute function duties_after_review();
create trigger keeps_totals_of_new after insert on duties_assignment referencing new table as fresh
    for each statement execute function duties_after_assignment();
create trigger keeps_totals_of_changed after update on duties_assignment referencing new table as fresh
    for each statement execute function duties_after_assignment()
"""
FUNCTIONS = (REFRESH_ASSIGNMENTS, REFRESH_TOTALS, AFTER_PROOF, AFTER_REVIEW, AFTER_ASSIGNMENT)
NAMES = (
    "duties_after_assignment()", "duties_after_review()", "duties_after_proof()",
    "duties_refresh_totals(text[], text[])", "duties_refresh_assignments(bigint[])",
)  # fmt: skip

# How a pair stands on a day that is not before anything recorded: read off the totals. `%(day)s` is the day.
_STANDS = """
case
    when t.late_from < %(day)s then 'past'
    when t.no_proof_from <= %(day)s then 'no-proof'
    when t.in_hand_from <= %(day)s then 'in-hand'
    when t.no_deadline_from <= %(day)s then 'no-deadline'
    when t.encouraged_from <= %(day)s then 'encouraged'
    when t.proved_from <= %(day)s then 'proved'
    else case least(t.no_proof_from, t.in_hand_from, t.no_deadline_from, t.encouraged_from, t.proved_from)
        when t.no_proof_from then 'no-proof' when t.in_hand_from then 'in-hand'
        when t.no_deadline_from then 'no-deadline' when t.encouraged_from then 'encouraged'
        when t.proved_from then 'proved' end
end
"""
COUNTS_TODAY = "select t.duty, STANDS as stands, count(*) from duties_total t group by 1, 2".replace("STANDS", _STANDS)
PAIRS_TODAY = """
select t.duty, t.body_id, STANDS as stands from duties_total t
where (%(body)s::text is null or t.body_id = %(body)s) and (%(duty)s::text is null or t.duty = %(duty)s)
""".replace("STANDS", _STANDS)
# The same on any day, worked out from every assignment: the standings as numbers, the one that most needs eyes first.
RANKS = ("past", "no-proof", "in-hand", "no-deadline", "encouraged", "proved")
STANDING_THEN = """
with live as (
    select body_id, duty, counts_from,
        case when proved_on <= %(day)s then 5 when in_hand_on <= %(day)s then 2
            when late_after < %(day)s and paused_on is null then 0
            else case unproved when 'no-proof' then 1 when 'no-deadline' then 3 else 4 end end as rank
    from duties_assignment
    where (withdrawn_on is null or withdrawn_on > %(day)s) and (event_on is null or event_on <= %(day)s)
        and (%(body)s::text is null or body_id = %(body)s) and (%(duty)s::text is null or duty = %(duty)s)
)
select duty, body_id, coalesce(
    min(rank) filter (where counts_from <= %(day)s), min((counts_from - date '1900-01-01') * 10 + rank) %% 10
) as rank from live group by duty, body_id
"""
