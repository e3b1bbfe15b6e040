"""Agreements, arrangements, placements and the Mayor's findings: within each agency's sight, and only added to."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import (
    AN_AGENCY_S,
    any_within_sight,
    only_added_to,
    row_security,
    within_reach,
    within_sight,
)

MINE = within_reach("body_id")


def terms_in_sight(name: str) -> str:
    """In sight of the City, of the bodies concerned, of whoever keeps a lot it covers; of every agency if it covers all."""
    lot = f"select 1 from property_covered lot where lot.{name}_id = property_{name}.id"
    return f"{any_within_sight('seen_by')} or ({AN_AGENCY_S} and (covers = 'city' or exists ({lot})))"


def of_an_entry(name: str) -> str:
    """A step is in sight where its entry is."""
    return f"exists (select 1 from property_{name} entry where entry.id = {name}_id)"


A_LOT_IN_SIGHT = f"exists (select 1 from property_site site where site.bbl = site_id and ({within_sight('site.body_id')}))"
CONFIRMED = "exists (select 1 from property_step step where step.finding_id = property_finding.id and step.kind = 'confirmed')"
STEPS = " or ".join(("finding_id is not null", *map(of_an_entry, ("agreement", "arrangement", "placement"))))


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_contracts_by_body'),
        ('files', '0001_initial'),
        ('property', '0002_codes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('reference', models.CharField(blank=True, max_length=300)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('words', models.TextField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=200)),
                ('outside', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None)),
                ('governments', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)),
                ('city_bodies', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('covers', models.CharField(max_length=10)),
                ('described', models.CharField(blank=True, max_length=500)),
                ('purposes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)),
                ('seen_by', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), size=None)),
                ('kind', models.CharField(max_length=20)),
                ('formal', models.BooleanField()),
                ('approval', models.CharField(max_length=10)),
                ('approved_by', models.CharField(blank=True, max_length=200)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('first', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='property.agreement')),
                ('lots_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='property.agreement')),
            ],
            options={
                'db_table': 'property_agreement',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Arrangement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('reference', models.CharField(blank=True, max_length=300)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('words', models.TextField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=200)),
                ('outside', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None)),
                ('governments', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)),
                ('city_bodies', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('covers', models.CharField(max_length=10)),
                ('described', models.CharField(blank=True, max_length=500)),
                ('purposes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)),
                ('seen_by', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), size=None)),
                ('form', models.CharField(max_length=10)),
                ('entered_by', models.CharField(max_length=200)),
                ('entered_on', models.DateField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('first', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='property.arrangement')),
                ('lots_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='property.arrangement')),
            ],
            options={
                'db_table': 'property_arrangement',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Covered',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='property.agreement')),
                ('arrangement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='property.arrangement')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='property.site')),
            ],
            options={
                'db_table': 'property_covered',
                'ordering': ('site_id', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('reference', models.CharField(blank=True, max_length=300)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('words', models.TextField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('law', models.CharField(max_length=300)),
                ('found_on', models.DateField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('first', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='property.finding')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='property.finding')),
            ],
            options={
                'db_table': 'property_finding',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('reference', models.CharField(blank=True, max_length=300)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('words', models.TextField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('unit', models.CharField(max_length=200)),
                ('count', models.PositiveSmallIntegerField()),
                ('directed_by', models.CharField(max_length=30)),
                ('directing', models.CharField(max_length=200)),
                ('aim', models.CharField(max_length=30)),
                ('reviewer', models.CharField(max_length=120)),
                ('next_review', models.DateField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('first', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='property.placement')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='property.placement')),
            ],
            options={
                'db_table': 'property_placement',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('last_day', models.DateField(blank=True, null=True)),
                ('next_review', models.DateField(blank=True, null=True)),
                ('verdict', models.CharField(blank=True, max_length=4)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('on', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='property.agreement')),
                ('arrangement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='property.arrangement')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('finding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='property.finding')),
                ('placement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='property.placement')),
            ],
            options={
                'db_table': 'property_step',
                'ordering': ('id',),
            },
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['body', 'id'], name='agreement_by_body'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['covers', 'lots_of'], name='agreement_by_lots'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['first', 'id'], name='agreement_by_first'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='agreement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reference', ''), _negated=True), models.Q(('link', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='agreement_has_a_document'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('role', ''), _negated=True)), name='agreement_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('governments__len__gte', 1), ('outside__len__gte', 1)), name='agreement_has_parties'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('governments__contained_by', ['federal', 'state', 'other_government', 'state_or_interstate_authority', 'district_attorney', 'government_contractor', 'private'])), name='agreement_parties_are_known'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('purposes__len__gte', 1), ('purposes__contained_by', ['staging_area', 'processing_location', 'operations_base', 'lookout_or_waiting', 'access', 'other'])), name='agreement_purposes_are_known'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('covers', 'sites'), ('described', ''), ('lots_of__isnull', True)), models.Q(('covers', 'body'), ('described', ''), ('lots_of__isnull', False)), models.Q(('covers', 'city'), ('described', ''), ('lots_of__isnull', True)), models.Q(('covers', 'described'), ('lots_of__isnull', True), models.Q(('described', ''), _negated=True)), _connector='OR'), name='agreement_covers_what_it_says'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('agreement', 'contract', 'subcontract')), ('approval__in', ('yes', 'unclear', 'no'))), name='agreement_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approval', 'yes'), _negated=True), models.Q(models.Q(('approved_by', ''), _negated=True), ('approved_on__isnull', False)), _connector='OR'), name='agreement_approved_by_an_office_on_a_day'),
        ),
        migrations.AddIndex(
            model_name='arrangement',
            index=models.Index(fields=['body', 'id'], name='arrangement_by_body'),
        ),
        migrations.AddIndex(
            model_name='arrangement',
            index=models.Index(fields=['covers', 'lots_of'], name='arrangement_by_lots'),
        ),
        migrations.AddIndex(
            model_name='arrangement',
            index=models.Index(fields=['first', 'id'], name='arrangement_by_first'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='arrangement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reference', ''), _negated=True), models.Q(('link', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='arrangement_has_a_document'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('role', ''), _negated=True)), name='arrangement_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(('governments__len__gte', 1), ('outside__len__gte', 1)), name='arrangement_has_parties'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(('governments__contained_by', ['federal', 'state', 'other_government', 'state_or_interstate_authority', 'district_attorney', 'government_contractor', 'private'])), name='arrangement_parties_are_known'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(('purposes__len__gte', 1), ('purposes__contained_by', ['staging_area', 'processing_location', 'operations_base', 'lookout_or_waiting', 'access', 'other'])), name='arrangement_purposes_are_known'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('covers', 'sites'), ('described', ''), ('lots_of__isnull', True)), models.Q(('covers', 'body'), ('described', ''), ('lots_of__isnull', False)), models.Q(('covers', 'city'), ('described', ''), ('lots_of__isnull', True)), models.Q(('covers', 'described'), ('lots_of__isnull', True), models.Q(('described', ''), _negated=True)), _connector='OR'), name='arrangement_covers_what_it_says'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ('formal', 'informal')), models.Q(('entered_by', ''), _negated=True)), name='arrangement_form_is_known'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(('governments__overlap', ['federal', 'state', 'state_or_interstate_authority'])), name='arrangement_is_with_state_or_federal_agencies'),
        ),
        migrations.AddConstraint(
            model_name='covered',
            constraint=models.CheckConstraint(condition=models.Q(('agreement__isnull', True), ('arrangement__isnull', True), _connector='XOR'), name='covered_by_one_entry'),
        ),
        migrations.AddConstraint(
            model_name='covered',
            constraint=models.UniqueConstraint(fields=('agreement', 'site'), name='covered_once_by_an_agreement'),
        ),
        migrations.AddConstraint(
            model_name='covered',
            constraint=models.UniqueConstraint(fields=('arrangement', 'site'), name='covered_once_by_an_arrangement'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='finding_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('reference', ''), _negated=True), models.Q(('link', ''), _negated=True), ('file__isnull', False), _connector='OR'), models.Q(('law', ''), _negated=True)), name='finding_has_a_document'),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['body', 'id'], name='placement_by_body'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='placement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('unit', ''), _negated=True), models.Q(('directing', ''), _negated=True), models.Q(('reviewer', ''), _negated=True), ('count__gte', 1)), name='placement_says_who_and_how_many'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('directed_by__in', ('homeland-security', 'non-local-law-enforcement')), ('aim__in', ('criminal-investigation', 'counter-terrorism', 'emergency-management', 'training', 'another', 'not-stated'))), name='placement_choices_are_known'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement__isnull', False), ('arrangement__isnull', True), ('finding__isnull', True), ('placement__isnull', True)), models.Q(('agreement__isnull', True), ('arrangement__isnull', False), ('finding__isnull', True), ('placement__isnull', True)), models.Q(('agreement__isnull', True), ('arrangement__isnull', True), ('finding__isnull', True), ('placement__isnull', False)), models.Q(('agreement__isnull', True), ('arrangement__isnull', True), ('finding__isnull', False), ('placement__isnull', True)), _connector='OR'), name='step_of_one_entry'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'confirmed'), ('last_day__isnull', True), ('next_review__isnull', True), ('verdict', '')), models.Q(('kind', 'ended'), ('last_day__isnull', False), ('next_review__isnull', True), ('verdict', ''), models.Q(('reason', ''), _negated=True)), models.Q(('kind', 'reviewed'), ('last_day__isnull', True), ('placement__isnull', False), ('verdict', '')), models.Q(('kind', 'found'), ('placement__isnull', False), ('verdict__in', ('yes', 'no', 'open')), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='step_says_what_its_kind_needs'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'confirmed')), fields=('agreement',), name='agreement_confirmed_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'ended')), fields=('agreement',), name='agreement_ended_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'confirmed')), fields=('arrangement',), name='arrangement_confirmed_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'ended')), fields=('arrangement',), name='arrangement_ended_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'confirmed')), fields=('placement',), name='placement_confirmed_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'ended')), fields=('placement',), name='placement_ended_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'confirmed')), fields=('finding',), name='finding_confirmed_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'ended')), fields=('finding',), name='finding_ended_once'),
        ),
        row_security("property_covered", see=f"{within_sight('body_id')} or {A_LOT_IN_SIGHT}", write=MINE),
        row_security("property_agreement", see=terms_in_sight("agreement"), write=MINE),
        row_security("property_arrangement", see=terms_in_sight("arrangement"), write=MINE),
        row_security("property_placement", see=within_sight("body_id"), write=MINE),
        row_security("property_step", see=STEPS, write=MINE),
        row_security("property_finding", see=f"{within_sight('body_id')} or {CONFIRMED}", write=MINE),
        *map(only_added_to, (
            "property_covered", "property_agreement", "property_arrangement", "property_placement", "property_finding",
            "property_step",
        )),
    ]
