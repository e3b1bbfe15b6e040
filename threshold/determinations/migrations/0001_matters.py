"""Matters, statements, deciders, adopted readings, sealed determinations, decisions, advice; each with who sees it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from threshold.database.row_security import (
    IN_REACH,
    IN_SIGHT,
    kept,
    only_added_to,
    own,
    row_security,
    within_sight,
)

# A program acts for nobody in particular: the gate's intake, a command of the operator, the clock.
NOBODY = "coalesce((select current_setting('app.person', true)), '') = ''"
NOT_READING = "coalesce((select current_setting('app.reach', true)), '') <> 'audit'"
AT_OFFICE = "(select current_setting('app.reach', true)) in ('agency', 'city', 'audit')"
# A day of grace on each side: the exact day is the City's own, which the application knows.
DESIGNATED = f"""exists (select 1 from determinations_decider decider where {own("decider.person_id")}
    and (decider.body_id is null or decider.body_id = determinations_matter.body_id)
    and decider.since <= current_date + 1 and (decider.until is null or decider.until >= current_date - 1))"""
# Whoever also holds a role for the whole City keeps the sight of the agencies where they hold one.
OURS = """((select current_setting('app.reach', true)) in ('agency', 'city')
    and body_id::text = any(string_to_array((select current_setting('app.agency', true)), ',')))"""
# The City's offices see a matter once it is referred, auditors always, deciders by their designation.
MATTER = f"{OURS} or ({IN_REACH} and (referred_at is not null or {NOBODY})) or {DESIGNATED}"
OF_A_MATTER = "exists (select 1 from determinations_matter matter where matter.number = matter_id)"
OF_A_DETERMINATION = "exists (select 1 from determinations_sealed sealed where sealed.id = determination_id)"
ADVICE = OURS  # not the City, not auditors, not deciders


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0006_crossings'),
        ('journal', '0002_tree'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Adopted',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=10)),
                ('cite', models.CharField(blank=True, max_length=40)),
                ('fact', models.CharField(blank=True, max_length=30)),
                ('value', models.CharField(blank=True, max_length=40)),
                ('meets', models.CharField(blank=True, max_length=3)),
                ('practice', models.CharField(blank=True, max_length=30)),
                ('uses', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('reasons', models.CharField(max_length=500)),
                ('adopted_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
            ],
            options={
                'db_table': 'determinations_adopted',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('meets__in', ('yes', 'no')), ('practice', ''), ('what', 'value'), models.Q(('cite', ''), _negated=True), models.Q(('fact', ''), _negated=True), models.Q(('value', ''), _negated=True)), models.Q(('cite', ''), ('fact', ''), ('meets', ''), ('practice__in', ['standing-answer', 'latest-finding', 'strictest-headline']), ('value', ''), ('what', 'practice')), _connector='OR'), name='adopted_value_or_practice'), models.CheckConstraint(condition=models.Q(('uses__contained_by', ['lot-use', 'entry', 'help', 'information', 'papers', 'observed']), ('uses__len__gte', 1)), name='adopted_uses_are_known'), models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='adopted_has_reasons'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='adopted_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Decider',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clauses', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ('document', models.CharField(max_length=72)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deciders', to='agencies.body')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='designations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'determinations_decider',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('number', models.BigAutoField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('day', models.DateField()),
                ('opened_at', models.DateTimeField()),
                ('opened_by', models.CharField(max_length=64)),
                ('opened_role', models.CharField(max_length=40)),
                ('referred_at', models.DateTimeField(blank=True, null=True)),
                ('stated', models.PositiveIntegerField(default=0)),
                ('sealed', models.PositiveIntegerField(default=0)),
                ('sealed_through', models.PositiveIntegerField(default=0)),
                ('decided', models.BooleanField(default=False)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matters', to='agencies.body')),
            ],
            options={
                'db_table': 'determinations_matter',
                'ordering': ('-number',),
            },
        ),
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.UUIDField(unique=True)),
                ('words', models.TextField()),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='determinations.matter')),
            ],
            options={
                'db_table': 'determinations_advice',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='OpenPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(max_length=10)),
                ('fact', models.CharField(max_length=30)),
                ('since', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.body')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points', to='determinations.matter')),
            ],
            options={
                'db_table': 'determinations_point',
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='referral', to='determinations.matter')),
                ('crossing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.crossing')),
            ],
            options={
                'db_table': 'determinations_referral',
            },
        ),
        migrations.CreateModel(
            name='Sealed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('day', models.DateField()),
                ('through', models.PositiveIntegerField()),
                ('text_seal', models.CharField(max_length=64)),
                ('text', models.TextField()),
                ('hash', models.CharField(max_length=64)),
                ('readings', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='journal.line')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='determinations', to='determinations.matter')),
            ],
            options={
                'db_table': 'determinations_sealed',
                'ordering': ('matter_id', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cite', models.CharField(max_length=40)),
                ('answer', models.CharField(max_length=20)),
                ('grounds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('reasons', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('determination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='determinations.sealed')),
            ],
            options={
                'db_table': 'determinations_decision',
                'ordering': ('determination_id', 'id'),
            },
        ),
        migrations.CreateModel(
            name='StatementRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('fact', models.CharField(max_length=30)),
                ('values', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ('source', models.CharField(max_length=10)),
                ('reference', models.CharField(blank=True, max_length=72)),
                ('reasons', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('by_ref', models.CharField(max_length=64)),
                ('by_role', models.CharField(max_length=40)),
                ('designation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='determinations.decider')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='determinations.matter')),
            ],
            options={
                'db_table': 'determinations_statement',
                'ordering': ('matter_id', 'number'),
            },
        ),
        migrations.AddConstraint(
            model_name='decider',
            constraint=models.CheckConstraint(condition=models.Q(('clauses__contained_by', ['EO13 s.3(d)', 'EO13 s.3(e)', 'EO13 s.3(f)', '4-210(b)(3)', '4-210(b)(5)', '4-210(b)(6)', '10-178(e)(i)', '10-178(e)', '10-178(e), last sentence']), ('clauses__len__gte', 1)), name='decider_clauses_are_known'),
        ),
        migrations.AddConstraint(
            model_name='decider',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='decider_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='decider',
            constraint=models.CheckConstraint(condition=models.Q(('document__regex', '^([a-z][a-z-]{1,29}(:[A-Z0-9][A-Z0-9./-]{0,39})?)?$'), models.Q(('document', ''), _negated=True)), name='decider_document_is_no_prose'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(fields=['body', '-number'], name='matter_by_body'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('lot-use', 'entry', 'help', 'information', 'papers', 'observed'))), name='matter_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.CheckConstraint(condition=models.Q(('sealed_through__lte', models.F('stated'))), name='matter_sealed_knows_what_was_stated'),
        ),
        migrations.AddConstraint(
            model_name='advice',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='advice_has_words'),
        ),
        migrations.AddConstraint(
            model_name='openpoint',
            constraint=models.CheckConstraint(condition=models.Q(('why__in', ('contested', 'differ'))), name='point_why_is_known'),
        ),
        migrations.AddConstraint(
            model_name='openpoint',
            constraint=models.CheckConstraint(condition=models.Q(('fact__in', ('who', 'empowered', 'place', 'title', 'control', 'use', 'purpose', 'a_instrument', 'a_covers', 'b_presented', 'b_issuer', 'b_authority', 'b_live', 'c_formal', 'c_part', 'd_mission', 'e_exigent', 'f_required', 'nonpublic', 'serves', 'g1_agreement', 'g3_required', 'g4_arrangement', 'g5_mission', 'g6_exigent', 'immigration', 'uses_property', 'other_resource', 'i1_arrangement', 'i2_duties', 'i3_federal'))), name='point_fact_is_known'),
        ),
        migrations.AddConstraint(
            model_name='openpoint',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('matter', 'why', 'fact'), name='point_open_once'),
        ),
        migrations.AddConstraint(
            model_name='sealed',
            constraint=models.UniqueConstraint(fields=('matter', 'number'), name='sealed_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='sealed',
            constraint=models.CheckConstraint(condition=models.Q(('hash__regex', '^[0-9a-f]{64}$'), ('text_seal__regex', '^[0-9a-f]{64}$')), name='sealed_hashes'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('determination', 'cite'), name='decision_once_a_norm'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ('not-reached', 'excepted', 'no-exception', 'open'))), name='decision_answer_is_known'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='decision_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'excepted'), ('grounds__len__gte', 1)), models.Q(models.Q(('answer', 'excepted'), _negated=True), ('grounds', [])), _connector='OR'), name='decision_names_its_exception'),
        ),
        migrations.AddConstraint(
            model_name='statementrow',
            constraint=models.UniqueConstraint(fields=('matter', 'number'), name='statement_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='statementrow',
            constraint=models.CheckConstraint(condition=models.Q(('fact__in', ('who', 'empowered', 'place', 'title', 'control', 'use', 'purpose', 'a_instrument', 'a_covers', 'b_presented', 'b_issuer', 'b_authority', 'b_live', 'c_formal', 'c_part', 'd_mission', 'e_exigent', 'f_required', 'nonpublic', 'serves', 'g1_agreement', 'g3_required', 'g4_arrangement', 'g5_mission', 'g6_exigent', 'immigration', 'uses_property', 'other_resource', 'i1_arrangement', 'i2_duties', 'i3_federal'))), name='statement_fact_is_known'),
        ),
        migrations.AddConstraint(
            model_name='statementrow',
            constraint=models.CheckConstraint(condition=models.Q(('values__len__gte', 1)), name='statement_leaves_a_value'),
        ),
        migrations.AddConstraint(
            model_name='statementrow',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ('seen', 'claimed', 'document', 'register', 'official', 'suggested'))), name='statement_source_is_known'),
        ),
        migrations.AddConstraint(
            model_name='statementrow',
            constraint=models.CheckConstraint(condition=models.Q(('reference__regex', '^([a-z][a-z-]{1,29}(:[A-Z0-9][A-Z0-9./-]{0,39})?)?$')), name='statement_reference_is_no_prose'),
        ),
        migrations.AddConstraint(
            model_name='statementrow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', 'official'), models.Q(('reasons', ''), _negated=True)), models.Q(models.Q(('source', 'official'), _negated=True), ('reasons', '')), _connector='OR'), name='statement_reasons_with_a_finding'),
        ),
        row_security(
            "determinations_decider",
            see=f"{IN_SIGHT} or {own('person_id')} or ({AT_OFFICE} and (body_id is null or {OURS}))",
            write=IN_REACH,
        ),
        kept("determinations_decider", but_for=("until",)),
        row_security("determinations_adopted", see=AT_OFFICE, write=IN_REACH),
        kept("determinations_adopted", but_for=("until",)),
        row_security(
            "determinations_matter",
            see=f"{MATTER} or (select current_setting('app.reach', true)) = 'audit'",
            write=f"{NOT_READING} and ({MATTER})",
        ),
        kept(
            "determinations_matter", but_for=("referred_at", "stated", "sealed", "sealed_through", "decided")
        ),
        row_security("determinations_statement", see=OF_A_MATTER, write=f"{NOT_READING} and {OF_A_MATTER}"),
        only_added_to("determinations_statement"),
        row_security("determinations_referral", see=OF_A_MATTER, write=f"{NOT_READING} and {OF_A_MATTER}"),
        only_added_to("determinations_referral"),
        row_security(
            "determinations_point",
            see=f"{within_sight('body_id')} or {OF_A_MATTER}",
            write=f"{NOT_READING} and {OF_A_MATTER}",
        ),
        kept("determinations_point", but_for=("closed_at",)),
        row_security("determinations_sealed", see=OF_A_MATTER, write=f"{NOT_READING} and {OF_A_MATTER}"),
        only_added_to("determinations_sealed"),
        row_security("determinations_decision", see=OF_A_DETERMINATION, write=f"{NOT_READING} and {OF_A_DETERMINATION}"),
        only_added_to("determinations_decision"),
        row_security("determinations_advice", see=ADVICE, write=ADVICE),
        only_added_to("determinations_advice"),
    ]
