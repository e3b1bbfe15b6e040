"""Codes on signs: everybody may look one up through the database's own function, only a site's keepers read them."""

import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import kept, row_security, within_reach

OF_A_SITE_IN_REACH = (
    f"exists (select 1 from property_site site where site.bbl = site_id and ({within_reach('site.body_id')}))"
)
# The function alone reaches the City, for one exact code; whoever calls it learns which site it is and nothing else.
LOOK_UP = """
    create function property_site_of_code(wanted text) returns text language plpgsql as $$
    declare before text := coalesce(current_setting('app.reach', true), ''); found text;
    begin
        perform set_config('app.reach', 'city', true);
        select site.bbl into found from property_code code join property_site site on site.bbl = code.site_id
            where code.code = wanted and code.withdrawn_on is null and not site.sensitive;
        perform set_config('app.reach', before, true);
        return found;
    end $$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('property', '0001_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='Code',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=8, unique=True)),
                ('made_on', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
                ('withdrawn_by', models.CharField(blank=True, max_length=64)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='property.site')),
            ],
            options={
                'db_table': 'property_code',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[0-9A-HJKMNP-TV-Z]{8}$')), name='code_cannot_be_misread'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_because', ''), ('withdrawn_by', ''), ('withdrawn_on__isnull', True)), models.Q(('withdrawn_on__isnull', False), models.Q(('withdrawn_because', ''), _negated=True), models.Q(('withdrawn_by', ''), _negated=True)), _connector='OR'), name='code_withdrawn_with_a_reason'), models.UniqueConstraint(condition=models.Q(('withdrawn_on__isnull', True)), fields=('site',), name='code_in_use_only_once')],
            },
        ),
        row_security("property_code", see=OF_A_SITE_IN_REACH, write=OF_A_SITE_IN_REACH),
        kept("property_code", but_for=("withdrawn_on", "withdrawn_because", "withdrawn_by")),
        migrations.RunSQL(LOOK_UP, "drop function property_site_of_code(text)"),
    ]
