"""Runs of the jobs that come round: what the City and auditors see, and the City alone writes."""

from django.db import migrations, models

from threshold.database.row_security import IN_REACH, IN_SIGHT, row_security


class Migration(migrations.Migration):
    """The record of runs."""

    initial = True
    dependencies = [("database", "0002_sight")]
    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("job", models.CharField(max_length=80)),
                ("planned_for", models.DateTimeField()),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("interrupted", "Interrupted"),
                        ],
                        default="running",
                        max_length=12,
                    ),
                ),
                ("error", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "db_table": "jobs_run",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["job", "-id"], name="jobs_run_by_job")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["running", "done", "failed", "interrupted"])),
                        name="run_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("ended_at__gte", models.F("started_at")), _connector="OR"
                        ),
                        name="run_ends_after_it_begins",
                    ),
                ],
            },
        ),
        row_security("jobs_run", see=IN_SIGHT, write=IN_REACH),
    ]
