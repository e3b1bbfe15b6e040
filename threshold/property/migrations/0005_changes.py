"""What each import of the list changed, site by site; of a sensitive site out of the public's sight."""

import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import IN_REACH, only_added_to, row_security

OF_A_SITE_IN_SIGHT = "exists (select 1 from property_site site where site.bbl = site_id)"  # the site's own policy


class Migration(migrations.Migration):

    dependencies = [
        ('property', '0004_search_terms'),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12)),
                ('fields', models.JSONField(blank=True, default=list)),
                ('of', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='property.import')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='property.site')),
            ],
            options={
                'db_table': 'property_change',
                'ordering': ('id',),
                'indexes': [models.Index(fields=['of', 'id'], name='change_in_sequence'), models.Index(fields=['of', 'kind', 'id'], name='change_by_kind')],
                'constraints': [models.UniqueConstraint(fields=('of', 'site'), name='change_once_an_import'), models.CheckConstraint(condition=models.Q(('kind__in', ('added', 'changed', 'listed-again', 'absent'))), name='change_kind_is_known')],
            },
        ),
        row_security("property_change", see=f"{IN_REACH} or {OF_A_SITE_IN_SIGHT}", write=IN_REACH),
        only_added_to("property_change"),
    ]
