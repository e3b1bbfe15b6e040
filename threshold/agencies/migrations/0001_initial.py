"""The bodies and their imports: everybody may read, only who reaches the whole City may write."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import IN_REACH, only_added_to, row_security


class Migration(migrations.Migration):

    initial = True

    dependencies = [("database", "0001_roles")]

    operations = [
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('layout', models.CharField(max_length=40)),
                ('file_hash', models.CharField(max_length=64)),
                ('added', models.PositiveIntegerField()),
                ('changed', models.PositiveIntegerField()),
                ('unchanged', models.PositiveIntegerField()),
                ('refused', models.PositiveIntegerField()),
                ('absent', models.PositiveIntegerField()),
                ('changes_root', models.CharField(max_length=64)),
            ],
            options={
                'db_table': 'agencies_import',
                'ordering': ('-at', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('file_hash__regex', '^[0-9a-f]{64}$')), name='import_file_hash'), models.CheckConstraint(condition=models.Q(('changes_root__regex', '^[0-9a-f]{64}$')), name='import_changes_root')],
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=500)),
                ('acronym', models.CharField(blank=True, max_length=500)),
                ('kind', models.CharField(max_length=60)),
                ('status', models.CharField(default='active', max_length=30)),
                ('source', models.CharField(max_length=500)),
                ('confidence', models.CharField(max_length=10)),
                ('record', models.CharField(blank=True, max_length=80)),
                ('other_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=500), blank=True, default=list, size=None)),
                ('url', models.CharField(blank=True, max_length=500)),
                ('named_by_law', models.BooleanField(default=False)),
                ('demonstration', models.BooleanField(default=False)),
                ('set_up_on', models.DateField(blank=True, null=True)),
                ('imported_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='agencies.body')),
            ],
            options={
                'db_table': 'agencies_body',
                'ordering': ('name', 'id'),
                'indexes': [models.Index(fields=['name', 'id'], name='body_by_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('id__regex', '^[a-z][a-z0-9]*(-[a-z0-9]+)*$')), name='body_id_is_a_slug'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='body_has_a_name'), models.CheckConstraint(condition=models.Q(('kind__in', ('mayoral agency', 'department of education', 'mayoral office', 'elected office', 'public benefit corporation', 'local public authority', 'public benefit or development organization', 'board or commission', 'division', 'committee', 'official', 'other'))), name='body_kind_is_known'), models.CheckConstraint(condition=models.Q(('status__in', ('active', 'inactive', 'dissolved', 'reorganized', 'verification pending', 'excluded'))), name='body_status_is_known'), models.CheckConstraint(condition=models.Q(('confidence__in', ('high', 'medium', 'low'))), name='body_confidence_is_known'), models.CheckConstraint(condition=models.Q(('part_of', models.F('id')), _negated=True), name='body_is_not_part_of_itself'), models.CheckConstraint(condition=models.Q(models.Q(('demonstration', True), ('id__startswith', 'demo-'), ('record', '')), models.Q(('demonstration', False), models.Q(('id__startswith', 'demo-'), _negated=True)), _connector='OR'), name='body_demonstration_stands_apart'), models.UniqueConstraint(condition=models.Q(('record', ''), _negated=True), fields=('record',), name='body_record_once')],
            },
        ),
        row_security("agencies_body", see="true", write=IN_REACH),
        row_security("agencies_import", see="true", write=IN_REACH),
        only_added_to("agencies_import"),
    ]
