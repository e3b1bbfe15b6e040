"""Contracts and the places they serve."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from threshold.database.row_security import row_security, within_reach, within_sight

NEVER_REMOVED = "revoke delete, truncate on agencies_contract, agencies_location from threshold_app"


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0003_decisions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=60)),
                ('vendor', models.CharField(max_length=200)),
                ('human_services', models.BooleanField(default=False)),
                ('category', models.CharField(blank=True, max_length=60)),
                ('public_contact', models.BooleanField(default=False)),
                ('security', models.BooleanField(default=False)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('responsible', models.CharField(blank=True, max_length=40)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='agencies.body')),
                ('keeper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='subcontracts', to='agencies.contract')),
            ],
            options={
                'db_table': 'agencies_contract',
                'ordering': ('body_id', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=300)),
                ('city_property', models.BooleanField(blank=True, null=True)),
                ('sensitive', models.BooleanField(default=False)),
                ('until', models.DateField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='locations', to='agencies.contract')),
            ],
            options={
                'db_table': 'agencies_location',
                'ordering': ('contract_id', 'address'),
            },
        ),
        migrations.AddIndex(
            model_name='contract',
            index=models.Index(fields=['vendor', 'id'], name='contract_by_vendor'),
        ),
        migrations.AddIndex(
            model_name='contract',
            index=models.Index(fields=['body', 'human_services', 'security'], name='contract_by_kind'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.UniqueConstraint(fields=('body', 'number'), name='contract_once_at_a_body'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number', ''), _negated=True), models.Q(('vendor', ''), _negated=True)), name='contract_has_number_and_vendor'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='contract_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('category', ''), models.Q(('category__in', ('day care', 'foster care', 'home care', 'homeless assistance', 'housing and shelter assistance', 'preventive services', 'youth services', 'senior centers', 'health or medical services', 'legal services', 'employment assistance services', 'vocational and educational programs', 'recreation programs', 'other services to third parties')), ('human_services', True)), _connector='OR'), name='contract_category_of_1_d'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='contract_is_not_under_itself'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.UniqueConstraint(fields=('contract', 'address'), name='location_once_in_a_contract'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('address', ''), _negated=True), name='location_has_an_address'),
        ),
        row_security("agencies_contract", see=within_sight("body_id"), write=within_reach("body_id")),
        row_security("agencies_location", see=within_sight("body_id"), write=within_reach("body_id")),
        migrations.RunSQL(NEVER_REMOVED, migrations.RunSQL.noop),
    ]
