"""A step belongs to the body of its entry; auditors' reach includes sensitive sites, which pages open for a purpose."""

from django.db import migrations

from threshold.database.row_security import IN_REACH, row_security_anew, within_reach, within_sight

REGISTERS = ("agreement", "arrangement", "placement")


def of_an_entry(name: str, more: str = "") -> str:
    """There is the entry a step names, within sight."""
    return f"exists (select 1 from property_{name} entry where entry.id = {name}_id{more})"


SAME_BODY = " or ".join(of_an_entry(name, " and entry.body_id = property_step.body_id") for name in REGISTERS)
# Findings are kept for the whole City alone; asking for their table here would ask for this one again.
OF_THEIR_BODY = f"({within_reach('body_id')}) and ({SAME_BODY}) or finding_id is not null and {IN_REACH}"
STEPS = " or ".join(("finding_id is not null", *map(of_an_entry, REGISTERS)))

# Sites are narrowed to what is decided of control, so that what was worked out of them moves with a decision as well.
MOVES = """
create function property_control_added() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    update property_stamp set number = nextval('property_stamp_number');
    return null;
end $$;
create trigger stamp_moves after insert on property_control
    for each statement execute function property_control_added();
"""
STAYS = "drop trigger stamp_moves on property_control; drop function property_control_added();"


class Migration(migrations.Migration):

    dependencies = [
        ('property', '0006_site_records'),
    ]

    operations = [
        row_security_anew("property_step", see=STEPS, write=OF_THEIR_BODY),
        row_security_anew(
            "property_site", see=f"not sensitive or {within_sight('body_id')}", write=within_reach("body_id")
        ),
        migrations.RunSQL(MOVES, STAYS),
    ]
