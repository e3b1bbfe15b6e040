"""Migration operations that bind the application's role: row security, and tables that are only added to."""

from __future__ import annotations

from django.conf import settings
from django.db.migrations.operations import RunSQL

# Each setting is asked for once a statement, not once a row: that is what the inner select is for.
_REACH = "(select current_setting('app.reach', true))"
_AGENCIES = "string_to_array((select current_setting('app.agency', true)), ',')"
IN_REACH = f"{_REACH} = 'city'"
IN_SIGHT = f"{_REACH} in ('city', 'audit')"
AN_AGENCY_S = f"{_REACH} = 'agency'"
OWN_REACH = f"{_REACH} = 'own'"
OWN_AGENCY = f"({_REACH} = 'agency' and {{column}}::text = any({_AGENCIES}))"
OWN_PERSON = "({column}::text = (select current_setting('app.person', true)))"


def within_reach(column: str) -> str:
    """The condition under which a row of one agency may be written."""
    return f"{IN_REACH} or {OWN_AGENCY.format(column=column)}"


def within_sight(column: str) -> str:
    """The condition under which a row of one agency may be read: as for writing, and for auditors besides."""
    return f"{IN_SIGHT} or {OWN_AGENCY.format(column=column)}"


def any_within_sight(column: str) -> str:
    """The condition under which a row of several agencies may be read: one of those in its array is in sight."""
    return f"{IN_SIGHT} or ({AN_AGENCY_S} and {column} && {_AGENCIES}::varchar[])"


def own(column: str) -> str:
    """The condition under which a row is about the person who looks."""
    return OWN_PERSON.format(column=column)


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


def row_security_anew(table: str, *, see: str, write: str) -> RunSQL:
    """Put new policies in place of those `row_security` made. There is no way back but another such step."""
    forward = "".join(f"drop policy {name} on {table};" for name in ("see", "add", "change", "remove"))
    forward += f"""
        create policy see on {table} for select using ({see});
        create policy add on {table} for insert with check ({write});
        create policy change on {table} for update using ({write}) with check ({write});
        create policy remove on {table} for delete using ({write});
    """
    return RunSQL(forward, RunSQL.noop)


def kept(table: str, *, but_for: tuple[str, ...]) -> RunSQL:
    """Rows are never removed, and of each only the columns named may change: by a trigger that stops the owner too."""
    columns = "'{" + ",".join(but_for) + "}'::text[]"
    forward = f"""
        revoke delete, truncate on {table} from {settings.APP_ROLE};
        create function {table}_kept() returns trigger language plpgsql as $$
        begin
            if tg_op = 'UPDATE' and to_jsonb(new) - {columns} = to_jsonb(old) - {columns} then return new; end if;
            raise exception 'rows of {table} are kept: only some columns of them may change';
        end $$;
        create trigger kept before update or delete on {table} for each row execute function {table}_kept();
        create trigger never_emptied before truncate on {table} for each statement execute function {table}_kept();
    """
    back = f"""
        drop trigger kept on {table}; drop trigger never_emptied on {table}; drop function {table}_kept();
        grant delete on {table} to {settings.APP_ROLE};
    """
    return RunSQL(forward, back)
