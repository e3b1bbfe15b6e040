"""Facts the eye shows as columns of an account; what sort of request it is may be left out."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0006_crossings'),
        ('encounters', '0001_encounters'),
        ('property', '0003_registers'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='account',
            name='account_kind_is_listed',
        ),
        migrations.RemoveConstraint(
            model_name='account',
            name='account_paper_is_listed',
        ),
        migrations.RemoveConstraint(
            model_name='account',
            name='account_issuer_is_listed',
        ),
        migrations.AddField(
            model_name='account',
            name='nonpublic',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='account',
            name='other_resource',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='account',
            name='purpose',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='account',
            name='uses_property',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AlterField(
            model_name='account',
            name='kind',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['use_of_lot', 'entry', 'resources', 'information', 'status_only', 'papers', 'observed', ''])), name='account_kind_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('paper__in', ['none', 'warrant', 'subpoena', 'court_order', 'detainer', 'judge', 'no_judge', 'form', 'letter', 'other', 'cannot_tell', ''])), name='account_paper_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('issuer__in', ['federal_court', 'state_court', 'immigration_court', 'other_court', 'agency_office', 'named', 'none', 'cannot_tell', ''])), name='account_issuer_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['yes', 'no', ''])), name='account_purpose_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('nonpublic__in', ['yes', 'no', ''])), name='account_nonpublic_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('uses_property__in', ['yes', 'no', 'incidental', ''])), name='account_uses_property_is_listed'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('other_resource__in', ['none', 'staff_time', 'other', ''])), name='account_other_resource_is_listed'),
        ),
    ]
