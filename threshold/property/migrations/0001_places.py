"""Sites by lot with their uses, imports, decisions of control and marks; a sensitive site is out of the public's sight."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from threshold.database.row_security import IN_REACH, only_added_to, row_security, within_reach

SITE = "exists (select 1 from property_site site where site.bbl = site_id"
OF_A_SITE_IN_SIGHT = f"{SITE})"  # the site's own policy says which
OF_A_SITE_IN_REACH = f"{SITE} and ({within_reach('site.body_id')}))"
NEVER_REMOVED = "revoke delete, truncate on property_site from threshold_app"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0005_contracts_by_body'),
    ]

    operations = [
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('edition', models.DateField(blank=True, null=True)),
                ('demonstration', models.BooleanField(default=False)),
                ('layout', models.CharField(max_length=20)),
                ('file_hash', models.CharField(max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('repeated', models.PositiveIntegerField()),
                ('sites', models.PositiveIntegerField()),
                ('added', models.PositiveIntegerField()),
                ('changed', models.PositiveIntegerField()),
                ('unchanged', models.PositiveIntegerField()),
                ('absent', models.PositiveIntegerField()),
                ('root', models.CharField(max_length=64)),
            ],
            options={
                'db_table': 'property_import',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('file_hash__regex', '^[0-9a-f]{64}$'), ('root__regex', '^[0-9a-f]{64}$')), name='property_import_hashes'), models.CheckConstraint(condition=models.Q(('layout__in', ['open-data', 'api', 'city-planning'])), name='property_import_layout'), models.CheckConstraint(condition=models.Q(('sites', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('added'), '+', models.F('changed')), '+', models.F('unchanged'))), ('rows__gte', django.db.models.expressions.CombinedExpression(models.F('sites'), '+', models.F('repeated')))), name='property_import_accounts_for_sites')],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('bbl', models.CharField(max_length=10, primary_key=True, serialize=False)),
                ('called', models.CharField(db_collation='C', max_length=200)),
                ('address', models.CharField(blank=True, max_length=120)),
                ('borough', models.CharField(max_length=1)),
                ('district', models.CharField(blank=True, max_length=3)),
                ('agencies', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ('lot', models.CharField(max_length=40)),
                ('lot_rule', models.CharField(max_length=40)),
                ('property', models.CharField(max_length=40)),
                ('property_rule', models.CharField(max_length=40)),
                ('questions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None)),
                ('sensitive_by_use', models.BooleanField()),
                ('marked', models.BooleanField(default=False)),
                ('sensitive', models.BooleanField()),
                ('words', models.TextField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('demonstration', models.BooleanField(default=False)),
                ('absent_since', models.DateField(blank=True, null=True)),
                ('added_on', models.DateField()),
                ('changed_on', models.DateField()),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='agencies.body')),
            ],
            options={
                'db_table': 'property_site',
                'ordering': ('called', 'bbl'),
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sensitive', models.BooleanField()),
                ('reason', models.CharField(max_length=300)),
                ('on', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='property.site')),
            ],
            options={
                'db_table': 'property_mark',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Control',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(max_length=4)),
                ('reason', models.CharField(max_length=500)),
                ('since', models.DateField()),
                ('decided_on', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='property.control')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='controls', to='property.site')),
            ],
            options={
                'db_table': 'property_control',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('times', models.PositiveSmallIntegerField(default=1)),
                ('code', models.CharField(max_length=4)),
                ('use', models.CharField(max_length=120)),
                ('agency', models.CharField(max_length=20)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('ownership', models.CharField(max_length=1)),
                ('leased', models.BooleanField()),
                ('agreement', models.CharField(blank=True, max_length=1)),
                ('committed', models.BooleanField()),
                ('category', models.CharField(blank=True, max_length=1)),
                ('expanded', models.CharField(blank=True, max_length=1)),
                ('billing', models.CharField(blank=True, max_length=10)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='property.site')),
            ],
            options={
                'db_table': 'property_use',
                'ordering': ('site_id', 'number'),
            },
        ),
        migrations.AddIndex(
            model_name='site',
            index=models.Index(condition=models.Q(('sensitive', False)), fields=['called', 'bbl'], name='site_in_sequence'),
        ),
        migrations.AddIndex(
            model_name='site',
            index=models.Index(condition=models.Q(('sensitive', False)), fields=['lot', 'called', 'bbl'], name='site_by_lot'),
        ),
        migrations.AddIndex(
            model_name='site',
            index=models.Index(condition=models.Q(('sensitive', False)), fields=['property', 'called', 'bbl'], name='site_by_property'),
        ),
        migrations.AddIndex(
            model_name='site',
            index=models.Index(fields=['body', 'called', 'bbl'], name='site_by_body'),
        ),
        migrations.AddIndex(
            model_name='site',
            index=models.Index(condition=models.Q(('sensitive', True)), fields=['called', 'bbl'], name='site_sensitive'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.CheckConstraint(condition=models.Q(('bbl__regex', '^[1-5][0-9]{9}$')), name='site_bbl_is_a_lot'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.CheckConstraint(condition=models.Q(('lot__in', ['vacant lot', 'parking lot', 'garage', 'for a person to say', 'no City lot on this list'])), name='site_lot_is_known'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.CheckConstraint(condition=models.Q(('property__in', ['City property', 'for a person to say', 'no City property on this list'])), name='site_property_is_known'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sensitive', True), models.Q(('sensitive_by_use', True), ('marked', True), _connector='OR')), models.Q(('marked', False), ('sensitive', False), ('sensitive_by_use', False)), _connector='OR'), name='site_sensitive_by_use_or_mark'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('bbl__regex', '^.9'), ('demonstration', True)), models.Q(('demonstration', False), models.Q(('bbl__regex', '^.9'), _negated=True)), _connector='OR'), name='site_invented_stands_apart'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='mark_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='control',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ('yes', 'no', 'part'))), name='control_verdict_is_known'),
        ),
        migrations.AddConstraint(
            model_name='control',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='control_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='control',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('site',), name='control_first_only_once'),
        ),
        migrations.AddConstraint(
            model_name='use',
            constraint=models.UniqueConstraint(fields=('site', 'number'), name='use_once_in_a_site'),
        ),
        migrations.AddConstraint(
            model_name='use',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[0-9]{4}$')), name='use_code_has_four_figures'),
        ),
        migrations.AddConstraint(
            model_name='use',
            constraint=models.CheckConstraint(condition=models.Q(('ownership__in', ('C', 'M', 'P', 'O'))), name='use_ownership_is_known'),
        ),
        migrations.AddConstraint(
            model_name='use',
            constraint=models.CheckConstraint(condition=models.Q(('agreement__in', ('', 'S', 'L', 'M'))), name='use_agreement_is_known'),
        ),
        row_security("property_site", see=f"not sensitive or {within_reach('body_id')}", write=within_reach("body_id")),
        row_security("property_use", see=f"{IN_REACH} or {OF_A_SITE_IN_SIGHT}", write=IN_REACH),
        row_security("property_control", see=OF_A_SITE_IN_SIGHT, write=OF_A_SITE_IN_REACH),
        row_security("property_mark", see=OF_A_SITE_IN_REACH, write=OF_A_SITE_IN_REACH),
        row_security("property_import", see="true", write=IN_REACH),
        only_added_to("property_control"),
        only_added_to("property_mark"),
        only_added_to("property_import"),
        migrations.RunSQL(NEVER_REMOVED, migrations.RunSQL.noop),
    ]
