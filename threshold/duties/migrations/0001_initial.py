"""What is owed and proved: assignments and totals in everybody's sight, proof in its agency's, all only added to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from threshold.database.row_security import only_added_to, row_security, within_reach, within_sight
from threshold.duties.kept_by_database import FUNCTIONS, NAMES, TRIGGERS

PROOFS = {"see": within_sight("agency_id"), "write": within_reach("agency_id")}
BETWEEN = {
    "see": f"{within_sight('from_body')} or {within_sight('to_body')}",
    "write": f"{within_reach('from_body')} or {within_reach('to_body')}",
}
ONLY_ADDED_TO = ("duties_putting", "duties_proof", "duties_review", "duties_diary", "duties_request", "duties_response")
KEEP = """
    revoke delete, truncate on duties_assignment, duties_total from {role};
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_initial'),
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(max_length=40)),
                ('period', models.CharField(blank=True, max_length=60)),
                ('edition', models.CharField(max_length=60)),
                ('starts_on', models.DateField()),
                ('due', models.DateField(blank=True, null=True)),
                ('late_after', models.DateField(blank=True, null=True)),
                ('counts_from', models.DateField()),
                ('unproved', models.CharField(max_length=20)),
                ('event_on', models.DateField(blank=True, null=True)),
                ('about_body', models.CharField(blank=True, max_length=80)),
                ('proved_on', models.DateField(blank=True, null=True)),
                ('in_hand_on', models.DateField(blank=True, null=True)),
                ('paused_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='agencies.body')),
            ],
            options={
                'db_table': 'duties_assignment',
            },
        ),
        migrations.CreateModel(
            name='Diary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency_id', models.CharField(max_length=80)),
                ('on', models.DateField()),
                ('kind', models.CharField(max_length=14)),
                ('words', models.TextField()),
                ('place', models.UUIDField(unique=True)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diary', to='duties.assignment')),
            ],
            options={
                'verbose_name_plural': 'diary entries',
                'db_table': 'duties_diary',
                'ordering': ('on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Proof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency_id', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=10)),
                ('effective_on', models.DateField()),
                ('given_at', models.DateTimeField()),
                ('given_on', models.DateField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('statement', models.TextField(blank=True)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('place', models.UUIDField(unique=True)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='duties.assignment')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='duties.proof')),
            ],
            options={
                'db_table': 'duties_proof',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Putting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency_id', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=12)),
                ('until', models.DateField(blank=True, null=True)),
                ('authority', models.CharField(max_length=300)),
                ('reason', models.CharField(max_length=600)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='puttings', to='duties.assignment')),
            ],
            options={
                'db_table': 'duties_putting',
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clause', models.CharField(max_length=20)),
                ('words', models.CharField(max_length=2000)),
                ('asked_on', models.DateField()),
                ('wanted_by', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('assignment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='request', to='duties.assignment')),
                ('from_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('to_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
            ],
            options={
                'db_table': 'duties_request',
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_body', models.CharField(max_length=80)),
                ('to_body', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=10)),
                ('words', models.CharField(max_length=2000)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='duties.request')),
            ],
            options={
                'db_table': 'duties_response',
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency_id', models.CharField(max_length=80)),
                ('accepted', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('giver_ref', models.CharField(max_length=64)),
                ('proof', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='duties.proof')),
            ],
            options={
                'db_table': 'duties_review',
            },
        ),
        migrations.CreateModel(
            name='Total',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('duty', models.CharField(max_length=40)),
                ('late_from', models.DateField(null=True)),
                ('no_proof_from', models.DateField(null=True)),
                ('in_hand_from', models.DateField(null=True)),
                ('no_deadline_from', models.DateField(null=True)),
                ('encouraged_from', models.DateField(null=True)),
                ('proved_from', models.DateField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
            ],
            options={
                'db_table': 'duties_total',
            },
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['body', 'duty'], name='assignment_by_pair'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['due', 'id'], name='assignment_by_due'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['body', 'due', 'id'], name='assignment_of_body_by_due'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['duty', 'due', 'id'], name='assignment_of_duty_by_due'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('in_hand_on__isnull', True), ('proved_on__isnull', True), ('withdrawn_on__isnull', True)), fields=['body', 'late_after', 'id'], name='assignment_open'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(fields=('body', 'duty', 'period'), name='assigned_once'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('unproved__in', ('no-proof', 'no-deadline', 'encouraged'))), name='assignment_unproved_is_known'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('late_after__isnull', True), ('late_after__gte', models.F('due')), _connector='OR'), name='assignment_late_only_after_due'),
        ),
        migrations.AddConstraint(
            model_name='diary',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('effort', 'consultation'))), name='diary_kind_is_known'),
        ),
        migrations.AddIndex(
            model_name='proof',
            index=models.Index(fields=['agency_id', 'id'], name='proof_of_agency'),
        ),
        migrations.AddConstraint(
            model_name='proof',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('file', 'link', 'statement', 'none'))), name='proof_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='proof',
            constraint=models.CheckConstraint(condition=models.Q(('effective_on__lte', models.F('given_on'))), name='proof_is_effective_by_the_day_given'),
        ),
        migrations.AddConstraint(
            model_name='proof',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('kind', 'file')), models.Q(('file__isnull', True), ('kind', 'link'), models.Q(('link', ''), _negated=True)), models.Q(('file__isnull', True), ('kind__in', ('statement', 'none')), ('link', ''), models.Q(('statement', ''), _negated=True)), _connector='OR'), name='proof_holds_what_its_kind_says'),
        ),
        migrations.AddConstraint(
            model_name='putting',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('extension', 'pause', 'resumption', 'withdrawal'))), name='putting_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='putting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('authority', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='putting_has_authority_and_reason'),
        ),
        migrations.AddConstraint(
            model_name='putting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'extension'), ('until__isnull', False)), models.Q(('kind', 'extension'), _negated=True), _connector='OR'), name='extension_says_until_when'),
        ),
        migrations.AddConstraint(
            model_name='request',
            constraint=models.CheckConstraint(condition=models.Q(('from_body', models.F('to_body')), _negated=True), name='request_is_to_another'),
        ),
        migrations.AddConstraint(
            model_name='request',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='request_says_what'),
        ),
        migrations.AddConstraint(
            model_name='response',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('done', 'part', 'cannot', 'question', 'reply'))), name='response_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='response',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='response_says_something'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('by_ref', models.F('giver_ref')), _negated=True), name='review_by_a_second_person'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('accepted', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='refusal_has_a_reason'),
        ),
        migrations.AddIndex(
            model_name='total',
            index=models.Index(fields=['duty', 'body'], name='total_by_duty'),
        ),
        migrations.AddConstraint(
            model_name='total',
            constraint=models.UniqueConstraint(fields=('body', 'duty'), name='total_once'),
        ),
        row_security("duties_assignment", see="true", write=within_reach("body_id")),
        row_security("duties_total", see="true", write=within_reach("body_id")),
        row_security("duties_putting", see="true", write=within_reach("agency_id")),
        row_security("duties_proof", **PROOFS),
        row_security("duties_review", **PROOFS),
        row_security("duties_diary", **PROOFS),
        row_security(
            "duties_request",
            see=BETWEEN["see"].replace("_body", "_body_id"),
            write=BETWEEN["write"].replace("_body", "_body_id"),
        ),
        row_security("duties_response", **BETWEEN),
        *(only_added_to(table) for table in ONLY_ADDED_TO),
        migrations.RunSQL(
            KEEP.format(role=settings.APP_ROLE),
            f"grant delete on duties_assignment, duties_total to {settings.APP_ROLE}",
        ),
        *(migrations.RunSQL(text) for text in FUNCTIONS),
        migrations.RunSQL(TRIGGERS, "".join(f"drop function if exists {name} cascade;" for name in NAMES)),
    ]
