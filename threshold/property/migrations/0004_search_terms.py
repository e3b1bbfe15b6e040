"""Terms that find a site under row security, written by the database itself, and a stamp that moves with every change.

A search by `like` or by arrays reads every row there, since those operators may leak what they compare; comparing
text may not, so it may use an index.
"""

import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import row_security

TERMS_OF = """
create function property_terms_of(words text, agencies varchar[], questions varchar[]) returns table (term text)
language sql immutable as $$
    select word from unnest(string_to_array(words, ' ')) as word where word <> ''
    union select 'agency:' || code from unnest(agencies) as code
    union select 'question:' || slug from unnest(questions) as slug
$$;
"""
ADD = """
insert into property_search_term (site_id, term)
select site.bbl, found.term from {table} as site, property_terms_of(site.words, site.agencies, site.questions) as found
where not site.sensitive
"""
# The owner's functions, so that the application's role can find by terms and write none.
WRITE = f"""
create sequence property_stamp_number;
create function property_site_added() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    {ADD.format(table="made")};
    update property_stamp set number = nextval('property_stamp_number');
    return null;
end $$;
create function property_site_changed() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    delete from property_search_term where site_id in (
        select made.bbl from made join was using (bbl)
        where (made.words, made.agencies, made.questions, made.sensitive)
            is distinct from (was.words, was.agencies, was.questions, was.sensitive)
    );
    {ADD.format(table="made")}
        and exists (
            select 1 from was where was.bbl = site.bbl
            and (site.words, site.agencies, site.questions, site.sensitive)
                is distinct from (was.words, was.agencies, was.questions, was.sensitive)
        );
    update property_stamp set number = nextval('property_stamp_number');
    return null;
end $$;
create trigger search_terms_added after insert on property_site referencing new table as made
    for each statement execute function property_site_added();
create trigger search_terms_changed after update on property_site referencing old table as was new table as made
    for each statement execute function property_site_changed();
revoke insert, update, delete, truncate on property_search_term, property_stamp from threshold_app;
insert into property_stamp (id, number) values (1, 0);
"""
FILL = ADD.format(table="property_site")
BACK = """
drop trigger search_terms_changed on property_site; drop trigger search_terms_added on property_site;
drop function property_site_changed(); drop function property_site_added();
drop sequence property_stamp_number;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('property', '0003_registers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Stamp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
            ],
            options={
                'db_table': 'property_stamp',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='stamp_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('pk', models.CompositePrimaryKey('term', 'site', blank=True, editable=False, primary_key=True, serialize=False)),
                ('term', models.TextField(db_collation='C')),
                ('site', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='search_terms', to='property.site')),
            ],
            options={
                'db_table': 'property_search_term',
                'indexes': [models.Index(fields=['site', 'term'], name='search_term_of_site')],
            },
        ),
        row_security("property_search_term", see="true", write="true"),
        row_security("property_stamp", see="true", write="true"),
        migrations.RunSQL(TERMS_OF, "drop function property_terms_of(text, varchar[], varchar[])"),
        migrations.RunSQL(WRITE, BACK),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
