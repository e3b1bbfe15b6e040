"""Lists that page by day from an index alone, and the day from which proof waits for a reviewer."""

import datetime
import django.db.models.functions.comparison
from django.db import migrations, models

from threshold.duties.kept_by_database import REFRESH_ASSIGNMENTS

ANEW = """
    select set_config('app.reach', 'city', true);
    select duties_refresh_assignments(array(select distinct assignment_id from duties_proof));
    select set_config('app.reach', '', true);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_posts'),
        ('duties', '0001_initial'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='assignment',
            name='assignment_by_due',
        ),
        migrations.RemoveIndex(
            model_name='assignment',
            name='assignment_of_body_by_due',
        ),
        migrations.RemoveIndex(
            model_name='assignment',
            name='assignment_of_duty_by_due',
        ),
        migrations.RemoveIndex(
            model_name='assignment',
            name='assignment_open',
        ),
        migrations.AddField(
            model_name='assignment',
            name='waiting_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(django.db.models.functions.comparison.Coalesce('due', models.Value(datetime.date(9999, 12, 31)), output_field=models.DateField()), models.F('id'), name='assignment_by_day'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(models.F('body'), django.db.models.functions.comparison.Coalesce('due', models.Value(datetime.date(9999, 12, 31)), output_field=models.DateField()), models.F('id'), name='assignment_of_body_by_day'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(models.F('duty'), django.db.models.functions.comparison.Coalesce('due', models.Value(datetime.date(9999, 12, 31)), output_field=models.DateField()), models.F('id'), name='assignment_of_duty_by_day'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(django.db.models.functions.comparison.Coalesce('due', models.Value(datetime.date(9999, 12, 31)), output_field=models.DateField()), models.F('id'), condition=models.Q(('in_hand_on__isnull', True), ('proved_on__isnull', True), ('withdrawn_on__isnull', True)), name='assignment_open_by_day'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(django.db.models.functions.comparison.Coalesce('due', models.Value(datetime.date(9999, 12, 31)), output_field=models.DateField()), models.F('id'), condition=models.Q(('in_hand_on__isnull', False), ('proved_on__isnull', True), ('withdrawn_on__isnull', True)), name='assignment_in_hand_by_day'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(django.db.models.functions.comparison.Coalesce('due', models.Value(datetime.date(9999, 12, 31)), output_field=models.DateField()), models.F('id'), condition=models.Q(('proved_on__isnull', False), ('withdrawn_on__isnull', True)), name='assignment_proved_by_day'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('in_hand_on__isnull', True), ('proved_on__isnull', True), ('withdrawn_on__isnull', True)), fields=['body', 'due', 'id'], name='assignment_open'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('waiting_on__isnull', False)), fields=['waiting_on', 'id'], name='assignment_waiting'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(condition=models.Q(('accepted', False)), fields=['giver_ref', '-id'], name='review_refused'),
        ),
        # No way back: without its column the function of before would be no other.
        migrations.RunSQL(REFRESH_ASSIGNMENTS, migrations.RunSQL.noop),
        migrations.RunSQL(ANEW, migrations.RunSQL.noop),
    ]
