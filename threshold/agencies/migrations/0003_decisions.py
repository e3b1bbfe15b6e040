"""What officials decided of unclear clauses: the public reads it, who reaches the City writes it."""

import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import IN_REACH, only_added_to, row_security


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_posts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(max_length=80)),
                ('verdict', models.CharField(max_length=3)),
                ('reason', models.CharField(max_length=500)),
                ('since', models.DateField()),
                ('decided_on', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='agencies.body')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='agencies.decision')),
            ],
            options={
                'db_table': 'agencies_decision',
                'ordering': ('id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('verdict__in', ('yes', 'no'))), name='decision_is_yes_or_no'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='decision_has_a_reason'), models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('group', 'body'), name='decision_first_only_once')],
            },
        ),
        row_security("agencies_decision", see="true", write=IN_REACH),
        only_added_to("agencies_decision"),
    ]
