"""The quarterly report of 10-178(d): tags, grounds, parts, editions, and what was sent. All only added to."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from threshold.database.row_security import IN_REACH, only_added_to, row_security, within_reach, within_sight

OF_AN_ENCOUNTER = "exists (select 1 from encounters_encounter e where e.id = encounter_id)"  # whose own policy says which
IN_REACH_OF_ONE = f"exists (select 1 from encounters_encounter e where e.id = encounter_id and ({within_reach('e.body_id')}))"
AGENCIES = "string_to_array((select current_setting('app.agency', true)), ',')"
STAFF = "(select current_setting('app.reach', true)) = 'agency'"
# Whoever reaches the office that is designated now sees what the agencies signed off, and no record of theirs.
FOR_THE_OFFICE = f"({STAFF} and (select d.body_id from encounters_designation d order by d.id desc limit 1) = any({AGENCIES}))"
OF_THE_OFFICE = ("edition", "paper", "transmission", "receipt")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0006_crossings'),
        ('duties', '0003_counts_before_late'),
        ('encounters', '0003_matter'),
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quarter', models.CharField(max_length=7)),
                ('number', models.PositiveSmallIntegerField()),
                ('as_of', models.DateTimeField()),
                ('content', models.JSONField()),
                ('seal', models.CharField(max_length=64)),
                ('demonstration', models.BooleanField(default=False)),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
            ],
            options={
                'db_table': 'encounters_edition',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField()),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='encounters.edition')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
            ],
            options={
                'db_table': 'encounters_paper',
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quarter', models.CharField(max_length=7)),
                ('number', models.PositiveSmallIntegerField()),
                ('as_of', models.DateTimeField()),
                ('content', models.JSONField()),
                ('seal', models.CharField(max_length=64)),
                ('none', models.BooleanField(default=False)),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('crossing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.crossing')),
            ],
            options={
                'db_table': 'encounters_part',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('qualifies', models.CharField(max_length=10)),
                ('why', models.CharField(max_length=20)),
                ('requesting', models.CharField(blank=True, max_length=40)),
                ('received_by', models.CharField(max_length=20)),
                ('contained_in', models.CharField(blank=True, max_length=10)),
                ('reasons', models.TextField(blank=True)),
                ('seal_place', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='encounters.account')),
                ('encounter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tags', to='encounters.encounter')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='encounters.tag')),
            ],
            options={
                'db_table': 'encounters_tag',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Transmission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(max_length=10)),
                ('sent_on', models.DateField()),
                ('reference', models.CharField(blank=True, max_length=60)),
                ('recorded_at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='transmission', to='encounters.edition')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('proof', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.proof')),
            ],
            options={
                'db_table': 'encounters_transmission',
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received_on', models.DateField()),
                ('reference', models.CharField(blank=True, max_length=60)),
                ('recorded_at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('transmission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='encounters.transmission')),
            ],
            options={
                'db_table': 'encounters_receipt',
            },
        ),
        migrations.CreateModel(
            name='Withholding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', models.CharField(blank=True, max_length=20)),
                ('reasons', models.TextField()),
                ('seal_place', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('encounter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withholdings', to='encounters.encounter')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='encounters.withholding')),
            ],
            options={
                'db_table': 'encounters_withholding',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Designation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.CharField(max_length=300)),
                ('since', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.decision')),
            ],
            options={
                'db_table': 'encounters_designation',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('document', ''), _negated=True), name='designation_names_its_document')],
            },
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('quarter__regex', '^20[0-9]{2}-Q[1-4]$')), name='edition_of_a_quarter'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('seal__regex', '^[0-9a-f]{64}$')), name='edition_seal'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('quarter', 'number'), name='edition_numbered_once'),
        ),
        migrations.AddIndex(
            model_name='part',
            index=models.Index(fields=['quarter', 'body', '-id'], name='part_by_quarter'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.CheckConstraint(condition=models.Q(('quarter__regex', '^20[0-9]{2}-Q[1-4]$')), name='part_of_a_quarter'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.CheckConstraint(condition=models.Q(('seal__regex', '^[0-9a-f]{64}$')), name='part_seal'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.UniqueConstraint(fields=('body', 'quarter', 'number'), name='part_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(('qualifies__in', ['yes', 'no', 'undecided'])), name='tag_qualifies_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(('received_by__in', ['officer_or_employee', 'contractor'])), name='tag_received_by_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(('contained_in__in', ['', '9-131', '9-205', '14-154'])), name='tag_contained_in_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('qualifies', 'yes'), _negated=True), models.Q(('requesting', ''), _negated=True), _connector='OR'), name='tag_says_who_asked'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='tag_says_why'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('encounter',), name='tag_first_only_once'),
        ),
        migrations.AddConstraint(
            model_name='transmission',
            constraint=models.CheckConstraint(condition=models.Q(('how__in', ['by_hand', 'mail', 'email', 'portal'])), name='transmission_how_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='transmission',
            constraint=models.CheckConstraint(condition=models.Q(('reference__regex', '^([A-Za-z0-9][A-Za-z0-9./-]{0,58}[0-9])?$')), name='transmission_reference_is_a_number'),
        ),
        migrations.AddConstraint(
            model_name='receipt',
            constraint=models.CheckConstraint(condition=models.Q(('reference__regex', '^([A-Za-z0-9][A-Za-z0-9./-]{0,58}[0-9])?$')), name='receipt_reference_is_a_number'),
        ),
        migrations.AddConstraint(
            model_name='receipt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reference', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='receipt_shows_something'),
        ),
        migrations.AddConstraint(
            model_name='withholding',
            constraint=models.CheckConstraint(condition=models.Q(('ground__in', ['', 'investigation', 'cooperative'])), name='withholding_ground_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='withholding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reasons', ''), _negated=True), models.Q(('by_ref', ''), _negated=True)), name='withholding_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='withholding',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('encounter',), name='withholding_first_only_once'),
        ),
        row_security("encounters_designation", see="true", write=IN_REACH),
        row_security("encounters_tag", see=OF_AN_ENCOUNTER, write=IN_REACH_OF_ONE),
        row_security("encounters_withholding", see=OF_AN_ENCOUNTER, write=IN_REACH_OF_ONE),
        row_security(
            "encounters_part", see=f"{within_sight('body_id')} or {FOR_THE_OFFICE}", write=within_reach("body_id")
        ),
        *(row_security(f"encounters_{name}", see=f"{within_sight('office_id')} or {STAFF}", write=within_reach("office_id"))
          for name in OF_THE_OFFICE),
        *(only_added_to(f"encounters_{name}") for name in ("designation", "tag", "withholding", "part", *OF_THE_OFFICE)),
    ]
