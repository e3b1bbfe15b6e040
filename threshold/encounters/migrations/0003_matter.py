"""The matter of an encounter, which may be given to it once it has its agency."""

import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import kept

MOVES = (
    "account_id", "body_id", "joined_id", "confirmed_at", "acknowledged_at", "acknowledged_by_id", "climbs_at",
    "crossed_at", "closed_at", "matter_id",
)
ANEW = """
    drop trigger kept on encounters_encounter; drop trigger never_emptied on encounters_encounter;
    drop function encounters_encounter_kept();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('determinations', '0001_matters'),
        ('encounters', '0002_facts_as_seen'),
    ]

    operations = [
        migrations.AddField(
            model_name='encounter',
            name='matter',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='encounter', to='determinations.matter'),
        ),
        migrations.RunSQL(ANEW, migrations.RunSQL.noop),
        kept("encounters_encounter", but_for=MOVES),
    ]
