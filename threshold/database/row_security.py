"""Migration operations that bind the application's role: row security, and tables that are only added to."""

from __future__ import annotations

from django.conf import settings
from django.db.migrations.operations import RunSQL

IN_REACH = "current_setting('app.reach', true) = 'city'"
OWN_AGENCY = "(current_setting('app.reach', true) = 'agency' and {column}::text = current_setting('app.agency', true))"


def within_reach(column: str) -> str:
    """The condition under which a row of one agency is in reach."""
    return f"{IN_REACH} or {OWN_AGENCY.format(column=column)}"


def row_security(table: str, *, see: str, write: str) -> RunSQL:
    """Enable and force row security on a table: `see` and `write` are SQL conditions over its columns.

    Forced, so that it binds the owner of the table too; only the superuser and roles made to bypass it escape.
    """
    forward = f"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy see on {table} for select using ({see});
        create policy add on {table} for insert with check ({write});
        create policy change on {table} for update using ({write}) with check ({write});
        create policy remove on {table} for delete using ({write});
    """
    back = f"""
        drop policy see on {table}; drop policy add on {table};
        drop policy change on {table}; drop policy remove on {table};
        alter table {table} no force row level security;
        alter table {table} disable row level security;
    """
    return RunSQL(forward, back)


def only_added_to(table: str) -> RunSQL:
    """Rows may be added and read, never changed or removed: by privilege, and by a trigger that stops the owner too."""
    forward = f"""
        revoke update, delete, truncate on {table} from {settings.APP_ROLE};
        create function {table}_only_added_to() returns trigger language plpgsql as $$
        begin raise exception 'rows of {table} are only added, never changed or removed'; end $$;
        create trigger only_added_to before update or delete on {table}
            for each row execute function {table}_only_added_to();
        create trigger never_emptied before truncate on {table}
            for each statement execute function {table}_only_added_to();
    """
    back = f"""
        drop trigger only_added_to on {table}; drop trigger never_emptied on {table};
        drop function {table}_only_added_to();
        grant update, delete on {table} to {settings.APP_ROLE};
    """
    return RunSQL(forward, back)
