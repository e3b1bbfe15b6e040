"""Approvals to let records cross from one body to another: only added, but for the day they end."""

import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import kept, row_security, within_reach, within_sight

SEE = f"{within_sight('from_body_id')} or {within_sight('to_body_id')}"


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_contracts_by_body'),
    ]

    operations = [
        migrations.CreateModel(
            name='Crossing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(max_length=300)),
                ('reference', models.CharField(max_length=300)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('role', models.CharField(max_length=40)),
                ('from_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('to_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
            ],
            options={
                'db_table': 'agencies_crossing',
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['from_body', 'to_body', 'since'], name='crossing_by_bodies')],
                'constraints': [models.CheckConstraint(condition=models.Q(('from_body', models.F('to_body')), _negated=True), name='crossing_leads_elsewhere'), models.CheckConstraint(condition=models.Q(models.Q(('purpose', ''), _negated=True), models.Q(('reference', ''), _negated=True)), name='crossing_says_what_for'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='crossing_ends_after_it_begins')],
            },
        ),
        row_security("agencies_crossing", see=SEE, write=within_reach("from_body_id")),
        kept("agencies_crossing", but_for=("until",)),
    ]
