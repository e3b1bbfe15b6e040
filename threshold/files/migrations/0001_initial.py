"""Files, only added to; the keys that open them beside them; both within sight of their agency and the City alone."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from threshold.database.row_security import only_added_to, row_security, within_reach, within_sight

SEE, WRITE = within_sight("agency_id"), within_reach("agency_id")


class Migration(migrations.Migration):
    """The files' tables."""

    initial = True
    dependencies = [("database", "0002_sight")]

    operations = [
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("agency_id", models.CharField(max_length=80)),
                ("purpose", models.CharField(max_length=40)),
                ("sha256", models.CharField(max_length=64)),
                ("received_sha256", models.CharField(max_length=64)),
                ("stored_as", models.CharField(max_length=64, unique=True)),
                ("size", models.BigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("received_at", models.DateTimeField()),
                ("actor_role", models.CharField(max_length=40)),
                ("actor_ref", models.CharField(blank=True, max_length=64)),
                (
                    "stripped",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "db_table": "files_file",
            },
        ),
        migrations.CreateModel(
            name="Key",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="key",
                        serialize=False,
                        to="files.file",
                    ),
                ),
                ("agency_id", models.CharField(max_length=80)),
                ("data_key", models.TextField()),
                ("name", models.TextField()),
            ],
            options={
                "db_table": "files_key",
            },
        ),
        migrations.AddIndex(
            model_name="file",
            index=models.Index(fields=["agency_id", "received_at"], name="files_file_of_agency"),
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="file_sha256"
            ),
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.CheckConstraint(
                condition=models.Q(("received_sha256__regex", "^[0-9a-f]{64}$")), name="file_received_sha256"
            ),
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.CheckConstraint(
                condition=models.Q(("stored_as__regex", "^[0-9a-f]{64}$")), name="file_stored_as"
            ),
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="file_has_bytes"),
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency_id", ""), _negated=True), models.Q(("purpose", ""), _negated=True)
                ),
                name="file_belongs_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sha256", models.F("received_sha256")), ("stripped", [])),
                    models.Q(
                        models.Q(("stripped", []), _negated=True),
                        models.Q(("sha256", models.F("received_sha256")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="file_says_what_was_stripped",
            ),
        ),
        row_security("files_file", see=SEE, write=WRITE),
        only_added_to("files_file"),
        row_security("files_key", see=SEE, write=WRITE),
    ]
