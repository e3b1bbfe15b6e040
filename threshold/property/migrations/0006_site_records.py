"""The record of a site. Barriers and risk are in reach of the agency and the City alone; signs of public sites are public."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from threshold.database.row_security import kept, only_added_to, row_security, within_reach, within_sight


SITE = "exists (select 1 from property_site site where site.bbl = site_id"
OF_A_SITE_IN_SIGHT = f"{SITE})"  # the site's own policy says which
OF_A_SITE_IN_REACH = f"{SITE} and ({within_reach('site.body_id')}))"
PUBLIC_SIGN = f"(kind <> 'area' and {OF_A_SITE_IN_SIGHT})"
END = ("ended_on", "ended_because", "ended_by")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_contracts_by_body'),
        ('files', '0001_initial'),
        ('property', '0005_changes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('marked', models.CharField(max_length=20)),
                ('identified_on', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_because', models.CharField(blank=True, max_length=300)),
                ('ended_by', models.CharField(blank=True, max_length=64)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='property.site')),
            ],
            options={
                'db_table': 'property_area',
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=10)),
                ('value', models.CharField(max_length=20)),
                ('reason', models.TextField()),
                ('place', models.UUIDField(unique=True)),
                ('on', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='property.site')),
            ],
            options={
                'db_table': 'property_assessment',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Custodian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(max_length=120)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('mail', models.CharField(blank=True, max_length=120)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('ended_by', models.CharField(blank=True, max_length=64)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sites_kept', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='custodians', to='property.site')),
            ],
            options={
                'db_table': 'property_custodian',
                'ordering': ('-since', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Print',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('area', models.CharField(blank=True, max_length=120)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('edition', models.CharField(max_length=40)),
                ('state', models.CharField(default='asked', max_length=10)),
                ('problem', models.CharField(blank=True, max_length=20)),
                ('content', models.BinaryField(blank=True, null=True)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.CharField(max_length=64)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='prints', to='property.site')),
            ],
            options={
                'db_table': 'property_print',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(max_length=40)),
                ('as_of', models.DateField()),
                ('sent_on', models.DateField()),
                ('recipient', models.CharField(max_length=120)),
                ('receipt', models.CharField(max_length=160)),
                ('crossing', models.CharField(blank=True, max_length=160)),
                ('rows', models.JSONField()),
                ('counts', models.JSONField()),
                ('hash', models.CharField(max_length=64)),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_reports', to='agencies.body')),
            ],
            options={
                'db_table': 'property_sign_report',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Sign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('edition', models.CharField(max_length=40)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None)),
                ('place', models.CharField(max_length=160)),
                ('posted_on', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_because', models.CharField(blank=True, max_length=300)),
                ('ended_by', models.CharField(blank=True, max_length=64)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signs', to='property.area')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='property.sign')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signs', to='property.site')),
            ],
            options={
                'db_table': 'property_sign',
                'ordering': ('-posted_on', '-id'),
            },
        ),
        migrations.AddIndex(
            model_name='area',
            index=models.Index(fields=['site', 'identified_on'], name='area_of_site'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='area_is_named'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(('marked__in', ('sign', 'lettering', 'closed-door', 'floor-line', 'not-marked'))), name='area_marking_is_known'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_because', ''), ('ended_by', ''), ('ended_on__isnull', True)), models.Q(('ended_on__isnull', False), models.Q(('ended_because', ''), _negated=True), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='area_ended_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('site', 'name'), name='area_once_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['site', 'subject', '-id'], name='assessment_newest'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('subject', 'barriers'), ('value__in', ('installed', 'not-appropriate', 'none-yet'))), models.Q(('subject', 'risk'), ('value__in', ('lower', 'middle', 'higher'))), _connector='OR'), name='assessment_value_is_known'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='assessment_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='custodian',
            constraint=models.CheckConstraint(condition=models.Q(('office', ''), _negated=True), name='custodian_is_named'),
        ),
        migrations.AddConstraint(
            model_name='custodian',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='custodian_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='custodian',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_by', ''), ('until__isnull', True)), models.Q(('until__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='custodian_ended_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='custodian',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('site',), name='custodian_one_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='print',
            index=models.Index(fields=['site', '-id'], name='print_of_site'),
        ),
        migrations.AddConstraint(
            model_name='print',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('central', 'area', 'lot'))), name='print_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='print',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('asked', 'made', 'failed', 'swept'))), name='print_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='print',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('content__isnull', False), ('state', 'made')), models.Q(models.Q(('state', 'made'), _negated=True), ('content__isnull', True)), _connector='OR'), name='print_has_content_once_made'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('receipt', ''), _negated=True), models.Q(('recipient', ''), _negated=True)), name='sign_report_has_a_receipt'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('hash__regex', '^[0-9a-f]{64}$')), name='sign_report_hash'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('sent_on__gte', models.F('as_of'))), name='sign_report_sent_after_its_day'),
        ),
        migrations.AddIndex(
            model_name='sign',
            index=models.Index(fields=['site', 'kind', 'posted_on'], name='sign_of_site'),
        ),
        migrations.AddConstraint(
            model_name='sign',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('central', 'area', 'lot'))), name='sign_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='sign',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('area__isnull', False), ('kind', 'area')), models.Q(models.Q(('kind', 'area'), _negated=True), ('area__isnull', True)), _connector='OR'), name='sign_of_an_area_says_which'),
        ),
        migrations.AddConstraint(
            model_name='sign',
            constraint=models.CheckConstraint(condition=models.Q(('place', ''), _negated=True), name='sign_says_where'),
        ),
        migrations.AddConstraint(
            model_name='sign',
            constraint=models.CheckConstraint(condition=models.Q(('languages__len__gt', 0)), name='sign_has_a_language'),
        ),
        migrations.AddConstraint(
            model_name='sign',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_because', ''), ('ended_by', ''), ('ended_on__isnull', True)), models.Q(('ended_on__isnull', False), models.Q(('ended_because', ''), _negated=True), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='sign_ended_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='sign',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('posted_on')), _connector='OR'), name='sign_ends_after_it_is_posted'),
        ),
        row_security("property_custodian", see=OF_A_SITE_IN_REACH, write=OF_A_SITE_IN_REACH),
        row_security("property_area", see=OF_A_SITE_IN_REACH, write=OF_A_SITE_IN_REACH),
        row_security("property_sign", see=f"{OF_A_SITE_IN_REACH} or {PUBLIC_SIGN}", write=OF_A_SITE_IN_REACH),
        row_security("property_assessment", see=OF_A_SITE_IN_REACH, write=OF_A_SITE_IN_REACH),
        row_security("property_print", see=OF_A_SITE_IN_REACH, write=OF_A_SITE_IN_REACH),
        row_security(
            "property_sign_report", see=within_sight("body_id"), write=within_reach("body_id")
        ),
        kept("property_custodian", but_for=("until", "ended_by")),
        kept("property_area", but_for=END),
        kept("property_sign", but_for=(*END, "photo_id")),
        only_added_to("property_assessment"),
        kept("property_print", but_for=("state", "problem", "content", "ended_at")),
        only_added_to("property_sign_report"),
    ]
