"""A day cannot pass before its period counts: the totals rest on it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0004_contracts'),
        ('duties', '0002_by_day'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='assignment',
            name='assignment_late_only_after_due',
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('late_after__isnull', True), models.Q(('late_after__gte', models.F('due')), ('late_after__gte', models.F('counts_from'))), _connector='OR'), name='assignment_late_only_after_due'),
        ),
    ]
