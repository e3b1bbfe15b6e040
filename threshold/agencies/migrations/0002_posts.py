"""Posts, who holds them and what happened to them; approvals to collect."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import threshold.agencies.models.posts
from django.conf import settings
from django.db import migrations, models

from threshold.database.row_security import IN_REACH, kept, only_added_to, row_security, within_reach, within_sight


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=threshold.agencies.models.posts.new_ref, editable=False, max_length=16, unique=True)),
                ('post', models.CharField(max_length=40)),
                ('seat', models.PositiveSmallIntegerField(default=1)),
                ('sealed', models.TextField(blank=True)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('instrument', models.CharField(max_length=300)),
                ('withdrawn', models.BooleanField(default=False)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='agencies.body')),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected', to='agencies.holding')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'agencies_holding',
                'ordering': ('body_id', 'post', 'seat', 'since', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('post', models.CharField(max_length=40)),
                ('seat', models.PositiveSmallIntegerField(default=1)),
                ('on', models.DateField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='agencies.body')),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected', to='agencies.event')),
                ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='agencies.holding')),
            ],
            options={
                'db_table': 'agencies_event',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('day', models.DateField()),
                ('given_by', models.CharField(blank=True, max_length=120)),
                ('given_on', models.DateField(blank=True, null=True)),
                ('reference', models.CharField(blank=True, max_length=300)),
                ('reason', models.CharField(max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='agencies.body')),
            ],
            options={
                'db_table': 'agencies_approval',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('given', 'taken back'))), name='approval_kind_is_known'), models.CheckConstraint(condition=models.Q(('kind', 'taken back'), models.Q(models.Q(('given_by', ''), _negated=True), ('given_on__isnull', False), models.Q(('reference', ''), _negated=True), ('given_on__lte', models.F('day'))), _connector='OR'), name='approval_given_names_its_paper'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='approval_has_a_reason')],
            },
        ),
        migrations.AddIndex(
            model_name='holding',
            index=models.Index(fields=['person'], name='holding_by_person'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='holding_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('instrument', ''), _negated=True), ('seat__gte', 1)), name='holding_has_an_instrument'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', True), ('sealed', ''), _connector='OR'), name='holding_has_one_holder'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('withdrawn', False)), expressions=[('body', '='), ('post', '='), ('seat', '='), (models.Func('since', 'until', function='daterange', output_field=models.DateField()), '&&')], name='post_held_by_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('post__in', ('chief-privacy-officer', 'office-10-178-d')), ('withdrawn', False)), expressions=[('post', '='), (models.Func('since', 'until', function='daterange', output_field=models.DateField()), '&&')], name='post_held_once_in_the_city'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['body', 'post', 'seat'], name='event_by_post'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('designation', 'vacancy', 'ended', 'withdrawn'))), name='event_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'withdrawn'), _negated=True), ('corrects__isnull', False), _connector='OR'), name='event_withdrawn_corrects_another'),
        ),
        row_security("agencies_holding", see=within_sight("body_id"), write=within_reach("body_id")),
        kept("agencies_holding", but_for=("until", "withdrawn", "sealed")),
        row_security("agencies_event", see=within_sight("body_id"), write=within_reach("body_id")),
        only_added_to("agencies_event"),
        row_security("agencies_approval", see=within_sight("body_id"), write=IN_REACH),
        only_added_to("agencies_approval"),
    ]
