"""Lines, only added to; details, erasable beside them; both within reach of their agency or the City alone."""

import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import only_added_to, row_security, within_reach

OURS = within_reach("agency_id")


class Migration(migrations.Migration):
    """The journal's tables."""

    initial = True
    dependencies = [("database", "0001_roles")]
    operations = [
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor_role", models.CharField(max_length=40)),
                ("actor_ref", models.CharField(blank=True, max_length=64)),
                ("action", models.CharField(max_length=80)),
                ("object_kind", models.CharField(max_length=40)),
                ("object_number", models.CharField(max_length=80)),
                ("clause", models.CharField(blank=True, max_length=40)),
                ("agency_id", models.CharField(blank=True, max_length=80)),
                ("details_hash", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "journal_line",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["object_kind", "object_number"], name="journal_line_object")],
            },
        ),
        migrations.CreateModel(
            name="Detail",
            fields=[
                (
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="detail",
                        serialize=False,
                        to="journal.line",
                    ),
                ),
                ("agency_id", models.CharField(blank=True, max_length=80)),
                ("salt", models.CharField(max_length=64)),
                ("sealed", models.TextField()),
            ],
            options={"db_table": "journal_detail"},
        ),
        row_security("journal_line", see=OURS, write=OURS),
        only_added_to("journal_line"),
        row_security("journal_detail", see=OURS, write=OURS),
    ]
