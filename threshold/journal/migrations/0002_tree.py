"""Places in the tree and signed checkpoints, both only added to; details salted one by one from here on."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.lookups
from django.db import migrations, models
from django.db.models import CheckConstraint, F, Func, IntegerField, Q

from threshold.database.row_security import IN_REACH, only_added_to, row_security

IN_SIGHT = "(select current_setting('app.reach', true)) in ('city', 'audit')"


def hashes():
    """A column of hashes in hex."""
    return django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), size=None)


class Migration(migrations.Migration):
    """The tree's tables. Lines written before keep their details as they were."""

    dependencies = [("journal", "0001_initial")]
    operations = [
        migrations.AlterField("detail", "salt", models.CharField(blank=True, max_length=64)),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("root", models.CharField(max_length=64)),
                ("note", models.TextField()),
                ("key", models.CharField(max_length=300)),
                ("before", models.BigIntegerField()),
                ("growth", hashes()),
                ("peaks", hashes()),
            ],
            options={
                "db_table": "journal_checkpoint",
                "ordering": ("-size",),
                "constraints": [
                    CheckConstraint(name="checkpoint_root", condition=Q(root__regex="^[0-9a-f]{64}$")),
                    CheckConstraint(name="checkpoint_grows", condition=Q(before__gte=0, size__gt=F("before"))),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("leaf", models.BinaryField()),
                (
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entry", to="journal.line"
                    ),
                ),
            ],
            options={
                "db_table": "journal_entry",
                "ordering": ("position",),
                "constraints": [
                    CheckConstraint(name="entry_position", condition=Q(position__gte=0)),
                    CheckConstraint(
                        name="entry_leaf_is_a_hash",
                        condition=Q(
                            django.db.models.lookups.Exact(
                                Func(F("leaf"), function="octet_length", output_field=IntegerField()), 32
                            )
                        ),
                    ),
                ],
            },
        ),
        row_security("journal_entry", see=IN_SIGHT, write=IN_REACH),
        only_added_to("journal_entry"),
        row_security("journal_checkpoint", see="true", write=IN_REACH),
        only_added_to("journal_checkpoint"),
    ]
