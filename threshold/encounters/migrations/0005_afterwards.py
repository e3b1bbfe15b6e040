"""Referrals, looking back, follow-ups, and the Law Department's exports with their chain of custody."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from threshold.database.row_security import IN_REACH, IN_SIGHT, kept, only_added_to, row_security, within_reach

OF_AN_ENCOUNTER = "exists (select 1 from encounters_encounter e where e.id = encounter_id)"  # whose own policy says which
IN_REACH_OF_ONE = f"exists (select 1 from encounters_encounter e where e.id = encounter_id and ({within_reach('e.body_id')}))"
COUNSEL_ALONE = IN_REACH_OF_ONE  # no auditor: a draft for deliberation
MOVES = ("state", "done", "made_at", "expires_at", "sha256", "size", "sealed")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0006_crossings'),
        ('encounters', '0004_quarterly'),
    ]

    operations = [
        migrations.CreateModel(
            name='Export',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(max_length=20)),
                ('reference', models.CharField(max_length=60)),
                ('encounters', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('with_note', models.BooleanField(default=False)),
                ('state', models.CharField(default='asked', max_length=10)),
                ('done', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('size', models.PositiveIntegerField(default=0)),
                ('sealed', models.TextField(blank=True)),
                ('seal_place', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('demonstration', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'encounters_export',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('purpose__in', ['litigation', 'anticipated', 'court_order', 'investigation'])), name='export_purpose_is_listed'), models.CheckConstraint(condition=models.Q(('reference__regex', '^([A-Za-z0-9][A-Za-z0-9./-]{0,58}[0-9])?$')), name='export_reference_is_a_number'), models.CheckConstraint(condition=models.Q(('encounters__len__gte', 1)), name='export_names_encounters'), models.CheckConstraint(condition=models.Q(('state__in', ('asked', 'making', 'made', 'failed', 'expired'))), name='export_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'made'), _negated=True), models.Q(('sha256__regex', '^[0-9a-f]{64}$'), models.Q(('sealed', ''), _negated=True)), _connector='OR'), name='export_made_is_hashed'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'expired'), _negated=True), ('sealed', ''), _connector='OR'), name='export_expired_is_empty')],
            },
        ),
        migrations.CreateModel(
            name='Custody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12)),
                ('to', models.CharField(blank=True, max_length=20)),
                ('reference', models.CharField(blank=True, max_length=60)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('export', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='custody', to='encounters.export')),
            ],
            options={
                'db_table': 'encounters_custody',
                'ordering': ('id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('asked', 'made', 'handed_over', 'expired'))), name='custody_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'handed_over'), ('to__in', ['case_file', 'court', 'outside_counsel', 'agency_counsel'])), models.Q(models.Q(('kind', 'handed_over'), _negated=True), ('to', '')), _connector='OR'), name='custody_says_to_whom'), models.CheckConstraint(condition=models.Q(('reference__regex', '^([A-Za-z0-9][A-Za-z0-9./-]{0,58}[0-9])?$')), name='custody_reference_is_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prompt', models.CharField(max_length=20)),
                ('finding', models.CharField(max_length=20)),
                ('words', models.TextField(blank=True)),
                ('seal_place', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('encounter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='encounters.encounter')),
            ],
            options={
                'db_table': 'encounters_finding',
                'ordering': ('id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('prompt__in', ['guide', 'number', 'answer', 'paper', 'language', 'sign', 'record', 'safety'])), name='finding_prompt_is_listed'), models.CheckConstraint(condition=models.Q(('finding__in', ['as_planned', 'missing', 'unclear', 'changed', 'not_known'])), name='finding_is_listed')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=20)),
                ('owner', models.CharField(max_length=20)),
                ('due', models.DateField()),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.CharField(blank=True, max_length=64)),
                ('encounter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='encounters.encounter')),
            ],
            options={
                'db_table': 'encounters_follow_up',
                'ordering': ('due', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['put_up_sign', 'correct_number', 'train', 'translate', 'change_guide', 'change_rota', 'talk_with_staff', 'other'])), name='follow_up_is_listed'), models.CheckConstraint(condition=models.Q(('owner__in', ['counsel', 'compliance', 'custodian', 'trainer', 'privacy'])), name='follow_up_owner_is_listed'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by', '')), models.Q(('closed_at__isnull', False), models.Q(('closed_by', ''), _negated=True)), _connector='OR'), name='follow_up_closed_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(max_length=20)),
                ('why', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('acknowledged_at', models.DateTimeField(blank=True, null=True)),
                ('acknowledged_by', models.CharField(blank=True, max_length=64)),
                ('acknowledged_role', models.CharField(blank=True, max_length=40)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('crossing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.crossing')),
                ('encounter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='encounters.encounter')),
            ],
            options={
                'db_table': 'encounters_referral',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('to__in', ['law', 'privacy_officer', 'doi'])), name='referral_to_is_listed'), models.CheckConstraint(condition=models.Q(('why__in', ['decision', 'litigation', 'information', 'conduct', 'documentation'])), name='referral_why_is_listed'), models.CheckConstraint(condition=models.Q(models.Q(('to', 'law'), _negated=True), ('crossing__isnull', False), _connector='OR'), name='referral_to_the_law_department_crosses'), models.CheckConstraint(condition=models.Q(models.Q(('acknowledged_at__isnull', True), ('acknowledged_by', '')), models.Q(('acknowledged_at__isnull', False), models.Q(('acknowledged_by', ''), _negated=True)), _connector='OR'), name='referral_acknowledged_by_somebody')],
            },
        ),
        row_security("encounters_referral", see=OF_AN_ENCOUNTER, write=IN_REACH_OF_ONE),
        row_security("encounters_finding", see=COUNSEL_ALONE, write=IN_REACH_OF_ONE),
        row_security("encounters_follow_up", see=COUNSEL_ALONE, write=IN_REACH_OF_ONE),
        row_security("encounters_export", see=IN_SIGHT, write=IN_REACH),
        row_security("encounters_custody", see=IN_SIGHT, write=IN_REACH),
        kept("encounters_referral", but_for=("acknowledged_at", "acknowledged_by", "acknowledged_role")),
        kept("encounters_follow_up", but_for=("closed_at", "closed_by")),
        kept("encounters_export", but_for=MOVES),
        only_added_to("encounters_finding"),
        only_added_to("encounters_custody"),
    ]
