"""People, roles, grants and powers: a grant is in sight of its agency and its person, and written by the City alone."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import threshold.accounts.models
from threshold.database.row_security import IN_REACH, IN_SIGHT, own, row_security, within_sight


class Migration(migrations.Migration):

    initial = True

    dependencies = [("database", "0002_sight")]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('ref', models.CharField(default=threshold.accounts.models.new_ref, editable=False, max_length=16, unique=True)),
                ('email', models.CharField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('is_active', models.BooleanField(default=True)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('demonstration', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'db_table': 'accounts_person',
                'constraints': [models.CheckConstraint(condition=models.Q(('email', models.Func(models.F('email'), function='lower'))), name='person_email_in_small_letters'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('email', ''), _negated=True)), name='person_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('slug', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('about', models.CharField(max_length=300)),
                ('scope', models.CharField(max_length=10)),
                ('abilities', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('powers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('reads_all', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'accounts_role',
                'ordering': ('name',),
                'constraints': [models.CheckConstraint(condition=models.Q(('scope__in', ('agency', 'city', 'either'))), name='role_scope_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Power',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('reason', models.CharField(max_length=300)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='powers', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'accounts_power',
                'ordering': ('-since',),
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='power_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='power_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency_id', models.CharField(blank=True, max_length=80)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('given_by', models.CharField(max_length=64)),
                ('reason', models.CharField(max_length=300)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to=settings.AUTH_USER_MODEL)),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='accounts.role')),
            ],
            options={
                'db_table': 'accounts_grant',
                'ordering': ('person_id', 'role_id', 'agency_id', 'since'),
                'indexes': [models.Index(fields=['agency_id', 'role'], name='grant_by_agency')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='grant_ends_after_it_begins'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('role', '='), ('agency_id', '='), (models.Func('since', 'until', django.contrib.postgres.fields.ranges.RangeBoundary(), function='tstzrange', output_field=models.DateTimeField()), '&&')], name='grant_held_once_at_a_time')],
            },
        ),
        row_security("accounts_role", see="true", write=IN_REACH),
        row_security("accounts_grant", see=f"{within_sight('agency_id')} or {own('person_id')}", write=IN_REACH),
        row_security(
            "accounts_power", see=f"{IN_SIGHT} or {own('person_id')}", write=f"{IN_REACH} or {own('person_id')}"
        ),
    ]
