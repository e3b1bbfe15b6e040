"""Terms of a changed site are written row by row: joined over whole statements they grew with the square of the list."""

from django.db import migrations

WHOLE_STATEMENTS = """
drop trigger search_terms_changed on property_site;
drop function property_site_changed();
"""
ROW_BY_ROW = """
create function property_site_changed() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    delete from property_search_term where site_id = old.bbl;
    if not new.sensitive then
        insert into property_search_term (site_id, term)
        select new.bbl, found.term from property_terms_of(new.words, new.agencies, new.questions) as found;
    end if;
    return null;
end $$;
create trigger search_terms_changed after update of words, agencies, questions, sensitive on property_site
    for each row when ((old.words, old.agencies, old.questions, old.sensitive)
        is distinct from (new.words, new.agencies, new.questions, new.sensitive))
    execute function property_site_changed();
create function property_site_stamped() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    update property_stamp set number = nextval('property_stamp_number');
    return null;
end $$;
create trigger stamped after update on property_site for each statement execute function property_site_stamped();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('property', '0007_steps_of_their_own_body'),
    ]

    operations = [
        migrations.RunSQL(WHOLE_STATEMENTS, migrations.RunSQL.noop),
        migrations.RunSQL(ROW_BY_ROW, migrations.RunSQL.noop),
    ]
