"""The mark that ends sessions, openings of sensitive fields, counted tries, and a narrow reach for what one does oneself."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import threshold.accounts.models
from threshold.database.row_security import (
    IN_REACH,
    IN_SIGHT,
    OWN_REACH,
    only_added_to,
    own,
    row_security,
    row_security_anew,
)

MYSELF = "(select ref from accounts_person where id::text = (select current_setting('app.person', true)))"
MINE = f"{OWN_REACH} and actor_ref = {MYSELF}"
# A line and its details may come in one statement, in which the policy cannot yet see the line.
MINE_TOO = f"{OWN_REACH} and agency_id = ''"
FORWARD = f"""
    create policy see_own on journal_line for select using ({MINE});
    create policy add_own on journal_line for insert with check ({MINE});
    create policy see_own on journal_detail for select using ({MINE_TOO});
    create policy add_own on journal_detail for insert with check ({MINE_TOO});
"""
BACK = """
    drop policy see_own on journal_line; drop policy add_own on journal_line;
    drop policy see_own on journal_detail; drop policy add_own on journal_detail;
"""


def new_marks(apps, schema_editor):
    """A mark of their own for the people there are."""
    for person in apps.get_model("accounts", "Person").objects.using(schema_editor.connection.alias).all():
        person.session_mark = threshold.accounts.models.new_ref()
        person.save(update_fields=["session_mark"])


class Migration(migrations.Migration):

    dependencies = [("accounts", "0001_initial"), ("journal", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name='person',
            name='session_mark',
            field=models.CharField(default=threshold.accounts.models.new_ref, editable=False, max_length=16),
        ),
        migrations.RunPython(new_marks, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('demonstration', False), ('email__endswith', '@example.invalid'), _connector='OR'), name='person_invented_has_no_real_address'),
        ),
        migrations.CreateModel(
            name='Tries',
            fields=[
                ('mark', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('count', models.PositiveIntegerField()),
                ('until', models.DateTimeField(db_index=True)),
            ],
            options={'db_table': 'accounts_tries'},
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('number', models.CharField(max_length=80)),
                ('purpose', models.CharField(max_length=20)),
                ('words', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'accounts_opening',
                'ordering': ('-at', '-pk'),
                'indexes': [models.Index(fields=['kind', 'number'], name='opening_by_object')],
                'constraints': [models.CheckConstraint(condition=models.Q(('purpose__in', ('audit', 'complaint', 'court', 'incident'))), name='opening_purpose_is_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='opening_says_why')],
            },
        ),
        row_security(
            "accounts_opening",
            see=f"{IN_SIGHT} or {own('person_id')}",
            write=f"{OWN_REACH} and {own('person_id')}",
        ),
        only_added_to("accounts_opening"),
        row_security_anew(
            "accounts_power",
            see=f"{IN_SIGHT} or {own('person_id')}",
            write=f"{IN_REACH} or ({OWN_REACH} and {own('person_id')})",
        ),
        migrations.RunSQL(FORWARD, BACK),
    ]
