"""Encounters with what was said of them and every step, rotas, links and what is held under seal."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from threshold.database.row_security import kept, only_added_to, row_security, within_reach, within_sight

OF_AN_ENCOUNTER = "exists (select 1 from encounters_encounter e where e.id = encounter_id)"  # whose own policy says which
IN_REACH_OF_ONE = f"exists (select 1 from encounters_encounter e where e.id = encounter_id and ({within_reach('e.body_id')}))"
MOVES = ("account_id", "body_id", "joined_id", "confirmed_at", "acknowledged_at", "acknowledged_by_id", "climbs_at",
         "crossed_at", "closed_at")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0006_crossings'),
        ('property', '0001_places'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(blank=True, max_length=20)),
                ('kind', models.CharField(max_length=30)),
                ('channel', models.CharField(max_length=30)),
                ('said_to_be', models.CharField(blank=True, max_length=30)),
                ('outside', models.CharField(blank=True, max_length=40)),
                ('unit', models.CharField(blank=True, max_length=40)),
                ('officers', models.CharField(blank=True, max_length=30)),
                ('identification', models.CharField(blank=True, max_length=30)),
                ('came_for', models.CharField(blank=True, max_length=30)),
                ('asked', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None)),
                ('paper', models.CharField(blank=True, max_length=30)),
                ('signed', models.CharField(blank=True, max_length=30)),
                ('issuer', models.CharField(blank=True, max_length=30)),
                ('dated', models.CharField(blank=True, max_length=30)),
                ('shown', models.CharField(blank=True, max_length=30)),
                ('place', models.CharField(blank=True, max_length=30)),
                ('use', models.CharField(blank=True, max_length=30)),
                ('answered', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None)),
                ('happened', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None)),
                ('capacity', models.CharField(blank=True, max_length=30)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(blank=True, max_length=64)),
                ('recorded_role', models.CharField(max_length=40)),
                ('location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.location')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='property.site')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='encounters.account')),
            ],
            options={
                'db_table': 'encounters_account',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Encounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('content_hash', models.CharField(max_length=64)),
                ('came_by', models.CharField(max_length=10)),
                ('reporter', models.CharField(max_length=12)),
                ('recorded_by', models.CharField(blank=True, max_length=64)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('device_started_at', models.DateTimeField(blank=True, null=True)),
                ('device_kept_at', models.DateTimeField(blank=True, null=True)),
                ('happened_at', models.DateTimeField(blank=True, null=True)),
                ('received_at', models.DateTimeField()),
                ('note', models.TextField(blank=True)),
                ('seal_place', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('acknowledged_at', models.DateTimeField(blank=True, null=True)),
                ('climbs_at', models.DateTimeField(blank=True, null=True)),
                ('crossed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('demonstration', models.BooleanField(default=False)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='encounters.account')),
                ('acknowledged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('joined', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joining', to='encounters.encounter')),
            ],
            options={
                'db_table': 'encounters_encounter',
                'ordering': ('-id',),
            },
        ),
        migrations.AddField(
            model_name='account',
            name='encounter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='encounters.encounter'),
        ),
        migrations.CreateModel(
            name='Held',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('why', models.CharField(max_length=20)),
                ('sealed', models.TextField()),
                ('seal_place', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('received_at', models.DateTimeField()),
                ('decision', models.CharField(blank=True, max_length=20)),
                ('legal_file', models.CharField(blank=True, max_length=60)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.CharField(blank=True, max_length=64)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
            ],
            options={
                'db_table': 'encounters_held',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(blank=True, max_length=30)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=64)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='property.site')),
            ],
            options={
                'db_table': 'encounters_link',
                'ordering': ('-id',),
            },
        ),
        migrations.AddField(
            model_name='encounter',
            name='link',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='encounters.link'),
        ),
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('body', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='agencies.body')),
                ('climb_minutes', models.PositiveSmallIntegerField(default=5)),
                ('note', models.BooleanField(default=False)),
                ('set_at', models.DateTimeField()),
                ('set_by', models.CharField(max_length=64)),
            ],
            options={
                'db_table': 'encounters_practice',
                'constraints': [models.CheckConstraint(condition=models.Q(('climb_minutes__gte', 1), ('climb_minutes__lte', 120)), name='practice_climbs')],
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('withdrawn', models.BooleanField(default=False)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'encounters_shift',
                'ordering': ('since', 'place'),
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(blank=True, max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('about', models.CharField(blank=True, max_length=40)),
                ('values', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('encounter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='encounters.encounter')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'encounters_step',
                'ordering': ('id',),
            },
        ),
        migrations.AddIndex(
            model_name='account',
            index=models.Index(fields=['site', '-id'], name='account_by_site'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['use_of_lot', 'entry', 'resources', 'information', 'status_only', 'papers', 'observed'])), name='account_kind_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['gate', 'telephone', 'mail', 'email'])), name='account_channel_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('said_to_be__in', ['federal', 'state', 'state_or_interstate_authority', 'other_government', 'district_attorney', 'city', 'doe', 'local_pbc_or_authority', 'government_contractor', 'private', 'did_not_say', ''])), name='account_said_to_be_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('officers__in', ['one', 'two_to_four', 'five_to_nine', 'ten_or_more', ''])), name='account_officers_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('identification__in', ['shown', 'not_shown', 'declined', ''])), name='account_identification_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('came_for__in', ['person', 'arrest_or_search', 'place', 'information', 'papers', 'inspection', 'emergency', 'other', 'did_not_say', ''])), name='account_came_for_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('paper__in', ['none', 'warrant', 'subpoena', 'court_order', 'detainer', 'form', 'letter', 'other', 'cannot_tell', ''])), name='account_paper_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('signed__in', ['yes', 'no', 'cannot_tell', ''])), name='account_signed_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('issuer__in', ['federal_court', 'state_court', 'immigration_court', 'other_court', 'agency_office', 'none', 'cannot_tell', ''])), name='account_issuer_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('dated__in', ['yes', 'no', 'cannot_tell', ''])), name='account_dated_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('shown__in', ['shown', 'read_aloud', 'copied', 'on_screen', 'not_shown', ''])), name='account_shown_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('place__in', ['garage', 'parking_lot', 'vacant_lot', 'mixed_site', 'public_area', 'nonpublic_area', 'service_location', 'other', ''])), name='account_place_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('use__in', ['staging_area', 'processing_location', 'operations_base', 'lookout_or_waiting', 'other', ''])), name='account_use_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__in', ['employee', 'contractor', 'subcontractor', ''])), name='account_capacity_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('asked__contained_by', ['come_in', 'use_place', 'records', 'status', 'staff_help', 'equipment', 'cameras', 'take_papers', 'other', 'nothing'])), name='account_asked_are_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('answered__contained_by', ['cannot_give_or_refuse', 'asked_name_agency_reason', 'asked_for_paper', 'asked_to_wait', 'called_counsel', 'to_privacy_officer', 'gave_information', 'let_in', 'helped', 'nothing'])), name='account_answered_are_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('happened__contained_by', ['waiting', 'left', 'came_in', 'came_in_after_counsel', 'used_place', 'handed_papers', 'took_copies', 'emergency', 'other'])), name='account_happened_are_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('why__in', ('', 'mistake', 'later_known', 'asked_back'))), name='account_why_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('supersedes__isnull', True), ('why', '')), models.Q(('supersedes__isnull', False), models.Q(('why', ''), _negated=True)), _connector='OR'), name='account_anew_says_why'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('encounter',), name='account_first_only_once'),
        ),
        migrations.AddConstraint(
            model_name='held',
            constraint=models.CheckConstraint(condition=models.Q(('key_hash__regex', '^[0-9a-f]{64}$')), name='held_key'),
        ),
        migrations.AddConstraint(
            model_name='held',
            constraint=models.CheckConstraint(condition=models.Q(('why__in', ('unknown_field', 'unknown_value', 'image', 'wrong_script', 'too_long', 'cannot_open'))), name='held_why_is_known'),
        ),
        migrations.AddConstraint(
            model_name='held',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ('', 'kept_sealed', 'to_legal_file', 'record_made'))), name='held_decision_is_known'),
        ),
        migrations.AddConstraint(
            model_name='held',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='held_decided_at_some_time'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('token_hash__regex', '^[0-9a-f]{64}$')), name='link_hash'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='link_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('capacity', ''), ('capacity__in', ['employee', 'contractor', 'subcontractor']), _connector='OR'), name='link_capacity'),
        ),
        migrations.AddIndex(
            model_name='encounter',
            index=models.Index(fields=['body', '-id'], name='encounter_by_body'),
        ),
        migrations.AddIndex(
            model_name='encounter',
            index=models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['body', '-id'], name='encounter_open'),
        ),
        migrations.AddIndex(
            model_name='encounter',
            index=models.Index(condition=models.Q(('climbs_at__isnull', False)), fields=['climbs_at'], name='encounter_climbs'),
        ),
        migrations.AddIndex(
            model_name='encounter',
            index=models.Index(fields=['received_at'], name='encounter_received'),
        ),
        migrations.AddIndex(
            model_name='encounter',
            index=models.Index(fields=['recorded_by', '-id'], name='encounter_by_recorder'),
        ),
        migrations.AddConstraint(
            model_name='encounter',
            constraint=models.CheckConstraint(condition=models.Q(('key_hash__regex', '^[0-9a-f]{64}$'), ('content_hash__regex', '^[0-9a-f]{64}$')), name='encounter_hashes'),
        ),
        migrations.AddConstraint(
            model_name='encounter',
            constraint=models.CheckConstraint(condition=models.Q(('came_by__in', ('device', 'form', 'paper', 'api'))), name='encounter_came_by_is_known'),
        ),
        migrations.AddConstraint(
            model_name='encounter',
            constraint=models.CheckConstraint(condition=models.Q(('reporter__in', ('code', 'link', 'signed_in', 'unconfirmed'))), name='encounter_reporter_is_known'),
        ),
        migrations.AddConstraint(
            model_name='encounter',
            constraint=models.CheckConstraint(condition=models.Q(('reporter', 'unconfirmed'), ('confirmed_at__isnull', False), _connector='OR'), name='encounter_confirmed_unless_nobody_is_known'),
        ),
        migrations.AddConstraint(
            model_name='encounter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('acknowledged_at__isnull', True), ('acknowledged_by__isnull', True)), models.Q(('acknowledged_at__isnull', False), ('acknowledged_by__isnull', False)), _connector='OR'), name='encounter_acknowledged_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='encounter',
            constraint=models.CheckConstraint(condition=models.Q(('climbs_at__isnull', True), models.Q(('acknowledged_at__isnull', True), ('closed_at__isnull', True)), _connector='OR'), name='encounter_climbs_no_more'),
        ),
        migrations.AddIndex(
            model_name='shift',
            index=models.Index(fields=['body', 'until'], name='shift_by_body'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('place__gte', 1), ('place__lte', 5)), name='shift_place'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='shift_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('withdrawn', False)), expressions=[('body', '='), ('place', '='), (models.Func('since', 'until', django.contrib.postgres.fields.ranges.RangeBoundary(), function='tstzrange', output_field=models.DateTimeField()), '&&')], name='shift_one_at_a_place'),
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(fields=['person', '-id'], name='step_by_person'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('opened', 'joined', 'called', 'nobody_on_call', 'acknowledged', 'asked', 'answered', 'replied', 'climbed', 'crossed', 'no_crossing', 'confirmed', 'corrected', 'placed', 'closed'))), name='step_kind_is_known'),
        ),
        *(row_security(f"encounters_{name}", see=within_sight("body_id"), write=within_reach("body_id"))
          for name in ("encounter", "shift", "practice", "link", "held")),
        *(row_security(f"encounters_{name}", see=OF_AN_ENCOUNTER, write=IN_REACH_OF_ONE) for name in ("account", "step")),
        kept("encounters_encounter", but_for=MOVES),
        only_added_to("encounters_account"),
        only_added_to("encounters_step"),
        kept("encounters_shift", but_for=("withdrawn",)),
        kept("encounters_link", but_for=("revoked_at",)),
        kept("encounters_held", but_for=("decision", "legal_file", "decided_at", "decided_by", "body_id")),
    ]
