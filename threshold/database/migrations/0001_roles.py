"""What the application's role may do with the tables the owner makes from here on."""

from django.conf import settings
from django.db import migrations

FORWARD = f"""
    revoke create on schema public from public;
    grant usage on schema public to {settings.APP_ROLE};
    grant select on django_migrations to {settings.APP_ROLE};
    alter default privileges in schema public grant select, insert, update, delete on tables to {settings.APP_ROLE};
    alter default privileges in schema public grant usage, select on sequences to {settings.APP_ROLE};
"""
BACK = f"""
    alter default privileges in schema public revoke all on tables from {settings.APP_ROLE};
    alter default privileges in schema public revoke all on sequences from {settings.APP_ROLE};
"""


class Migration(migrations.Migration):
    """Runs before every other app's, so that each table comes with the right privileges."""

    initial = True
    run_before = [("journal", "0001_initial"), ("procrastinate", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
