"""Notices, who saw them, deliveries, one-time links, endpoints: in sight of their agency and their person."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from threshold.database.row_security import IN_REACH, IN_SIGHT, own, row_security, within_reach, within_sight

SEE = f"{within_sight('agency_id')} or {own('person_id')}"
WRITE = f"{within_reach('agency_id')} or {own('person_id')}"


class Migration(migrations.Migration):

    initial = True

    dependencies = [("database", "0002_sight"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name='Endpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency_id', models.CharField(blank=True, max_length=80, unique=True)),
                ('url', models.CharField(max_length=500)),
                ('sealed', models.TextField()),
                ('active', models.BooleanField(default=True)),
                ('set_by', models.CharField(max_length=64)),
                ('set_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'notices_endpoint',
                'ordering': ('agency_id',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('url', ''), _negated=True), models.Q(('sealed', ''), _negated=True)), name='endpoint_has_an_address')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80)),
                ('about_kind', models.CharField(max_length=40)),
                ('about_number', models.CharField(max_length=80)),
                ('agency_id', models.CharField(blank=True, max_length=80)),
                ('ability', models.CharField(blank=True, max_length=60)),
                ('at_agency', models.CharField(blank=True, max_length=80)),
                ('key', models.CharField(max_length=200, unique=True)),
                ('day', models.DateField(blank=True, null=True)),
                ('urgency', models.CharField(max_length=10)),
                ('told_by', models.CharField(blank=True, max_length=64)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'notices_notice',
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('mail', 'Mail'), ('file', 'File'), ('webhook', 'Webhook')], max_length=10)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Sending'), ('sent', 'Sent'), ('covered', 'Covered'), ('failed', 'Failed'), ('given_up', 'Given Up'), ('unsure', 'Unsure')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('last_error', models.CharField(blank=True, max_length=40)),
                ('sending_since', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('agency_id', models.CharField(blank=True, max_length=80)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='notices.notice')),
            ],
            options={
                'db_table': 'notices_delivery',
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='Seen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency_id', models.CharField(blank=True, max_length=80)),
                ('seen_at', models.DateTimeField()),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seen', to='notices.notice')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'notices_seen',
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('mail', 'Mail'), ('file', 'File'), ('webhook', 'Webhook')], max_length=10)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Sending'), ('sent', 'Sent'), ('covered', 'Covered'), ('failed', 'Failed'), ('given_up', 'Given Up'), ('unsure', 'Unsure')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('last_error', models.CharField(blank=True, max_length=40)),
                ('sending_since', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('kind', models.CharField(max_length=20)),
                ('sealed', models.TextField(blank=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'notices_letter',
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sending', 'sent', 'covered', 'failed', 'given_up', 'unsure'])), name='letter_state_is_known')],
            },
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('answered_at__isnull', True)), fields=['person', '-id'], name='notice_open_person'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('answered_at__isnull', True)), fields=['ability', 'at_agency', '-id'], name='notice_open_ability'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['about_kind', 'about_number'], name='notice_about'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ability', ''), ('person__isnull', False)), models.Q(('person__isnull', True), models.Q(('ability', ''), _negated=True)), _connector='OR'), name='notice_goes_to_a_person_or_an_ability'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['agency_id', '-id'], name='delivery_by_agency'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['state', '-id'], name='delivery_by_state'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['person', 'sent_at'], name='delivery_by_person'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('notice', 'person', 'channel'), name='delivery_once_a_person_and_channel', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sending', 'sent', 'covered', 'failed', 'given_up', 'unsure'])), name='delivery_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='delivery_sent_has_its_time'),
        ),
        migrations.AddConstraint(
            model_name='seen',
            constraint=models.UniqueConstraint(fields=('notice', 'person'), name='notice_seen_once_by_each'),
        ),
        row_security("notices_notice", see=SEE, write=WRITE),
        row_security("notices_seen", see=SEE, write=f"{IN_REACH} or {own('person_id')}"),
        row_security("notices_delivery", see=SEE, write=within_reach("agency_id")),
        row_security("notices_letter", see=IN_SIGHT, write=IN_REACH),
        row_security("notices_endpoint", see=IN_SIGHT, write=IN_REACH),
    ]
